OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Actor
RETURN 0 AS part, [n3.name, COLLECT { MATCH (n3)<-[r4:ABOUT]-(n5:Statement) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 AND n5.kind IN [$p2] WITH r4, n5 ORDER BY n5.sortKey RETURN [n5.subject, n5.textEn, COLLECT { MATCH (n5)-[r6:CITES]->(n7:Source) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey, r6.id RETURN [r6.locator] }] }] AS row
UNION ALL
UNWIND $p3 AS k9 OPTIONAL MATCH (n8:FormerId {id: k9})
WITH k9, coalesce(n8.entity, k9) AS k10
MATCH (n11:Entity {id: k10}) WHERE n11:Agreement
RETURN 1 AS part, [n11.name, COLLECT { MATCH (n11)<-[r12:ABOUT]-(n13:Statement) WHERE r12.togetherFrom <= $p1 AND r12.togetherTo >= $p1 AND n13.kind IN [$p4] WITH r12, n13 ORDER BY n13.sortKey RETURN [n13.subject, n13.textEn, COLLECT { MATCH (n13)-[r14:CITES]->(n15:Source) WHERE r14.togetherFrom <= $p1 AND r14.togetherTo >= $p1 WITH r14, n15 ORDER BY n15.sortKey, r14.id RETURN [r14.locator] }] }] AS row
UNION ALL
UNWIND $p5 AS k17 OPTIONAL MATCH (n16:FormerId {id: k17})
WITH k17, coalesce(n16.entity, k17) AS k18
MATCH (n19:Entity {id: k18}) WHERE n19:Council
RETURN 2 AS part, [n19.name, COLLECT { MATCH (n19)<-[r20:ABOUT]-(n21:Statement) WHERE r20.togetherFrom <= $p1 AND r20.togetherTo >= $p1 AND n21.kind IN [$p6] WITH r20, n21 ORDER BY n21.sortKey RETURN [n21.subject, n21.textEn, COLLECT { MATCH (n21)-[r22:CITES]->(n23:Source) WHERE r22.togetherFrom <= $p1 AND r22.togetherTo >= $p1 WITH r22, n23 ORDER BY n23.sortKey, r22.id RETURN [r22.locator] }] }] AS row
UNION ALL
UNWIND $p7 AS k25 OPTIONAL MATCH (n24:FormerId {id: k25})
WITH k25, coalesce(n24.entity, k25) AS k26
MATCH (n27:Entity {id: k26}) WHERE n27:Partnership
RETURN 3 AS part, [n27.name, n27.sinceEdtf, COLLECT { MATCH (n27)<-[r28:ABOUT]-(n29:Statement) WHERE r28.togetherFrom <= $p1 AND r28.togetherTo >= $p1 AND n29.kind IN [$p8] WITH r28, n29 ORDER BY n29.sortKey RETURN [n29.subject, n29.textEn, COLLECT { MATCH (n29)-[r30:CITES]->(n31:Source) WHERE r30.togetherFrom <= $p1 AND r30.togetherTo >= $p1 WITH r30, n31 ORDER BY n31.sortKey, r30.id RETURN [r30.locator] }] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
