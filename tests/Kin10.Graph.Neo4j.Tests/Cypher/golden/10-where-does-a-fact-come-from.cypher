UNWIND $s0 AS x0
RETURN COLLECT { MATCH (n1:Metric) WHERE n1.id = x0 RETURN [5, [n1.id, n1.sources]] } + COLLECT { MATCH (n2:Partner) WHERE n2.id = x0 RETURN [6, [n2.id, n2.sources, n2.membership, n2.joinedYear, n2.joinedBasis, n2.note]] } + COLLECT { MATCH (n3:RootCause) WHERE n3.id = x0 RETURN [8, [n3.id, n3.sources, n3.naming, COLLECT { MATCH (n3)<-[e5:ADDRESSES]-(n4) WHERE e5.basis = $s1 WITH n4, e5 ORDER BY n4.id LIMIT $l0 RETURN [[n4.name, n4.sources], [e5.basis, e5.note]] }]] } AS r
// $l0 is a Int64
// $s0 is a Object[]
// $s1 is a String

