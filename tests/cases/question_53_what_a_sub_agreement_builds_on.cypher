OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [n3.decidedOnEdtf, n3.name, n3.presentedOnEdtf, COLLECT { MATCH (n3)-[r4:PART_OF]->(n5:Agreement) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY r4.validFrom DESC, r4.id LIMIT $p2 RETURN [n5.decidedOnEdtf, n5.name, n5.presentedOnEdtf, COLLECT { MATCH (n5)<-[r6:BASED_ON]-(n7:Agreement) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey LIMIT $p3 RETURN [n7.decidedOnEdtf, n7.name, n7.presentedOnEdtf, COLLECT { MATCH (n7)<-[r8:BASED_ON]-(n9:Agreement) WHERE r8.togetherFrom <= $p1 AND r8.togetherTo >= $p1 WITH r8, n9 ORDER BY n9.sortKey LIMIT $p4 RETURN [n9.decidedOnEdtf, n9.name, n9.presentedOnEdtf] }, COLLECT { MATCH (n7)-[r10:BASED_ON]->(n11:Agreement) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 WITH r10, n11 ORDER BY n11.sortKey LIMIT $p5 RETURN [n11.kind, n11.name] }] }, COLLECT { MATCH (n5)<-[r12:PART_OF]-(n13:Agreement) WHERE r12.togetherFrom <= $p1 AND r12.togetherTo >= $p1 WITH r12, n13 ORDER BY n13.sortKey LIMIT $p6 RETURN [n13.name] }, COLLECT { MATCH (n5)<-[r14:SUCCEEDED_BY]-(n15:Entity) WHERE r14.togetherFrom <= $p7 WITH r14, n15 ORDER BY n15.sortKey LIMIT $p8 RETURN [labels(n15), n15.name, n15.validToEdtf] }, COLLECT { MATCH (n5)-[r16:BASED_ON]->(n17:Agreement) WHERE r16.togetherFrom <= $p1 AND r16.togetherTo >= $p1 WITH r16, n17 ORDER BY n17.sortKey LIMIT $p9 RETURN [n17.level, n17.name] }] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
