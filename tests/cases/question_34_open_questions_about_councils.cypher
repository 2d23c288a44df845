OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Council
RETURN 0 AS part, [n3.name, COLLECT { MATCH (n3)<-[r4:ABOUT]-(n5:Statement) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 AND n5.kind IN [$p2] WITH r4, n5 ORDER BY n5.sortKey RETURN [n5.subject, n5.textEn, COLLECT { MATCH (n5)-[r6:CITES]->(n7:Source) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey RETURN [n7.id] }] }] AS row
UNION ALL
MATCH (n8:Statement) WHERE (n8.validFrom <= $p1 AND n8.validTo >= $p1) = true AND (n8.kind IN [$p3] AND EXISTS { MATCH (n8)-[r9:ABOUT]->(n10:Entity) WHERE r9.togetherFrom <= $p1 AND r9.togetherTo >= $p1 AND (n10:Council) }) AND n8.sortKey > $p4
RETURN 1 AS part, [n8.subject, COUNT { MATCH (n8)-[r11:ABOUT]->(n12:Entity) WHERE r11.togetherFrom <= $p1 AND r11.togetherTo >= $p1 }] AS row
ORDER BY n8.sortKey LIMIT $p5
UNION ALL
MATCH (n13:Council) WHERE (n13.validFrom <= $p1 AND n13.validTo >= $p1) = true AND (n13.kind IN $p6 AND EXISTS { MATCH (n13)<-[r14:ABOUT]-(n15:Statement) WHERE r14.togetherFrom <= $p1 AND r14.togetherTo >= $p1 AND (n15.kind IN [$p7] AND n15.subject IN [$p8]) }) WITH count(*) AS total
RETURN 2 AS part, [total] AS row
UNION ALL
MATCH (n16:Council) WHERE (n16.validFrom <= $p1 AND n16.validTo >= $p1) = true AND (n16.kind IN $p9 AND EXISTS { MATCH (n16)<-[r17:ABOUT]-(n18:Statement) WHERE r17.togetherFrom <= $p1 AND r17.togetherTo >= $p1 AND (n18.kind IN [$p10] AND n18.subject IN [$p11]) }) WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (n19:Council) WHERE (n19.validFrom <= $p1 AND n19.validTo >= $p1) = true AND (n19.kind IN $p12 AND EXISTS { MATCH (n19)<-[r20:ABOUT]-(n21:Statement) WHERE r20.togetherFrom <= $p1 AND r20.togetherTo >= $p1 AND (n21.kind IN [$p13] AND n21.subject IN [$p14]) }) WITH count(*) AS total
RETURN 4 AS part, [total] AS row
UNION ALL
MATCH (n22:Council) WHERE (n22.validFrom <= $p1 AND n22.validTo >= $p1) = true AND (n22.kind IN $p15 AND EXISTS { MATCH (n22)<-[r23:ABOUT]-(n24:Statement) WHERE r23.togetherFrom <= $p1 AND r23.togetherTo >= $p1 AND (n24.kind IN [$p16] AND n24.subject IN [$p17]) }) WITH count(*) AS total
RETURN 5 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
