// The 20 strongest collaborators of an actor, and how many there are.
MATCH (a:Entity {id: $id})-[r:PARTICIPATES_IN|REPRESENTED_IN]->(g)
WHERE r.togetherFrom <= $today AND r.togetherTo >= $today AND coalesce(r.identity, 'CONFIRMED') IN $identities
WITH DISTINCT a, g
MATCH (g)<-[q:PARTICIPATES_IN|REPRESENTED_IN]-(o:Actor) WHERE q.togetherFrom <= $today AND q.togetherTo >= $today
WITH a, g, count(DISTINCT o) AS size,
  collect(DISTINCT CASE WHEN coalesce(q.identity, 'CONFIRMED') IN $identities THEN o END) AS those
WHERE size > 1 AND size <= 30
UNWIND those AS o
WITH a, o, round(sum(1.0 / (size - 1)), 9) AS strength WHERE o <> a
ORDER BY strength DESC, o.sortKey
WITH a, collect([o.name, strength]) AS found
RETURN 0 AS part, [a.name, size(found), found[..21]] AS row
