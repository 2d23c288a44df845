// A page of 20 actors.
MATCH (a:Actor) USING INDEX a:Actor(sortKey)
WHERE a.sortKey > $after AND a.validFrom <= $today AND a.validTo >= $today
RETURN 0 AS part, [a.kind, a.name] AS row
ORDER BY a.sortKey LIMIT 21
