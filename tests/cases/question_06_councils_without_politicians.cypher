OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Council) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.politicalParticipation IN [$p1] AND n0.sortKey > $p2
RETURN 0 AS part, [n0.name, COLLECT { MATCH (n0)<-[r1:HOSTS]-(n2:Actor) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 WITH r1, n2 ORDER BY r1.validFrom DESC, r1.id LIMIT $p3 RETURN [n2.name] }] AS row
ORDER BY n0.sortKey LIMIT $p4
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
