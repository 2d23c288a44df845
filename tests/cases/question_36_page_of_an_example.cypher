OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Example
RETURN 0 AS part, [n3.beneficiaries, n3.name, n3.summaryEn, COLLECT { MATCH (n3)-[r4:ILLUSTRATES]->(n5:Partnership) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY n5.sortKey LIMIT $p2 RETURN [n5.frequencyEn, n5.purposeEn, n5.sinceAsPublished, n5.sinceEarliest, n5.sinceEdtf, n5.sinceLatest, COLLECT { MATCH (n5)<-[r6:ABOUT]-(n7:Statement) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 AND n7.kind IN [$p3] WITH r6, n7 ORDER BY n7.sortKey LIMIT $p4 RETURN [n7.subject, n7.textEn] }, COLLECT { MATCH (n5)<-[r8:DOCUMENTS]-(n9:Document) WHERE r8.togetherFrom <= $p1 AND r8.togetherTo >= $p1 WITH r8, n9 ORDER BY n9.sortKey LIMIT $p5 RETURN [n9.kind, n9.name, n9.url] }, COLLECT { MATCH (n5)<-[r10:PARTICIPATES_IN]-(n11:Actor) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 WITH r10, n11 ORDER BY n11.sortKey LIMIT $p6 RETURN [n11.kind, n11.name] }] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
