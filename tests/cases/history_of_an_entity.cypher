MATCH (n0:Entity {id: $p0}) WHERE n0:Council
RETURN 0 AS part, [COUNT { MATCH (n2:Change) WHERE n2.subject = n0.id }, COLLECT { MATCH (n4:Change) WHERE n4.subject = n0.id WITH n4 ORDER BY n4.sortKey LIMIT $p1 RETURN [COLLECT { MATCH (n5:Entity {id: n4.source}) RETURN [n5.id] }, n4.before, n4.kind, n4.predicate, n4.source, n4.subject] }] AS row
