OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:SupportService) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.sortKey > $p1
RETURN 0 AS part, [n0.frequencyEn, n0.name, n0.purposeEn, n0.purposeSv, COLLECT { MATCH (n0)<-[r1:ABOUT]-(n2:Statement) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 AND n2.kind IN [$p2] WITH r1, n2 ORDER BY n2.sortKey RETURN [n2.subject, n2.textEn] }, COLLECT { MATCH (n0)<-[r3:DOCUMENTS]-(n4:Document) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY n4.sortKey LIMIT $p3 RETURN [n4.kind, n4.name] }, COLLECT { MATCH (n0)<-[r5:PROVIDES]-(n6:Actor) WHERE r5.togetherFrom <= $p0 AND r5.togetherTo >= $p0 WITH r5, n6 ORDER BY n6.sortKey LIMIT $p4 RETURN [n6.name] }, COLLECT { MATCH (n0)-[r7:LOCATED_IN]->(n8:Place) WHERE r7.togetherFrom <= $p0 AND r7.togetherTo >= $p0 WITH r7, n8 ORDER BY n8.sortKey LIMIT $p5 RETURN [n8.name] }] AS row
ORDER BY n0.sortKey LIMIT $p6
UNION ALL
RETURN 1 AS part, [COUNT { MATCH (:SupportService) } - COUNT { MATCH (n9:SupportService) WHERE n9.validTo < $p0 } - COUNT { MATCH (n9:SupportService) WHERE n9.validFrom > $p0 }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
