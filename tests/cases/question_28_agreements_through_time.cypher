OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Agreement) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true WITH n0.decidedOnEarliest AS k1 WITH min(k1) AS c2, max(k1) AS c3
RETURN 0 AS part, [c2, c3] AS row
UNION ALL
MATCH (n4:Agreement) WHERE (n4.validFrom <= $p0 AND n4.validTo >= $p0) = true
RETURN 1 AS part, [n4.decidedOnAsPublished, n4.decidedOnEdtf, n4.kind, n4.level, n4.name, n4.presentedOnAsPublished, n4.presentedOnEdtf, COLLECT { MATCH (n4)<-[r5:PARTY_TO]-(n6:Actor) WHERE r5.togetherFrom <= $p0 AND r5.togetherTo >= $p0 WITH r5, n6 ORDER BY r5.role, n6.sortKey, r5.id LIMIT $p1 RETURN [n6.name, r5.role] }] AS row
ORDER BY n4.validFromEdtf IS NULL, coalesce(n4.validFrom, '0001-01-01'), n4.sortKey LIMIT $p2
UNION ALL
MATCH (n7:Agreement) WHERE (n7.validFrom <= $p3 AND n7.validTo >= $p3) = true
RETURN 2 AS part, [n7.id, n7.kind, n7.level, n7.validFrom, n7.validFromLatest, n7.validTo, n7.validToEarliest] AS row
ORDER BY n7.validFromEdtf IS NULL, coalesce(n7.validFrom, '0001-01-01'), n7.sortKey LIMIT $p4
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
