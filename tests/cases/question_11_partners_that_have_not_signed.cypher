OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND (n0.municipal IN [$p1] AND NOT coalesce(EXISTS { MATCH (n0)-[r1:SIGNED]->(n2:Agreement) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 }, false) AND EXISTS { MATCH (n0)-[r3:PARTICIPATES_IN]->(n4:Partnership) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 }) AND n0.sortKey > $p2
RETURN 0 AS part, [n0.name] AS row
ORDER BY n0.sortKey LIMIT $p3
UNION ALL
MATCH (n5:Actor) WHERE (n5.validFrom <= $p0 AND n5.validTo >= $p0) = true AND (n5.municipal IN [$p4] AND NOT coalesce(EXISTS { MATCH (n5)-[r6:SIGNED]->(n7:Agreement) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 }, false) AND EXISTS { MATCH (n5)-[r8:PARTICIPATES_IN]->(n9:Partnership) WHERE r8.togetherFrom <= $p0 AND r8.togetherTo >= $p0 }) WITH count(*) AS total
RETURN 1 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
