OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Statement) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.kind IN [$p1] AND n0.sortKey > $p2
RETURN 0 AS part, [n0.figureOperator, n0.figureUnit, n0.figureUpper, n0.figureValue, n0.figureYear, n0.textEn, COLLECT { MATCH (n0)-[r1:ABOUT]->(n2:Entity) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 WITH r1, n2 ORDER BY n2.sortKey LIMIT $p3 RETURN [labels(n2), n2.name] }, COLLECT { MATCH (n0)-[r3:CITES]->(n4:Source) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY n4.sortKey, r3.id RETURN [r3.locator] }] AS row
ORDER BY n0.sortKey LIMIT $p4
UNION ALL
MATCH (n5:Statement) WHERE (n5.validFrom <= $p0 AND n5.validTo >= $p0) = true AND n5.kind IN [$p5] WITH count(*) AS total
RETURN 1 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
