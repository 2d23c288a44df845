OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
CALL db.index.fulltext.queryNodes('Entity_searchText', $p0) YIELD node AS n0
WITH n0 WHERE (n0.validFrom <= $p4 AND n0.validTo >= $p4) = true AND (n0.municipality IN [$p5] AND (n0:Council OR n0:Politician))
WITH n0 ORDER BY CASE WHEN n0.searchText STARTS WITH $p1 THEN 0 ELSE 1 END, size([w IN $p2 WHERE ' ' + n0.searchText + ' ' CONTAINS w]) DESC, size([w IN $p3 WHERE ' ' + left(n0.searchText, size(n0.name)) CONTAINS w]) DESC, size(n0.name), n0.sortKey LIMIT $p9
RETURN 0 AS part, [null, null, labels(n0), n0.aliases, n0.beneficiaries, n0.frequencyEn, n0.frequencySv, n0.goalsEn, n0.goalsSv, n0.name, n0.purposeEn, n0.purposeSv, n0.sortKey, n0.summaryEn, n0.summarySv, n0.termEn, n0.termSv, n0.textEn, n0.textSv, COLLECT { MATCH (n0:Actor)-[r1:PARTICIPATES_IN]->(n2:Partnership) WHERE r1.togetherFrom <= $p4 AND r1.togetherTo >= $p4 WITH r1, n2 ORDER BY r1.id RETURN [r1.nameAsPublished] }, COLLECT { MATCH (n0:Council)<-[r3:RESPONSIBLE_FOR]-(n4:Politician) WHERE r3.togetherFrom <= $p4 AND r3.togetherTo >= $p4 WITH r3, n4 ORDER BY r3.validFrom DESC, r3.id LIMIT $p6 RETURN [n4.name, COLLECT { MATCH (n4)-[r5:MEMBER_OF]->(n6:Party) WHERE r5.togetherFrom <= $p4 AND r5.togetherTo >= $p4 WITH r5, n6 ORDER BY r5.validFrom DESC, r5.id LIMIT $p7 RETURN [n6.abbreviation] }] }, COLLECT { MATCH (n0:Politician)-[r7:MEMBER_OF]->(n8:Party) WHERE r7.togetherFrom <= $p4 AND r7.togetherTo >= $p4 WITH r7, n8 ORDER BY r7.validFrom DESC, r7.id LIMIT $p8 RETURN [n8.name] }] AS row
UNION ALL
UNWIND $p10 AS k9 WITH k9 WHERE NOT (EXISTS { MATCH (n10:Actor {municipality: k9}) } OR EXISTS { MATCH (n11:Agreement {municipality: k9}) } OR EXISTS { MATCH (n12:Commitment {municipality: k9}) } OR EXISTS { MATCH (n13:Council {municipality: k9}) } OR EXISTS { MATCH (n14:Document {municipality: k9}) } OR EXISTS { MATCH (n15:Example {municipality: k9}) } OR EXISTS { MATCH (n16:Partnership {municipality: k9}) } OR EXISTS { MATCH (n17:Party {municipality: k9}) } OR EXISTS { MATCH (n18:Place {municipality: k9}) } OR EXISTS { MATCH (n19:Politician {municipality: k9}) } OR EXISTS { MATCH (n20:Principle {municipality: k9}) } OR EXISTS { MATCH (n21:Source {municipality: k9}) } OR EXISTS { MATCH (n22:Statement {municipality: k9}) } OR EXISTS { MATCH (n23:SupportService {municipality: k9}) } OR EXISTS { MATCH (n24:Theme {municipality: k9}) })
RETURN 1 AS part, [k9] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
