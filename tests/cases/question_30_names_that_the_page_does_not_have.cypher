OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.nameIsEditorial IN [$p1] AND n0.sortKey > $p2
RETURN 0 AS part, [n0.aliases, n0.kind, n0.municipality, n0.name, COLLECT { MATCH (n0)-[r1:CITES]->(n2:Source) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 WITH r1, n2 ORDER BY n2.sortKey, r1.id RETURN [r1.locator] }] AS row
ORDER BY n0.sortKey LIMIT $p3
UNION ALL
MATCH (n3:Actor) WHERE (n3.validFrom <= $p0 AND n3.validTo >= $p0) = true AND n3.nameIsEditorial IN [$p4] WITH count(*) AS total
RETURN 1 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
