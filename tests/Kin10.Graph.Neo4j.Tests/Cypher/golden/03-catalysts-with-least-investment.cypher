MATCH (n0:RootCause) WHERE n0.isCatalyst = $s0 AND n0.id IS NOT NULL
WITH n0, reduce(t2 = 0, x3 IN COLLECT { MATCH (n0)<-[:TARGETS]-(n1) WHERE n1.amountUsd IS NOT NULL RETURN n1.amountUsd } | t2 + x3) AS k4, COUNT { MATCH (n0)<-[:ADDRESSES|TACKLES|WORKS_ON]-()<-[:MADE|SHARED|TOOK_PART_IN]-(n5) WITH DISTINCT n5 RETURN n5 } AS k6
WITH n0, k4, k6 ORDER BY k4, k6 DESC, n0.name, n0.id LIMIT $l0
CALL (n0) { MATCH (n0)<-[e8:TARGETS]-(n7) RETURN [sum(n7.amountUsd / 4294967296), sum(n7.amountUsd % 4294967296), count(n7.amountUsd)] AS a9 }
RETURN [n0.name, [COUNT { (n0)<-[:TARGETS]-() }, a9], [COLLECT { MATCH (n0)<-[:ADDRESSES|TACKLES|WORKS_ON]-()<-[:MADE|SHARED|TOOK_PART_IN]-(n10) WITH DISTINCT n0, n10 WITH n0, n10 ORDER BY n10.name, n10.id LIMIT $l2 RETURN [[n10.name], COLLECT { MATCH (n0)<-[:ADDRESSES|TACKLES|WORKS_ON]-(n12)<-[:MADE|SHARED|TOOK_PART_IN]-(n10) WITH DISTINCT n12 ORDER BY n12.id RETURN CASE WHEN n12:Commitment THEN [0, n12.id] WHEN n12:Initiative THEN [3, n12.id] WHEN n12:Practice THEN [7, n12.id] END }] }, COUNT { MATCH (n0)<-[:ADDRESSES|TACKLES|WORKS_ON]-()<-[:MADE|SHARED|TOOK_PART_IN]-(n11) WITH DISTINCT n11 RETURN n11 }]] AS r
// $l0 is a Int64
// $l2 is a Int64
// $s0 is a Boolean

