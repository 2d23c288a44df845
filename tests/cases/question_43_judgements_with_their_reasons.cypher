OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Fact) WHERE (n0.togetherFrom <= $p0 AND n0.togetherTo >= $p0) = true AND (n0.identity IN [$p1] OR NOT coalesce(n0.reason IS NULL, false)) AND n0.sortKey > $p2
RETURN 0 AS part, [COLLECT { MATCH (n1:Entity {id: n0.fromId}) RETURN [labels(n1), n1.name] }, COLLECT { MATCH (n2:Entity {id: n0.toId}) RETURN [labels(n2), n2.name] }, n0.identity, n0.nameAsPublished, n0.reason, n0.relationship] AS row
ORDER BY n0.sortKey LIMIT $p3
UNION ALL
MATCH (n3:Fact) WHERE (n3.togetherFrom <= $p0 AND n3.togetherTo >= $p0) = true AND (n3.identity IN [$p4] OR NOT coalesce(n3.reason IS NULL, false)) WITH count(*) AS total
RETURN 1 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
