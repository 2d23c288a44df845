OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Partnership) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true WITH n0, n0.kind AS k1, n0.unnamedParticipants AS k2 WITH k1, k2, count(*) AS c3
RETURN 0 AS part, [c3, k1, k2] AS row
ORDER BY k1 IS NULL, k1, k2 IS NULL, k2, c3 LIMIT $p1
UNION ALL
RETURN 1 AS part, [COUNT { MATCH (:Partnership) } - COUNT { MATCH (n4:Partnership) WHERE n4.validTo < $p0 } - COUNT { MATCH (n4:Partnership) WHERE n4.validFrom > $p0 }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
