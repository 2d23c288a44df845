// One actor, two levels.
MATCH (a:Entity {id: $id})
RETURN 0 AS part, [a.name,
  COLLECT { MATCH (a)-[r:PARTICIPATES_IN]->(p:Partnership) WHERE r.togetherFrom <= $today AND r.togetherTo >= $today
    WITH p ORDER BY p.sortKey LIMIT 21
    RETURN [p.name, COLLECT { MATCH (p)<-[q:PARTICIPATES_IN]-(o:Actor)
      WHERE q.togetherFrom <= $today AND q.togetherTo >= $today WITH o ORDER BY o.sortKey LIMIT 21 RETURN [o.name] }] },
  COLLECT { MATCH (a)-[r:REPRESENTED_IN]->(c:Council) WHERE r.togetherFrom <= $today AND r.togetherTo >= $today
    WITH c ORDER BY c.sortKey LIMIT 21 RETURN [c.name] }] AS row
