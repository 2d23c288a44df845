OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND (n0.kind IN [$p1] AND NOT coalesce(EXISTS { MATCH (n0)-[r1:SIGNED]->(n2:Agreement) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 }, false)) AND n0.sortKey > $p2
RETURN 0 AS part, [n0.name] AS row
ORDER BY n0.sortKey LIMIT $p3
UNION ALL
MATCH (n3:Actor) WHERE (n3.validFrom <= $p0 AND n3.validTo >= $p0) = true AND (n3.kind IN [$p4] AND COUNT { MATCH (n3)-[r4:SIGNED]->(n5:Agreement) WHERE r4.togetherFrom <= $p0 AND r4.togetherTo >= $p0 RETURN DISTINCT n5 } >= $p5) AND n3.sortKey > $p6
RETURN 1 AS part, [n3.name] AS row
ORDER BY n3.sortKey LIMIT $p7
UNION ALL
MATCH (n6:Actor) WHERE (n6.validFrom <= $p0 AND n6.validTo >= $p0) = true AND (n6.kind IN [$p8] AND NOT coalesce(EXISTS { MATCH (n6)-[r7:SIGNED]->(n8:Agreement) WHERE r7.togetherFrom <= $p0 AND r7.togetherTo >= $p0 }, false)) WITH count(*) AS total
RETURN 2 AS part, [total] AS row
UNION ALL
MATCH (n9:Actor) WHERE (n9.validFrom <= $p0 AND n9.validTo >= $p0) = true AND (n9.kind IN [$p9] AND COUNT { MATCH (n9)-[r10:SIGNED]->(n11:Agreement) WHERE r10.togetherFrom <= $p0 AND r10.togetherTo >= $p0 RETURN DISTINCT n11 } >= $p10) WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
