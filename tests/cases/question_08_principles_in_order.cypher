MATCH (n0:Entity {id: $p0}) WHERE n0:Agreement
RETURN 0 AS part, [COLLECT { MATCH (n0)<-[r1:PART_OF]-(n2:Principle) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 WITH r1, n2 ORDER BY n2.ordinal, n2.sortKey, r1.id LIMIT $p2 RETURN [n2.name, n2.ordinal, n2.textEn] }] AS row
