MATCH (n0:Entity {id: $p0}) WHERE n0:Actor
RETURN 0 AS part, [COLLECT { MATCH (n0)-[r1:RELATED_TO]-(n2:Entity) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 WITH r1, n2 ORDER BY n2.sortKey, r1.id LIMIT $p2 RETURN [labels(n2), n2.name, r1.identity] }] AS row
UNION ALL
MATCH (n3:Entity {id: $p3}) WHERE n3:Council
RETURN 1 AS part, [COLLECT { MATCH (n3)-[r4:MEETS_WITH]-(n5:Council) WHERE r4.validFrom <= $p1 AND r4.validTo >= $p1 AND n5.validFrom <= $p1 AND n5.validTo >= $p1 WITH r4, n5 ORDER BY n5.sortKey, r4.id LIMIT $p4 RETURN [n5.name, COLLECT { MATCH (n5)-[r6:MEETS_WITH]-(n7:Council) WHERE r6.validFrom <= $p1 AND r6.validTo >= $p1 AND n7.validFrom <= $p1 AND n7.validTo >= $p1 WITH r6, n7 ORDER BY n7.sortKey, r6.id LIMIT $p5 RETURN [n7.name] }] }] AS row
