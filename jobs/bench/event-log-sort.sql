-- The peer of ingest: the CSV read, its times and words typed, sorted by participant and start into a Parquet file.
SET threads = 2;
SET memory_limit = '8GB';
SET TimeZone = 'UTC';
SET temp_directory = '${OUT}/tmp';
-- timed
COPY (SELECT * FROM read_csv('${CSV}', columns = {participant: 'VARCHAR', start: 'TIMESTAMPTZ', "end": 'TIMESTAMPTZ', timezone: 'VARCHAR', event: 'VARCHAR',
        app: 'VARCHAR', category: 'VARCHAR', action: 'VARCHAR'}, header = true) ORDER BY participant, start)
  TO '${OUT}/sorted.parquet' (FORMAT parquet, COMPRESSION snappy);
