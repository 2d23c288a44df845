OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Fact) WHERE (n0.togetherFrom <= $p0 AND n0.togetherTo >= $p0) = true AND n0.relationship IN [$p1] AND n0.sortKey >= $p2 AND n0.sortKey < $p3 WITH n0, n0.fromKind AS k1, n0.toKind AS k2 WITH k1, k2, count(*) AS c3
RETURN 0 AS part, [c3, k1, k2] AS row
ORDER BY c3 DESC, k1 IS NULL, k1, k2 IS NULL, k2 LIMIT $p4
UNION ALL
MATCH (n4:Fact) WHERE (n4.togetherFrom <= $p0 AND n4.togetherTo >= $p0) = true AND n4.relationship IN [$p5] AND n4.sortKey >= $p6 AND n4.sortKey < $p7 WITH count(*) AS total
RETURN 1 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
