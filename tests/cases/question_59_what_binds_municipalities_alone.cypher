OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Commitment) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true WITH n0, head(COLLECT { MATCH (n0)-[r2:PART_OF]->(n3:Agreement) WHERE r2.togetherFrom <= $p0 AND r2.togetherTo >= $p0 WITH r2, n3 ORDER BY r2.validFrom DESC, r2.id LIMIT 1 RETURN [n3.id, n3.sortKey] }) AS k1, n0.bindsKind AS k5 WITH k1, k5, count(*) AS c6
RETURN 0 AS part, [c6, k1, COLLECT { MATCH (n4:Entity {id: k1[0]}) RETURN [labels(n4), n4.name] }, k5] AS row
ORDER BY k1[1] IS NULL, k1[1], k5 IS NULL, k5, c6 LIMIT $p1
UNION ALL
MATCH (n7:Commitment) WHERE (n7.validFrom <= $p0 AND n7.validTo >= $p0) = true AND n7.bindsKind IN [$p2]
RETURN 1 AS part, [n7.frequencyEn, n7.ordinal, n7.textEn, COLLECT { MATCH (n7)-[r8:PART_OF]->(n9:Agreement) WHERE r8.togetherFrom <= $p0 AND r8.togetherTo >= $p0 WITH r8, n9 ORDER BY r8.validFrom DESC, r8.id LIMIT $p3 RETURN [n9.level, n9.name] }] AS row
ORDER BY n7.ordinal, n7.sortKey LIMIT $p4
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
