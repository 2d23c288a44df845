// Actors with a part in their name.
MATCH (a:Actor) USING INDEX a:Actor(sortKey)
WHERE a.sortKey > '' AND a.validFrom <= $today AND a.validTo >= $today AND a.name CONTAINS $part
RETURN 0 AS part, [a.name] AS row
ORDER BY a.sortKey LIMIT 21
