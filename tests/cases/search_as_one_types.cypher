OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
CALL db.index.fulltext.queryNodes('Entity_searchText', $p0) YIELD node AS n0
WITH n0 WHERE (n0.validFrom <= $p4 AND n0.validTo >= $p4) = true
WITH n0 ORDER BY CASE WHEN n0.searchText STARTS WITH $p1 THEN 0 ELSE 1 END, size([w IN $p2 WHERE ' ' + n0.searchText + ' ' CONTAINS w]) DESC, size([w IN $p3 WHERE ' ' + left(n0.searchText, size(n0.name)) CONTAINS w]) DESC, size(n0.name), n0.sortKey LIMIT $p5
RETURN 0 AS part, [null, null, labels(n0), n0.aliases, n0.beneficiaries, n0.beneficiariesEn, n0.frequencyEn, n0.frequencySv, n0.goalsEn, n0.goalsSv, n0.id, n0.municipalities, n0.name, n0.nameEn, n0.nameSv, n0.purposeEn, n0.purposeSv, n0.sortKey, n0.summaryEn, n0.summarySv, n0.termEn, n0.termSv, n0.textEn, n0.textSv, COLLECT { MATCH (n0:Actor)-[r1:PARTICIPATES_IN]->(n2:Partnership) WHERE r1.togetherFrom <= $p4 AND r1.togetherTo >= $p4 WITH r1, n2 ORDER BY r1.id RETURN [r1.nameAsPublished] }, [k3 IN coalesce(n0.otherTexts, []) | [k3, n0[k3]]]] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
