OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Council
RETURN 0 AS part, [COUNT { UNWIND n3.formerIds + n3.id AS k6 MATCH (n5:Change {subject: k6}) }, COLLECT { UNWIND n3.formerIds + n3.id AS k9 MATCH (n8:Change {subject: k9}) WITH n8 ORDER BY n8.sortKey LIMIT $p1 RETURN [COLLECT { MATCH (n10:Entity {id: n8.source}) RETURN [n10.id] }, n8.before, n8.kind, n8.predicate, n8.source, n8.subject] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
