MATCH (n0:Entity {id: $p0}) WHERE n0:Commitment
RETURN 0 AS part, [n0.ordinal, n0.textEn, n0.textSv, COLLECT { MATCH (n0)-[r1:ASSIGNED_TO]->(n2:Council) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 WITH r1, n2 ORDER BY n2.sortKey, r1.id LIMIT $p2 RETURN [n2.name] }, COLLECT { MATCH (n0)-[r3:PART_OF]->(n4:Agreement) WHERE r3.validFrom <= $p1 AND r3.validTo >= $p1 AND n4.validFrom <= $p1 AND n4.validTo >= $p1 WITH r3, n4 ORDER BY r3.validFrom DESC, r3.id LIMIT $p3 RETURN [n4.name] }] AS row
UNION ALL
MATCH (n5:Entity {id: $p4}) WHERE n5:Partnership
RETURN 1 AS part, [n5.frequencySv, n5.goalsEn, n5.goalsSv] AS row
