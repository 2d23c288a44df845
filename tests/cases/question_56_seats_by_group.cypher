OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Council) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND (n0.kind IN $p1 AND NOT coalesce((n0.municipalityKey IN [$p2, 'several'] AND $p2 IN n0.municipalities), false))
RETURN 0 AS part, [n0.name, n0.politicalParticipation, n0.seatsCount, n0.seatsGroup, COLLECT { MATCH (n0)<-[r1:PART_OF]-(n2:Council) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 WITH r1, n2 ORDER BY n2.sortKey LIMIT $p3 RETURN [n2.name] }, COLLECT { MATCH (n0)-[r3:PART_OF]->(n4:Council) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY r3.validFrom DESC, r3.id LIMIT $p4 RETURN [n4.name] }] AS row
ORDER BY n0.position IS NULL, coalesce(n0.position, 0), n0.sortKey LIMIT $p5
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
