OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Fact {id: $p0})
RETURN 0 AS part, [COLLECT { MATCH (n1:Entity {id: n0.fromId}) RETURN [labels(n1), n1.name] }, COLLECT { MATCH (n2:Entity {id: n0.toId}) RETURN [labels(n2), n2.name] }, n0.relationship, n0.togetherFrom, n0.togetherFromLatest, n0.togetherTo, n0.togetherToEarliest, n0.validFromEdtf, n0.validToEdtf, COLLECT { MATCH (n0)-[r3:STATED_IN]->(n4:Source) WITH r3, n4 ORDER BY r3.ordinal RETURN [n4.name, n4.retrievedOn, n4.version, r3.locator, r3.supports] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
