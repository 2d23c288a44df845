OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Theme
RETURN 0 AS part, [n3.name, COLLECT { MATCH (n3)<-[r4:PART_OF]-(n5:Theme) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY n5.sortKey LIMIT $p2 RETURN [n5.group, n5.municipality, n5.name, COLLECT { MATCH (n5)<-[r6:ADDRESSES]-(n7:Actor) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey LIMIT $p3 RETURN [n7.name] }, COLLECT { MATCH (n5)<-[r8:ADDRESSES]-(n9:Example) WHERE r8.togetherFrom <= $p1 AND r8.togetherTo >= $p1 WITH r8, n9 ORDER BY n9.sortKey LIMIT $p4 RETURN [n9.name] }, COLLECT { MATCH (n5)<-[r10:ADDRESSES]-(n11:Partnership) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 WITH r10, n11 ORDER BY n11.sortKey LIMIT $p5 RETURN [n11.name, COUNT { MATCH (n11)<-[r12:PARTICIPATES_IN]-(n13:Actor) WHERE r12.togetherFrom <= $p1 AND r12.togetherTo >= $p1 }] }] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
