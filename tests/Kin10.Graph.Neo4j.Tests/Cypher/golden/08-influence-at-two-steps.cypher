MATCH (n0:RootCause) WHERE n0.id = $s0
RETURN [n0.name, COLLECT { MATCH (n0)-[e2:INFLUENCES]->(n1) WITH n1, e2 ORDER BY e2.basis, n1.name, n1.id LIMIT $l0 RETURN [[n1.name], [e2.basis, e2.note]] }, [COLLECT { MATCH (n0)-[:INFLUENCES]->()-[:INFLUENCES]->(n3) WITH DISTINCT n0, n3 WITH n0, n3 ORDER BY n3.name, n3.id LIMIT $l1 RETURN [[n3.name, n3.isCatalyst], COLLECT { MATCH (n0)-[:INFLUENCES]->(n5)-[:INFLUENCES]->(n3) WITH DISTINCT n5 ORDER BY n5.id RETURN [n5.name] }] }, COUNT { MATCH (n0)-[:INFLUENCES]->()-[:INFLUENCES]->(n4) WITH DISTINCT n4 RETURN n4 }]] AS r
// $l0 is a Int64
// $l1 is a Int64
// $s0 is a String

