-- The peer: participant-days and what every category and application had of them, from raw Parquet or from the sorted log, by the rules of
-- usage_day: an application event ends at its own end or where the next one begins, is cut at the local midnights of its zone, whatever
-- the clocks do, and sessions end after 60 seconds. Minutes are whole microseconds until the last step, as Attune's are.
SET threads = 2;
SET memory_limit = '8GB';
SET TimeZone = 'UTC';
SET temp_directory = '${OUT}/tmp';
CREATE VIEW events AS SELECT participant, epoch_us(${START}) AS s, epoch_us(${END}) AS e, ${ZONE} AS zone, ${KIND} AS kind, ${APP} AS app, category, action
  FROM '${EVENTS}';
CREATE TABLE days AS
SELECT zone, day, epoch_us(timezone(zone, day::TIMESTAMP)) AS begins, epoch_us(timezone(zone, (day + 1)::TIMESTAMP)) AS ends,
       epoch_us(timezone(zone, day + INTERVAL 5 HOUR)) AS morning, epoch_us(timezone(zone, day + INTERVAL 23 HOUR)) AS late
FROM (SELECT unnest(['Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Australia/Sydney', 'Asia/Kolkata',
                     'America/Sao_Paulo']) AS zone),
     (SELECT unnest(generate_series(DATE '2025-02-27', DATE '2025-04-22', INTERVAL 1 DAY))::DATE AS day);
-- timed
CREATE OR REPLACE VIEW episodes AS
SELECT *, CASE WHEN s > 60000000 + lag(e) OVER (PARTITION BY participant ORDER BY s, e) IS NOT FALSE THEN 1 ELSE 0 END AS begins_session,
       timezone(zone, make_timestamp(s)::TIMESTAMPTZ)::DATE AS day
FROM (SELECT participant, zone, app, category, action, s, least(e, lead(s) OVER (PARTITION BY participant ORDER BY s, e)) AS e, e AS own
      FROM events WHERE kind = 'application');
CREATE OR REPLACE VIEW pieces AS
SELECT participant, day, app, category, action, begins_session, 1 AS launch, least(e, ends) - s AS us,
       greatest(0, least(e, ends, morning) - s) + greatest(0, least(e, ends) - greatest(s, late)) AS night
FROM episodes JOIN days USING (zone, day)
UNION ALL
SELECT participant, d.day, app, category, action, 0, 0, e - d.begins, greatest(0, least(e, d.morning) - d.begins)
FROM episodes p JOIN days d ON d.zone = p.zone AND d.day = p.day + 1 WHERE e > d.begins;
CREATE OR REPLACE TABLE parts AS
SELECT participant, day, app, category, sum(us) AS us, sum(night) AS night, count(*) AS events, sum(launch) AS launches,
       sum(us) FILTER (action = 'passive') AS passive, sum(us) FILTER (action = 'active') AS active, sum(begins_session) AS sessions
FROM pieces GROUP BY ALL;
CREATE OR REPLACE TABLE unlocks AS
SELECT participant, timezone(zone, make_timestamp(s)::TIMESTAMPTZ)::DATE AS day, count(*) AS unlocks FROM events WHERE kind = 'unlock' GROUP BY ALL;
CREATE OR REPLACE TABLE categories AS
SELECT participant, day, category, sum(us) AS us, sum(night) AS night, sum(events) AS events, sum(launches) AS launches, sum(passive) AS passive,
       sum(active) AS active, sum(sessions) AS sessions FROM parts GROUP BY ALL;
COPY (SELECT participant, day, app AS application, us / 60e6 AS minutes, events AS episode_count, launches AS launch_count FROM parts)
  TO '${OUT}/application.parquet';
COPY (SELECT participant, day, category, us / 60e6 AS minutes, events AS episode_count, launches AS launch_count FROM categories)
  TO '${OUT}/category.parquet';
COPY (
SELECT d.*, s.age, s.loneliness FROM (
  SELECT coalesce(a.participant, u.participant) AS participant, coalesce(a.day, u.day) AS day, coalesce(events, 0) AS event_count,
         coalesce(us, 0) / 60e6 AS screen_minutes, coalesce(social, 0) / 60e6 AS social_minutes, coalesce(passive, 0) / 60e6 AS passive_minutes,
         coalesce(active, 0) / 60e6 AS active_minutes, coalesce(night, 0) / 60e6 AS night_minutes, coalesce(sessions, 0) AS session_count,
         coalesce(unlocks, 0) AS unlock_count, entropy AS category_entropy, passive / nullif(passive + active, 0) AS passive_share
  FROM (SELECT participant, day, sum(us) AS us, sum(us) FILTER (category IN ('social', 'messaging', 'dating')) AS social, coalesce(sum(passive), 0) AS passive,
               coalesce(sum(active), 0) AS active, sum(night) AS night, sum(sessions) AS sessions, sum(events) AS events,
               CASE WHEN sum(us) > 0 THEN ln(sum(us)) - sum(CASE WHEN us > 0 THEN us * ln(us) ELSE 0 END) / sum(us) END AS entropy
        FROM categories GROUP BY ALL) a
  FULL JOIN unlocks u ON a.participant = u.participant AND a.day = u.day) d
JOIN read_csv('${SURVEY}') s ON s.participant = d.participant) TO '${OUT}/day.parquet';
