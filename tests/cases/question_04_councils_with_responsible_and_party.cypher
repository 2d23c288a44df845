OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Council) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.kind IN $p1
RETURN 0 AS part, [n0.kind, n0.name, COLLECT { MATCH (n0)<-[r1:RESPONSIBLE_FOR]-(n2:Politician) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 WITH r1, n2 ORDER BY r1.validFrom DESC, r1.id LIMIT $p2 RETURN [n2.name, COLLECT { MATCH (n2)-[r3:MEMBER_OF]->(n4:Party) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY r3.validFrom DESC, r3.id LIMIT $p3 RETURN [n4.abbreviation, n4.name] }] }] AS row
ORDER BY n0.position IS NULL, coalesce(n0.position, 0), n0.sortKey LIMIT $p4
UNION ALL
MATCH (n5:Council) WHERE (n5.validFrom <= $p0 AND n5.validTo >= $p0) = true AND n5.kind IN $p5 WITH count(*) AS total
RETURN 1 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
