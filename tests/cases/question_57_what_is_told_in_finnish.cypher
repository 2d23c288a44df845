OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [n3.name, n3[$p1], COLLECT { MATCH (n3)-[r4:PART_OF]->(n5:Agreement) WHERE r4.togetherFrom <= $p2 AND r4.togetherTo >= $p2 WITH r4, n5 ORDER BY r4.validFrom DESC, r4.id LIMIT $p3 RETURN [n5.name, n5[$p4], COLLECT { MATCH (n5)<-[r6:PARTY_TO]-(n7:Actor) WHERE r6.togetherFrom <= $p2 AND r6.togetherTo >= $p2 WITH r6, n7 ORDER BY n7.sortKey LIMIT $p5 RETURN [n7.name, n7[$p6]] }] }] AS row
UNION ALL
UNWIND $p7 AS k9 OPTIONAL MATCH (n8:FormerId {id: k9})
WITH k9, coalesce(n8.entity, k9) AS k10
MATCH (n11:Entity {id: k10}) WHERE n11:Example
RETURN 1 AS part, [n11.name, n11[$p8], n11[$p9]] AS row
UNION ALL
UNWIND $p10 AS k13 OPTIONAL MATCH (n12:FormerId {id: k13})
WITH k13, coalesce(n12.entity, k13) AS k14
MATCH (n15:Entity {id: k14}) WHERE n15:SupportService
RETURN 2 AS part, [[k16 IN $p11 | n15[k16]]] AS row
UNION ALL
MATCH (n17:Council) WHERE (n17.validFrom <= $p2 AND n17.validTo >= $p2) = true AND n17[$p12] CONTAINS $p13 AND n17.sortKey > $p14
RETURN 3 AS part, [n17.name, n17[$p15], [k18 IN $p16 | n17[k18]]] AS row
ORDER BY n17.sortKey LIMIT $p17
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
