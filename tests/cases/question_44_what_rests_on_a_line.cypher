OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Fact) WHERE (n0.togetherFrom <= $p0 AND n0.togetherTo >= $p0) = true AND EXISTS { MATCH (n0)-[r1:STATED_IN]->(n2:Source) WHERE (size([x3 IN r1.lines WHERE x3 IN [$p1]]) > 0 AND n2.id IN [$p2]) } WITH n0, n0.relationship AS k4 WITH k4, count(*) AS c5
RETURN 0 AS part, [c5, k4] AS row
ORDER BY c5 DESC, k4 IS NULL, k4 LIMIT $p3
UNION ALL
MATCH (n6:Fact) WHERE (n6.togetherFrom <= $p0 AND n6.togetherTo >= $p0) = true AND EXISTS { MATCH (n6)-[r7:STATED_IN]->(n8:Source) WHERE (size([x9 IN r7.lines WHERE x9 IN [$p4]]) > 0 AND n8.id IN [$p5]) } AND n6.sortKey > $p6
RETURN 1 AS part, [COLLECT { MATCH (n10:Entity {id: n6.fromId}) RETURN [labels(n10), n10.name] }, COLLECT { MATCH (n11:Entity {id: n6.toId}) RETURN [labels(n11), n11.name] }, n6.relationship, n6.role, COLLECT { MATCH (n6)-[r12:STATED_IN]->(n13:Source) WITH r12, n13 ORDER BY r12.ordinal RETURN [r12.supports] }] AS row
ORDER BY n6.sortKey LIMIT $p7
UNION ALL
MATCH (n14:Fact) WHERE (n14.togetherFrom <= $p0 AND n14.togetherTo >= $p0) = true AND EXISTS { MATCH (n14)-[r15:STATED_IN]->(n16:Source) WHERE (size([x17 IN r15.lines WHERE x17 IN [$p8]]) > 0 AND n16.id IN [$p9]) } WITH count(*) AS total
RETURN 2 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
