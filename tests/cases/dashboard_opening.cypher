MATCH (n0:Actor) WHERE n0.validFrom <= $p0 AND n0.validTo >= $p0 WITH COUNT { MATCH (n0)-[r6:PARTICIPATES_IN]->(n7:Partnership) WHERE r6.validFrom <= $p0 AND r6.validTo >= $p0 AND n7.validFrom <= $p0 AND n7.validTo >= $p0 RETURN DISTINCT n7 } AS k1 WITH min(k1) AS c2, max(k1) AS c3, avg(k1) AS c4, sum(k1) AS c5
RETURN 0 AS part, [c2, c3, c4, c5] AS row
UNION ALL
MATCH (n8:Entity {id: $p1}) WHERE n8:Agreement
RETURN 1 AS part, [COLLECT { MATCH (n8)<-[r9:SIGNED]-(n10:Actor) WHERE r9.validFrom <= $p0 AND r9.validTo >= $p0 AND n10.validFrom <= $p0 AND n10.validTo >= $p0 WITH DISTINCT r9, n10.kind AS k11 RETURN [k11] }] AS row
UNION ALL
MATCH (n12:Actor) WHERE n12.validFrom <= $p0 AND n12.validTo >= $p0 WITH n12, n12.kind AS k13 WITH k13, count(DISTINCT n12) AS c14
RETURN 2 AS part, [c14, k13] AS row
ORDER BY c14 DESC, k13 IS NULL, k13 LIMIT $p2
UNION ALL
MATCH (n15:Council) WHERE n15.validFrom <= $p0 AND n15.validTo >= $p0 WITH n15, n15.kind AS k16 WITH k16, count(DISTINCT n15) AS c17
RETURN 3 AS part, [c17, k16] AS row
ORDER BY c17 DESC, k16 IS NULL, k16 LIMIT $p3
UNION ALL
MATCH (n18:Council) WHERE n18.validFrom <= $p0 AND n18.validTo >= $p0 WITH n18, head(COLLECT { MATCH (n18)<-[r20:RESPONSIBLE_FOR]-(n21:Politician) WHERE r20.validFrom <= $p0 AND r20.validTo >= $p0 AND n21.validFrom <= $p0 AND n21.validTo >= $p0 WITH r20, n21 ORDER BY r20.validFrom DESC, r20.id LIMIT 1 RETURN head(COLLECT { MATCH (n21)-[r22:MEMBER_OF]->(n23:Party) WHERE r22.validFrom <= $p0 AND r22.validTo >= $p0 AND n23.validFrom <= $p0 AND n23.validTo >= $p0 WITH r22, n23 ORDER BY r22.validFrom DESC, r22.id LIMIT 1 RETURN [n23.id, n23.sortKey] }) }) AS k19 WITH k19, count(DISTINCT n18) AS c25
RETURN 4 AS part, [c25, k19, COLLECT { MATCH (n24:Entity {id: k19[0]}) RETURN [labels(n24), n24.name] }] AS row
ORDER BY c25 DESC, k19[1] IS NULL, k19[1] LIMIT $p4
UNION ALL
MATCH (n26:Partnership) WHERE n26.validFrom <= $p0 AND n26.validTo >= $p0 OPTIONAL MATCH (n26)-[r28:ADDRESSES]->(n29:Theme) WHERE r28.validFrom <= $p0 AND r28.validTo >= $p0 AND n29.validFrom <= $p0 AND n29.validTo >= $p0 WITH n26, CASE WHEN n29 IS NULL THEN null ELSE [n29.id, n29.sortKey] END AS k27 WITH k27, count(DISTINCT n26) AS c31
RETURN 5 AS part, [c31, k27, COLLECT { MATCH (n30:Entity {id: k27[0]}) RETURN [labels(n30), n30.name] }] AS row
ORDER BY c31 DESC, k27[1] IS NULL, k27[1] LIMIT $p5
UNION ALL
MATCH (n32:Partnership) WHERE n32.validFrom <= $p0 AND n32.validTo >= $p0 WITH n32, n32.kind AS k33 WITH k33, count(DISTINCT n32) AS c34
RETURN 6 AS part, [c34, k33] AS row
ORDER BY c34 DESC, k33 IS NULL, k33 LIMIT $p6
UNION ALL
MATCH (n35:Partnership) WHERE n35.validFrom <= $p0 AND n35.validTo >= $p0 WITH n35, left(n35.sinceEarliest, 4) AS k36 WITH k36, count(DISTINCT n35) AS c37
RETURN 7 AS part, [c37, k36] AS row
ORDER BY c37 DESC, k36 IS NULL, k36 LIMIT $p7
UNION ALL
MATCH (n38:Actor) WHERE n38.validFrom <= $p0 AND n38.validTo >= $p0 MATCH (n38)-[r39:PARTICIPATES_IN]->(n40:Partnership) WHERE r39.validFrom <= $p0 AND r39.validTo >= $p0 AND n40.validFrom <= $p0 AND n40.validTo >= $p0 WITH count(DISTINCT n40) AS c41
RETURN 8 AS part, c41 AS row
UNION ALL
MATCH (n42:Actor) WHERE n42.validFrom <= $p0 AND n42.validTo >= $p0 WITH n42, COUNT { MATCH (n42)-[r43:PARTICIPATES_IN]->(n44:Partnership) WHERE r43.validFrom <= $p0 AND r43.validTo >= $p0 AND n44.validFrom <= $p0 AND n44.validTo >= $p0 RETURN DISTINCT n44 } AS k45
RETURN 9 AS part, [n42.name, COUNT { MATCH (n42)-[r46:PARTICIPATES_IN]->(n47:Partnership) WHERE r46.validFrom <= $p0 AND r46.validTo >= $p0 AND n47.validFrom <= $p0 AND n47.validTo >= $p0 }] AS row
ORDER BY k45 DESC, n42.sortKey LIMIT $p8
