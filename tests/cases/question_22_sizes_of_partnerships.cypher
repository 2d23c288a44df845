MATCH (n0:Partnership) WHERE n0.validFrom <= $p1 AND n0.validTo >= $p1 AND NOT coalesce(n0.kind = $p0, false) WITH COUNT { MATCH (n0)<-[r6:PARTICIPATES_IN]-(n7:Actor) WHERE r6.validFrom <= $p1 AND r6.validTo >= $p1 AND n7.validFrom <= $p1 AND n7.validTo >= $p1 RETURN DISTINCT n7 } AS k1 WITH min(k1) AS c2, max(k1) AS c3, avg(k1) AS c4, sum(k1) AS c5
RETURN 0 AS part, [c2, c3, c4, c5] AS row
UNION ALL
MATCH (n8:Partnership) WHERE n8.validFrom <= $p1 AND n8.validTo >= $p1 AND NOT coalesce(n8.kind = $p2, false) MATCH (n8)<-[r9:PARTICIPATES_IN]-(n10:Actor) WHERE r9.validFrom <= $p1 AND r9.validTo >= $p1 AND n10.validFrom <= $p1 AND n10.validTo >= $p1 WITH count(DISTINCT n10) AS c11
RETURN 1 AS part, c11 AS row
UNION ALL
MATCH (n12:Partnership) WHERE n12.validFrom <= $p1 AND n12.validTo >= $p1 AND COUNT { MATCH (n12)<-[r13:PARTICIPATES_IN]-(n14:Actor) WHERE r13.validFrom <= $p1 AND r13.validTo >= $p1 AND n14.validFrom <= $p1 AND n14.validTo >= $p1 RETURN DISTINCT n14 } >= $p3 WITH n12, COUNT { MATCH (n12)<-[r15:PARTICIPATES_IN]-(n16:Actor) WHERE r15.validFrom <= $p1 AND r15.validTo >= $p1 AND n16.validFrom <= $p1 AND n16.validTo >= $p1 RETURN DISTINCT n16 } AS k17
RETURN 2 AS part, [n12.name, COUNT { MATCH (n12)<-[r18:PARTICIPATES_IN]-(n19:Actor) WHERE r18.validFrom <= $p1 AND r18.validTo >= $p1 AND n19.validFrom <= $p1 AND n19.validTo >= $p1 }] AS row
ORDER BY k17 DESC, n12.sortKey LIMIT $p4
UNION ALL
MATCH (n20:Partnership) WHERE n20.validFrom <= $p1 AND n20.validTo >= $p1 AND NOT coalesce(n20.kind = $p5, false) WITH count(*) AS total
RETURN 3 AS part, [total] AS row
UNION ALL
MATCH (n21:Partnership) WHERE n21.validFrom <= $p1 AND n21.validTo >= $p1 AND COUNT { MATCH (n21)<-[r22:PARTICIPATES_IN]-(n23:Actor) WHERE r22.validFrom <= $p1 AND r22.validTo >= $p1 AND n23.validFrom <= $p1 AND n23.validTo >= $p1 RETURN DISTINCT n23 } >= $p6 WITH count(*) AS total
RETURN 4 AS part, [total] AS row
