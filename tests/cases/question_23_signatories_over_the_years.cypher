MATCH (n0:Entity {id: $p0}) WHERE n0:Agreement
RETURN 0 AS part, [COUNT { MATCH (n0)<-[r1:SIGNED]-(n2:Actor) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 }, COLLECT { MATCH (n0)<-[r3:SIGNED]-(n4:Actor) WHERE r3.validFrom <= $p1 AND r3.validTo >= $p1 AND n4.validFrom <= $p1 AND n4.validTo >= $p1 WITH r3, n4 ORDER BY n4.sortKey, r3.id LIMIT $p2 RETURN [r3.validFrom, r3.validFromEdtf, r3.validFromLatest, r3.validTo, r3.validToEarliest, r3.validToEdtf] }] AS row
UNION ALL
MATCH (n5:Entity {id: $p3}) WHERE n5:Agreement
RETURN 1 AS part, [COUNT { MATCH (n5)<-[r6:SIGNED]-(n7:Actor) WHERE r6.validFrom <= $p4 AND r6.validTo >= $p4 AND n7.validFrom <= $p4 AND n7.validTo >= $p4 }, COLLECT { MATCH (n5)<-[r8:SIGNED]-(n9:Actor) WHERE r8.validFrom <= $p4 AND r8.validTo >= $p4 AND n9.validFrom <= $p4 AND n9.validTo >= $p4 WITH r8, n9 ORDER BY n9.sortKey, r8.id LIMIT $p5 RETURN [r8.validFrom, r8.validFromEdtf, r8.validFromLatest, r8.validTo, r8.validToEarliest, r8.validToEdtf] }] AS row
UNION ALL
MATCH (n10:Entity {id: $p6}) WHERE n10:Agreement
RETURN 2 AS part, [COUNT { MATCH (n10)<-[r11:SIGNED]-(n12:Actor) WHERE r11.validFrom <= $p7 AND r11.validTo >= $p7 AND n12.validFrom <= $p7 AND n12.validTo >= $p7 }, COLLECT { MATCH (n10)<-[r13:SIGNED]-(n14:Actor) WHERE r13.validFrom <= $p7 AND r13.validTo >= $p7 AND n14.validFrom <= $p7 AND n14.validTo >= $p7 WITH r13, n14 ORDER BY n14.sortKey, r13.id LIMIT $p8 RETURN [r13.validFrom, r13.validFromEdtf, r13.validFromLatest, r13.validTo, r13.validToEarliest, r13.validToEdtf] }] AS row
UNION ALL
MATCH (n15:Entity {id: $p9}) WHERE n15:Agreement
RETURN 3 AS part, [COUNT { MATCH (n15)<-[r16:SIGNED]-(n17:Actor) WHERE r16.validFrom <= $p10 AND r16.validTo >= $p10 AND n17.validFrom <= $p10 AND n17.validTo >= $p10 }, COLLECT { MATCH (n15)<-[r18:SIGNED]-(n19:Actor) WHERE r18.validFrom <= $p10 AND r18.validTo >= $p10 AND n19.validFrom <= $p10 AND n19.validTo >= $p10 WITH r18, n19 ORDER BY n19.sortKey, r18.id LIMIT $p11 RETURN [r18.validFrom, r18.validFromEdtf, r18.validFromLatest, r18.validTo, r18.validToEarliest, r18.validToEdtf] }] AS row
UNION ALL
MATCH (n20:Entity {id: $p12}) WHERE n20:Agreement
RETURN 4 AS part, [COUNT { MATCH (n20)<-[r21:SIGNED]-(n22:Actor) WHERE r21.validFrom <= $p13 AND r21.validTo >= $p13 AND n22.validFrom <= $p13 AND n22.validTo >= $p13 }, COLLECT { MATCH (n20)<-[r23:SIGNED]-(n24:Actor) WHERE r23.validFrom <= $p13 AND r23.validTo >= $p13 AND n24.validFrom <= $p13 AND n24.validTo >= $p13 WITH r23, n24 ORDER BY n24.sortKey, r23.id LIMIT $p14 RETURN [r23.validFrom, r23.validFromEdtf, r23.validFromLatest, r23.validTo, r23.validToEarliest, r23.validToEdtf] }] AS row
