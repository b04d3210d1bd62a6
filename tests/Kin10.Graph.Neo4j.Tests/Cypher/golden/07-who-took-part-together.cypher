MATCH (n0:Partner) WHERE n0.id = $s0
RETURN [n0.name, COLLECT { MATCH (n0)-[e2:TOOK_PART_IN]->(n1) WHERE n1.kind IN $s1 WITH n1, e2 ORDER BY n1.year, n1.name, n1.id LIMIT $l0 RETURN [[e2.roles], [n1.name, n1.kind, n1.year, [COLLECT { MATCH (n1)<-[e4:TOOK_PART_IN]-(n3) WHERE NOT coalesce(n3.id = $s2, false) WITH n3, e4 ORDER BY n3.name, n3.id LIMIT $l1 RETURN [[n3.name], [e4.roles]] }, COUNT { MATCH (n1)<-[e4:TOOK_PART_IN]-(n3) WHERE NOT coalesce(n3.id = $s2, false) }], COLLECT { MATCH (n1)-[e6:LED_TO]->(n5) WITH n5, e6 ORDER BY n5.id LIMIT $l2 RETURN [CASE WHEN n5:Initiative THEN [3, n5.id] WHEN n5:Investment THEN [4, n5.id] WHEN n5:Practice THEN [7, n5.id, n5.name] END, [e6.basis]] }]] }, [COUNT { MATCH (n0)-[:TOOK_PART_IN]->()<-[:TOOK_PART_IN]-(n8) WITH DISTINCT n8 RETURN n8 }]] AS r
// $l0 is a Int64
// $l1 is a Int64
// $l2 is a Int64
// $s0 is a String
// $s1 is a Object[]
// $s2 is a String

