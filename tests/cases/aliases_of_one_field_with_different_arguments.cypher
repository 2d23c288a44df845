OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Council) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.sortKey > $p1
RETURN 0 AS part, [n0.name] AS row
ORDER BY n0.sortKey LIMIT $p2
UNION ALL
MATCH (n1:Council) WHERE (n1.validFrom <= $p0 AND n1.validTo >= $p0) = true AND n1.sortKey > $p3
RETURN 1 AS part, [n1.name] AS row
ORDER BY n1.sortKey LIMIT $p4
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
