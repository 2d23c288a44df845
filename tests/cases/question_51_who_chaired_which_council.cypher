OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Council) WHERE (n0.validFrom <= $p1 AND n0.validTo >= $p0) = true AND EXISTS { MATCH (n0)<-[r1:SERVES_ON]-(n2:Politician) WHERE r1.togetherFrom <= $p1 AND r1.togetherTo >= $p0 AND r1.role IN [$p2] }
RETURN 0 AS part, [n0.name, COLLECT { MATCH (n0)<-[r3:SERVES_ON]-(n4:Politician) WHERE r3.togetherFrom <= $p1 AND r3.togetherTo >= $p0 AND r3.role IN [$p3] WITH r3, n4 ORDER BY r3.validFromEdtf IS NULL, coalesce(r3.validFrom, '0001-01-01'), n4.sortKey, r3.id LIMIT $p4 RETURN [COLLECT { MATCH (n5:Entity {id: r3.source}) RETURN [n5.name] }, COLLECT { UNWIND coalesce(r3.cites, [])[..1] AS k6 MATCH (:Fact {id: r3.id})-[r8:STATED_IN]->(n7:Source) WHERE r8.ordinal > 0 WITH r8, n7 ORDER BY r8.ordinal RETURN [n7.name, r8.locator, r8.supports] }, n4.name, r3.locator, r3.source, r3.validFromEdtf, r3.validToEdtf, COLLECT { MATCH (n4)-[r9:MEMBER_OF]->(n10:Party) WHERE r9.togetherFrom <= $p1 AND r9.togetherTo >= $p0 WITH r9, n10 ORDER BY r9.validFrom DESC, r9.id LIMIT $p5 RETURN [n10.abbreviation] }] }] AS row
ORDER BY n0.position IS NULL, coalesce(n0.position, 0), n0.sortKey LIMIT $p6
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
