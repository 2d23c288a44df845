OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Partnership) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND NOT coalesce(n0.kind IN [$p1], false) WITH COUNT { MATCH (n0)<-[r6:PARTICIPATES_IN]-(n7:Actor) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 RETURN DISTINCT n7 } AS k1 WITH min(k1) AS c2, max(k1) AS c3, count(k1) AS c4, sum(k1) AS c5
RETURN 0 AS part, [c2, c3, c4, c5] AS row
UNION ALL
MATCH (n8:Partnership) WHERE (n8.validFrom <= $p0 AND n8.validTo >= $p0) = true AND NOT coalesce(n8.kind IN [$p2], false) MATCH (n8)<-[r9:PARTICIPATES_IN]-(n10:Actor) WHERE r9.togetherFrom <= $p0 AND r9.togetherTo >= $p0 WITH count(DISTINCT n10) AS c11
RETURN 1 AS part, c11 AS row
UNION ALL
MATCH (n12:Partnership) WHERE (n12.validFrom <= $p0 AND n12.validTo >= $p0) = true AND COUNT { MATCH (n12)<-[r13:PARTICIPATES_IN]-(n14:Actor) WHERE r13.togetherFrom <= $p0 AND r13.togetherTo >= $p0 RETURN DISTINCT n14 } >= $p3 WITH n12, COUNT { MATCH (n12)<-[r15:PARTICIPATES_IN]-(n16:Actor) WHERE r15.togetherFrom <= $p0 AND r15.togetherTo >= $p0 RETURN DISTINCT n16 } AS k17
RETURN 2 AS part, [n12.name, COUNT { MATCH (n12)<-[r18:PARTICIPATES_IN]-(n19:Actor) WHERE r18.togetherFrom <= $p0 AND r18.togetherTo >= $p0 }] AS row
ORDER BY k17 DESC, n12.sortKey LIMIT $p4
UNION ALL
MATCH (n20:Partnership) WHERE (n20.validFrom <= $p0 AND n20.validTo >= $p0) = true AND NOT coalesce(n20.kind IN [$p5], false) WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (n21:Partnership) WHERE (n21.validFrom <= $p0 AND n21.validTo >= $p0) = true AND COUNT { MATCH (n21)<-[r22:PARTICIPATES_IN]-(n23:Actor) WHERE r22.togetherFrom <= $p0 AND r22.togetherTo >= $p0 RETURN DISTINCT n23 } >= $p6 WITH count(*) AS total
RETURN 4 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
