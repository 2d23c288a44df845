OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Council
RETURN 0 AS part, [n3.name, n3.seatsCount, n3.seatsGroup, COUNT { MATCH (n3)<-[r4:REPRESENTED_IN]-(n5:Actor) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 }, COUNT { MATCH (n3)<-[r6:RESPONSIBLE_FOR]-(n7:Politician) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 }, COLLECT { MATCH (n3)<-[r8:ABOUT]-(n9:Statement) WHERE r8.togetherFrom <= $p1 AND r8.togetherTo >= $p1 AND n9.kind IN [$p2] WITH r8, n9 ORDER BY n9.sortKey RETURN [n9.subject, n9.textEn] }, COLLECT { MATCH (n3)<-[r10:RESPONSIBLE_FOR]-(n11:Politician) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 WITH r10, n11 ORDER BY n11.sortKey, r10.id LIMIT $p3 RETURN [n11.name, r10.role] }, COLLECT { MATCH (n3)-[r12:CITES]->(n13:Source) WHERE r12.togetherFrom <= $p1 AND r12.togetherTo >= $p1 WITH r12, n13 ORDER BY n13.sortKey, r12.id RETURN [r12.locator, r12.supports] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
