CALL () { MATCH (n0:Commitment) RETURN [count(*), sum(n0.teachersTarget / 4294967296), sum(n0.teachersTarget % 4294967296), count(n0.teachersTarget), sum(n0.teachersReached / 4294967296), sum(n0.teachersReached % 4294967296), count(n0.teachersReached)] AS a1 }
CALL () { MATCH (n0:Commitment) UNWIND CASE WHEN size(n0.stages) > 0 THEN n0.stages ELSE [null] END AS k2 WITH DISTINCT n0, k2 WITH k2, count(*) AS a3_1, sum(n0.teachersTarget / 4294967296) AS a3_2, sum(n0.teachersTarget % 4294967296) AS a3_3, count(n0.teachersTarget) AS a3_4, sum(n0.teachersReached / 4294967296) AS a3_5, sum(n0.teachersReached % 4294967296) AS a3_6 WITH k2, a3_1, a3_2, a3_3, a3_4, a3_5, a3_6 ORDER BY ((a3_2 + a3_3 / 4294967296) * 4294967296 + a3_3 % 4294967296) DESC, k2 LIMIT $g4 WITH [k2, a3_1, a3_2, a3_3, a3_4, a3_5, a3_6] AS r5 RETURN collect(r5) AS r6 }
CALL () { MATCH (n0:Commitment) WITH n0, n0.status AS k7 WITH k7, count(*) AS a8_1, sum(n0.teachersTarget / 4294967296) AS a8_2, sum(n0.teachersTarget % 4294967296) AS a8_3, sum(n0.teachersReached / 4294967296) AS a8_4, sum(n0.teachersReached % 4294967296) AS a8_5 WITH k7, a8_1, a8_2, a8_3, a8_4, a8_5 ORDER BY k7 LIMIT $g9 WITH [k7, a8_1, a8_2, a8_3, a8_4, a8_5] AS r10 RETURN collect(r10) AS r11 }
CALL () { MATCH (n0:Commitment) WITH n0, n0.dueYear AS k12 WITH k12, count(*) AS a13_1, sum(n0.teachersTarget / 4294967296) AS a13_2, sum(n0.teachersTarget % 4294967296) AS a13_3, min(n0.teachersTarget) AS a13_4, max(n0.teachersTarget) AS a13_5, count(n0.teachersTarget) AS a13_6 WHERE a13_6 > $s0 WITH k12, a13_1, a13_2, a13_3, a13_4, a13_5, a13_6 ORDER BY k12 LIMIT $g14 WITH [k12, a13_1, a13_2, a13_3, a13_4, a13_5, a13_6] AS r15 RETURN collect(r15) AS r16 }
RETURN [a1, r6, r11, r16] AS r
// $g14 is a Int64
// $g4 is a Int64
// $g9 is a Int64
// $s0 is a Int64

