MATCH (n0:Entity) WHERE n0.id IN $p0
RETURN 0 AS part, [labels(n0), n0.id, n0.name] AS row
