MATCH (n0:Actor) WHERE n0.validFrom <= $p1 AND n0.validTo >= $p1 AND n0.nameIsEditorial = $p0 AND n0.sortKey > $p2
RETURN 0 AS part, [n0.aliases, n0.kind, n0.municipality, n0.name, COLLECT { MATCH (n0)-[r1:CITES]->(n2:Source) WHERE r1.validFrom <= $p1 AND r1.validTo >= $p1 AND n2.validFrom <= $p1 AND n2.validTo >= $p1 WITH r1, n2 ORDER BY n2.sortKey, r1.id RETURN [r1.locator] }] AS row
ORDER BY n0.sortKey LIMIT $p3
UNION ALL
MATCH (n3:Actor) WHERE n3.validFrom <= $p1 AND n3.validTo >= $p1 AND n3.nameIsEditorial = $p4 WITH count(*) AS total
RETURN 1 AS part, [total] AS row
