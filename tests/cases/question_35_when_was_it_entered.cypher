MATCH (n0:Entity {id: $p0}) WHERE n0:Commitment
RETURN 0 AS part, [COLLECT { MATCH (n2:Change) WHERE n2.subject = n0.id WITH n2 ORDER BY n2.sortKey LIMIT $p1 RETURN [n2.kind, n2.locator, n2.predicate, n2.revision, n2.source] }] AS row
UNION ALL
MATCH (n3:Entity {id: $p2}) WHERE n3:Council
RETURN 1 AS part, [COUNT { MATCH (n5:Change) WHERE n5.subject = n3.id }, COLLECT { MATCH (n7:Change) WHERE n7.subject = n3.id WITH n7 ORDER BY n7.sortKey DESC LIMIT $p3 RETURN [n7.kind, n7.locator, n7.predicate, n7.revision, n7.source] }] AS row
UNION ALL
MATCH (n8:Change) WHERE n8.subject = $p4 AND n8.sortKey > $p5
RETURN 2 AS part, [COLLECT { MATCH (n9:Entity {id: n8.source}) RETURN [n9.publisher] }, n8.before, n8.kind, n8.locator, n8.predicate, n8.revision, n8.sortKey, n8.source, n8.subject] AS row
ORDER BY n8.sortKey LIMIT $p6
UNION ALL
MATCH (n10:Change) WHERE n10.subject = $p7 WITH count(*) AS total
RETURN 3 AS part, [total] AS row
