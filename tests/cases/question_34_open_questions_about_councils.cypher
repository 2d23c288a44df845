MATCH (n0:Entity {id: $p0}) WHERE n0:Council
RETURN 0 AS part, [n0.name, COLLECT { MATCH (n0)<-[r1:ABOUT]-(n2:Statement) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 AND n2.kind = $p2 WITH r1, n2 ORDER BY n2.sortKey, r1.id RETURN [n2.subject, n2.textEn, COLLECT { MATCH (n2)-[r3:CITES]->(n4:Source) WHERE r3.validFrom <= $p1 AND r3.validTo >= $p1 AND n4.validFrom <= $p1 AND n4.validTo >= $p1 WITH r3, n4 ORDER BY n4.sortKey, r3.id RETURN [n4.id] }] }] AS row
UNION ALL
MATCH (n5:Statement) WHERE n5.validFrom <= $p1 AND n5.validTo >= $p1 AND (n5.kind = $p3 AND EXISTS { MATCH (n5)-[r6:ABOUT]->(n7:Entity) WHERE r6.validFrom <= $p1 AND r6.validTo >= $p1 AND n7.validFrom <= $p1 AND n7.validTo >= $p1 AND (n7:Council) }) WITH n5, n5.subject AS k8 WITH k8, count(DISTINCT n5) AS c9
RETURN 1 AS part, [c9, k8] AS row
ORDER BY c9 DESC, k8 IS NULL, k8 LIMIT $p4
UNION ALL
MATCH (n10:Council) WHERE n10.validFrom <= $p1 AND n10.validTo >= $p1 AND EXISTS { MATCH (n10)<-[r11:ABOUT]-(n12:Statement) WHERE r11.validFrom <= $p1 AND r11.validTo >= $p1 AND n12.validFrom <= $p1 AND n12.validTo >= $p1 AND (n12.kind = $p5 AND n12.subject = $p6) } WITH count(*) AS total
RETURN 2 AS part, [total] AS row
UNION ALL
MATCH (n13:Council) WHERE n13.validFrom <= $p1 AND n13.validTo >= $p1 AND EXISTS { MATCH (n13)<-[r14:ABOUT]-(n15:Statement) WHERE r14.validFrom <= $p1 AND r14.validTo >= $p1 AND n15.validFrom <= $p1 AND n15.validTo >= $p1 AND (n15.kind = $p7 AND n15.subject = $p8) } WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (n16:Council) WHERE n16.validFrom <= $p1 AND n16.validTo >= $p1 AND EXISTS { MATCH (n16)<-[r17:ABOUT]-(n18:Statement) WHERE r17.validFrom <= $p1 AND r17.validTo >= $p1 AND n18.validFrom <= $p1 AND n18.validTo >= $p1 AND (n18.kind = $p9 AND n18.subject = $p10) } WITH count(*) AS total
RETURN 4 AS part, [total] AS row
