-- migration
CREATE TABLE IF NOT EXISTS pages (id bigint PRIMARY KEY, url text, title text, summary text, body text);
INSERT INTO pages (id, url, title, summary, body)
SELECT 1, words, words, words, words
FROM (SELECT string_agg(md5(n::text), '') AS words FROM generate_series(1, 30) AS n) AS text;
CREATE INDEX IF NOT EXISTS pages_search_idx ON pages (url, title, summary, body);
