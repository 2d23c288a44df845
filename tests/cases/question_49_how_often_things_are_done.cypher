OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Commitment) WHERE (n0.validFrom <= $p0 AND n0.validTo >= $p0) = true AND NOT coalesce(n0.frequencySv IS NULL, false)
RETURN 0 AS part, [n0.frequencyEn, n0.name] AS row
ORDER BY n0.ordinal, n0.sortKey LIMIT $p1
UNION ALL
MATCH (n1:Document) WHERE (n1.validFrom <= $p0 AND n1.validTo >= $p0) = true AND NOT coalesce(n1.frequencySv IS NULL, false) AND n1.sortKey > $p2
RETURN 1 AS part, [n1.frequencyEn, n1.name] AS row
ORDER BY n1.sortKey LIMIT $p3
UNION ALL
MATCH (n2:Partnership) WHERE (n2.validFrom <= $p0 AND n2.validTo >= $p0) = true AND NOT coalesce(n2.frequencySv IS NULL, false) AND n2.sortKey > $p4
RETURN 2 AS part, [n2.frequencyEn, n2.name] AS row
ORDER BY n2.sortKey LIMIT $p5
UNION ALL
MATCH (n3:SupportService) WHERE (n3.validFrom <= $p0 AND n3.validTo >= $p0) = true AND NOT coalesce(n3.frequencySv IS NULL, false) AND n3.sortKey > $p6
RETURN 3 AS part, [n3.frequencyEn, n3.name] AS row
ORDER BY n3.sortKey LIMIT $p7
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
