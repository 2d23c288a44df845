OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
MATCH (n0:Partnership) WITH n0.validFrom AS k1, n0.validFromLatest AS k2, n0.validToEarliest AS k3, n0.validTo AS k4, sum(1) AS c5
RETURN 0 AS part, [k1, k2, k3, k4, c5] AS row
UNION ALL
MATCH (n6:Partnership) WHERE n6.kind IN [$p0] WITH n6.validFrom AS k7, n6.validFromLatest AS k8, n6.validToEarliest AS k9, n6.validTo AS k10, sum(1) AS c11
RETURN 1 AS part, [k7, k8, k9, k10, c11] AS row
UNION ALL
MATCH (w:Writing) WHERE w.until > timestamp() RETURN -1 AS part, [] AS row
UNION ALL
OPTIONAL MATCH (g:Graph {id: 'graph'}) RETURN -1 AS part, [g.form, g.revision, g.writer] AS row
