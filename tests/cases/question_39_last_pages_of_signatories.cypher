OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [COUNT { MATCH (n3)<-[r4:SIGNED]-(n5:Actor) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 }, EXISTS { MATCH (n3)<-[r6:SIGNED]-(n7:Actor) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 AND n7.sortKey >= $p2 AND (n7.sortKey > $p2 OR r6.id >= $p3) RETURN n7 }, COLLECT { MATCH (n3)<-[r8:SIGNED]-(n9:Actor) WHERE r8.togetherFrom <= $p1 AND r8.togetherTo >= $p1 AND n9.sortKey <= $p4 AND (n9.sortKey < $p4 OR r8.id < $p5) WITH r8, n9 ORDER BY n9.sortKey DESC, r8.id DESC LIMIT $p6 RETURN [n9.name, n9.sortKey, r8.id] }, COLLECT { MATCH (n3)<-[r10:SIGNED]-(n11:Actor) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 WITH r10, n11 ORDER BY n11.sortKey DESC, r10.id DESC LIMIT $p7 RETURN [n11.name, n11.sortKey, r10.id] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
