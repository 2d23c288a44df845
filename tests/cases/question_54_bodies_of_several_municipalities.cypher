OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND COUNT { MATCH (n0)-[r1:IN_MUNICIPALITY]->(n2:Actor) WHERE r1.togetherFrom <= $p0 AND r1.togetherTo >= $p0 RETURN DISTINCT n2 } >= $p1 AND n0.sortKey > $p2
RETURN 0 AS part, [n0.kind, n0.municipalities, n0.municipality, n0.name, COLLECT { MATCH (n0)-[r3:IN_MUNICIPALITY]->(n4:Actor) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY n4.sortKey LIMIT $p3 RETURN [n4.name] }] AS row
ORDER BY n0.sortKey LIMIT $p4
UNION ALL
MATCH (n5:Agreement) WHERE (n5.validFrom <= $p0 AND n5.validTo >= $p0) = true AND COUNT { MATCH (n5)-[r6:IN_MUNICIPALITY]->(n7:Actor) WHERE r6.togetherFrom <= $p0 AND r6.togetherTo >= $p0 RETURN DISTINCT n7 } >= $p5 AND n5.sortKey > $p6
RETURN 1 AS part, [n5.municipalities, n5.municipality, n5.name, COLLECT { MATCH (n5)-[r8:IN_MUNICIPALITY]->(n9:Actor) WHERE r8.togetherFrom <= $p0 AND r8.togetherTo >= $p0 WITH r8, n9 ORDER BY n9.sortKey LIMIT $p7 RETURN [n9.name] }] AS row
ORDER BY n5.sortKey LIMIT $p8
UNION ALL
MATCH (n10:Agreement) WHERE (n10.validFrom <= $p0 AND n10.validTo >= $p0) = true AND n10.municipalityKey IN [$p9] AND n10.sortKey > $p10
RETURN 2 AS part, [[n10.sortKey], [n10.name]] AS row
ORDER BY n10.municipalityKey, n10.sortKey LIMIT $p11
UNION ALL
MATCH (n11:Agreement) WHERE (n11.validFrom <= $p0 AND n11.validTo >= $p0) = true AND (n11.municipalityKey IN ['several'] AND $p12 IN n11.municipalities) AND n11.sortKey > $p13
RETURN 2 AS part, [[n11.sortKey], [n11.name]] AS row
ORDER BY n11.municipalityKey, n11.sortKey LIMIT $p14
UNION ALL
MATCH (n12:Council) WHERE (n12.validFrom <= $p0 AND n12.validTo >= $p0) = true AND COUNT { MATCH (n12)-[r13:IN_MUNICIPALITY]->(n14:Actor) WHERE r13.togetherFrom <= $p0 AND r13.togetherTo >= $p0 RETURN DISTINCT n14 } >= $p15 AND n12.sortKey > $p16
RETURN 3 AS part, [n12.municipalities, n12.municipality, n12.name, COLLECT { MATCH (n12)-[r15:IN_MUNICIPALITY]->(n16:Actor) WHERE r15.togetherFrom <= $p0 AND r15.togetherTo >= $p0 WITH r15, n16 ORDER BY n16.sortKey LIMIT $p17 RETURN [n16.name] }] AS row
ORDER BY n12.sortKey LIMIT $p18
UNION ALL
MATCH (n17:Partnership) WHERE (n17.validFrom <= $p0 AND n17.validTo >= $p0) = true AND COUNT { MATCH (n17)-[r18:IN_MUNICIPALITY]->(n19:Actor) WHERE r18.togetherFrom <= $p0 AND r18.togetherTo >= $p0 RETURN DISTINCT n19 } >= $p19 AND n17.sortKey > $p20
RETURN 4 AS part, [n17.municipalities, n17.municipality, n17.name, COLLECT { MATCH (n17)-[r20:IN_MUNICIPALITY]->(n21:Actor) WHERE r20.togetherFrom <= $p0 AND r20.togetherTo >= $p0 WITH r20, n21 ORDER BY n21.sortKey LIMIT $p21 RETURN [n21.name] }] AS row
ORDER BY n17.sortKey LIMIT $p22
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
