OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Actor
RETURN 0 AS part, [COLLECT { MATCH (n3)-[r4:RELATED_TO]-(n5:Entity) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY n5.sortKey, r4.id LIMIT $p2 RETURN [labels(n5), n5.name, r4.identity] }] AS row
UNION ALL
UNWIND $p3 AS k7 OPTIONAL MATCH (n6:FormerId {id: k7})
WITH k7, coalesce(n6.entity, k7) AS k8
MATCH (n9:Entity {id: k8}) WHERE n9:Council
RETURN 1 AS part, [COLLECT { MATCH (n9)-[r10:MEETS_WITH]-(n11:Council) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 WITH r10, n11 ORDER BY n11.sortKey LIMIT $p4 RETURN [n11.name, COLLECT { MATCH (n11)-[r12:MEETS_WITH]-(n13:Council) WHERE r12.togetherFrom <= $p1 AND r12.togetherTo >= $p1 WITH r12, n13 ORDER BY n13.sortKey LIMIT $p5 RETURN [n13.name] }] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
