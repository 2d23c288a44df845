// The 20 actors with most partnerships: from the relationships, for all others have none.
CALL () {
  MATCH (a:Actor)-[r:PARTICIPATES_IN]->(p:Partnership) WHERE r.togetherFrom <= $today AND r.togetherTo >= $today
  WITH a, count(DISTINCT p) AS many ORDER BY many DESC, a.sortKey LIMIT 21
  RETURN a, many
}
WITH a, many ORDER BY many DESC, a.sortKey
RETURN 0 AS part, [a.name] AS row
