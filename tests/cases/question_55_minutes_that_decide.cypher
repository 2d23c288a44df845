OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Document) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.kind IN $p1
RETURN 0 AS part, [n0.kind, n0.municipality, n0.name, COLLECT { MATCH (n0)-[r1:DOCUMENTS]->(n2:Entity) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 WITH r1, n2 ORDER BY n2.sortKey, r1.id LIMIT $p2 RETURN [COLLECT { UNWIND coalesce(r1.cites, [])[..1] AS k3 MATCH (:Fact {id: r1.id})-[r5:STATED_IN]->(n4:Source) WHERE r5.ordinal > 0 WITH r5, n4 ORDER BY r5.ordinal RETURN [r5.locator] }, labels(n2), n2.name, r1.locator, r1.source] }] AS row
ORDER BY n0.kind, n0.sortKey LIMIT $p3
UNION ALL
MATCH (n6:Document) WHERE (n6.validFrom <= $p0 AND n6.validTo >= $p0) = true AND n6.kind IN $p4 WITH count(*) AS total
RETURN 1 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
