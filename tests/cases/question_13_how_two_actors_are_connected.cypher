OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p1 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH coalesce(n0.entity, k1) AS k1
MATCH (n2:Entity {id: k1}) WHERE n2:Actor AND n2.validFrom <= $p0 AND n2.validTo >= $p0 WITH DISTINCT CASE WHEN n2.municipal THEN coalesce(head(COLLECT { MATCH (n5:Actor {headOf: n2.municipality}) WHERE n5.validFrom <= $p0 AND n5.validTo >= $p0 WITH n5 ORDER BY n5.sortKey LIMIT 1 RETURN n5.id }), n2.id) ELSE n2.id END AS k3 MATCH (n4:Entity {id: k3})
WITH [n4.id] AS row LIMIT $p2
WITH collect(row) AS k6 UNWIND range(0, size(k6) - 1, 1000) AS k7
RETURN 0 AS part, k6[k7..k7 + 1000] AS row
UNION ALL
UNWIND $p3 AS k9 OPTIONAL MATCH (n8:FormerId {id: k9})
WITH coalesce(n8.entity, k9) AS k9
MATCH (n10:Entity {id: k9}) WHERE n10:Actor AND n10.validFrom <= $p0 AND n10.validTo >= $p0 WITH DISTINCT CASE WHEN n10.municipal THEN coalesce(head(COLLECT { MATCH (n13:Actor {headOf: n10.municipality}) WHERE n13.validFrom <= $p0 AND n13.validTo >= $p0 WITH n13 ORDER BY n13.sortKey LIMIT 1 RETURN n13.id }), n10.id) ELSE n10.id END AS k11 MATCH (n12:Entity {id: k11})
WITH [n12.id] AS row LIMIT $p4
WITH collect(row) AS k14 UNWIND range(0, size(k14) - 1, 1000) AS k15
RETURN 1 AS part, k14[k15..k15 + 1000] AS row
UNION ALL
UNWIND $p5 AS k17 OPTIONAL MATCH (n16:FormerId {id: k17})
WITH coalesce(n16.entity, k17) AS k17
MATCH (n18:Entity {id: k17}) WHERE n18:Actor AND n18.validFrom <= $p0 AND n18.validTo >= $p0 WITH DISTINCT n18
WITH [n18.id] AS row LIMIT $p6
WITH collect(row) AS k19 UNWIND range(0, size(k19) - 1, 1000) AS k20
RETURN 2 AS part, k19[k20..k20 + 1000] AS row
UNION ALL
UNWIND $p7 AS k22 OPTIONAL MATCH (n21:FormerId {id: k22})
WITH coalesce(n21.entity, k22) AS k22
MATCH (n23:Entity {id: k22}) WHERE n23:Actor AND n23.validFrom <= $p0 AND n23.validTo >= $p0 WITH DISTINCT n23
WITH [n23.id] AS row LIMIT $p8
WITH collect(row) AS k24 UNWIND range(0, size(k24) - 1, 1000) AS k25
RETURN 3 AS part, k24[k25..k25 + 1000] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
