// How many actors there are.
RETURN 0 AS part, [COUNT { MATCH (:Actor) } - COUNT { MATCH (a:Actor) WHERE a.validTo < $today }
  - COUNT { MATCH (a:Actor) WHERE a.validFrom > $today }] AS row
