MATCH (g0:Partnership) WHERE (g0.validFrom <= $p0 AND g0.validTo >= $p0) = true AND g0.municipality IN [$p1]
WITH [labels(g0), g0.id, g0.name, g0.sortKey, COLLECT { MATCH (g0)<-[r1:PARTICIPATES_IN]-(n2:Actor) WHERE r1.validFrom <= $p0 AND r1.validTo >= $p0 AND n2.validFrom <= $p0 AND n2.validTo >= $p0 RETURN [CASE WHEN n2.municipal THEN coalesce(head(COLLECT { MATCH (n3:Actor {headOf: n2.municipality}) WHERE n3.validFrom <= $p0 AND n3.validTo >= $p0 WITH n3 ORDER BY n3.sortKey LIMIT 1 RETURN n3.id }), n2.id) ELSE n2.id END, coalesce(r1.identity, 'CONFIRMED')] }] AS row LIMIT $p2
WITH collect(row) AS k4 UNWIND range(0, size(k4) - 1, 1000) AS k5
RETURN 0 AS part, k4[k5..k5 + 1000] AS row
UNION ALL
MATCH (g6:Partnership) WHERE (g6.validFrom <= $p0 AND g6.validTo >= $p0) = true AND g6.municipality IN [$p3]
WITH [labels(g6), g6.id, g6.name, g6.sortKey, COLLECT { MATCH (g6)<-[r7:PARTICIPATES_IN]-(n8:Actor) WHERE r7.validFrom <= $p0 AND r7.validTo >= $p0 AND n8.validFrom <= $p0 AND n8.validTo >= $p0 RETURN [n8.id, coalesce(r7.identity, 'CONFIRMED')] }] AS row LIMIT $p4
WITH collect(row) AS k9 UNWIND range(0, size(k9) - 1, 1000) AS k10
RETURN 1 AS part, k9[k10..k10 + 1000] AS row
UNION ALL
MATCH (g11:Partnership) WHERE (g11.validFrom <= $p0 AND g11.validTo >= $p0) = true AND g11.municipality IN [$p5]
MATCH (g11)<-[r12:PARTICIPATES_IN]-(n13:Actor) WHERE r12.validFrom <= $p0 AND r12.validTo >= $p0 AND n13.validFrom <= $p0 AND n13.validTo >= $p0 WITH DISTINCT CASE WHEN n13.municipal THEN coalesce(head(COLLECT { MATCH (n16:Actor {headOf: n13.municipality}) WHERE n16.validFrom <= $p0 AND n16.validTo >= $p0 WITH n16 ORDER BY n16.sortKey LIMIT 1 RETURN n16.id }), n13.id) ELSE n13.id END AS k14 MATCH (n15:Entity {id: k14})
WITH [labels(n15), n15.id, n15.name, n15.sortKey] AS row LIMIT $p6
WITH collect(row) AS k17 UNWIND range(0, size(k17) - 1, 1000) AS k18
RETURN 2 AS part, k17[k18..k18 + 1000] AS row
UNION ALL
MATCH (g19:Partnership) WHERE (g19.validFrom <= $p0 AND g19.validTo >= $p0) = true AND g19.municipality IN [$p7]
MATCH (g19)<-[r20:PARTICIPATES_IN]-(n21:Actor) WHERE r20.validFrom <= $p0 AND r20.validTo >= $p0 AND n21.validFrom <= $p0 AND n21.validTo >= $p0 WITH DISTINCT n21
WITH [labels(n21), n21.id, n21.name, n21.sortKey] AS row LIMIT $p8
WITH collect(row) AS k22 UNWIND range(0, size(k22) - 1, 1000) AS k23
RETURN 3 AS part, k22[k23..k23 + 1000] AS row
