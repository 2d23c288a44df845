OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Actor
RETURN 0 AS part, [n3.name] AS row
UNION ALL
UNWIND $p1 AS k5 OPTIONAL MATCH (n4:FormerId {id: k5})
WITH k5, coalesce(n4.entity, k5) AS k6
MATCH (n7:Entity {id: k6}) WHERE n7:Council
RETURN 1 AS part, [n7.municipality, n7.politicalParticipation, n7.seatsCount, n7.seatsGroup, COLLECT { MATCH (n7)<-[r8:RESPONSIBLE_FOR]-(n9:Politician) WHERE r8.togetherFrom <= $p2 AND r8.togetherTo >= $p2 WITH r8, n9 ORDER BY r8.validFrom DESC, r8.id LIMIT $p3 RETURN [n9.name] }] AS row
UNION ALL
UNWIND $p4 AS k11 OPTIONAL MATCH (n10:FormerId {id: k11})
WITH k11, coalesce(n10.entity, k11) AS k12
MATCH (n13:Entity {id: k12}) WHERE n13:Council
RETURN 2 AS part, [n13.name] AS row
UNION ALL
UNWIND $p5 AS k15 OPTIONAL MATCH (n14:FormerId {id: k15})
WITH k15, coalesce(n14.entity, k15) AS k16
MATCH (n17:Entity {id: k16})
RETURN 3 AS part, [labels(n17), n17.id] AS row
UNION ALL
MATCH (n18:Fact {id: $p6})
RETURN 4 AS part, [n18.id] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
