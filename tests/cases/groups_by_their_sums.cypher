OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Council) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true WITH DISTINCT n0, n0.kind AS k1 WITH n0, k1, n0.position AS k3, n0.seatsCount AS k4 WITH k1, count(n0) AS c2, min(k3) AS c5, max(k3) AS c6, count(k3) AS c7, sum(k3) AS c8, min(reduce(m = k4[0], v IN k4 | CASE WHEN v < m THEN v ELSE m END)) AS c9, max(reduce(m = k4[0], v IN k4 | CASE WHEN v > m THEN v ELSE m END)) AS c10, sum(size(k4)) AS c11, sum(reduce(s = 0, v IN k4 | s + v)) AS c12
RETURN 0 AS part, [c2, k1, [[c5, c6, c7, c8], [c9, c10, c11, c12]]] AS row
ORDER BY c12 DESC, k1 IS NULL, k1 LIMIT $p1
UNION ALL
MATCH (n13:Fact) WHERE (n13.togetherFrom <= $p0 AND n13.togetherTo >= $p0) = true WITH n13, n13.relationship AS k14 WITH k14, count(*) AS c15
RETURN 1 AS part, [c15, k14] AS row
ORDER BY c15 DESC, k14 IS NULL, k14 LIMIT $p2
UNION ALL
MATCH (n16:Statement) WHERE (n16.validFrom <= $p0 AND n16.validTo >= $p0) = true WITH DISTINCT n16, n16.figureUnit AS k17 WITH n16, k17, n16.figureValue AS k19 WITH k17, count(n16) AS c18, min(k19) AS c20, max(k19) AS c21, count(k19) AS c22, sum(k19) AS c23
RETURN 2 AS part, [c18, k17, [[c20, c21, c22, c23]]] AS row
ORDER BY round(c23 * 1000000.0) DESC, k17 IS NULL, k17 LIMIT $p3
UNION ALL
MATCH (n24:Actor) WHERE (n24.validFrom <= $p0 AND n24.validTo >= $p0) = true AND n24.id IN [$p4] AND n24.sortKey > $p5
RETURN 3 AS part, [COLLECT { MATCH (n24)-[r25:PARTICIPATES_IN]->(n26:Partnership) WHERE r25.togetherFrom <= $p0 AND r25.togetherTo >= $p0 WITH DISTINCT r25, n26, n26.kind AS k27 RETURN [k27, [n26.amountsKronor]] }] AS row
ORDER BY n24.sortKey LIMIT $p6
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
