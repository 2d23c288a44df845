MATCH (n0:Entity {id: $p0}) WHERE n0:Actor
RETURN 0 AS part, [n0.name, COLLECT { MATCH (n0)<-[r1:ABOUT]-(n2:Statement) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 AND n2.kind = $p2 WITH r1, n2 ORDER BY n2.sortKey, r1.id RETURN [n2.subject, n2.textEn, COLLECT { MATCH (n2)-[r3:CITES]->(n4:Source) WHERE r3.validFrom <= $p1 AND r3.validTo >= $p1 AND n4.validFrom <= $p1 AND n4.validTo >= $p1 WITH r3, n4 ORDER BY n4.sortKey, r3.id RETURN [r3.locator] }] }] AS row
UNION ALL
MATCH (n5:Entity {id: $p3}) WHERE n5:Agreement
RETURN 1 AS part, [n5.name, COLLECT { MATCH (n5)<-[r6:ABOUT]-(n7:Statement) WHERE r6.validFrom <= $p1 AND r6.validTo >= $p1 AND n7.validFrom <= $p1 AND n7.validTo >= $p1 AND n7.kind = $p4 WITH r6, n7 ORDER BY n7.sortKey, r6.id RETURN [n7.subject, n7.textEn, COLLECT { MATCH (n7)-[r8:CITES]->(n9:Source) WHERE r8.validFrom <= $p1 AND r8.validTo >= $p1 AND n9.validFrom <= $p1 AND n9.validTo >= $p1 WITH r8, n9 ORDER BY n9.sortKey, r8.id RETURN [r8.locator] }] }] AS row
UNION ALL
MATCH (n10:Entity {id: $p5}) WHERE n10:Council
RETURN 2 AS part, [n10.name, COLLECT { MATCH (n10)<-[r11:ABOUT]-(n12:Statement) WHERE r11.validFrom <= $p1 AND r11.validTo >= $p1 AND n12.validFrom <= $p1 AND n12.validTo >= $p1 AND n12.kind = $p6 WITH r11, n12 ORDER BY n12.sortKey, r11.id RETURN [n12.subject, n12.textEn, COLLECT { MATCH (n12)-[r13:CITES]->(n14:Source) WHERE r13.validFrom <= $p1 AND r13.validTo >= $p1 AND n14.validFrom <= $p1 AND n14.validTo >= $p1 WITH r13, n14 ORDER BY n14.sortKey, r13.id RETURN [r13.locator] }] }] AS row
UNION ALL
MATCH (n15:Entity {id: $p7}) WHERE n15:Partnership
RETURN 3 AS part, [n15.name, n15.sinceEdtf, COLLECT { MATCH (n15)<-[r16:ABOUT]-(n17:Statement) WHERE r16.validFrom <= $p1 AND r16.validTo >= $p1 AND n17.validFrom <= $p1 AND n17.validTo >= $p1 AND n17.kind = $p8 WITH r16, n17 ORDER BY n17.sortKey, r16.id RETURN [n17.subject, n17.textEn, COLLECT { MATCH (n17)-[r18:CITES]->(n19:Source) WHERE r18.validFrom <= $p1 AND r18.validTo >= $p1 AND n19.validFrom <= $p1 AND n19.validTo >= $p1 WITH r18, n19 ORDER BY n19.sortKey, r18.id RETURN [r18.locator] }] }] AS row
