OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Commitment
RETURN 0 AS part, [n3.ordinal, n3.textEn, n3.textSv, COLLECT { MATCH (n3)-[r4:ASSIGNED_TO]->(n5:Council) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY n5.sortKey LIMIT $p2 RETURN [n5.name] }, COLLECT { MATCH (n3)-[r6:PART_OF]->(n7:Agreement) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 WITH r6, n7 ORDER BY r6.validFrom DESC, r6.id LIMIT $p3 RETURN [n7.name] }] AS row
UNION ALL
UNWIND $p4 AS k9 OPTIONAL MATCH (n8:FormerId {id: k9})
WITH k9, coalesce(n8.entity, k9) AS k10
MATCH (n11:Entity {id: k10}) WHERE n11:Partnership
RETURN 1 AS part, [n11.frequencySv, n11.goalsEn, n11.goalsSv] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
