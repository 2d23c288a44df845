OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [COLLECT { MATCH (n3)<-[r4:SIGNED]-(n5:Actor) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY r4.categoryAsPublished IS NULL, coalesce(r4.categoryAsPublished, '') DESC, n5.sortKey DESC, r4.id LIMIT $p2 RETURN [n5.name, r4.categoryAsPublished] }] AS row
UNION ALL
MATCH (n6:Actor) WHERE (n6.validFrom <= $p1 AND n6.validTo >= $p1) = true AND n6.municipal IN [$p3]
RETURN 1 AS part, [n6.kind IS NULL, coalesce(n6.kind, ''), n6.kind, n6.name, n6.sortKey] AS row
ORDER BY n6.kind IS NULL DESC, coalesce(n6.kind, ''), n6.sortKey DESC LIMIT $p4
UNION ALL
MATCH (n7:Council) WHERE (n7.validFrom <= $p1 AND n7.validTo >= $p1) = true WITH n7, head(COLLECT { MATCH (n7)<-[r8:RESPONSIBLE_FOR]-(n9:Politician) WHERE r8.togetherFrom <= $p1 AND r8.togetherTo >= $p1 WITH r8, n9 ORDER BY r8.validFrom DESC, r8.id LIMIT 1 RETURN head(COLLECT { MATCH (n9)-[r10:MEMBER_OF]->(n11:Party) WHERE r10.togetherFrom <= $p1 AND r10.togetherTo >= $p1 WITH r10, n11 ORDER BY r10.validFrom DESC, r10.id LIMIT 1 RETURN n11.abbreviation }) }) AS k12
RETURN 2 AS part, [n7.name, COLLECT { MATCH (n7)<-[r13:RESPONSIBLE_FOR]-(n14:Politician) WHERE r13.togetherFrom <= $p1 AND r13.togetherTo >= $p1 WITH r13, n14 ORDER BY r13.validFrom DESC, r13.id LIMIT $p5 RETURN [COLLECT { MATCH (n14)-[r15:MEMBER_OF]->(n16:Party) WHERE r15.togetherFrom <= $p1 AND r15.togetherTo >= $p1 WITH r15, n16 ORDER BY r15.validFrom DESC, r15.id LIMIT $p6 RETURN [n16.abbreviation] }] }] AS row
ORDER BY k12 IS NULL, coalesce(k12, '') DESC, n7.sortKey LIMIT $p7
UNION ALL
MATCH (n17:Partnership) WHERE (n17.validFrom <= $p1 AND n17.validTo >= $p1) = true
RETURN 3 AS part, [n17.name, n17.sinceEdtf] AS row
ORDER BY n17.sinceEarliest IS NULL, coalesce(n17.sinceEarliest, '') DESC, n17.sortKey LIMIT $p8
UNION ALL
MATCH (n18:Partnership) WHERE (n18.validFrom <= $p1 AND n18.validTo >= $p1) = true WITH n18, COUNT { MATCH (n18)<-[r19:PARTICIPATES_IN]-(n20:Actor) WHERE r19.togetherFrom <= $p1 AND r19.togetherTo >= $p1 RETURN DISTINCT n20 } AS k21
RETURN 4 AS part, [n18.name] AS row
ORDER BY k21 DESC, n18.sortKey DESC LIMIT $p9
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
