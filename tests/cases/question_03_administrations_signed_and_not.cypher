MATCH (n0:Actor) WHERE n0.validFrom <= $p1 AND n0.validTo >= $p1 AND (n0.kind = $p0 AND NOT coalesce(EXISTS { MATCH (n0)-[r1:SIGNED]->(n2:Agreement) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 }, false)) AND n0.sortKey > $p2
RETURN 0 AS part, [n0.name] AS row
ORDER BY n0.sortKey LIMIT $p3
UNION ALL
MATCH (n3:Actor) WHERE n3.validFrom <= $p1 AND n3.validTo >= $p1 AND (n3.kind = $p4 AND COUNT { MATCH (n3)-[r4:SIGNED]->(n5:Agreement) WHERE r4.validFrom <= $p1 AND r4.validTo >= $p1 AND n5.validFrom <= $p1 AND n5.validTo >= $p1 RETURN DISTINCT n5 } >= $p5) AND n3.sortKey > $p6
RETURN 1 AS part, [n3.name] AS row
ORDER BY n3.sortKey LIMIT $p7
UNION ALL
MATCH (n6:Actor) WHERE n6.validFrom <= $p1 AND n6.validTo >= $p1 AND (n6.kind = $p8 AND NOT coalesce(EXISTS { MATCH (n6)-[r7:SIGNED]->(n8:Agreement) WHERE r7.validFrom <= $p1 AND r7.validTo >= $p1 AND n8.validFrom <= $p1 AND n8.validTo >= $p1 }, false)) WITH count(*) AS total
RETURN 2 AS part, [total] AS row
UNION ALL
MATCH (n9:Actor) WHERE n9.validFrom <= $p1 AND n9.validTo >= $p1 AND (n9.kind = $p9 AND COUNT { MATCH (n9)-[r10:SIGNED]->(n11:Agreement) WHERE r10.validFrom <= $p1 AND r10.validTo >= $p1 AND n11.validFrom <= $p1 AND n11.validTo >= $p1 RETURN DISTINCT n11 } >= $p10) WITH count(*) AS total
RETURN 3 AS part, [total] AS row
