OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Agreement) WHERE (n0.validFrom <= $p1 AND n0.validTo >= $p0) = true
RETURN 0 AS part, [n0.decidedOnAsPublished, n0.decidedOnEdtf, n0.kind, n0.level, n0.name, n0.presentedOnAsPublished, n0.presentedOnEdtf] AS row
ORDER BY n0.validFromEdtf IS NULL, coalesce(n0.validFrom, '0001-01-01'), n0.sortKey LIMIT $p2
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
