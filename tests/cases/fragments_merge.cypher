OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Council) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.sortKey > $p1
RETURN 0 AS part, [n0.id, n0.kind, n0.name, COUNT { MATCH (n0)<-[r1:REPRESENTED_IN]-(n2:Actor) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 }] AS row
ORDER BY n0.sortKey LIMIT $p2
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
