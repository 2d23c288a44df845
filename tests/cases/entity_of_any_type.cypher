OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2})
RETURN 0 AS part, [labels(n3), n3.aliases, n3.id, n3.kind, n3.name, n3.validFrom, n3.validFromEdtf, n3.validFromLatest, n3.validTo, n3.validToEarliest, n3.validToEdtf, COLLECT { MATCH (n3:Council)<-[r4:HOSTS]-(n5:Actor) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 WITH r4, n5 ORDER BY r4.validFrom DESC, r4.id LIMIT $p2 RETURN [n5.name] }] AS row
UNION ALL
MATCH (n6:Fact {id: $p3})
RETURN 1 AS part, [n6.id] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
