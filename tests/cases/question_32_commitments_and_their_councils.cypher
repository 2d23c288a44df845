OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Commitment) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND NOT coalesce(EXISTS { MATCH (n0)-[r1:ASSIGNED_TO]->(n2:Council) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 }, false)
RETURN 0 AS part, [n0.name, n0.ordinal] AS row
ORDER BY n0.ordinal, n0.sortKey LIMIT $p1
UNION ALL
MATCH (n3:Council) WHERE (n3.validFrom <= $p0 AND n3.validTo >= $p0) = true AND COUNT { MATCH (n3)<-[r4:ASSIGNED_TO]-(n5:Commitment) WHERE r4.togetherFrom <= $p0 AND r4.togetherTo >= $p0 RETURN DISTINCT n5 } >= $p2 WITH n3, COUNT { MATCH (n3)<-[r6:ASSIGNED_TO]-(n7:Commitment) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 RETURN DISTINCT n7 } AS k8
RETURN 1 AS part, [n3.kind, n3.name, COLLECT { MATCH (n3)<-[r9:ASSIGNED_TO]-(n10:Commitment) WHERE r9.togetherFrom <= $p0 AND r9.togetherTo >= $p0 WITH r9, n10 ORDER BY n10.ordinal, n10.sortKey, r9.id LIMIT $p3 RETURN [COLLECT { UNWIND coalesce(r9.cites, [])[..1] AS k11 MATCH (:Fact {id: r9.id})-[r13:STATED_IN]->(n12:Source) WHERE r13.ordinal > 0 WITH r13, n12 ORDER BY r13.ordinal RETURN [r13.locator] }, n10.frequencyEn, n10.ordinal, n10.textEn, n10.textSv, r9.locator, r9.source] }] AS row
ORDER BY k8 DESC, n3.sortKey LIMIT $p4
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
