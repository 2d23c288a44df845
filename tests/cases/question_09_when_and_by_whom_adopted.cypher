OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [n3.decidedOnAsPublished, n3.decidedOnEarliest, n3.decidedOnEdtf, n3.decidedOnLatest, n3.name, COLLECT { MATCH (n3)<-[r4:PARTY_TO]-(n5:Actor) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY n5.sortKey, r4.id LIMIT $p2 RETURN [COLLECT { MATCH (n6:Entity {id: r4.source}) RETURN [n6.url] }, COLLECT { UNWIND coalesce(r4.cites, [])[..1] AS k7 MATCH (:Fact {id: r4.id})-[r9:STATED_IN]->(n8:Source) WHERE r9.ordinal > 0 WITH r9, n8 ORDER BY r9.ordinal RETURN [n8.url, r9.locator] }, n5.name, r4.locator, r4.role, r4.source] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
