// Actors by kind.
MATCH (a:Actor) WHERE a.validFrom <= $today AND a.validTo >= $today
WITH a.kind AS kind, count(*) AS many
RETURN 0 AS part, [many, kind] AS row
ORDER BY many DESC, kind IS NULL, kind LIMIT 50
