MATCH (n0:GrandChallenge) WHERE n0.id = $s0
RETURN [n0.name, [COLLECT { MATCH (n0)<-[:PART_OF]-()<-[:ADDRESSES]-()<-[:MADE]-(n1) WITH DISTINCT n0, n1 WHERE n1.sector = $s1 AND any(x3 IN n1.states WHERE x3 = $s2) WITH n0, n1 ORDER BY n1.name, n1.id LIMIT $l0 RETURN [[n1.name, COLLECT { MATCH (n1)-[:MADE]->(n4) WHERE EXISTS { MATCH (n4)-[:ADDRESSES]->()-[:PART_OF]->(n5) WHERE n5.id = $s3 } WITH n4 ORDER BY n4.id LIMIT $l1 RETURN [n4.name, n4.stages, n4.status, n4.teachersTarget] }], COLLECT { MATCH (n0)<-[:PART_OF]-(n6)<-[:ADDRESSES]-(n7)<-[:MADE]-(n1) UNWIND [n6, n7] AS n8 WITH DISTINCT n8 ORDER BY n8.id RETURN CASE WHEN n8:Commitment THEN [0, n8.stages] WHEN n8:RootCause THEN [8, n8.name] END }] }, COUNT { MATCH (n0)<-[:PART_OF]-()<-[:ADDRESSES]-()<-[:MADE]-(n1) WITH DISTINCT n0, n1 WHERE n1.sector = $s1 AND any(x3 IN n1.states WHERE x3 = $s2) RETURN n1 }]] AS r
// $l0 is a Int64
// $l1 is a Int64
// $s0 is a String
// $s1 is a String
// $s2 is a String
// $s3 is a String

