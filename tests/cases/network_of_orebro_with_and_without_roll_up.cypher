MATCH (n0:Partnership) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.municipality IN [$p1] AND n0.sortKey > $p2
RETURN 0 AS part, [labels(n0), n0.id, n0.name, n0.sortKey, COLLECT { MATCH (n0)<-[r1:PARTICIPATES_IN]-(n2:Actor) WHERE r1.validFrom <= $p0 AND r1.validTo >= $p0 AND n2.validFrom <= $p0 AND n2.validTo >= $p0 RETURN [CASE WHEN n2.municipal THEN coalesce(head(COLLECT { MATCH (n3:Actor {headOf: n2.municipality}) WHERE n3.validFrom <= $p0 AND n3.validTo >= $p0 WITH n3 ORDER BY n3.sortKey LIMIT 1 RETURN n3.id }), n2.id) ELSE n2.id END, coalesce(r1.identity, 'CONFIRMED')] }] AS row
ORDER BY n0.municipality, n0.sortKey LIMIT $p3
UNION ALL
MATCH (n4:Partnership) WHERE (n4.validFrom <= $p0 AND n4.validTo >= $p0) = true AND n4.municipality IN [$p4] AND n4.sortKey > $p5
RETURN 1 AS part, [labels(n4), n4.id, n4.name, n4.sortKey, COLLECT { MATCH (n4)<-[r5:PARTICIPATES_IN]-(n6:Actor) WHERE r5.validFrom <= $p0 AND r5.validTo >= $p0 AND n6.validFrom <= $p0 AND n6.validTo >= $p0 RETURN [n6.id, coalesce(r5.identity, 'CONFIRMED')] }] AS row
ORDER BY n4.municipality, n4.sortKey LIMIT $p6
UNION ALL
MATCH (g7:Partnership) WHERE (g7.validFrom <= $p0 AND g7.validTo >= $p0) = true AND g7.municipality IN [$p7]
MATCH (g7)<-[r8:PARTICIPATES_IN]-(n9:Actor) WHERE r8.validFrom <= $p0 AND r8.validTo >= $p0 AND n9.validFrom <= $p0 AND n9.validTo >= $p0 WITH DISTINCT CASE WHEN n9.municipal THEN coalesce(head(COLLECT { MATCH (n12:Actor {headOf: n9.municipality}) WHERE n12.validFrom <= $p0 AND n12.validTo >= $p0 WITH n12 ORDER BY n12.sortKey LIMIT 1 RETURN n12.id }), n9.id) ELSE n9.id END AS k10 MATCH (n11:Entity {id: k10})
RETURN 2 AS part, [labels(n11), n11.id, n11.name, n11.sortKey] AS row LIMIT $p8
UNION ALL
MATCH (g13:Partnership) WHERE (g13.validFrom <= $p0 AND g13.validTo >= $p0) = true AND g13.municipality IN [$p9]
MATCH (g13)<-[r14:PARTICIPATES_IN]-(n15:Actor) WHERE r14.validFrom <= $p0 AND r14.validTo >= $p0 AND n15.validFrom <= $p0 AND n15.validTo >= $p0 WITH DISTINCT n15
RETURN 3 AS part, [labels(n15), n15.id, n15.name, n15.sortKey] AS row LIMIT $p10
