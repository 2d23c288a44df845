OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (n0:Datasets {id: 'datasets'})
RETURN 0 AS part, [COLLECT { MATCH (n1:Source) WITH n1 ORDER BY n1.sortKey RETURN [n1.id] }, [COUNT { MATCH (:Actor) }, COUNT { MATCH (:Agreement) }, COUNT { MATCH (:Commitment) }, COUNT { MATCH (:Council) }, COUNT { MATCH (:Document) }, COUNT { MATCH (:Example) }, COUNT { MATCH (:Partnership) }, COUNT { MATCH (:Party) }, COUNT { MATCH (:Place) }, COUNT { MATCH (:Politician) }, COUNT { MATCH (:Principle) }, COUNT { MATCH (:Source) }, COUNT { MATCH (:Statement) }, COUNT { MATCH (:SupportService) }, COUNT { MATCH (:Theme) }]] AS row
UNION ALL
MATCH (n2:Council) WHERE (n2.validFrom <= $p0 AND n2.validTo >= $p0) = true AND n2.sortKey > $p1
RETURN 1 AS part, [n2.seatsGroup, n2.sortKey, n2.validFrom, n2.validFromLatest, n2.validTo, n2.validToEarliest, COLLECT { MATCH (n2)-[r3:MEETS_WITH]-(n4:Council) WHERE r3.togetherFrom <= $p0 AND r3.togetherTo >= $p0 WITH r3, n4 ORDER BY n4.sortKey LIMIT $p2 RETURN [] }, COLLECT { MATCH (n2)-[r5:CITES]->(n6:Source) WHERE r5.togetherFrom <= $p0 AND r5.togetherTo >= $p0 WITH r5, n6 ORDER BY n6.sortKey RETURN [] }] AS row
ORDER BY n2.sortKey LIMIT $p3
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
