OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND COUNT { MATCH (n0)-[r1:PARTICIPATES_IN]->(n2:Partnership) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 RETURN DISTINCT n2 } >= $p1 WITH n0, COUNT { MATCH (n0)-[r3:PARTICIPATES_IN]->(n4:Partnership) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 RETURN DISTINCT n4 } AS k5
RETURN 0 AS part, [n0.name, COUNT { MATCH (n0)-[r6:PARTICIPATES_IN]->(n7:Partnership) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 }, COLLECT { MATCH (n0)-[r8:PARTICIPATES_IN]->(n9:Partnership) WHERE r8.togetherFrom <= $p0 AND r8.togetherTo >= $p0 WITH r8, n9 ORDER BY n9.sortKey LIMIT $p2 RETURN [n9.name] }] AS row
ORDER BY k5 DESC, n0.sortKey LIMIT $p3
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
