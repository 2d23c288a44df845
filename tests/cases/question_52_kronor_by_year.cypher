OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Partnership) WHERE (n0.validFrom <= $p1 AND n0.validTo >= $p0) = true AND n0.kind IN [$p2] UNWIND CASE WHEN size(n0.amountsYear) > 0 THEN range(0, size(n0.amountsYear) - 1) ELSE [null] END AS x2 WITH DISTINCT n0, n0.amountsYear[x2] AS k1 WITH n0, k1, [x4 IN range(0, coalesce(size(n0.amountsYear), 0) - 1) WHERE n0.amountsYear[x4] = k1 | n0.amountsYear[x4]] AS k6, [x5 IN range(0, coalesce(size(n0.amountsYear), 0) - 1) WHERE n0.amountsYear[x5] = k1 | n0.amountsKronor[x5]] AS k7 WITH k1, count(n0) AS c3, min(reduce(m = k6[0], v IN k6 | CASE WHEN v < m THEN v ELSE m END)) AS c8, max(reduce(m = k6[0], v IN k6 | CASE WHEN v > m THEN v ELSE m END)) AS c9, sum(size(k6)) AS c10, sum(reduce(s = 0, v IN k6 | s + v)) AS c11, min(reduce(m = k7[0], v IN k7 | CASE WHEN v < m THEN v ELSE m END)) AS c12, max(reduce(m = k7[0], v IN k7 | CASE WHEN v > m THEN v ELSE m END)) AS c13, sum(size(k7)) AS c14, sum(reduce(s = 0, v IN k7 | s + v)) AS c15
RETURN 0 AS part, [c3, k1, [[c8, c9, c10, c11], [c12, c13, c14, c15]]] AS row
ORDER BY k1 IS NULL, k1, c3 LIMIT $p3
UNION ALL
MATCH (n16:Partnership) WHERE (n16.validFrom <= $p4 AND n16.validTo >= $p4) = true AND size([x17 IN range(0, coalesce(size(n16.amountsYear), 0) - 1) WHERE (n16.amountsKronor[x17] >= $p5 AND n16.amountsYear[x17] IN [$p6])]) > 0 AND n16.sortKey > $p7
RETURN 1 AS part, [n16.amountsKronor, n16.amountsYear, n16.caseNumber, n16.name] AS row
ORDER BY n16.sortKey LIMIT $p8
UNION ALL
MATCH (n18:Partnership) WHERE (n18.validFrom <= $p1 AND n18.validTo >= $p0) = true AND n18.kind IN [$p9] WITH count(*) AS total
RETURN 2 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
