MATCH (n0:RootCause) WHERE n0.id = $s0
RETURN [n0.name, [COLLECT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n1) WITH DISTINCT n0, n1 WITH n0, n1 ORDER BY n1.name, n1.id LIMIT $l0 RETURN [[n1.name, n1.sector, n1.states, n1.membership], COLLECT { MATCH (n0)<-[:ADDRESSES]-(n3)<-[:MADE]-(n1) WITH DISTINCT n3 ORDER BY n3.id RETURN [n3.name, n3.dueYear, n3.teachersTarget] }] }, COUNT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n2) WITH DISTINCT n2 RETURN n2 }]] AS r
// $l0 is a Int64
// $s0 is a String

