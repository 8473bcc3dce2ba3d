-- A synthetic log of ${N} events of ${P} people over 50 days in which clocks change in most of their zones, in the order of time,
-- as CSV and as Parquet, and a survey of the same people. The same numbers give the same files.
SET threads = 2;
SET temp_directory = '${OUT}/tmp';
SET preserve_insertion_order = true;
CREATE VIEW ids AS SELECT i, hash(i) AS h, hash(i) % ${P} AS p, CAST(floor(200 * pow((h >> 20) % 10007 / 10007.0, 3)) AS INTEGER) AS a FROM range(${N}) t(i);
CREATE VIEW events AS
SELECT 'p' || lpad(CAST(p AS VARCHAR), 7, '0') AS participant,
       TIMESTAMP '2025-03-01 00:00:00' + to_milliseconds(CAST(i * (50 * 86400000.0 / ${N}) AS BIGINT)) AS began,
       CASE WHEN (h >> 45) % 10 = 0 THEN NULL ELSE began + to_milliseconds(CAST(1000 * round(5 + 400 * pow(((h >> 32) % 10007) / 10007.0, 4), 1) AS BIGINT)) END AS ended,
       ['Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Australia/Sydney', 'Asia/Kolkata',
        'America/Sao_Paulo'][1 + CAST(p % 8 AS INTEGER)] AS timezone,
       CASE WHEN (h >> 45) % 10 = 0 THEN 'unlock' ELSE 'app' END AS event,
       CASE WHEN (h >> 45) % 10 = 0 THEN NULL ELSE 'app.' || CAST(a AS VARCHAR) || '.mobile' END AS app,
       CASE WHEN (h >> 45) % 10 = 0 THEN NULL ELSE ['social', 'messaging', 'video', 'games', 'news', 'music', 'mail', 'browser', 'maps', 'shopping', 'finance',
        'health', 'dating', 'tools', 'education'][1 + CAST(a % 15 AS INTEGER)] END AS category,
       CASE WHEN (h >> 45) % 10 = 0 THEN NULL WHEN (h >> 45) % 10 < 5 THEN 'active' ELSE 'passive' END AS action
FROM ids;
COPY (SELECT participant, began AT TIME ZONE 'UTC' AS start, ended AT TIME ZONE 'UTC' AS "end", timezone, event, app, category, action FROM events)
  TO '${OUT}/events.parquet' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 250000);
COPY (SELECT participant, strftime(began, '%Y-%m-%dT%H:%M:%S.%gZ') AS start, strftime(ended, '%Y-%m-%dT%H:%M:%S.%gZ') AS "end", timezone, event, app, category, action
      FROM events) TO '${OUT}/events.csv' (FORMAT csv, HEADER);
COPY (SELECT 'p' || lpad(CAST(i AS VARCHAR), 7, '0') AS participant, 18 + hash(i) % 60 AS age, round(1 + 3 * ((hash(i) >> 20) % 1000) / 1000.0, 2) AS loneliness
      FROM range(${P}) t(i)) TO '${OUT}/survey.csv' (FORMAT csv, HEADER);
