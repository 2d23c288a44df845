OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Example) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true UNWIND CASE WHEN size(n0.beneficiaries) > 0 THEN n0.beneficiaries ELSE [null] END AS k2 WITH n0, k2 AS k1 WITH k1, count(DISTINCT n0) AS c3
RETURN 0 AS part, [c3, k1] AS row
ORDER BY c3 DESC, k1 IS NULL, k1 LIMIT $p1
UNION ALL
RETURN 1 AS part, [COUNT { MATCH (:Example) } - COUNT { MATCH (n4:Example) WHERE n4.validTo < $p0 } - COUNT { MATCH (n4:Example) WHERE n4.validFrom > $p0 }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
