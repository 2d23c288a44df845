OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k0 WITH k0 WHERE NOT (EXISTS { MATCH (n1:Actor {municipality: k0}) } OR EXISTS { MATCH (n2:Agreement {municipality: k0}) } OR EXISTS { MATCH (n3:Commitment {municipality: k0}) } OR EXISTS { MATCH (n4:Council {municipality: k0}) } OR EXISTS { MATCH (n5:Document {municipality: k0}) } OR EXISTS { MATCH (n6:Example {municipality: k0}) } OR EXISTS { MATCH (n7:Partnership {municipality: k0}) } OR EXISTS { MATCH (n8:Party {municipality: k0}) } OR EXISTS { MATCH (n9:Place {municipality: k0}) } OR EXISTS { MATCH (n10:Politician {municipality: k0}) } OR EXISTS { MATCH (n11:Principle {municipality: k0}) } OR EXISTS { MATCH (n12:Source {municipality: k0}) } OR EXISTS { MATCH (n13:Statement {municipality: k0}) } OR EXISTS { MATCH (n14:SupportService {municipality: k0}) } OR EXISTS { MATCH (n15:Theme {municipality: k0}) })
RETURN 0 AS part, [k0] AS row
UNION ALL
UNWIND $p1 AS k16 WITH k16 WHERE NOT (EXISTS { MATCH (n17:Actor {municipality: k16}) } OR EXISTS { MATCH (n18:Agreement {municipality: k16}) } OR EXISTS { MATCH (n19:Commitment {municipality: k16}) } OR EXISTS { MATCH (n20:Council {municipality: k16}) } OR EXISTS { MATCH (n21:Document {municipality: k16}) } OR EXISTS { MATCH (n22:Example {municipality: k16}) } OR EXISTS { MATCH (n23:Partnership {municipality: k16}) } OR EXISTS { MATCH (n24:Party {municipality: k16}) } OR EXISTS { MATCH (n25:Place {municipality: k16}) } OR EXISTS { MATCH (n26:Politician {municipality: k16}) } OR EXISTS { MATCH (n27:Principle {municipality: k16}) } OR EXISTS { MATCH (n28:Source {municipality: k16}) } OR EXISTS { MATCH (n29:Statement {municipality: k16}) } OR EXISTS { MATCH (n30:SupportService {municipality: k16}) } OR EXISTS { MATCH (n31:Theme {municipality: k16}) })
RETURN 1 AS part, [k16] AS row
UNION ALL
MATCH (g32:Partnership) WHERE (g32.validFrom <= $p2 AND g32.validTo >= $p2) = true AND g32.municipality IN [$p3]
WITH [labels(g32), g32.id, g32.name, g32.sortKey, COLLECT { MATCH (g32)<-[r33:PARTICIPATES_IN]-(n34:Actor) WHERE r33.togetherFrom <= $p2 AND r33.togetherTo >= $p2 RETURN [CASE WHEN n34.municipal THEN coalesce(head(COLLECT { MATCH (n35:Actor {headOf: n34.municipality}) WHERE n35.validFrom <= $p2 AND n35.validTo >= $p2 WITH n35 ORDER BY n35.sortKey LIMIT 1 RETURN n35.id }), n34.id) ELSE n34.id END, coalesce(r33.identity, 'CONFIRMED')] }] AS row LIMIT $p4
WITH collect(row) AS k36 UNWIND range(0, size(k36) - 1, 1000) AS k37
RETURN 2 AS part, k36[k37..k37 + 1000] AS row
UNION ALL
MATCH (g38:Partnership) WHERE (g38.validFrom <= $p2 AND g38.validTo >= $p2) = true AND g38.municipality IN [$p5]
WITH [labels(g38), g38.id, g38.name, g38.sortKey, COLLECT { MATCH (g38)<-[r39:PARTICIPATES_IN]-(n40:Actor) WHERE r39.togetherFrom <= $p2 AND r39.togetherTo >= $p2 RETURN [n40.id, coalesce(r39.identity, 'CONFIRMED')] }] AS row LIMIT $p6
WITH collect(row) AS k41 UNWIND range(0, size(k41) - 1, 1000) AS k42
RETURN 3 AS part, k41[k42..k42 + 1000] AS row
UNION ALL
MATCH (g43:Partnership) WHERE (g43.validFrom <= $p2 AND g43.validTo >= $p2) = true AND g43.municipality IN [$p7]
MATCH (g43)<-[r44:PARTICIPATES_IN]-(n45:Actor) WHERE r44.togetherFrom <= $p2 AND r44.togetherTo >= $p2 WITH DISTINCT CASE WHEN n45.municipal THEN coalesce(head(COLLECT { MATCH (n48:Actor {headOf: n45.municipality}) WHERE n48.validFrom <= $p2 AND n48.validTo >= $p2 WITH n48 ORDER BY n48.sortKey LIMIT 1 RETURN n48.id }), n45.id) ELSE n45.id END AS k46 MATCH (n47:Entity {id: k46})
WITH [labels(n47), n47.id, n47.name, n47.sortKey] AS row LIMIT $p8
WITH collect(row) AS k49 UNWIND range(0, size(k49) - 1, 1000) AS k50
RETURN 4 AS part, k49[k50..k50 + 1000] AS row
UNION ALL
MATCH (g51:Partnership) WHERE (g51.validFrom <= $p2 AND g51.validTo >= $p2) = true AND g51.municipality IN [$p9]
MATCH (g51)<-[r52:PARTICIPATES_IN]-(n53:Actor) WHERE r52.togetherFrom <= $p2 AND r52.togetherTo >= $p2 WITH DISTINCT n53
WITH [labels(n53), n53.id, n53.name, n53.sortKey] AS row LIMIT $p10
WITH collect(row) AS k54 UNWIND range(0, size(k54) - 1, 1000) AS k55
RETURN 5 AS part, k54[k55..k55 + 1000] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
