OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [COLLECT { MATCH (n3)<-[r4:ABOUT]-(n5:Statement) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 AND n5.kind IN [$p2] WITH r4, n5 ORDER BY n5.sortKey LIMIT $p3 RETURN [n5.subject, n5.textEn, COLLECT { MATCH (n5)-[r6:CITES]->(n7:Source) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey, r6.id RETURN [r6.locator] }] }, COLLECT { MATCH (n3)<-[r8:DOCUMENTS]-(n9:Document) WHERE r8.togetherFrom <= $p1 AND r8.togetherTo >= $p1 AND n9.kind IN $p4 WITH r8, n9 ORDER BY n9.kind, n9.sortKey LIMIT $p5 RETURN [n9.addressees, n9.kind, n9.name, n9.url, COLLECT { MATCH (n9)-[r10:LOCATED_IN]->(n11:Place) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 WITH r10, n11 ORDER BY n11.sortKey LIMIT $p6 RETURN [n11.name] }] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
