OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Place) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.sortKey > $p1
RETURN 0 AS part, [n0.kind, n0.name, COLLECT { MATCH (n0)<-[r1:LOCATED_IN]-(n2:Document) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 WITH r1, n2 ORDER BY n2.sortKey LIMIT $p2 RETURN [n2.kind, n2.name, n2.url] }, COLLECT { MATCH (n0)<-[r3:LOCATED_IN]-(n4:Partnership) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY n4.sortKey LIMIT $p3 RETURN [n4.name] }] AS row
ORDER BY n0.sortKey LIMIT $p4
UNION ALL
MATCH (n5:SupportService) WHERE (n5.validFrom <= $p0 AND n5.validTo >= $p0) = true AND n5.sortKey > $p5
RETURN 1 AS part, [n5.frequencyEn, n5.name, n5.purposeSv, COLLECT { MATCH (n5)<-[r6:PROVIDES]-(n7:Actor) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 WITH r6, n7 ORDER BY n7.sortKey LIMIT $p6 RETURN [n7.name] }] AS row
ORDER BY n5.sortKey LIMIT $p7
UNION ALL
MATCH (n8:Theme) WHERE (n8.validFrom <= $p0 AND n8.validTo >= $p0) = true AND n8.sortKey > $p8
RETURN 2 AS part, [n8.group, n8.name, COLLECT { MATCH (n8)<-[r9:ADDRESSES]-(n10:Actor) WHERE r9.togetherFrom <= $p0 AND r9.togetherTo >= $p0 WITH r9, n10 ORDER BY n10.sortKey LIMIT $p9 RETURN [n10.name] }] AS row
ORDER BY n8.sortKey LIMIT $p10
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
