OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Council
RETURN 0 AS part, [n3.name, COLLECT { MATCH (n3)<-[r4:RESPONSIBLE_FOR]-(n5:Politician) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY r4.validFrom DESC, r4.id LIMIT $p2 RETURN [n5.name, COLLECT { MATCH (n5)-[r6:MEMBER_OF]->(n7:Party) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY r6.validFrom DESC, r6.id LIMIT $p3 RETURN [n7.abbreviation] }] }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
