OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Actor
RETURN 0 AS part, [n3.aliases, n3.kind, n3.name, COUNT { MATCH (n3)-[r4:HOSTS]->(n5:Council) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 }, COLLECT { MATCH (n3)<-[r6:INVOLVES]-(n7:Partnership) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey, r6.id LIMIT $p2 RETURN [n7.name, r6.locator, r6.role, r6.source] }, COLLECT { MATCH (n3)-[r8:PARTICIPATES_IN]->(n9:Partnership) WHERE r8.togetherFrom <= $p1 AND r8.togetherTo >= $p1 WITH r8, n9 ORDER BY n9.sortKey, r8.id LIMIT $p3 RETURN [n9.name, r8.identity, r8.locator, r8.nameAsPublished, r8.role, r8.source] }, COLLECT { MATCH (n3)-[r10:SIGNED]->(n11:Agreement) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 WITH r10, n11 ORDER BY n11.sortKey, r10.id LIMIT $p4 RETURN [n11.name, r10.categoryAsPublished, r10.locator, r10.period, r10.source] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
