MATCH (n0:Entity {id: $p0}) WHERE n0:Agreement
RETURN 0 AS part, [n0.id, n0.validFrom, n0.validFromLatest, n0.validTo, n0.validToEarliest, COUNT { MATCH (n0)<-[r1:SIGNED]-(n2:Actor) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 }, COLLECT { MATCH (n0)<-[r3:PART_OF]-(n4:Principle) WHERE r3.validFrom <= $p1 AND r3.validTo >= $p1 AND n4.validFrom <= $p1 AND n4.validTo >= $p1 WITH r3, n4 ORDER BY n4.ordinal, n4.sortKey, r3.id LIMIT $p2 RETURN [n4.id, n4.name, r3.id] }] AS row
UNION ALL
MATCH (n5:Entity {id: $p3})
RETURN 1 AS part, [labels(n5), n5.id, COLLECT { MATCH (n5:Council)<-[r6:HOSTS]-(n7:Actor) WHERE r6.validFrom <= $p4 AND r6.validTo >= $p4 AND n7.validFrom <= $p4 AND n7.validTo >= $p4 WITH r6, n7 ORDER BY n7.sortKey, r6.id LIMIT $p5 RETURN [r6.id] }] AS row
UNION ALL
MATCH (n8:Entity {id: $p6})
RETURN 2 AS part, [labels(n8), n8.id] AS row
UNION ALL
MATCH (n9:Entity {id: $p7})
RETURN 3 AS part, [labels(n9), n9.id] AS row
UNION ALL
MATCH (n10:Agreement) WHERE n10.validFrom <= $p8 AND n10.validTo >= $p8 AND n10.sortKey > $p9
RETURN 4 AS part, [n10.name, n10.validFrom, n10.validFromLatest, n10.validTo, n10.validToEarliest] AS row
ORDER BY n10.sortKey LIMIT $p10
UNION ALL
RETURN 5 AS part, [COUNT { MATCH (:Agreement) } - COUNT { MATCH (n11:Agreement) WHERE n11.validTo < $p8 } - COUNT { MATCH (n11:Agreement) WHERE n11.validFrom > $p8 }] AS row
