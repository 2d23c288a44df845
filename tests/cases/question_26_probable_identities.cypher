OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND EXISTS { MATCH (n0)-[r1:SIGNED]->(n2:Agreement) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 AND r1.identity IN [$p1] } AND n0.sortKey > $p2
RETURN 0 AS part, [n0.name, COLLECT { MATCH (n0)-[r3:SIGNED]->(n4:Agreement) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY n4.sortKey, r3.id LIMIT $p3 RETURN [r3.reason] }] AS row
ORDER BY n0.sortKey LIMIT $p4
UNION ALL
MATCH (n5:Actor) WHERE (n5.validFrom <= $p0 AND n5.validTo >= $p0) = true AND EXISTS { MATCH (n5)-[r6:SUCCEEDED_BY]->(n7:Entity) WHERE r6.togetherFrom <= $p5 AND r6.identity IN [$p6] } AND n5.sortKey > $p7
RETURN 1 AS part, [n5.name, COLLECT { MATCH (n5)-[r8:SUCCEEDED_BY]->(n9:Entity) WHERE r8.togetherFrom <= $p5 WITH r8, n9 ORDER BY n9.sortKey, r8.id LIMIT $p8 RETURN [labels(n9), n9.name, r8.reason] }] AS row
ORDER BY n5.sortKey LIMIT $p9
UNION ALL
MATCH (n10:Partnership) WHERE (n10.validFrom <= $p0 AND n10.validTo >= $p0) = true AND EXISTS { MATCH (n10)<-[r11:PARTICIPATES_IN]-(n12:Actor) WHERE r11.togetherFrom <= $p0 AND r11.togetherTo >= $p0 AND r11.identity IN [$p10] } AND n10.sortKey > $p11
RETURN 2 AS part, [n10.name, COLLECT { MATCH (n10)<-[r13:PARTICIPATES_IN]-(n14:Actor) WHERE r13.togetherFrom <= $p0 AND r13.togetherTo >= $p0 AND r13.identity IN [$p12] WITH r13, n14 ORDER BY n14.sortKey, r13.id LIMIT $p13 RETURN [n14.name, r13.nameAsPublished, r13.reason] }] AS row
ORDER BY n10.sortKey LIMIT $p14
UNION ALL
MATCH (n15:Actor) WHERE (n15.validFrom <= $p0 AND n15.validTo >= $p0) = true AND EXISTS { MATCH (n15)-[r16:PARTICIPATES_IN]->(n17:Partnership) WHERE r16.togetherFrom <= $p0 AND r16.togetherTo >= $p0 AND r16.identity IN [$p15] } WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
