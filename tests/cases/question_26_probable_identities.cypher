MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND EXISTS { MATCH (n0)-[r1:SUCCEEDED_BY]->(n2:Entity) WHERE r1.validFrom <= $p0 AND r1.validTo >= $p0 AND n2.validFrom <= $p0 AND n2.validTo >= $p0 AND r1.identity IN [$p1] } AND n0.sortKey > $p2
RETURN 0 AS part, [n0.name, COLLECT { MATCH (n0)-[r3:SUCCEEDED_BY]->(n4:Entity) WHERE r3.validFrom <= $p0 AND r3.validTo >= $p0 AND n4.validFrom <= $p0 AND n4.validTo >= $p0 WITH r3, n4 ORDER BY n4.sortKey, r3.id LIMIT $p3 RETURN [labels(n4), n4.name, r3.reason] }] AS row
ORDER BY n0.sortKey LIMIT $p4
UNION ALL
MATCH (n5:Partnership) WHERE (n5.validFrom <= $p0 AND n5.validTo >= $p0) = true AND EXISTS { MATCH (n5)<-[r6:PARTICIPATES_IN]-(n7:Actor) WHERE r6.validFrom <= $p0 AND r6.validTo >= $p0 AND n7.validFrom <= $p0 AND n7.validTo >= $p0 AND r6.identity IN [$p5] } AND n5.sortKey > $p6
RETURN 1 AS part, [n5.name, COLLECT { MATCH (n5)<-[r8:PARTICIPATES_IN]-(n9:Actor) WHERE r8.validFrom <= $p0 AND r8.validTo >= $p0 AND n9.validFrom <= $p0 AND n9.validTo >= $p0 AND r8.identity IN [$p7] WITH r8, n9 ORDER BY n9.sortKey, r8.id LIMIT $p8 RETURN [n9.name, r8.nameAsPublished, r8.reason] }] AS row
ORDER BY n5.sortKey LIMIT $p9
UNION ALL
MATCH (n10:Actor) WHERE (n10.validFrom <= $p0 AND n10.validTo >= $p0) = true AND EXISTS { MATCH (n10)-[r11:PARTICIPATES_IN]->(n12:Partnership) WHERE r11.validFrom <= $p0 AND r11.validTo >= $p0 AND n12.validFrom <= $p0 AND n12.validTo >= $p0 AND r11.identity IN [$p10] } WITH count(*) AS total
RETURN 2 AS part, [total] AS row
