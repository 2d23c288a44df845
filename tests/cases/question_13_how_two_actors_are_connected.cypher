UNWIND $p1 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH coalesce(n0.entity, k1) AS k1
MATCH (n2:Entity {id: k1}) WHERE n2:Actor AND n2.validFrom <= $p0 AND n2.validTo >= $p0 WITH DISTINCT CASE WHEN n2.municipal THEN coalesce(head(COLLECT { MATCH (n5:Actor {headOf: n2.municipality}) WHERE n5.validFrom <= $p0 AND n5.validTo >= $p0 WITH n5 ORDER BY n5.sortKey LIMIT 1 RETURN n5.id }), n2.id) ELSE n2.id END AS k3 MATCH (n4:Entity {id: k3})
RETURN 0 AS part, [n4.id] AS row LIMIT $p2
UNION ALL
UNWIND $p3 AS k7 OPTIONAL MATCH (n6:FormerId {id: k7})
WITH coalesce(n6.entity, k7) AS k7
MATCH (n8:Entity {id: k7}) WHERE n8:Actor AND n8.validFrom <= $p0 AND n8.validTo >= $p0 WITH DISTINCT CASE WHEN n8.municipal THEN coalesce(head(COLLECT { MATCH (n11:Actor {headOf: n8.municipality}) WHERE n11.validFrom <= $p0 AND n11.validTo >= $p0 WITH n11 ORDER BY n11.sortKey LIMIT 1 RETURN n11.id }), n8.id) ELSE n8.id END AS k9 MATCH (n10:Entity {id: k9})
RETURN 1 AS part, [n10.id] AS row LIMIT $p4
UNION ALL
UNWIND $p5 AS k13 OPTIONAL MATCH (n12:FormerId {id: k13})
WITH coalesce(n12.entity, k13) AS k13
MATCH (n14:Entity {id: k13}) WHERE n14:Actor AND n14.validFrom <= $p0 AND n14.validTo >= $p0 WITH DISTINCT n14
RETURN 2 AS part, [n14.id] AS row LIMIT $p6
UNION ALL
UNWIND $p7 AS k16 OPTIONAL MATCH (n15:FormerId {id: k16})
WITH coalesce(n15.entity, k16) AS k16
MATCH (n17:Entity {id: k16}) WHERE n17:Actor AND n17.validFrom <= $p0 AND n17.validTo >= $p0 WITH DISTINCT n17
RETURN 3 AS part, [n17.id] AS row LIMIT $p8
