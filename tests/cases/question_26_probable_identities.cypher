OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND EXISTS { MATCH (n0)-[r1:SUCCEEDED_BY]->(n2:Entity) WHERE r1.togetherFrom <= $p1 AND r1.identity IN [$p2] } AND n0.sortKey > $p3
RETURN 0 AS part, [n0.name, COLLECT { MATCH (n0)-[r3:SUCCEEDED_BY]->(n4:Entity) WHERE r3.togetherFrom <= $p1 WITH r3, n4 ORDER BY n4.sortKey, r3.id LIMIT $p4 RETURN [labels(n4), n4.name, r3.reason] }] AS row
ORDER BY n0.sortKey LIMIT $p5
UNION ALL
MATCH (n5:Partnership) WHERE (n5.validFrom <= $p0 AND n5.validTo >= $p0) = true AND EXISTS { MATCH (n5)<-[r6:PARTICIPATES_IN]-(n7:Actor) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 AND r6.identity IN [$p6] } AND n5.sortKey > $p7
RETURN 1 AS part, [n5.name, COLLECT { MATCH (n5)<-[r8:PARTICIPATES_IN]-(n9:Actor) WHERE r8.togetherFrom <= $p0 AND r8.togetherTo >= $p0 AND r8.identity IN [$p8] WITH r8, n9 ORDER BY n9.sortKey, r8.id LIMIT $p9 RETURN [n9.name, r8.nameAsPublished, r8.reason] }] AS row
ORDER BY n5.sortKey LIMIT $p10
UNION ALL
MATCH (n10:Actor) WHERE (n10.validFrom <= $p0 AND n10.validTo >= $p0) = true AND EXISTS { MATCH (n10)-[r11:PARTICIPATES_IN]->(n12:Partnership) WHERE r11.togetherFrom <= $p0 AND r11.togetherTo >= $p0 AND r11.identity IN [$p11] } WITH count(*) AS total
RETURN 2 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
