OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [n3.id, n3.validFrom, n3.validFromLatest, n3.validTo, n3.validToEarliest, COUNT { MATCH (n3)<-[r4:SIGNED]-(n5:Actor) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 }, COLLECT { MATCH (n3)<-[r6:PART_OF]-(n7:Principle) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.ordinal, n7.sortKey, r6.id LIMIT $p2 RETURN [n7.id, n7.name, r6.id] }] AS row
UNION ALL
UNWIND $p3 AS k9 OPTIONAL MATCH (n8:FormerId {id: k9})
WITH k9, coalesce(n8.entity, k9) AS k10
MATCH (n11:Entity {id: k10})
RETURN 1 AS part, [k9, labels(n11), n11.id] AS row
UNION ALL
UNWIND $p4 AS k13 OPTIONAL MATCH (n12:FormerId {id: k13})
WITH k13, coalesce(n12.entity, k13) AS k14
MATCH (n15:Entity {id: k14})
RETURN 2 AS part, [k13, labels(n15), n15.id] AS row
UNION ALL
UNWIND $p5 AS k17 OPTIONAL MATCH (n16:FormerId {id: k17})
WITH k17, coalesce(n16.entity, k17) AS k18
MATCH (n19:Entity {id: k18})
RETURN 3 AS part, [labels(n19), n19.id, COLLECT { MATCH (n19:Council)<-[r20:HOSTS]-(n21:Actor) WHERE r20.togetherFrom <= $p6 AND r20.togetherTo >= $p6 WITH r20, n21 ORDER BY n21.sortKey, r20.id LIMIT $p7 RETURN [r20.id] }] AS row
UNION ALL
MATCH (n22:Fact {id: $p8})
RETURN 4 AS part, [n22.id] AS row
UNION ALL
UNWIND $p9 AS k23 MATCH (n24:Fact {id: k23})
RETURN 5 AS part, [k23, n24.id] AS row
UNION ALL
UNWIND $p10 AS k25 MATCH (n26:Fact {id: k25})
RETURN 6 AS part, [k25, n26.id] AS row
UNION ALL
MATCH (n27:Agreement) WHERE (n27.validFrom <= $p11 AND n27.validTo >= $p11) = true AND n27.sortKey > $p12
RETURN 7 AS part, [n27.name, n27.validFrom, n27.validFromLatest, n27.validTo, n27.validToEarliest] AS row
ORDER BY n27.sortKey LIMIT $p13
UNION ALL
RETURN 8 AS part, [COUNT { MATCH (:Agreement) } - COUNT { MATCH (n28:Agreement) WHERE n28.validTo < $p11 } - COUNT { MATCH (n28:Agreement) WHERE n28.validFrom > $p11 }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
