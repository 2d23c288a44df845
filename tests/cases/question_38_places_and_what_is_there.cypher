OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Place) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true WITH n0, n0.kind AS k1 WITH k1, count(*) AS c2
RETURN 0 AS part, [c2, k1] AS row
ORDER BY k1 IS NULL, k1, c2 LIMIT $p1
UNION ALL
MATCH (n3:Place) WHERE (n3.validFrom <= $p0 AND n3.validTo >= $p0) = true
RETURN 1 AS part, [n3.kind, n3.name, COLLECT { MATCH (n3)<-[r4:LOCATED_IN]-(n5:Document) WHERE r4.togetherFrom <= $p0 AND r4.togetherTo >= $p0 WITH r4, n5 ORDER BY n5.sortKey LIMIT $p2 RETURN [n5.name] }, COLLECT { MATCH (n3)<-[r6:LOCATED_IN]-(n7:Partnership) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 WITH r6, n7 ORDER BY n7.sortKey LIMIT $p3 RETURN [n7.name] }, COLLECT { MATCH (n3)<-[r8:LOCATED_IN]-(n9:SupportService) WHERE r8.togetherFrom <= $p0 AND r8.togetherTo >= $p0 WITH r8, n9 ORDER BY n9.sortKey LIMIT $p4 RETURN [n9.name] }] AS row
ORDER BY n3.kind IS NULL, coalesce(n3.kind, ''), n3.sortKey LIMIT $p5
UNION ALL
RETURN 2 AS part, [COUNT { MATCH (:Place) } - COUNT { MATCH (n10:Place) WHERE n10.validTo < $p0 } - COUNT { MATCH (n10:Place) WHERE n10.validFrom > $p0 }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
