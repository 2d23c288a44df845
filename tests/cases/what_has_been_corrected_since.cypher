OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Change) WHERE ((n0.predicate IN [$p0] OR n0.predicate STARTS WITH $p1) AND n0.dataset IN [$p2]) AND n0.sortKey < $p3
RETURN 0 AS part, [n0.dataset, n0.kind, n0.revision, n0.subject] AS row
ORDER BY n0.sortKey DESC LIMIT $p4
UNION ALL
MATCH (n1:Council) WHERE (n1.validFrom <= $p5 AND n1.validTo >= $p5) = true AND n1.name STARTS WITH $p6 AND n1.sortKey > $p7
RETURN 1 AS part, [n1.name, COLLECT { UNWIND n1.formerIds + n1.id AS k4 MATCH (n3:Change {subject: k4}) WHERE n3.predicate IN [$p8] AND n3.sortKey IS NOT NULL WITH n3 ORDER BY n3.recordedAt DESC, n3.sortKey DESC LIMIT $p9 RETURN [n3.dataset, n3.kind] }] AS row
ORDER BY n1.sortKey LIMIT $p10
UNION ALL
MATCH (n5:Change) WHERE ((n5.predicate IN [$p11] OR n5.predicate STARTS WITH $p12) AND n5.dataset IN [$p13]) WITH count(*) AS total
RETURN 2 AS part, [total] AS row
UNION ALL
MATCH (n6:Change) WHERE (n6.recordedAt >= $p14 AND n6.sortKey >= $p15 AND NOT coalesce(n6.kind IN [$p16], false)) WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
