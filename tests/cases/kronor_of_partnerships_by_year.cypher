OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Partnership) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.kind IN [$p1] UNWIND coalesce(n0.amountsKronor, []) AS k6 WITH k6 AS k1 WITH min(k1) AS c2, max(k1) AS c3, count(k1) AS c4, sum(k1) AS c5
RETURN 0 AS part, [c2, c3, c4, c5] AS row
UNION ALL
MATCH (n7:Council) WHERE (n7.validFrom <= $p0 AND n7.validTo >= $p0) = true AND (NOT coalesce(size([x8 IN range(0, coalesce(size(n7.seatsGroup), 0) - 1) WHERE NOT coalesce(n7.seatsCount[x8] < $p2, false)]) > 0, false) AND size([x9 IN range(0, coalesce(size(n7.seatsGroup), 0) - 1) WHERE n7.seatsGroup[x9] IN [$p3]]) > 0) UNWIND CASE WHEN size(n7.seatsGroup) > 0 THEN range(0, size(n7.seatsGroup) - 1) ELSE [null] END AS x11 WITH DISTINCT n7, n7.seatsGroup[x11] AS k10 WITH n7, k10, n7.position AS k14, [x13 IN range(0, coalesce(size(n7.seatsGroup), 0) - 1) WHERE n7.seatsGroup[x13] = k10 | n7.seatsCount[x13]] AS k15 WITH k10, count(n7) AS c12, min(k14) AS c16, max(k14) AS c17, count(k14) AS c18, sum(k14) AS c19, min(reduce(m = k15[0], v IN k15 | CASE WHEN v < m THEN v ELSE m END)) AS c20, max(reduce(m = k15[0], v IN k15 | CASE WHEN v > m THEN v ELSE m END)) AS c21, sum(size(k15)) AS c22, sum(reduce(s = 0, v IN k15 | s + v)) AS c23
RETURN 1 AS part, [c12, k10, [[c16, c17, c18, c19], [c20, c21, c22, c23]]] AS row
ORDER BY k10 IS NULL, k10, c12 LIMIT $p4
UNION ALL
MATCH (n24:Partnership) WHERE (n24.validFrom <= $p0 AND n24.validTo >= $p0) = true AND n24.kind IN [$p5] UNWIND CASE WHEN size(n24.amountsYear) > 0 THEN range(0, size(n24.amountsYear) - 1) ELSE [null] END AS x26 WITH DISTINCT n24, n24.amountsYear[x26] AS k25 WITH n24, k25, [x28 IN range(0, coalesce(size(n24.amountsYear), 0) - 1) WHERE n24.amountsYear[x28] = k25 | n24.amountsYear[x28]] AS k30, [x29 IN range(0, coalesce(size(n24.amountsYear), 0) - 1) WHERE n24.amountsYear[x29] = k25 | n24.amountsKronor[x29]] AS k31 WITH k25, count(n24) AS c27, min(reduce(m = k30[0], v IN k30 | CASE WHEN v < m THEN v ELSE m END)) AS c32, max(reduce(m = k30[0], v IN k30 | CASE WHEN v > m THEN v ELSE m END)) AS c33, sum(size(k30)) AS c34, sum(reduce(s = 0, v IN k30 | s + v)) AS c35, min(reduce(m = k31[0], v IN k31 | CASE WHEN v < m THEN v ELSE m END)) AS c36, max(reduce(m = k31[0], v IN k31 | CASE WHEN v > m THEN v ELSE m END)) AS c37, sum(size(k31)) AS c38, sum(reduce(s = 0, v IN k31 | s + v)) AS c39
RETURN 2 AS part, [c27, k25, [[c32, c33, c34, c35], [c36, c37, c38, c39]]] AS row
ORDER BY k25 IS NULL, k25, c27 LIMIT $p6
UNION ALL
MATCH (n40:Statement) WHERE (n40.validFrom <= $p0 AND n40.validTo >= $p0) = true WITH DISTINCT n40, n40.figureUnit AS k41, n40.figureYear AS k42 WITH n40, k41, k42, n40.figureValue AS k44, n40.figureUpper AS k45, n40.figureYear AS k46 WITH k41, k42, count(n40) AS c43, min(k44) AS c47, max(k44) AS c48, count(k44) AS c49, sum(k44) AS c50, min(k45) AS c51, max(k45) AS c52, count(k45) AS c53, sum(k45) AS c54, min(k46) AS c55, max(k46) AS c56, count(k46) AS c57, sum(k46) AS c58
RETURN 3 AS part, [c43, k41, k42, [[c47, c48, c49, c50], [c51, c52, c53, c54], [c55, c56, c57, c58]]] AS row
ORDER BY k41 IS NULL, k41, k42 IS NULL, k42, c43 LIMIT $p7
UNION ALL
MATCH (n59:Council) WHERE (n59.validFrom <= $p0 AND n59.validTo >= $p0) = true AND (NOT coalesce(size([x60 IN range(0, coalesce(size(n59.seatsGroup), 0) - 1) WHERE NOT coalesce(n59.seatsCount[x60] < $p8, false)]) > 0, false) AND size([x61 IN range(0, coalesce(size(n59.seatsGroup), 0) - 1) WHERE n59.seatsGroup[x61] IN [$p9]]) > 0) AND n59.sortKey > $p10
RETURN 4 AS part, [n59.name] AS row
ORDER BY n59.sortKey LIMIT $p11
UNION ALL
MATCH (n62:Partnership) WHERE (n62.validFrom <= $p0 AND n62.validTo >= $p0) = true AND size([x63 IN range(0, coalesce(size(n62.amountsYear), 0) - 1) WHERE (n62.amountsKronor[x63] >= $p12 AND n62.amountsYear[x63] IN [$p13])]) > 0 WITH count(*) AS total
RETURN 5 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
