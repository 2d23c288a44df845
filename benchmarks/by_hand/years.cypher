// The partnerships of one municipality in ten years.
MATCH (p:Partnership) USING INDEX p:Partnership(municipalityKey, sortKey)
WHERE p.municipalityKey = $code AND p.sortKey > '' AND p.validFrom <= '2024-01-01' AND p.validTo >= '2014-01-01'
RETURN 0 AS part, [[p.sortKey], [p.name]] AS row
ORDER BY p.municipalityKey, p.sortKey LIMIT 101
UNION ALL
MATCH (p:Partnership) USING INDEX p:Partnership(municipalityKey, sortKey)
WHERE p.municipalityKey = 'several' AND p.sortKey > '' AND $code IN p.municipalities
  AND p.validFrom <= '2024-01-01' AND p.validTo >= '2014-01-01'
RETURN 0 AS part, [[p.sortKey], [p.name]] AS row
ORDER BY p.municipalityKey, p.sortKey LIMIT 101
