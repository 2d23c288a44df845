OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
UNWIND $p0 AS k0 WITH k0 WHERE NOT (EXISTS { MATCH (n1:Actor) WHERE n1.municipalityKey IN [k0, 'several'] AND n1.sortKey > $p1 AND k0 IN n1.municipalities } OR EXISTS { MATCH (n2:Agreement) WHERE n2.municipalityKey IN [k0, 'several'] AND n2.sortKey > $p2 AND k0 IN n2.municipalities } OR EXISTS { MATCH (n3:Commitment) WHERE n3.municipalityKey IN [k0, 'several'] AND n3.sortKey > $p3 AND k0 IN n3.municipalities } OR EXISTS { MATCH (n4:Council) WHERE n4.municipalityKey IN [k0, 'several'] AND n4.sortKey > $p4 AND k0 IN n4.municipalities } OR EXISTS { MATCH (n5:Document) WHERE n5.municipalityKey IN [k0, 'several'] AND n5.sortKey > $p5 AND k0 IN n5.municipalities } OR EXISTS { MATCH (n6:Example) WHERE n6.municipalityKey IN [k0, 'several'] AND n6.sortKey > $p6 AND k0 IN n6.municipalities } OR EXISTS { MATCH (n7:Partnership) WHERE n7.municipalityKey IN [k0, 'several'] AND n7.sortKey > $p7 AND k0 IN n7.municipalities } OR EXISTS { MATCH (n8:Party) WHERE n8.municipalityKey IN [k0, 'several'] AND n8.sortKey > $p8 AND k0 IN n8.municipalities } OR EXISTS { MATCH (n9:Place) WHERE n9.municipalityKey IN [k0, 'several'] AND n9.sortKey > $p9 AND k0 IN n9.municipalities } OR EXISTS { MATCH (n10:Politician) WHERE n10.municipalityKey IN [k0, 'several'] AND n10.sortKey > $p10 AND k0 IN n10.municipalities } OR EXISTS { MATCH (n11:Principle) WHERE n11.municipalityKey IN [k0, 'several'] AND n11.sortKey > $p11 AND k0 IN n11.municipalities } OR EXISTS { MATCH (n12:Source) WHERE n12.municipalityKey IN [k0, 'several'] AND n12.sortKey > $p12 AND k0 IN n12.municipalities } OR EXISTS { MATCH (n13:Statement) WHERE n13.municipalityKey IN [k0, 'several'] AND n13.sortKey > $p13 AND k0 IN n13.municipalities } OR EXISTS { MATCH (n14:SupportService) WHERE n14.municipalityKey IN [k0, 'several'] AND n14.sortKey > $p14 AND k0 IN n14.municipalities } OR EXISTS { MATCH (n15:Theme) WHERE n15.municipalityKey IN [k0, 'several'] AND n15.sortKey > $p15 AND k0 IN n15.municipalities })
RETURN 0 AS part, [k0] AS row
UNION ALL
UNWIND $p16 AS k16 WITH k16 WHERE NOT (EXISTS { MATCH (n17:Actor) WHERE n17.municipalityKey IN [k16, 'several'] AND n17.sortKey > $p17 AND k16 IN n17.municipalities } OR EXISTS { MATCH (n18:Agreement) WHERE n18.municipalityKey IN [k16, 'several'] AND n18.sortKey > $p18 AND k16 IN n18.municipalities } OR EXISTS { MATCH (n19:Commitment) WHERE n19.municipalityKey IN [k16, 'several'] AND n19.sortKey > $p19 AND k16 IN n19.municipalities } OR EXISTS { MATCH (n20:Council) WHERE n20.municipalityKey IN [k16, 'several'] AND n20.sortKey > $p20 AND k16 IN n20.municipalities } OR EXISTS { MATCH (n21:Document) WHERE n21.municipalityKey IN [k16, 'several'] AND n21.sortKey > $p21 AND k16 IN n21.municipalities } OR EXISTS { MATCH (n22:Example) WHERE n22.municipalityKey IN [k16, 'several'] AND n22.sortKey > $p22 AND k16 IN n22.municipalities } OR EXISTS { MATCH (n23:Partnership) WHERE n23.municipalityKey IN [k16, 'several'] AND n23.sortKey > $p23 AND k16 IN n23.municipalities } OR EXISTS { MATCH (n24:Party) WHERE n24.municipalityKey IN [k16, 'several'] AND n24.sortKey > $p24 AND k16 IN n24.municipalities } OR EXISTS { MATCH (n25:Place) WHERE n25.municipalityKey IN [k16, 'several'] AND n25.sortKey > $p25 AND k16 IN n25.municipalities } OR EXISTS { MATCH (n26:Politician) WHERE n26.municipalityKey IN [k16, 'several'] AND n26.sortKey > $p26 AND k16 IN n26.municipalities } OR EXISTS { MATCH (n27:Principle) WHERE n27.municipalityKey IN [k16, 'several'] AND n27.sortKey > $p27 AND k16 IN n27.municipalities } OR EXISTS { MATCH (n28:Source) WHERE n28.municipalityKey IN [k16, 'several'] AND n28.sortKey > $p28 AND k16 IN n28.municipalities } OR EXISTS { MATCH (n29:Statement) WHERE n29.municipalityKey IN [k16, 'several'] AND n29.sortKey > $p29 AND k16 IN n29.municipalities } OR EXISTS { MATCH (n30:SupportService) WHERE n30.municipalityKey IN [k16, 'several'] AND n30.sortKey > $p30 AND k16 IN n30.municipalities } OR EXISTS { MATCH (n31:Theme) WHERE n31.municipalityKey IN [k16, 'several'] AND n31.sortKey > $p31 AND k16 IN n31.municipalities })
RETURN 1 AS part, [k16] AS row
UNION ALL
MATCH (g32:Partnership) WHERE (g32.validFrom <= $p32 AND g32.validTo >= $p32) = true AND (g32.municipalityKey IN [$p33, 'several'] AND $p33 IN g32.municipalities)
WITH [labels(g32), g32.id, g32.name, g32.sortKey, COLLECT { MATCH (g32)<-[r33:PARTICIPATES_IN]-(n34:Actor) WHERE r33.togetherFrom <= $p32 AND r33.togetherTo >= $p32 RETURN [CASE WHEN n34.municipal THEN coalesce(head(COLLECT { MATCH (n35:Actor {headOf: n34.municipality}) WHERE n35.validFrom <= $p32 AND n35.validTo >= $p32 WITH n35 ORDER BY n35.sortKey LIMIT 1 RETURN n35.id }), n34.id) ELSE n34.id END, coalesce(r33.identity, 'CONFIRMED')] }] AS row LIMIT $p34
WITH collect(row) AS k36 UNWIND range(0, size(k36) - 1, 1000) AS k37
RETURN 2 AS part, k36[k37..k37 + 1000] AS row
UNION ALL
MATCH (g38:Partnership) WHERE (g38.validFrom <= $p32 AND g38.validTo >= $p32) = true AND (g38.municipalityKey IN [$p35, 'several'] AND $p35 IN g38.municipalities)
WITH [labels(g38), g38.id, g38.name, g38.sortKey, COLLECT { MATCH (g38)<-[r39:PARTICIPATES_IN]-(n40:Actor) WHERE r39.togetherFrom <= $p32 AND r39.togetherTo >= $p32 RETURN [n40.id, coalesce(r39.identity, 'CONFIRMED')] }] AS row LIMIT $p36
WITH collect(row) AS k41 UNWIND range(0, size(k41) - 1, 1000) AS k42
RETURN 3 AS part, k41[k42..k42 + 1000] AS row
UNION ALL
MATCH (g43:Partnership) WHERE (g43.validFrom <= $p32 AND g43.validTo >= $p32) = true AND (g43.municipalityKey IN [$p37, 'several'] AND $p37 IN g43.municipalities)
MATCH (g43)<-[r44:PARTICIPATES_IN]-(n45:Actor) WHERE r44.togetherFrom <= $p32 AND r44.togetherTo >= $p32 WITH DISTINCT CASE WHEN n45.municipal THEN coalesce(head(COLLECT { MATCH (n48:Actor {headOf: n45.municipality}) WHERE n48.validFrom <= $p32 AND n48.validTo >= $p32 WITH n48 ORDER BY n48.sortKey LIMIT 1 RETURN n48.id }), n45.id) ELSE n45.id END AS k46 MATCH (n47:Entity {id: k46})
WITH [labels(n47), n47.id, n47.name, n47.sortKey] AS row LIMIT $p38
WITH collect(row) AS k49 UNWIND range(0, size(k49) - 1, 1000) AS k50
RETURN 4 AS part, k49[k50..k50 + 1000] AS row
UNION ALL
MATCH (g51:Partnership) WHERE (g51.validFrom <= $p32 AND g51.validTo >= $p32) = true AND (g51.municipalityKey IN [$p39, 'several'] AND $p39 IN g51.municipalities)
MATCH (g51)<-[r52:PARTICIPATES_IN]-(n53:Actor) WHERE r52.togetherFrom <= $p32 AND r52.togetherTo >= $p32 WITH DISTINCT n53
WITH [labels(n53), n53.id, n53.name, n53.sortKey] AS row LIMIT $p40
WITH collect(row) AS k54 UNWIND range(0, size(k54) - 1, 1000) AS k55
RETURN 5 AS part, k54[k55..k55 + 1000] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
