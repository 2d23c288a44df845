// Actors with an IOP.
MATCH (a:Actor) USING INDEX a:Actor(sortKey)
WHERE a.sortKey > '' AND a.validFrom <= $today AND a.validTo >= $today
  AND EXISTS { MATCH (a)-[r:PARTICIPATES_IN]->(p:Partnership {kind: 'IOP'})
    WHERE r.togetherFrom <= $today AND r.togetherTo >= $today }
RETURN 0 AS part, [a.name] AS row
ORDER BY a.sortKey LIMIT 21
