OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Theme) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true WITH n0, n0.group AS k1 WITH k1, count(DISTINCT n0) AS c2
RETURN 0 AS part, [c2, k1] AS row
ORDER BY c2 DESC, k1 IS NULL, k1 LIMIT $p1
UNION ALL
MATCH (n3:Theme) WHERE (n3.validFrom <= $p0 AND n3.validTo >= $p0) = true AND (NOT coalesce(EXISTS { MATCH (n3)<-[r4:ADDRESSES]-(n5:Example) WHERE r4.togetherFrom <= $p0 AND r4.togetherTo >= $p0 }, false) AND NOT coalesce(EXISTS { MATCH (n3)<-[r6:ADDRESSES]-(n7:Partnership) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 }, false))
RETURN 1 AS part, [n3.group, n3.name] AS row
ORDER BY n3.group IS NULL, coalesce(n3.group, ''), n3.sortKey LIMIT $p2
UNION ALL
MATCH (n8:Theme) WHERE (n8.validFrom <= $p0 AND n8.validTo >= $p0) = true AND (EXISTS { MATCH (n8)<-[r9:ADDRESSES]-(n10:Example) WHERE r9.togetherFrom <= $p0 AND r9.togetherTo >= $p0 } OR EXISTS { MATCH (n8)<-[r11:ADDRESSES]-(n12:Partnership) WHERE r11.togetherFrom <= $p0 AND r11.togetherTo >= $p0 }) AND n8.sortKey > $p3
RETURN 2 AS part, [n8.group, n8.name, COLLECT { MATCH (n8)<-[r13:ADDRESSES]-(n14:Example) WHERE r13.togetherFrom <= $p0 AND r13.togetherTo >= $p0 WITH r13, n14 ORDER BY n14.sortKey, r13.id LIMIT $p4 RETURN [n14.name] }, COLLECT { MATCH (n8)<-[r15:ADDRESSES]-(n16:Partnership) WHERE r15.togetherFrom <= $p0 AND r15.togetherTo >= $p0 WITH r15, n16 ORDER BY n16.sortKey, r15.id LIMIT $p5 RETURN [COLLECT { MATCH (n17:Entity {id: r15.source}) RETURN [n17.id] }, COLLECT { UNWIND coalesce(r15.cites, [])[..1] AS k18 MATCH (:Fact {id: r15.id})-[r20:STATED_IN]->(n19:Source) WHERE r20.ordinal > 0 WITH r20, n19 ORDER BY r20.ordinal RETURN [n19.id, r20.locator] }, n16.name, r15.locator, r15.source] }] AS row
ORDER BY n8.sortKey LIMIT $p6
UNION ALL
RETURN 3 AS part, [COUNT { MATCH (:Theme) } - COUNT { MATCH (n21:Theme) WHERE n21.validTo < $p0 } - COUNT { MATCH (n21:Theme) WHERE n21.validFrom > $p0 }] AS row
UNION ALL
MATCH (n22:Theme) WHERE (n22.validFrom <= $p0 AND n22.validTo >= $p0) = true AND (NOT coalesce(EXISTS { MATCH (n22)<-[r23:ADDRESSES]-(n24:Example) WHERE r23.togetherFrom <= $p0 AND r23.togetherTo >= $p0 }, false) AND NOT coalesce(EXISTS { MATCH (n22)<-[r25:ADDRESSES]-(n26:Partnership) WHERE r25.togetherFrom <= $p0 AND r25.togetherTo >= $p0 }, false)) WITH count(*) AS total
RETURN 4 AS part, [total] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
