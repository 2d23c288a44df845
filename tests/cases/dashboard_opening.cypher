OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true WITH COUNT { MATCH (n0)-[r6:PARTICIPATES_IN]->(n7:Partnership) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 RETURN DISTINCT n7 } AS k1 WITH min(k1) AS c2, max(k1) AS c3, count(k1) AS c4, sum(k1) AS c5
RETURN 0 AS part, [c2, c3, c4, c5] AS row
UNION ALL
UNWIND $p1 AS k9 OPTIONAL MATCH (n8:FormerId {id: k9})
WITH k9, coalesce(n8.entity, k9) AS k10
MATCH (n11:Entity {id: k10}) WHERE n11:Agreement
RETURN 1 AS part, [COLLECT { MATCH (n11)<-[r12:SIGNED]-(n13:Actor) WHERE r12.togetherFrom <= $p0 AND r12.togetherTo >= $p0 WITH DISTINCT r12, n13.kind AS k14 RETURN [k14] }] AS row
UNION ALL
MATCH (n15:Actor) WHERE (n15.validFrom <= $p0 AND n15.validTo >= $p0) = true WITH n15, n15.kind AS k16 WITH k16, count(*) AS c17
RETURN 2 AS part, [c17, k16] AS row
ORDER BY c17 DESC, k16 IS NULL, k16 LIMIT $p2
UNION ALL
MATCH (n18:Council) WHERE (n18.validFrom <= $p0 AND n18.validTo >= $p0) = true AND n18.kind IN $p3 WITH n18, n18.kind AS k19 WITH k19, count(*) AS c20
RETURN 3 AS part, [c20, k19] AS row
ORDER BY c20 DESC, k19 IS NULL, k19 LIMIT $p4
UNION ALL
MATCH (n21:Council) WHERE (n21.validFrom <= $p0 AND n21.validTo >= $p0) = true AND n21.kind IN $p5 WITH n21, head(COLLECT { MATCH (n21)<-[r23:RESPONSIBLE_FOR]-(n24:Politician) WHERE r23.togetherFrom <= $p0 AND r23.togetherTo >= $p0 WITH r23, n24 ORDER BY r23.validFrom DESC, r23.id LIMIT 1 RETURN head(COLLECT { MATCH (n24)-[r25:MEMBER_OF]->(n26:Party) WHERE r25.togetherFrom <= $p0 AND r25.togetherTo >= $p0 WITH r25, n26 ORDER BY r25.validFrom DESC, r25.id LIMIT 1 RETURN [n26.id, n26.sortKey] }) }) AS k22 WITH k22, count(*) AS c28
RETURN 4 AS part, [c28, k22, COLLECT { MATCH (n27:Entity {id: k22[0]}) RETURN [labels(n27), n27.name] }] AS row
ORDER BY c28 DESC, k22[1] IS NULL, k22[1] LIMIT $p6
UNION ALL
MATCH (n29:Partnership) WHERE (n29.validFrom <= $p0 AND n29.validTo >= $p0) = true OPTIONAL MATCH (n29)-[r31:ADDRESSES]->(n32:Theme) WHERE r31.togetherFrom <= $p0 AND r31.togetherTo >= $p0 WITH n29, CASE WHEN n32 IS NULL THEN null ELSE [n32.id, n32.sortKey] END AS k30 WITH k30, count(DISTINCT n29) AS c34
RETURN 5 AS part, [c34, k30, COLLECT { MATCH (n33:Entity {id: k30[0]}) RETURN [labels(n33), n33.name] }] AS row
ORDER BY c34 DESC, k30[1] IS NULL, k30[1] LIMIT $p7
UNION ALL
MATCH (n35:Partnership) WHERE (n35.validFrom <= $p0 AND n35.validTo >= $p0) = true WITH n35, n35.kind AS k36 WITH k36, count(*) AS c37
RETURN 6 AS part, [c37, k36] AS row
ORDER BY c37 DESC, k36 IS NULL, k36 LIMIT $p8
UNION ALL
MATCH (n38:Partnership) WHERE (n38.validFrom <= $p0 AND n38.validTo >= $p0) = true WITH n38, left(n38.sinceEarliest, 4) AS k39 WITH k39, count(*) AS c40
RETURN 7 AS part, [c40, k39] AS row
ORDER BY c40 DESC, k39 IS NULL, k39 LIMIT $p9
UNION ALL
MATCH (n41:Actor) WHERE (n41.validFrom <= $p0 AND n41.validTo >= $p0) = true MATCH (n41)-[r42:PARTICIPATES_IN]->(n43:Partnership) WHERE r42.togetherFrom <= $p0 AND r42.togetherTo >= $p0 WITH count(DISTINCT n43) AS c44
RETURN 8 AS part, c44 AS row
UNION ALL
MATCH (n45:Actor) WHERE (n45.validFrom <= $p0 AND n45.validTo >= $p0) = true WITH n45, COUNT { MATCH (n45)-[r46:PARTICIPATES_IN]->(n47:Partnership) WHERE r46.togetherFrom <= $p0 AND r46.togetherTo >= $p0 RETURN DISTINCT n47 } AS k48
RETURN 9 AS part, [n45.name, COUNT { MATCH (n45)-[r49:PARTICIPATES_IN]->(n50:Partnership) WHERE r49.togetherFrom <= $p0 AND r49.togetherTo >= $p0 }] AS row
ORDER BY k48 DESC, n45.sortKey LIMIT $p10
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
