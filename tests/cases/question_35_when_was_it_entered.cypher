OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Commitment
RETURN 0 AS part, [COLLECT { UNWIND n3.formerIds + n3.id AS k6 MATCH (n5:Change {subject: k6}) WITH n5 ORDER BY n5.sortKey LIMIT $p1 RETURN [n5.kind, n5.locator, n5.predicate, n5.revision, n5.source] }] AS row
UNION ALL
UNWIND $p2 AS k8 OPTIONAL MATCH (n7:FormerId {id: k8})
WITH k8, coalesce(n7.entity, k8) AS k9
MATCH (n10:Entity {id: k9}) WHERE n10:Council
RETURN 1 AS part, [COUNT { UNWIND n10.formerIds + n10.id AS k13 MATCH (n12:Change {subject: k13}) }, COLLECT { UNWIND n10.formerIds + n10.id AS k16 MATCH (n15:Change {subject: k16}) WITH n15 ORDER BY n15.sortKey DESC LIMIT $p3 RETURN [n15.kind, n15.locator, n15.predicate, n15.revision, n15.source] }] AS row
UNION ALL
MATCH (n17:Change) WHERE n17.subject IN [$p4] AND n17.sortKey > $p5
RETURN 2 AS part, [COLLECT { MATCH (n18:Entity {id: n17.source}) RETURN [n18.publisher] }, n17.before, n17.kind, n17.locator, n17.predicate, n17.revision, n17.sortKey, n17.source, n17.subject] AS row
ORDER BY n17.sortKey LIMIT $p6
UNION ALL
MATCH (n19:Change) WHERE n19.subject IN [$p7] WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
