MATCH (n0:Partner) WHERE n0.id = $s0
RETURN [n0.name, [COLLECT { MATCH (n0)-[:MADE]->()-[:ADDRESSES]->()<-[:TACKLES]-(n1) WITH DISTINCT n0, n1 WHERE NOT (EXISTS { MATCH (n1)<-[:SHARED]-(n3) WHERE n3.id = $s1 }) AND NOT (EXISTS { MATCH (n1)<-[e5:ADAPTED]-(n4) WHERE n4.id = $s2 }) WITH n0, n1 ORDER BY n1.name, n1.id LIMIT $l0 RETURN [[n1.name, n1.kind, COLLECT { MATCH (n1)<-[:SHARED]-(n6) WITH n6 ORDER BY n6.id LIMIT $l1 RETURN [n6.name] }], COLLECT { MATCH (n0)-[:MADE]->(n7)-[:ADDRESSES]->(n8)<-[:TACKLES]-(n1) UNWIND [n7, n8] AS n9 WITH DISTINCT n9 ORDER BY n9.id RETURN CASE WHEN n9:Commitment THEN [0] WHEN n9:RootCause THEN [8, n9.name] END }] }, COUNT { MATCH (n0)-[:MADE]->()-[:ADDRESSES]->()<-[:TACKLES]-(n1) WITH DISTINCT n0, n1 WHERE NOT (EXISTS { MATCH (n1)<-[:SHARED]-(n3) WHERE n3.id = $s1 }) AND NOT (EXISTS { MATCH (n1)<-[e5:ADAPTED]-(n4) WHERE n4.id = $s2 }) RETURN n1 }]] AS r
// $l0 is a Int64
// $l1 is a Int64
// $s0 is a String
// $s1 is a String
// $s2 is a String

