OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Partnership) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.kind IN [$p1] AND n0.sortKey > $p2
RETURN 0 AS part, [n0.goalsEn, n0.name, COLLECT { MATCH (n0)<-[r1:PARTICIPATES_IN]-(n2:Actor) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 WITH r1, n2 ORDER BY n2.sortKey, r1.id LIMIT $p3 RETURN [n2.name, r1.identity, r1.nameAsPublished, r1.role] }, COLLECT { MATCH (n0)-[r3:LOCATED_IN]->(n4:Place) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY n4.sortKey LIMIT $p4 RETURN [n4.name] }] AS row
ORDER BY n0.sortKey LIMIT $p5
UNION ALL
MATCH (n5:Partnership) WHERE (n5.validFrom <= $p0 AND n5.validTo >= $p0) = true AND n5.kind IN [$p6] WITH count(*) AS total
RETURN 1 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
