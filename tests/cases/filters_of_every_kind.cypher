OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Actor) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND (n0.kind IN [$p1] AND NOT coalesce(n0.organisationNumber IN [$p2], false)) AND n0.sortKey > $p3
RETURN 0 AS part, [n0.name] AS row
ORDER BY n0.sortKey LIMIT $p4
UNION ALL
MATCH (n1:Actor) WHERE (n1.validFrom <= $p0 AND n1.validTo >= $p0) = true AND (n1.name CONTAINS $p5 AND n1.name STARTS WITH $p6) AND n1.sortKey > $p7
RETURN 1 AS part, [n1.name] AS row
ORDER BY n1.sortKey LIMIT $p8
UNION ALL
MATCH (n2:Actor) WHERE (n2.validFrom <= $p0 AND n2.validTo >= $p0) = true AND n2.kind IS NULL AND n2.sortKey > $p9
RETURN 2 AS part, [n2.name] AS row
ORDER BY n2.sortKey LIMIT $p10
UNION ALL
MATCH (n3:Actor) WHERE (n3.validFrom <= $p0 AND n3.validTo >= $p0) = true AND toLower(n3.name) CONTAINS $p11 AND n3.sortKey > $p12
RETURN 3 AS part, [n3.name] AS row
ORDER BY n3.sortKey LIMIT $p13
UNION ALL
MATCH (n4:Council) WHERE (n4.validFrom <= $p0 AND n4.validTo >= $p0) = true AND coalesce(head(COLLECT { MATCH (n4)<-[r5:RESPONSIBLE_FOR]-(n6:Politician) WHERE r5.togetherFrom <= $p0 AND r5.togetherTo >= $p0 WITH r5, n6 ORDER BY r5.validFrom DESC, r5.id LIMIT 1 RETURN coalesce(head(COLLECT { MATCH (n6)-[r7:MEMBER_OF]->(n8:Party) WHERE r7.togetherFrom <= $p0 AND r7.togetherTo >= $p0 WITH r7, n8 ORDER BY r7.validFrom DESC, r7.id LIMIT 1 RETURN n8.abbreviation IN [$p14] }), false) }), false) AND n4.sortKey > $p15
RETURN 4 AS part, [n4.name] AS row
ORDER BY n4.sortKey LIMIT $p16
UNION ALL
MATCH (n9:Partnership) WHERE (n9.validFrom <= $p0 AND n9.validTo >= $p0) = true AND n9.sinceEarliest >= $p17 AND n9.sortKey > $p18
RETURN 5 AS part, [n9.name] AS row
ORDER BY n9.sortKey LIMIT $p19
UNION ALL
MATCH (n10:Partnership) WHERE (n10.validFrom <= $p0 AND n10.validTo >= $p0) = true AND COUNT { MATCH (n10)<-[r11:PARTICIPATES_IN]-(n12:Actor) WHERE r11.togetherFrom <= $p0 AND r11.togetherTo >= $p0 } = 1 AND n10.sortKey > $p20
RETURN 6 AS part, [n10.name] AS row
ORDER BY n10.sortKey LIMIT $p21
UNION ALL
MATCH (n13:Partnership) WHERE (n13.validFrom <= $p0 AND n13.validTo >= $p0) = true AND EXISTS { MATCH (n13)<-[r14:PARTICIPATES_IN]-(n15:Actor) WHERE r14.togetherFrom <= $p0 AND r14.togetherTo >= $p0 AND (n15.municipal IN [$p22] AND r14.role IN [$p23]) } AND n13.sortKey > $p24
RETURN 7 AS part, [n13.name] AS row
ORDER BY n13.sortKey LIMIT $p25
UNION ALL
MATCH (n16:Statement) WHERE (n16.validFrom <= $p0 AND n16.validTo >= $p0) = true AND (n16.figureOperator IN $p26 AND n16.figureValue > $p27) AND n16.sortKey > $p28
RETURN 8 AS part, [n16.name] AS row
ORDER BY n16.sortKey LIMIT $p29
UNION ALL
MATCH (n17:Statement) WHERE (n17.validFrom <= $p0 AND n17.validTo >= $p0) = true AND EXISTS { MATCH (n17)-[r18:ABOUT]->(n19:Entity) WHERE r18.togetherFrom <= $p0 AND r18.togetherTo >= $p0 AND (n19.name IN [$p30] AND (n19:Council)) } AND n17.sortKey > $p31
RETURN 9 AS part, [n17.name] AS row
ORDER BY n17.sortKey LIMIT $p32
UNION ALL
MATCH (n20:Actor) WHERE (n20.validFrom <= $p0 AND n20.validTo >= $p0) = true AND ($p33 IN n20.aliases OR n20.name IN [$p34]) WITH count(*) AS total
RETURN 10 AS part, [total] AS row
UNION ALL
MATCH (n21:Actor) WHERE (n21.validFrom <= $p0 AND n21.validTo >= $p0) = true AND n21.id IN $p35 WITH count(*) AS total
RETURN 11 AS part, [total] AS row
UNION ALL
RETURN 12 AS part, [COUNT { MATCH (:Council) } - COUNT { MATCH (n22:Council) WHERE n22.validTo < $p0 } - COUNT { MATCH (n22:Council) WHERE n22.validFrom > $p0 }] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
