import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import { strongerOf, type LockMode } from '../../src/postgres/lock-modes.js';
import { observerFor } from '../../src/dry-run/observer.js';
import { runScript } from '../../src/dry-run/run-script.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { nameKey } from '../../src/sql/names.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { isParsed } from '../../src/sql/statements.js';
import { tableLocks } from '../../src/sql/table-locks.js';
import { sharedParser } from '../support/lint-example.js';
import { ProofBench } from '../support/rule-proof.js';

const before = `
  CREATE TABLE a (id bigint PRIMARY KEY, n int NOT NULL, note text);
  CREATE TABLE b (id bigint PRIMARY KEY, a bigint REFERENCES a, n int);
  CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
  CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
  CREATE TABLE q (id int, at date);
  CREATE SCHEMA s;
  CREATE TABLE r (n int);
  CREATE VIEW v AS SELECT id FROM a;
  CREATE MATERIALIZED VIEW m AS SELECT id FROM a;
  CREATE UNIQUE INDEX mi ON m (id);
  CREATE INDEX ai ON a (n);
  CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
  CREATE TRIGGER t BEFORE UPDATE ON b FOR EACH ROW EXECUTE FUNCTION f();
  CREATE POLICY y ON b USING (true);
  ALTER TABLE b ADD CONSTRAINT c CHECK (n > 0) NOT VALID;
`;

const statements = `
  ALTER TABLE a ADD COLUMN x int
  ALTER TABLE a ADD COLUMN x bigint REFERENCES b
  ALTER TABLE a ADD CHECK (n > 0) NOT VALID
  ALTER TABLE b ADD FOREIGN KEY (n) REFERENCES a NOT VALID
  ALTER TABLE b VALIDATE CONSTRAINT c
  ALTER TABLE a ALTER note SET STATISTICS 100
  ALTER TABLE a ALTER note SET (n_distinct = 5)
  ALTER TABLE a ALTER note SET STORAGE plain
  ALTER TABLE a ALTER note SET COMPRESSION pglz
  ALTER TABLE a SET (fillfactor = 70)
  ALTER TABLE a SET (autovacuum_enabled = false), CLUSTER ON ai
  ALTER TABLE a SET (user_catalog_table = false)
  ALTER TABLE a RESET (fillfactor)
  ALTER TABLE a CLUSTER ON ai, ALTER n DROP NOT NULL
  ALTER TABLE a SET WITHOUT CLUSTER
  ALTER TABLE b DISABLE TRIGGER t
  ALTER TABLE b ENABLE ALWAYS TRIGGER t
  ALTER TABLE b DISABLE TRIGGER USER
  ALTER TABLE b ALTER CONSTRAINT b_a_fkey DEFERRABLE
  ALTER TABLE a OWNER TO CURRENT_USER
  ALTER TABLE a ENABLE ROW LEVEL SECURITY
  ALTER TABLE a REPLICA IDENTITY FULL
  ALTER TABLE b INHERIT r
  ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')
  ALTER TABLE p DETACH PARTITION p1
  CREATE INDEX ON a (note)
  CREATE TRIGGER x BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f()
  CREATE POLICY x ON a USING (true)
  ALTER POLICY y ON b USING (false)
  CREATE RULE r AS ON DELETE TO a DO NOTHING
  ALTER TABLE a RENAME TO z
  ALTER TABLE a RENAME COLUMN n TO o
  ALTER TABLE a RENAME CONSTRAINT a_pkey TO k
  ALTER INDEX ai RENAME TO aj
  ALTER VIEW v RENAME TO w
  ALTER TABLE q SET SCHEMA s
  TRUNCATE b
  LOCK TABLE a IN SHARE MODE
  LOCK TABLE a
  CLUSTER a USING ai
  REINDEX TABLE a
  REFRESH MATERIALIZED VIEW m
  REFRESH MATERIALIZED VIEW CONCURRENTLY m
  COMMENT ON TABLE a IS 'x'
  COMMENT ON COLUMN a.n IS 'x'
  CREATE STATISTICS s ON id, n FROM a
  ANALYZE a
  CREATE TABLE x (a bigint REFERENCES a, b bigint, FOREIGN KEY (b) REFERENCES b)
  CREATE TABLE x PARTITION OF p FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')
  CREATE TABLE x () INHERITS (a)
  CREATE TABLE x (LIKE a)
  CREATE OR REPLACE VIEW v AS SELECT id FROM a
  CREATE VIEW x AS SELECT id FROM a
  DROP TABLE q
  DROP VIEW v
  DROP MATERIALIZED VIEW m
  DROP TRIGGER t ON b
  DROP POLICY y ON b
  GRANT SELECT ON a TO PUBLIC
  INSERT INTO a VALUES (1, 1)
  SELECT * FROM a FOR UPDATE
`
  .trim()
  .split('\n')
  .map((line) => line.trim());

/** Modes that block others; weaker ones are not told. */
const weak: ReadonlySet<LockMode> = new Set(['ACCESS SHARE', 'ROW SHARE', 'ROW EXCLUSIVE']);
const tables: ReadonlySet<string> = new Set(
  ['a', 'b', 'p', 'p1', 'q', 'r', 'v', 'm'].map((name) => `public.${name}`),
);

describe('the locks that statements take on what they name are those of pg_locks', () => {
  let server: PostgresServer;
  let bench: ProofBench;
  beforeAll(async () => {
    server = await createEmbeddedEngine().start({ statementTimeoutMs: 60_000 });
    bench = new ProofBench(server);
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  test.each(statements)('%s', (sql) =>
    bench.use(async (database) => {
      const parser = await sharedParser();
      const parsed = await parseScript(sql, parser);
      const [statement] = parsed.statements.filter(isParsed);
      await using connection = await database.connect();
      await connection.execute(before);
      const script = { file: 'x.sql', direction: 'up', shape: 'wrapped', parsed } as const;
      const run = await runScript(connection, script, () => 0, observerFor(database, server));
      expect(run.failure).toBeUndefined();
      const locks = run.statements.flatMap(({ effects }) => Object.entries(effects.locks));
      const observed = locks.filter(([name, mode]) => tables.has(name) && !weak.has(mode));
      const told: Record<string, LockMode> = {};
      for (const { table, mode } of statement ? tableLocks(statement) : []) {
        const key = nameKey(table);
        told[key] = strongerOf(told[key] ?? mode, mode);
      }
      expect(told).toEqual(Object.fromEntries(observed));
    }),
  );
});
