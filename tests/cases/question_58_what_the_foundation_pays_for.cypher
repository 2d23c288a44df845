OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Actor
RETURN 0 AS part, [n3.kind, n3.name, COLLECT { MATCH (n3)<-[r4:INVOLVES]-(n5:Partnership) WHERE r4.togetherFrom <= $p2 AND r4.togetherTo >= $p1 AND r4.role IN [$p3] WITH r4, n5 ORDER BY n5.sortKey LIMIT $p4 RETURN [n5.caseNumber, n5.name, COLLECT { MATCH (n5)<-[r6:PARTICIPATES_IN]-(n7:Actor) WHERE r6.togetherFrom <= $p2 AND r6.togetherTo >= $p1 AND n7.kind IN [$p5] WITH r6, n7 ORDER BY n7.sortKey LIMIT $p6 RETURN [n7.name] }, COLLECT { MATCH (n5)-[r8:INVOLVES]->(n9:Actor) WHERE r8.togetherFrom <= $p2 AND r8.togetherTo >= $p1 AND r8.role IN [$p7] WITH r8, n9 ORDER BY n9.sortKey LIMIT $p8 RETURN [n9.name] }] }, COLLECT { MATCH (n3)-[r10:PARTICIPATES_IN]->(n11:Partnership) WHERE r10.togetherFrom <= $p2 AND r10.togetherTo >= $p1 AND r10.role IN [$p9] WITH r10, n11 ORDER BY n11.sortKey LIMIT $p10 RETURN [n11.caseNumber, n11.name, COLLECT { MATCH (n11)<-[r12:PARTICIPATES_IN]-(n13:Actor) WHERE r12.togetherFrom <= $p2 AND r12.togetherTo >= $p1 AND n13.kind IN [$p11] WITH r12, n13 ORDER BY n13.sortKey LIMIT $p12 RETURN [n13.name] }, COLLECT { MATCH (n11)-[r14:INVOLVES]->(n15:Actor) WHERE r14.togetherFrom <= $p2 AND r14.togetherTo >= $p1 AND r14.role IN [$p13] WITH r14, n15 ORDER BY n15.sortKey LIMIT $p14 RETURN [n15.name] }] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
