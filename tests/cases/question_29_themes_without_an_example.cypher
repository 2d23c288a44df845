OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Theme) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND n0.municipality IN [$p1] WITH n0, n0.group AS k1 WITH k1, count(DISTINCT n0) AS c2
RETURN 0 AS part, [c2, k1] AS row
ORDER BY c2 DESC, k1 IS NULL, k1 LIMIT $p2
UNION ALL
MATCH (n3:Theme) WHERE (n3.validFrom <= $p0 AND n3.validTo >= $p0) = true AND ((EXISTS { MATCH (n3)<-[r4:ADDRESSES]-(n5:Example) WHERE r4.togetherFrom <= $p0 AND r4.togetherTo >= $p0 } OR EXISTS { MATCH (n3)<-[r6:ADDRESSES]-(n7:Partnership) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 }) AND n3.municipality IN [$p3]) AND n3.sortKey > $p4
RETURN 1 AS part, [n3.group, n3.name, COLLECT { MATCH (n3)<-[r8:ADDRESSES]-(n9:Example) WHERE r8.togetherFrom <= $p0 AND r8.togetherTo >= $p0 WITH r8, n9 ORDER BY n9.sortKey, r8.id LIMIT $p5 RETURN [n9.name] }, COLLECT { MATCH (n3)<-[r10:ADDRESSES]-(n11:Partnership) WHERE r10.togetherFrom <= $p0 AND r10.togetherTo >= $p0 WITH r10, n11 ORDER BY n11.sortKey, r10.id LIMIT $p6 RETURN [COLLECT { MATCH (n12:Entity {id: r10.source}) RETURN [n12.id] }, COLLECT { UNWIND coalesce(r10.cites, [])[..1] AS k13 MATCH (:Fact {id: r10.id})-[r15:STATED_IN]->(n14:Source) WHERE r15.ordinal > 0 WITH r15, n14 ORDER BY r15.ordinal RETURN [n14.id, r15.locator] }, n11.name, r10.locator, r10.source] }] AS row
ORDER BY n3.municipality, n3.sortKey LIMIT $p7
UNION ALL
MATCH (n16:Theme) WHERE (n16.validFrom <= $p0 AND n16.validTo >= $p0) = true AND (n16.municipality IN [$p8] AND NOT coalesce(EXISTS { MATCH (n16)<-[r17:ADDRESSES]-(n18:Example) WHERE r17.togetherFrom <= $p0 AND r17.togetherTo >= $p0 }, false) AND NOT coalesce(EXISTS { MATCH (n16)<-[r19:ADDRESSES]-(n20:Partnership) WHERE r19.togetherFrom <= $p0 AND r19.togetherTo >= $p0 }, false))
RETURN 2 AS part, [n16.group, n16.name] AS row
ORDER BY n16.group IS NULL, coalesce(n16.group, ''), n16.sortKey LIMIT $p9
UNION ALL
MATCH (n21:Theme) WHERE (n21.validFrom <= $p0 AND n21.validTo >= $p0) = true AND (n21.municipality IN [$p10] AND NOT coalesce(EXISTS { MATCH (n21)<-[r22:ADDRESSES]-(n23:Example) WHERE r22.togetherFrom <= $p0 AND r22.togetherTo >= $p0 }, false) AND NOT coalesce(EXISTS { MATCH (n21)<-[r24:ADDRESSES]-(n25:Partnership) WHERE r24.togetherFrom <= $p0 AND r24.togetherTo >= $p0 }, false)) WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (n26:Theme) WHERE (n26.validFrom <= $p0 AND n26.validTo >= $p0) = true AND n26.municipality IN [$p11] WITH count(*) AS total
RETURN 4 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
