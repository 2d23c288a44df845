OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [COLLECT { MATCH (n3)<-[r4:SIGNED]-(n5:Actor) RETURN [r4.togetherFrom, r4.togetherFromLatest, r4.togetherToEarliest, r4.togetherTo, 1] }] AS row
UNION ALL
MATCH (n6:Actor) UNWIND [x IN $p1 WHERE n6.validFrom <= x AND n6.validTo >= x] AS d7 WITH n6, d7 WHERE EXISTS { MATCH (n6)-[r8:SIGNED]->(n9:Agreement) WHERE r8.togetherFrom <= d7 AND r8.togetherTo >= d7 AND (r8.togetherFromLatest <= d7 AND r8.togetherToEarliest >= d7) } WITH d7 AS k10, sum(1) AS c11, sum(CASE WHEN n6.validFromLatest <= d7 AND n6.validToEarliest >= d7 THEN 1 ELSE 0 END) AS c12
RETURN 1 AS part, [k10, c11, c12] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
