OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Actor
RETURN 0 AS part, [n3.municipal, n3.name, COLLECT { MATCH (n3)-[r4:CITES]->(n5:Source) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY n5.sortKey, r4.id RETURN [n5.archivedUrl, n5.language, n5.name, n5.publisher, n5.retrievedOn, n5.url, r4.locator, r4.quote, r4.supports, r4.textFragment] }, COLLECT { MATCH (n3)-[r6:PARTICIPATES_IN]->(n7:Partnership) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey, r6.id LIMIT $p2 RETURN [COLLECT { MATCH (n8:Entity {id: r6.source}) RETURN [n8.archivedUrl, n8.url] }, COLLECT { MATCH (n9:Entity {id: r6.source}) RETURN [n9.id] }, COLLECT { UNWIND coalesce(r6.cites, [])[..1] AS k10 MATCH (:Fact {id: r6.id})-[r12:STATED_IN]->(n11:Source) WHERE r12.ordinal > 0 WITH r12, n11 ORDER BY r12.ordinal RETURN [n11.archivedUrl, n11.id, n11.url, r12.locator, r12.quote, r12.supports, r12.textFragment] }, n7.name, r6.identity, r6.locator, r6.nameAsPublished, r6.quote, r6.role, r6.source, r6.textFragment] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
