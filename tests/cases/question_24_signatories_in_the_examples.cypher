OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k1 OPTIONAL MATCH (n0:FormerId {id: k1})
WITH k1, coalesce(n0.entity, k1) AS k2
MATCH (n3:Entity {id: k2}) WHERE n3:Agreement
RETURN 0 AS part, [COLLECT { MATCH (n3)<-[r4:SIGNED]-(n5:Actor) WHERE r4.togetherFrom <= $p1 AND r4.togetherTo >= $p1 AND NOT coalesce(EXISTS { MATCH (n5)-[r6:PARTICIPATES_IN]->(n7:Partnership) WHERE r6.togetherFrom <= $p1 AND r6.togetherTo >= $p1 }, false) WITH DISTINCT r4, n5.kind AS k8 RETURN [k8] }, COLLECT { MATCH (n3)<-[r9:SIGNED]-(n10:Actor) WHERE r9.togetherFrom <= $p1 AND r9.togetherTo >= $p1 AND EXISTS { MATCH (n10)-[r11:PARTICIPATES_IN]->(n12:Partnership) WHERE r11.togetherFrom <= $p1 AND r11.togetherTo >= $p1 } OPTIONAL MATCH (n10)-[r15:PARTICIPATES_IN]->(n16:Partnership) WHERE r15.togetherFrom <= $p1 AND r15.togetherTo >= $p1 WITH DISTINCT r9, n10.kind AS k13, CASE WHEN n16 IS NULL THEN null ELSE [n16.id, n16.sortKey] END AS k14 RETURN [k13, k14, COLLECT { MATCH (n17:Entity {id: k14[0]}) RETURN [labels(n17), n17.name] }] }, COUNT { MATCH (n3)<-[r18:SIGNED]-(n19:Actor) WHERE r18.togetherFrom <= $p1 AND r18.togetherTo >= $p1 AND NOT coalesce(EXISTS { MATCH (n19)-[r20:PARTICIPATES_IN]->(n21:Partnership) WHERE r20.togetherFrom <= $p1 AND r20.togetherTo >= $p1 }, false) }, COUNT { MATCH (n3)<-[r22:SIGNED]-(n23:Actor) WHERE r22.togetherFrom <= $p1 AND r22.togetherTo >= $p1 AND EXISTS { MATCH (n23)-[r24:PARTICIPATES_IN]->(n25:Partnership) WHERE r24.togetherFrom <= $p1 AND r24.togetherTo >= $p1 } }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
