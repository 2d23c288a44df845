MATCH (n0:Entity {id: $p0}) WHERE n0:Actor
RETURN 0 AS part, [n0.name] AS row
UNION ALL
MATCH (n1:Entity {id: $p1}) WHERE n1:Council
RETURN 1 AS part, [n1.municipality, n1.politicalParticipation, n1.seatsCount, n1.seatsGroup, COLLECT { MATCH (n1)<-[r2:RESPONSIBLE_FOR]-(n3:Politician) WHERE r2.validFrom <= $p2 AND r2.validTo >= $p2 AND n3.validFrom <= $p2 AND n3.validTo >= $p2 WITH r2, n3 ORDER BY r2.validFrom DESC, r2.id LIMIT $p3 RETURN [n3.name] }] AS row
UNION ALL
MATCH (n4:Entity {id: $p4}) WHERE n4:Council
RETURN 2 AS part, [n4.name] AS row
UNION ALL
MATCH (n5:Entity {id: $p5})
RETURN 3 AS part, [labels(n5), n5.id] AS row
