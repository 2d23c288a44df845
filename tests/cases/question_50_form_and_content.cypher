OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Partnership) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true UNWIND CASE WHEN size(n0.content) > 0 THEN n0.content ELSE [null] END AS k2 WITH n0, k2 AS k1, n0.kind AS k3 WITH k1, k3, count(DISTINCT n0) AS c4
RETURN 0 AS part, [c4, k1, k3] AS row
ORDER BY k1 IS NULL, k1, k3 IS NULL, k3, c4 LIMIT $p1
UNION ALL
RETURN 1 AS part, [COUNT { MATCH (:Partnership) } - COUNT { MATCH (n5:Partnership) WHERE n5.validTo < $p0 } - COUNT { MATCH (n5:Partnership) WHERE n5.validFrom > $p0 }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
