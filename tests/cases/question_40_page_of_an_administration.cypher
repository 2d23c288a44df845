OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Actor
RETURN 0 AS part, [n3.aliases, n3.kind, n3.name, COUNT { MATCH (n3)-[r4:HOSTS]->(n5:Council) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 }, COLLECT { MATCH (n3)<-[r6:INVOLVES]-(n7:Partnership) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey, r6.id LIMIT $p2 RETURN [COLLECT { UNWIND coalesce(r6.cites, [])[..1] AS k8 MATCH (:Fact {id: r6.id})-[r10:STATED_IN]->(n9:Source) WHERE r10.ordinal > 0 WITH r10, n9 ORDER BY r10.ordinal RETURN [r10.locator] }, n7.name, r6.locator, r6.role, r6.source] }, COLLECT { MATCH (n3)-[r11:PARTICIPATES_IN]->(n12:Partnership) WHERE r11.togetherFrom <= $p1 AND r11.togetherTo >= $p1 WITH r11, n12 ORDER BY n12.sortKey, r11.id LIMIT $p3 RETURN [COLLECT { UNWIND coalesce(r11.cites, [])[..1] AS k13 MATCH (:Fact {id: r11.id})-[r15:STATED_IN]->(n14:Source) WHERE r15.ordinal > 0 WITH r15, n14 ORDER BY r15.ordinal RETURN [r15.locator] }, n12.name, r11.identity, r11.locator, r11.nameAsPublished, r11.role, r11.source] }, COLLECT { MATCH (n3)-[r16:SIGNED]->(n17:Agreement) WHERE r16.togetherFrom <= $p1 AND r16.togetherTo >= $p1 WITH r16, n17 ORDER BY n17.sortKey, r16.id LIMIT $p4 RETURN [COLLECT { UNWIND coalesce(r16.cites, [])[..1] AS k18 MATCH (:Fact {id: r16.id})-[r20:STATED_IN]->(n19:Source) WHERE r20.ordinal > 0 WITH r20, n19 ORDER BY r20.ordinal RETURN [r20.locator] }, n17.name, r16.categoryAsPublished, r16.locator, r16.period, r16.source] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
