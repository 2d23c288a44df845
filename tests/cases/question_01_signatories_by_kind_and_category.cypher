OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [COLLECT { MATCH (n3)<-[r4:SIGNED]-(n5:Actor) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 AND r4.period IN [$p2] WITH DISTINCT r4, n5.kind AS k6 RETURN [k6] }, COLLECT { MATCH (n3)<-[r7:SIGNED]-(n8:Actor) WHERE r7.togetherFrom <= $p1 AND r7.togetherTo >= $p1 AND r7.period IN [$p3] WITH DISTINCT r7, r7.categoryAsPublished AS k9 RETURN [k9] }, COUNT { MATCH (n3)<-[r10:SIGNED]-(n11:Actor) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 AND n11.kind IN [$p4] }, COUNT { MATCH (n3)<-[r12:SIGNED]-(n13:Actor) WHERE r12.togetherFrom <= $p1 AND r12.togetherTo >= $p1 AND r12.period IN [$p5] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
