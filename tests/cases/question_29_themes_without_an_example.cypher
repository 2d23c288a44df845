OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Theme) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND (n0.municipalityKey IN [$p1, 'several'] AND $p1 IN n0.municipalities) WITH n0, n0.group AS k1 WITH k1, count(*) AS c2
RETURN 0 AS part, [c2, k1] AS row
ORDER BY c2 DESC, k1 IS NULL, k1 LIMIT $p2
UNION ALL
MATCH (n3:Theme) WHERE (n3.validFrom <= $p0 AND n3.validTo >= $p0) = true AND ((EXISTS { MATCH (n3)<-[r4:ADDRESSES]-(n5:Example) WHERE r4.togetherFrom <= $p0 AND r4.togetherTo >= $p0 } OR EXISTS { MATCH (n3)<-[r6:ADDRESSES]-(n7:Partnership) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 }) AND n3.municipalityKey IN [$p3]) AND n3.sortKey > $p4
RETURN 1 AS part, [[n3.sortKey], [n3.group, n3.name, COLLECT { MATCH (n3)<-[r8:ADDRESSES]-(n9:Example) WHERE r8.togetherFrom <= $p0 AND r8.togetherTo >= $p0 WITH r8, n9 ORDER BY n9.sortKey LIMIT $p5 RETURN [n9.name] }, COLLECT { MATCH (n3)<-[r10:ADDRESSES]-(n11:Partnership) WHERE r10.togetherFrom <= $p0 AND r10.togetherTo >= $p0 WITH r10, n11 ORDER BY n11.sortKey, r10.id LIMIT $p6 RETURN [COLLECT { MATCH (n12:Entity {id: r10.source}) RETURN [n12.id] }, COLLECT { UNWIND coalesce(r10.cites, [])[..1] AS k13 MATCH (:Fact {id: r10.id})-[r15:STATED_IN]->(n14:Source) WHERE r15.ordinal > 0 WITH r15, n14 ORDER BY r15.ordinal RETURN [n14.id, r15.locator] }, n11.name, r10.locator, r10.source] }]] AS row
ORDER BY n3.municipalityKey, n3.sortKey LIMIT $p7
UNION ALL
MATCH (n16:Theme) WHERE (n16.validFrom <= $p0 AND n16.validTo >= $p0) = true AND ((EXISTS { MATCH (n16)<-[r17:ADDRESSES]-(n18:Example) WHERE r17.togetherFrom <= $p0 AND r17.togetherTo >= $p0 } OR EXISTS { MATCH (n16)<-[r19:ADDRESSES]-(n20:Partnership) WHERE r19.togetherFrom <= $p0 AND r19.togetherTo >= $p0 }) AND (n16.municipalityKey IN ['several'] AND $p8 IN n16.municipalities)) AND n16.sortKey > $p9
RETURN 1 AS part, [[n16.sortKey], [n16.group, n16.name, COLLECT { MATCH (n16)<-[r21:ADDRESSES]-(n22:Example) WHERE r21.togetherFrom <= $p0 AND r21.togetherTo >= $p0 WITH r21, n22 ORDER BY n22.sortKey LIMIT $p10 RETURN [n22.name] }, COLLECT { MATCH (n16)<-[r23:ADDRESSES]-(n24:Partnership) WHERE r23.togetherFrom <= $p0 AND r23.togetherTo >= $p0 WITH r23, n24 ORDER BY n24.sortKey, r23.id LIMIT $p11 RETURN [COLLECT { MATCH (n25:Entity {id: r23.source}) RETURN [n25.id] }, COLLECT { UNWIND coalesce(r23.cites, [])[..1] AS k26 MATCH (:Fact {id: r23.id})-[r28:STATED_IN]->(n27:Source) WHERE r28.ordinal > 0 WITH r28, n27 ORDER BY r28.ordinal RETURN [n27.id, r28.locator] }, n24.name, r23.locator, r23.source] }]] AS row
ORDER BY n16.municipalityKey, n16.sortKey LIMIT $p12
UNION ALL
MATCH (n29:Theme) WHERE (n29.validFrom <= $p0 AND n29.validTo >= $p0) = true AND (NOT coalesce(EXISTS { MATCH (n29)<-[r30:ADDRESSES]-(n31:Example) WHERE r30.togetherFrom <= $p0 AND r30.togetherTo >= $p0 }, false) AND NOT coalesce(EXISTS { MATCH (n29)<-[r32:ADDRESSES]-(n33:Partnership) WHERE r32.togetherFrom <= $p0 AND r32.togetherTo >= $p0 }, false) AND (n29.municipalityKey IN [$p13, 'several'] AND $p13 IN n29.municipalities))
RETURN 2 AS part, [n29.group, n29.name] AS row
ORDER BY n29.group IS NULL, coalesce(n29.group, ''), n29.sortKey LIMIT $p14
UNION ALL
MATCH (n34:Theme) WHERE (n34.validFrom <= $p0 AND n34.validTo >= $p0) = true AND (NOT coalesce(EXISTS { MATCH (n34)<-[r35:ADDRESSES]-(n36:Example) WHERE r35.togetherFrom <= $p0 AND r35.togetherTo >= $p0 }, false) AND NOT coalesce(EXISTS { MATCH (n34)<-[r37:ADDRESSES]-(n38:Partnership) WHERE r37.togetherFrom <= $p0 AND r37.togetherTo >= $p0 }, false) AND (n34.municipalityKey IN [$p15, 'several'] AND $p15 IN n34.municipalities)) WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (n39:Theme) WHERE (n39.validFrom <= $p0 AND n39.validTo >= $p0) = true AND (n39.municipalityKey IN [$p16, 'several'] AND $p16 IN n39.municipalities) WITH count(*) AS total
RETURN 4 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
