// Councils with their members, the members' partnerships, who is responsible, and of which party.
MATCH (c:Council) USING INDEX c:Council(sortKey)
WHERE c.sortKey > '' AND c.validFrom <= $today AND c.validTo >= $today
RETURN 0 AS part, [c.name,
  COLLECT { MATCH (c)<-[r:REPRESENTED_IN]-(a:Actor) WHERE r.togetherFrom <= $today AND r.togetherTo >= $today
    WITH a ORDER BY a.sortKey LIMIT 51
    RETURN [a.name, COLLECT { MATCH (a)-[q:PARTICIPATES_IN]->(p:Partnership)
      WHERE q.togetherFrom <= $today AND q.togetherTo >= $today
      WITH p ORDER BY p.sortKey LIMIT 11 RETURN [p.name] }] },
  COLLECT { MATCH (c)<-[r:RESPONSIBLE_FOR]-(p:Politician) WHERE r.togetherFrom <= $today AND r.togetherTo >= $today
    WITH p ORDER BY r.validFrom DESC, r.id LIMIT 1
    RETURN [p.name, COLLECT { MATCH (p)-[m:MEMBER_OF]->(y:Party)
      WHERE m.togetherFrom <= $today AND m.togetherTo >= $today
      WITH y ORDER BY m.validFrom DESC, m.id LIMIT 1 RETURN [y.abbreviation] }] }] AS row
ORDER BY c.sortKey LIMIT $first + 1
