MATCH (n0:Funder) WHERE n0.id = $s0
CALL (n0) { MATCH (n0)-[:GAVE]->(n2) RETURN [sum(n2.amountUsd / 4294967296), sum(n2.amountUsd % 4294967296), count(n2.amountUsd)] AS a3 }
RETURN [n0.name, COLLECT { MATCH (n0)-[:SAME_ORGANISATION_AS]-(n1:Partner) WITH n1 ORDER BY n1.id LIMIT 1 RETURN [n1.name, n1.joinedYear] }, [COLLECT { MATCH (n0)-[:GAVE]->(n2) WITH n2 ORDER BY n2.year DESC, n2.figureUsd DESC, n2.id LIMIT $l0 RETURN [n2.name, n2.year, n2.scope, n2.amountUsd, n2.figureUsd, COLLECT { MATCH (n2)-[:WENT_TO]->(n4) WITH n4 ORDER BY n4.id LIMIT $l1 RETURN CASE WHEN n4:Initiative THEN [3, n4.name, n4.kind] WHEN n4:Partner THEN [6, n4.name] END }, COLLECT { MATCH (n2)-[e6:TARGETS]->(n5) WITH n5, e6 ORDER BY n5.id LIMIT $l2 RETURN [CASE WHEN n5:GrandChallenge THEN [2, n5.name] WHEN n5:RootCause THEN [8, n5.name, n5.isCatalyst] END, [e6.basis, e6.note]] }] }, COUNT { (n0)-[:GAVE]->() }, a3], [COLLECT { MATCH (n0)-[:GAVE]->()<-[:GAVE]-(n7) WITH DISTINCT n0, n7 WITH n0, n7 ORDER BY n7.name, n7.id LIMIT $l3 RETURN [[n7.name, n7.sector], COLLECT { MATCH (n0)-[:GAVE]->(n9)<-[:GAVE]-(n7) WITH DISTINCT n9 ORDER BY n9.id RETURN [n9.name, n9.year] }] }, COUNT { MATCH (n0)-[:GAVE]->()<-[:GAVE]-(n8) WITH DISTINCT n8 RETURN n8 }]] AS r
// $l0 is a Int64
// $l1 is a Int64
// $l2 is a Int64
// $l3 is a Int64
// $s0 is a String

