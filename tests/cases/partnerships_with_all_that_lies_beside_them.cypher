OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Partnership) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.sortKey > $p1
RETURN 0 AS part, [n0.kind, n0.name, n0.sinceAsPublished, n0.sinceEarliest, n0.sinceEdtf, n0.sinceLatest, n0.unnamedParticipants, COUNT { MATCH (n0)<-[r1:PARTICIPATES_IN]-(n2:Actor) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 }, COLLECT { MATCH (n0)<-[r3:ILLUSTRATES]-(n4:Example) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY n4.sortKey LIMIT $p2 RETURN [n4.name] }, COLLECT { MATCH (n0)<-[r5:PARTICIPATES_IN]-(n6:Actor) WHERE r5.togetherFrom <= $p0 AND r5.togetherTo >= $p0 WITH r5, n6 ORDER BY n6.sortKey, r5.id LIMIT $p3 RETURN [n6.kind, n6.name, r5.identity, r5.reason, r5.role] }, COLLECT { MATCH (n0)-[r7:INVOLVES]->(n8:Actor) WHERE r7.togetherFrom <= $p0 AND r7.togetherTo >= $p0 WITH r7, n8 ORDER BY n8.sortKey, r7.id LIMIT $p4 RETURN [n8.name, r7.role] }, COLLECT { MATCH (n0)-[r9:LOCATED_IN]->(n10:Place) WHERE r9.togetherFrom <= $p0 AND r9.togetherTo >= $p0 WITH r9, n10 ORDER BY n10.sortKey LIMIT $p5 RETURN [n10.kind, n10.name] }, COLLECT { MATCH (n0)-[r11:PART_OF]->(n12:Partnership) WHERE r11.togetherFrom <= $p0 AND r11.togetherTo >= $p0 WITH r11, n12 ORDER BY r11.validFrom DESC, r11.id LIMIT $p6 RETURN [n12.name] }] AS row
ORDER BY n0.sortKey LIMIT $p7
UNION ALL
RETURN 1 AS part, [COUNT { MATCH (:Partnership) } - COUNT { MATCH (n13:Partnership) WHERE n13.validTo < $p0 } - COUNT { MATCH (n13:Partnership) WHERE n13.validFrom > $p0 }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
