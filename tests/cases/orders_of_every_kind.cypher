MATCH (n0:Entity {id: $p0}) WHERE n0:Agreement
RETURN 0 AS part, [COLLECT { MATCH (n0)<-[r1:SIGNED]-(n2:Actor) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 WITH r1, n2 ORDER BY r1.categoryAsPublished DESC, n2.sortKey DESC, r1.id LIMIT $p2 RETURN [n2.name, r1.categoryAsPublished] }] AS row
UNION ALL
MATCH (n3:Actor) WHERE n3.validFrom <= $p1 AND n3.validTo >= $p1 AND n3.municipal = $p3
RETURN 1 AS part, [n3.kind IS NULL, coalesce(n3.kind, ''), n3.kind, n3.name, n3.sortKey] AS row
ORDER BY n3.kind IS NULL DESC, coalesce(n3.kind, ''), n3.sortKey DESC LIMIT $p4
UNION ALL
MATCH (n4:Council) WHERE n4.validFrom <= $p1 AND n4.validTo >= $p1 WITH n4, head(COLLECT { MATCH (n4)<-[r5:RESPONSIBLE_FOR]-(n6:Politician) WHERE r5.validFrom <= $p1 AND r5.validTo >= $p1 AND n6.validFrom <= $p1 AND n6.validTo >= $p1 WITH r5, n6 ORDER BY r5.validFrom DESC, r5.id LIMIT 1 RETURN head(COLLECT { MATCH (n6)-[r7:MEMBER_OF]->(n8:Party) WHERE r7.validFrom <= $p1 AND r7.validTo >= $p1 AND n8.validFrom <= $p1 AND n8.validTo >= $p1 WITH r7, n8 ORDER BY r7.validFrom DESC, r7.id LIMIT 1 RETURN n8.abbreviation }) }) AS k9
RETURN 2 AS part, [n4.name, COLLECT { MATCH (n4)<-[r10:RESPONSIBLE_FOR]-(n11:Politician) WHERE r10.validFrom <= $p1 AND r10.validTo >= $p1 AND n11.validFrom <= $p1 AND n11.validTo >= $p1 WITH r10, n11 ORDER BY r10.validFrom DESC, r10.id LIMIT $p5 RETURN [COLLECT { MATCH (n11)-[r12:MEMBER_OF]->(n13:Party) WHERE r12.validFrom <= $p1 AND r12.validTo >= $p1 AND n13.validFrom <= $p1 AND n13.validTo >= $p1 WITH r12, n13 ORDER BY r12.validFrom DESC, r12.id LIMIT $p6 RETURN [n13.abbreviation] }] }] AS row
ORDER BY k9 IS NULL, coalesce(k9, '') DESC, n4.sortKey LIMIT $p7
UNION ALL
MATCH (n14:Partnership) WHERE n14.validFrom <= $p1 AND n14.validTo >= $p1
RETURN 3 AS part, [n14.name, n14.sinceEdtf] AS row
ORDER BY n14.sinceEarliest IS NULL, coalesce(n14.sinceEarliest, '') DESC, n14.sortKey LIMIT $p8
UNION ALL
MATCH (n15:Partnership) WHERE n15.validFrom <= $p1 AND n15.validTo >= $p1 WITH n15, COUNT { MATCH (n15)<-[r16:PARTICIPATES_IN]-(n17:Actor) WHERE r16.validFrom <= $p1 AND r16.validTo >= $p1 AND n17.validFrom <= $p1 AND n17.validTo >= $p1 RETURN DISTINCT n17 } AS k18
RETURN 4 AS part, [n15.name] AS row
ORDER BY k18 DESC, n15.sortKey DESC LIMIT $p9
