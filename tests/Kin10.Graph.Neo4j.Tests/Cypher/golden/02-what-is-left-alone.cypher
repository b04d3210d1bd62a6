CALL () { MATCH (n0:RootCause) WHERE NOT (EXISTS { (n0)<-[:ADDRESSES]-()<-[:MADE]-() }) AND n0.name IS NOT NULL AND n0.id IS NOT NULL WITH n0 ORDER BY n0.name, n0.id LIMIT $l0 WITH [n0.name, n0.isCatalyst] AS r1 RETURN collect(r1) AS r2 }
RETURN [r2, COUNT { MATCH (n0:RootCause) WHERE NOT (EXISTS { (n0)<-[:ADDRESSES]-()<-[:MADE]-() }) }] AS r
// $l0 is a Int64

CALL () { MATCH (n0:RootCause) WHERE COUNT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n1) WITH DISTINCT n1 RETURN n1 } > $s0 AND COUNT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n2) WITH DISTINCT n2 RETURN n2 } < $s1 AND n0.id IS NOT NULL WITH n0, COUNT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n3) WITH DISTINCT n3 RETURN n3 } AS k4 WITH n0, k4 ORDER BY k4, n0.name, n0.id LIMIT $l1 WITH [n0.name, [COLLECT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n5) WITH DISTINCT n5 WITH n5 ORDER BY n5.id LIMIT $l2 RETURN [n5.name] }, COUNT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n6) WITH DISTINCT n6 RETURN n6 }]] AS r7 RETURN collect(r7) AS r8 }
RETURN [r8, COUNT { MATCH (n0:RootCause) WHERE COUNT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n1) WITH DISTINCT n1 RETURN n1 } > $s0 AND COUNT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n2) WITH DISTINCT n2 RETURN n2 } < $s1 }] AS r
// $l1 is a Int64
// $l2 is a Int64
// $s0 is a Int64
// $s1 is a Int64

MATCH (n0:RootCause) WHERE n0.isCatalyst = $s2 AND COUNT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n1) WITH DISTINCT n1 RETURN n1 } < $s3 AND n0.name IS NOT NULL AND n0.id IS NOT NULL
WITH n0 ORDER BY n0.name, n0.id LIMIT $l3
RETURN [n0.name, [COUNT { MATCH (n0)<-[:ADDRESSES]-()<-[:MADE]-(n3) WITH DISTINCT n3 RETURN n3 }], COLLECT { MATCH (n0)-[e5:PART_OF]->(n4) WITH n4, e5 ORDER BY n4.id LIMIT $l5 RETURN [n4.name] }] AS r
// $l3 is a Int64
// $l5 is a Int64
// $s2 is a Boolean
// $s3 is a Int64

