-- Attune's tables against the peer's: how many rows each has, how many only one has, and the largest difference of each measure.
CREATE VIEW a AS SELECT * FROM '${STUDY}/derived/usage_day/*.parquet' WHERE observed;
CREATE VIEW b AS SELECT * FROM '${OUT}/day.parquet';
CREATE TABLE d AS
SELECT count(*) AS days, count(*) FILTER (a.participant IS NULL OR b.participant IS NULL) AS unmatched,
       max(abs(a.screen_minutes - b.screen_minutes)) AS screen, max(abs(a.social_minutes - b.social_minutes)) AS social,
       max(abs(a.passive_minutes - b.passive_minutes)) AS passive, max(abs(a.active_minutes - b.active_minutes)) AS active,
       max(abs(a.night_minutes - b.night_minutes)) AS night, max(abs(a.session_count - b.session_count)) AS sessions,
       max(abs(a.unlock_count - b.unlock_count)) AS unlocks, max(abs(a.event_count - b.event_count)) AS events,
       max(abs(a.category_entropy - b.category_entropy)) AS entropy, max(abs(a.passive_share - b.passive_share)) AS share,
       count(*) FILTER ((a.category_entropy IS NULL) <> (b.category_entropy IS NULL) OR (a.passive_share IS NULL) <> (b.passive_share IS NULL)) AS nulls
FROM a FULL JOIN b USING (participant, day);
SELECT 'days', days, 'unmatched', unmatched, 'nulls', nulls, 'largest differences', screen, social, passive, active, night, sessions, unlocks, events, entropy, share FROM d;
CREATE TABLE s AS
SELECT 'application' AS t, count(*) AS n, count(*) FILTER (x.participant IS NULL OR y.participant IS NULL) AS unmatched, max(abs(x.minutes - y.minutes)) AS minutes,
       max(abs(x.launch_count - y.launch_count)) AS launches
FROM '${STUDY}/derived/usage_application/*.parquet' x FULL JOIN '${OUT}/application.parquet' y USING (participant, day, application)
UNION ALL
SELECT 'category', count(*), count(*) FILTER (x.participant IS NULL OR y.participant IS NULL), max(abs(x.minutes - y.minutes)), max(abs(x.launch_count - y.launch_count))
FROM '${STUDY}/derived/usage_category/*.parquet' x FULL JOIN '${OUT}/category.parquet' y USING (participant, day, category);
SELECT * FROM s;
SELECT CASE WHEN (SELECT unmatched + nulls = 0 AND greatest(screen, social, passive, active, night, sessions, unlocks, events, entropy, share) < 1e-9 FROM d)
             AND (SELECT max(unmatched) = 0 AND max(minutes) < 1e-9 AND max(launches) = 0 FROM s) THEN 'SAME' ELSE error('the tables differ') END;
