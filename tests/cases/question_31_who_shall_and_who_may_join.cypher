OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [COLLECT { MATCH (n3)<-[r4:ABOUT]-(n5:Statement) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 AND n5.kind IN [$p2] WITH DISTINCT r4, n5.modality AS k6 RETURN [k6] }, COUNT { MATCH (n3)<-[r7:ABOUT]-(n8:Statement) WHERE r7.togetherFrom <= $p1 AND r7.togetherTo >= $p1 AND n8.kind IN [$p3] }, COLLECT { MATCH (n3)<-[r9:ABOUT]-(n10:Statement) WHERE r9.togetherFrom <= $p1 AND r9.togetherTo >= $p1 AND n10.kind IN [$p4] WITH r9, n10 ORDER BY n10.modality IS NULL, coalesce(n10.modality, '') DESC, n10.sortKey LIMIT $p5 RETURN [n10.addressees, n10.modality, n10.textEn, COLLECT { MATCH (n10)-[r11:CITES]->(n12:Source) WHERE r11.togetherFrom <= $p1 AND r11.togetherTo >= $p1 WITH r11, n12 ORDER BY n12.sortKey, r11.id RETURN [r11.locator] }] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
