OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Fact) WHERE (n0.togetherFrom <= $p0 AND n0.togetherTo >= $p0) = true AND EXISTS { MATCH (n0)-[r1:STATED_IN]->(n2:Source) WHERE n2.id IN [$p1] } WITH n0, n0.relationship AS k3 WITH k3, count(*) AS c4
RETURN 0 AS part, [c4, k3] AS row
ORDER BY c4 DESC, k3 IS NULL, k3 LIMIT $p2
UNION ALL
MATCH (n5:Fact) WHERE (n5.togetherFrom <= $p0 AND n5.togetherTo >= $p0) = true AND EXISTS { MATCH (n5)-[r6:STATED_IN]->(n7:Source) WHERE n7.id IN [$p3] } WITH count(*) AS total
RETURN 1 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
