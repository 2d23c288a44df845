OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Partnership) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.kind IN [$p1] AND n0.sortKey > $p2
RETURN 0 AS part, [n0.name, COLLECT { MATCH (n0)<-[r1:ABOUT]-(n2:Statement) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 AND n2.kind IN [$p3] WITH r1, n2 ORDER BY n2.sortKey LIMIT $p4 RETURN [n2.textEn] }, COLLECT { MATCH (n0)<-[r3:ABOUT]-(n4:Statement) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 AND n4.kind IN [$p5] WITH r3, n4 ORDER BY n4.sortKey RETURN [n4.subject, n4.textEn] }, COLLECT { MATCH (n0)<-[r5:PART_OF]-(n6:Partnership) WHERE r5.togetherFrom <= $p0 AND r5.togetherTo >= $p0 WITH r5, n6 ORDER BY n6.sortKey LIMIT $p6 RETURN [n6.name, COLLECT { MATCH (n6)<-[r7:PARTICIPATES_IN]-(n8:Actor) WHERE r7.togetherFrom <= $p0 AND r7.togetherTo >= $p0 WITH r7, n8 ORDER BY r7.role, n8.sortKey, r7.id LIMIT $p7 RETURN [n8.name, r7.role] }, COLLECT { MATCH (n6)-[r9:LOCATED_IN]->(n10:Place) WHERE r9.togetherFrom <= $p0 AND r9.togetherTo >= $p0 WITH r9, n10 ORDER BY n10.sortKey LIMIT $p8 RETURN [n10.kind, n10.name] }] }, COLLECT { MATCH (n0)-[r11:INVOLVES]->(n12:Actor) WHERE r11.togetherFrom <= $p0 AND r11.togetherTo >= $p0 WITH r11, n12 ORDER BY n12.sortKey, r11.id LIMIT $p9 RETURN [n12.name, r11.role] }] AS row
ORDER BY n0.sortKey LIMIT $p10
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
