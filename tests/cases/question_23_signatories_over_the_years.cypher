OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [COUNT { MATCH (n3)<-[r4:SIGNED]-(n5:Actor) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 }, COLLECT { MATCH (n3)<-[r6:SIGNED]-(n7:Actor) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey, r6.id LIMIT $p2 RETURN [r6.togetherFrom, r6.togetherFromLatest, r6.togetherTo, r6.togetherToEarliest, r6.validFromEdtf, r6.validToEdtf] }] AS row
UNION ALL
UNWIND $p3 AS k9 OPTIONAL MATCH (n8:FormerId {id: k9})
WITH k9, coalesce(n8.entity, k9) AS k10
MATCH (n11:Entity {id: k10}) WHERE n11:Agreement
RETURN 1 AS part, [COUNT { MATCH (n11)<-[r12:SIGNED]-(n13:Actor) WHERE r12.togetherFrom <= $p4 AND r12.togetherTo >= $p4 }, COLLECT { MATCH (n11)<-[r14:SIGNED]-(n15:Actor) WHERE r14.togetherFrom <= $p4 AND r14.togetherTo >= $p4 WITH r14, n15 ORDER BY n15.sortKey, r14.id LIMIT $p5 RETURN [r14.togetherFrom, r14.togetherFromLatest, r14.togetherTo, r14.togetherToEarliest, r14.validFromEdtf, r14.validToEdtf] }] AS row
UNION ALL
UNWIND $p6 AS k17 OPTIONAL MATCH (n16:FormerId {id: k17})
WITH k17, coalesce(n16.entity, k17) AS k18
MATCH (n19:Entity {id: k18}) WHERE n19:Agreement
RETURN 2 AS part, [COUNT { MATCH (n19)<-[r20:SIGNED]-(n21:Actor) WHERE r20.togetherFrom <= $p7 AND r20.togetherTo >= $p7 }, COLLECT { MATCH (n19)<-[r22:SIGNED]-(n23:Actor) WHERE r22.togetherFrom <= $p7 AND r22.togetherTo >= $p7 WITH r22, n23 ORDER BY n23.sortKey, r22.id LIMIT $p8 RETURN [r22.togetherFrom, r22.togetherFromLatest, r22.togetherTo, r22.togetherToEarliest, r22.validFromEdtf, r22.validToEdtf] }] AS row
UNION ALL
UNWIND $p9 AS k25 OPTIONAL MATCH (n24:FormerId {id: k25})
WITH k25, coalesce(n24.entity, k25) AS k26
MATCH (n27:Entity {id: k26}) WHERE n27:Agreement
RETURN 3 AS part, [COUNT { MATCH (n27)<-[r28:SIGNED]-(n29:Actor) WHERE r28.togetherFrom <= $p10 AND r28.togetherTo >= $p10 }, COLLECT { MATCH (n27)<-[r30:SIGNED]-(n31:Actor) WHERE r30.togetherFrom <= $p10 AND r30.togetherTo >= $p10 WITH r30, n31 ORDER BY n31.sortKey, r30.id LIMIT $p11 RETURN [r30.togetherFrom, r30.togetherFromLatest, r30.togetherTo, r30.togetherToEarliest, r30.validFromEdtf, r30.validToEdtf] }] AS row
UNION ALL
UNWIND $p12 AS k33 OPTIONAL MATCH (n32:FormerId {id: k33})
WITH k33, coalesce(n32.entity, k33) AS k34
MATCH (n35:Entity {id: k34}) WHERE n35:Agreement
RETURN 4 AS part, [COUNT { MATCH (n35)<-[r36:SIGNED]-(n37:Actor) WHERE r36.togetherFrom <= $p13 AND r36.togetherTo >= $p13 }, COLLECT { MATCH (n35)<-[r38:SIGNED]-(n39:Actor) WHERE r38.togetherFrom <= $p13 AND r38.togetherTo >= $p13 WITH r38, n39 ORDER BY n39.sortKey, r38.id LIMIT $p14 RETURN [r38.togetherFrom, r38.togetherFromLatest, r38.togetherTo, r38.togetherToEarliest, r38.validFromEdtf, r38.validToEdtf] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
