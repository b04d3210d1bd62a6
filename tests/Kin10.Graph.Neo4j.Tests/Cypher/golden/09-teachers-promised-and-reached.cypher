CALL () { MATCH (n0:Commitment) RETURN [count(*), sum(n0.teachersTarget / 4294967296), sum(n0.teachersTarget % 4294967296), count(n0.teachersTarget), sum(n0.teachersReached / 4294967296), sum(n0.teachersReached % 4294967296), count(n0.teachersReached)] AS a17 }
CALL () { MATCH (n0:Commitment) UNWIND CASE WHEN size(n0.stages) > 0 THEN n0.stages ELSE [null] END AS k18 WITH DISTINCT n0, k18 WITH k18, count(*) AS a19_1, sum(n0.teachersTarget / 4294967296) AS a19_2, sum(n0.teachersTarget % 4294967296) AS a19_3, count(n0.teachersTarget) AS a19_4, sum(n0.teachersReached / 4294967296) AS a19_5, sum(n0.teachersReached % 4294967296) AS a19_6 WITH k18, a19_1, a19_2, a19_3, a19_4, a19_5, a19_6 ORDER BY ((a19_2 + a19_3 / 4294967296) * 4294967296 + a19_3 % 4294967296) DESC, k18 LIMIT $g20 WITH [k18, a19_1, a19_2, a19_3, a19_4, a19_5, a19_6] AS r21 RETURN collect(r21) AS r22 }
CALL () { MATCH (n0:Commitment) WITH n0, n0.status AS k23 WITH k23, count(*) AS a24_1, sum(n0.teachersTarget / 4294967296) AS a24_2, sum(n0.teachersTarget % 4294967296) AS a24_3, sum(n0.teachersReached / 4294967296) AS a24_4, sum(n0.teachersReached % 4294967296) AS a24_5 WITH k23, a24_1, a24_2, a24_3, a24_4, a24_5 ORDER BY k23 LIMIT $g25 WITH [k23, a24_1, a24_2, a24_3, a24_4, a24_5] AS r26 RETURN collect(r26) AS r27 }
CALL () { MATCH (n0:Commitment) WITH n0, n0.dueYear AS k28 WITH k28, count(*) AS a29_1, sum(n0.teachersTarget / 4294967296) AS a29_2, sum(n0.teachersTarget % 4294967296) AS a29_3, min(n0.teachersTarget) AS a29_4, max(n0.teachersTarget) AS a29_5, count(n0.teachersTarget) AS a29_6 WHERE a29_6 > $s0 WITH k28, a29_1, a29_2, a29_3, a29_4, a29_5, a29_6 ORDER BY k28 LIMIT $g30 WITH [k28, a29_1, a29_2, a29_3, a29_4, a29_5, a29_6] AS r31 RETURN collect(r31) AS r32 }
RETURN [a17, r22, r27, r32] AS r
// $g14 is a Int64
// $g20 is a Int64
// $g25 is a Int64
// $g30 is a Int64
// $g4 is a Int64
// $g9 is a Int64
// $s0 is a Int64

