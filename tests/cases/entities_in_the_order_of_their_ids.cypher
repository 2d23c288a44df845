OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2})
RETURN 0 AS part, [k1, labels(n3), n3.name] AS row
UNION ALL
UNWIND $p1 AS k4 MATCH (n5:Fact {id: k4})
RETURN 1 AS part, [k4] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
