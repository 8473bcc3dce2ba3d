-- The same tables as event-log-duckdb.sql, in plain Spark SQL from raw Parquet.
CREATE TEMPORARY VIEW events AS SELECT participant, unix_micros(start) AS s, unix_micros(`end`) AS e, timezone AS zone,
  CASE event WHEN 'app' THEN 'application' ELSE event END AS kind, app, category, action FROM parquet.`${EVENTS}`;
CREATE TEMPORARY VIEW survey AS SELECT * FROM csv.`${SURVEY}`;
CREATE TEMPORARY VIEW days AS
SELECT zone, day, unix_micros(to_utc_timestamp(timestamp(day), zone)) AS begins, unix_micros(to_utc_timestamp(timestamp(date_add(day, 1)), zone)) AS ends,
       unix_micros(to_utc_timestamp(timestamp(day) + INTERVAL 5 HOURS, zone)) AS morning,
       unix_micros(to_utc_timestamp(timestamp(day) + INTERVAL 23 HOURS, zone)) AS late
FROM (SELECT explode(array('Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Australia/Sydney', 'Asia/Kolkata',
                           'America/Sao_Paulo')) AS zone)
CROSS JOIN (SELECT explode(sequence(DATE '2025-02-27', DATE '2025-04-22', INTERVAL 1 DAY)) AS day);
CREATE TEMPORARY VIEW episodes AS
SELECT *, CASE WHEN s <= 60000000 + lag(e) OVER (PARTITION BY participant ORDER BY s, e) THEN 0 ELSE 1 END AS begins_session,
       date(from_utc_timestamp(timestamp_micros(s), zone)) AS day
FROM (SELECT participant, zone, app, category, action, s, least(e, lead(s) OVER (PARTITION BY participant ORDER BY s, e)) AS e
      FROM events WHERE kind = 'application');
CREATE TEMPORARY VIEW pieces AS
SELECT participant, p.day, app, category, action, begins_session, 1 AS launch, least(e, ends) - s AS us,
       greatest(0, least(e, ends, morning) - s) + greatest(0, least(e, ends) - greatest(s, late)) AS night
FROM episodes p JOIN days d ON d.zone = p.zone AND d.day = p.day
UNION ALL
SELECT participant, d.day, app, category, action, 0, 0, e - d.begins, greatest(0, least(e, d.morning) - d.begins)
FROM episodes p JOIN days d ON d.zone = p.zone AND d.day = date_add(p.day, 1) WHERE e > d.begins;
-- timed
CACHE TABLE parts AS
SELECT participant, day, app, category, sum(us) AS us, sum(night) AS night, count(*) AS events, sum(launch) AS launches,
       sum(us) FILTER (WHERE action = 'passive') AS passive, sum(us) FILTER (WHERE action = 'active') AS active, sum(begins_session) AS sessions
FROM pieces GROUP BY participant, day, app, category;
INSERT OVERWRITE DIRECTORY '${OUT}/application.parquet' USING parquet
SELECT participant, day, app AS application, us / 60e6D AS minutes, events AS episode_count, launches AS launch_count FROM parts;
INSERT OVERWRITE DIRECTORY '${OUT}/category.parquet' USING parquet
SELECT participant, day, category, sum(us) / 60e6D AS minutes, sum(events) AS episode_count, sum(launches) AS launch_count FROM parts
GROUP BY participant, day, category;
INSERT OVERWRITE DIRECTORY '${OUT}/day.parquet' USING parquet
SELECT d.*, s._c1 AS age, s._c2 AS loneliness FROM (
  SELECT coalesce(a.participant, u.participant) AS participant, coalesce(a.day, u.day) AS day, coalesce(events, 0) AS event_count,
         coalesce(us, 0) / 60e6D AS screen_minutes, coalesce(social, 0) / 60e6D AS social_minutes, coalesce(passive, 0) / 60e6D AS passive_minutes,
         coalesce(active, 0) / 60e6D AS active_minutes, coalesce(night, 0) / 60e6D AS night_minutes, coalesce(sessions, 0) AS session_count,
         coalesce(unlocks, 0) AS unlock_count, entropy AS category_entropy, passive / nullif(passive + active, 0) AS passive_share
  FROM (SELECT participant, day, sum(us) AS us, sum(us) FILTER (WHERE category IN ('social', 'messaging', 'dating')) AS social,
               coalesce(sum(passive), 0) AS passive, coalesce(sum(active), 0) AS active, sum(night) AS night, sum(sessions) AS sessions, sum(events) AS events,
               CASE WHEN sum(us) > 0 THEN ln(sum(us)) - sum(CASE WHEN us > 0 THEN us * ln(us) ELSE 0 END) / sum(us) END AS entropy
        FROM (SELECT participant, day, category, sum(us) AS us, sum(night) AS night, sum(events) AS events, sum(passive) AS passive, sum(active) AS active,
                     sum(sessions) AS sessions FROM parts GROUP BY participant, day, category)
        GROUP BY participant, day) a
  FULL JOIN (SELECT participant, date(from_utc_timestamp(timestamp_micros(s), zone)) AS day, count(*) AS unlocks FROM events WHERE kind = 'unlock'
             GROUP BY ALL) u ON a.participant = u.participant AND a.day = u.day) d
JOIN survey s ON s._c0 = d.participant;
DROP VIEW parts;
