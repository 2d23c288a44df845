OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Statement
RETURN 0 AS part, [n3.figureOperator, n3.figureUnit, n3.figureUpper, n3.figureValue, n3.figureYear, n3.kind, COUNT { MATCH (n3)-[r4:ABOUT]->(n5:Entity) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 }, COLLECT { MATCH (n3)-[r6:ABOUT]->(n7:Entity) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey, r6.id LIMIT $p2 RETURN [labels(n7), n7.id, n7.name, r6.togetherFrom, r6.togetherFromLatest, r6.togetherTo, r6.togetherToEarliest] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
