import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import type { Claim } from '../../src/lint/claim.js';
import type { ClaimedEffects } from '../../src/postgres/effects.js';
import { lintExample } from '../support/lint-example.js';
import { ProofBench, refute } from '../support/rule-proof.js';

/** A mistake, or something safe that is often taken for one, and all that lint says of it. */
interface Situation {
  readonly name: string;
  readonly sql: string;
  /** `line severity rule`, in the order of the report. */
  readonly says: readonly string[];
  /** What Postgres does with it, where a server can tell. */
  readonly does?: Claim;
}

const before = `-- before
CREATE TABLE users (id bigint PRIMARY KEY, name varchar(80), state text, created_at timestamptz NOT NULL DEFAULT now());
INSERT INTO users SELECT n, 'n', 'new' FROM generate_series(1, 100) AS n;
`;

/** The sections follow three lines of `before`. */
const situations: readonly Situation[] = [
  {
    name: '01 ADD COLUMN and an UPDATE of all rows in one transaction',
    sql: `-- migration (no transaction)
BEGIN;
ALTER TABLE users ADD COLUMN IF NOT EXISTS plan text;
UPDATE users SET plan = 'free';
COMMIT;`,
    says: ['7 error backfill-in-ddl-transaction', '7 warning update-without-where'],
    does: { effects: { locks: { 'public.users': 'ACCESS EXCLUSIVE' }, scans: ['public.users'] } },
  },
  {
    name: '02 CREATE INDEX CONCURRENTLY IF NOT EXISTS',
    sql: `-- migration (no transaction)
CREATE INDEX CONCURRENTLY IF NOT EXISTS users_name_idx ON users (name);`,
    says: ['5 warning concurrently-if-not-exists'],
  },
  {
    name: '03 CREATE INDEX CONCURRENTLY under a short lock_timeout',
    sql: `-- migration (no transaction)
SET lock_timeout = '2s';
DROP INDEX CONCURRENTLY IF EXISTS users_name_idx;
CREATE INDEX CONCURRENTLY users_name_idx ON users (name);`,
    says: [
      '6 warning concurrently-with-short-lock-timeout',
      '7 warning concurrently-with-short-lock-timeout',
    ],
  },
  {
    name: '04 a new partition beside a default partition',
    sql: `-- before
CREATE TABLE events (id bigint, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_default PARTITION OF events DEFAULT;
INSERT INTO events SELECT n, '2020-01-01' FROM generate_series(1, 100) AS n;
-- migration
-- SAFE PRODUCTION MIGRATION
CREATE TABLE IF NOT EXISTS events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');`,
    says: ['7 error partition-scans-default'],
    does: {
      effects: {
        locks: { 'public.events': 'ACCESS EXCLUSIVE', 'public.events_default': 'ACCESS EXCLUSIVE' },
        scans: ['public.events_default'],
      },
    },
  },
  {
    name: '05 CREATE TABLE with a foreign key to a table in use',
    sql: `-- migration
CREATE TABLE IF NOT EXISTS orders (
  id bigint PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users
);
CREATE INDEX IF NOT EXISTS orders_user_id_idx ON orders (user_id);`,
    says: ['5 info create-table-references-existing'],
    does: { effects: { locks: { 'public.users': 'SHARE ROW EXCLUSIVE' } } },
  },
  {
    name: '06 DROP COLUMN and CREATE INDEX in a DO block',
    sql: `-- migration
DO $$
BEGIN
  ALTER TABLE users DROP COLUMN IF EXISTS state;
  CREATE INDEX IF NOT EXISTS users_name_idx ON users (name);
END
$$;`,
    says: ['7 error drop-column', '8 error create-index-without-concurrently'],
    does: { effects: { locks: { 'public.users': 'ACCESS EXCLUSIVE' }, scans: ['public.users'] } },
  },
  {
    name: '07 DROP TABLE … CASCADE in a string that a DO block executes',
    sql: `-- migration
DO $$
BEGIN
  EXECUTE 'DROP TABLE IF EXISTS users CASCADE';
END
$$;`,
    says: ['7 error drop-cascade', '7 error drop-table'],
    does: { removes: ['table public.users'] },
  },
  {
    name: '08 a function with TRUNCATE, and a call of it',
    sql: `-- migration
CREATE OR REPLACE FUNCTION clean() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE users;
END
$$;
SELECT clean();`,
    says: ['7 error truncate'],
    does: { deletesRows: ['public.users'] },
  },
  {
    name: '09 NOT NULL … NOT VALID of PostgreSQL 18, then DROP TABLE',
    sql: `-- migration
ALTER TABLE users ADD CONSTRAINT users_state_not_null NOT NULL state NOT VALID;
-- migration
DROP TABLE IF EXISTS users;`,
    says: ['7 error drop-table'],
    does: { removes: ['table public.users'] },
  },
  {
    name: '10 ADD COLUMN … DEFAULT now() is safe',
    sql: `-- migration
ALTER TABLE users ADD COLUMN IF NOT EXISTS seen_at timestamptz DEFAULT now();`,
    says: [],
  },
  {
    name: '11 a new value of an enum, used in the same transaction',
    sql: `-- before
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE users (id bigint PRIMARY KEY, mood mood);
INSERT INTO users SELECT n FROM generate_series(1, 100) AS n;
-- migration
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'calm';
UPDATE users SET mood = 'calm' WHERE id = 1;`,
    says: ['7 error enum-value-used-in-transaction'],
    does: { fails: '55P04' },
  },
  {
    name: '12 VALIDATE in a migration of its own, then SET NOT NULL, is safe',
    sql: `-- migration
ALTER TABLE users DROP CONSTRAINT IF EXISTS users_state_check;
ALTER TABLE users ADD CONSTRAINT users_state_check CHECK (state IS NOT NULL) NOT VALID;
-- migration
ALTER TABLE users VALIDATE CONSTRAINT users_state_check;
-- migration
ALTER TABLE users ALTER COLUMN state SET NOT NULL;`,
    says: [],
  },
  {
    name: '13 ADD COLUMN … CHECK',
    sql: `-- migration
ALTER TABLE users ADD COLUMN IF NOT EXISTS age bigint CONSTRAINT users_age_check CHECK (age > 0);`,
    says: ['5 error add-column-with-check'],
    does: { effects: { locks: { 'public.users': 'ACCESS EXCLUSIVE' }, scans: ['public.users'] } },
  },
  {
    name: '14 varchar becomes text without a rewrite',
    sql: `-- migration
ALTER TABLE users ALTER COLUMN name TYPE text;`,
    says: [],
  },
  {
    name: '15 a new table and its index',
    sql: `-- migration
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, total numeric);
CREATE INDEX IF NOT EXISTS orders_total_idx ON orders (total);`,
    says: [],
  },
  {
    name: '16 CREATE TABLE and CREATE INDEX CONCURRENTLY in one script of a tool that sends files as a whole',
    sql: `-- tool: golang-migrate
-- migration 0001_orders.up.sql
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, total numeric);
CREATE INDEX CONCURRENTLY orders_total_idx ON orders (total);
-- down 0001_orders.down.sql
DROP TABLE IF EXISTS orders;`,
    says: ['7 error concurrently-in-transaction', '7 warning missing-if-not-exists'],
    does: { fails: '25001' },
  },
  {
    name: '17 row security switched off and a policy dropped',
    sql: `-- before
CREATE TABLE users (id bigint PRIMARY KEY, name text);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users USING (name = current_user);
-- migration
ALTER TABLE users DISABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own ON users;`,
    says: ['6 error weaken-row-security', '7 error weaken-row-security'],
    does: { removes: ['policy own on public.users'] },
  },
  {
    name: '18 default, identity, view, function, sequence, extension, type and materialized view dropped',
    sql: `-- before
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state text DEFAULT 'new');
CREATE VIEW names AS SELECT id FROM users;
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SEQUENCE numbers;
CREATE EXTENSION pg_trgm;
CREATE TYPE mood AS ENUM ('sad');
CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM users;
-- migration
ALTER TABLE users ALTER COLUMN state DROP DEFAULT;
ALTER TABLE users ALTER COLUMN id DROP IDENTITY IF EXISTS;
DROP VIEW IF EXISTS names;
DROP FUNCTION IF EXISTS one();
DROP SEQUENCE IF EXISTS numbers;
DROP EXTENSION IF EXISTS pg_trgm CASCADE;
DROP TYPE IF EXISTS mood;
DROP MATERIALIZED VIEW IF EXISTS totals;`,
    says: [
      '10 warning drop-default',
      '11 warning drop-default',
      '12 warning drop-view',
      '13 warning drop-routine',
      '14 error drop-sequence',
      '15 error drop-cascade',
      '15 error drop-extension',
      '16 error drop-type',
      '17 warning drop-view',
      '17 warning wide-lock-window',
    ],
    does: { removes: ['view public.names', 'sequence public.numbers'] },
  },
  {
    name: '19 BEGIN behind a comment, then CREATE INDEX CONCURRENTLY',
    sql: `-- migration (no transaction)
-- builds the index
BEGIN;
CREATE INDEX CONCURRENTLY users_name_idx ON users (name);
COMMIT;`,
    says: ['7 error concurrently-in-transaction', '7 warning missing-if-not-exists'],
    does: { fails: '25001' },
  },
  {
    name: '20 a new table of that name in another schema',
    sql: `-- migration
CREATE SCHEMA IF NOT EXISTS other;
CREATE TABLE IF NOT EXISTS other.users (id bigint PRIMARY KEY, name text);
CREATE INDEX IF NOT EXISTS users_name_idx ON public.users (name);`,
    says: ['7 error create-index-without-concurrently'],
    does: { effects: { locks: { 'public.users': 'SHARE' }, scans: ['public.users'] } },
  },
];

const withBefore = ({ sql }: Pick<Situation, 'sql'>): string =>
  /^-- before$/m.test(sql) ? sql : before + sql;

/** The same with nothing to deploy: what is proven does not happen then. */
const harmless = (example: string): string =>
  `${example.split(/^-- migration/m)[0] ?? ''}-- migration\nSELECT 1;\n`;

describe('what lint says', () => {
  test.each(situations)('$name', async (situation) => {
    const findings = await lintExample(withBefore(situation));
    expect(findings.map(({ startLine, severity, rule }) => `${startLine} ${severity} ${rule}`)).toEqual(
      situation.says,
    );
  });
});

const rewrite: ClaimedEffects = { rewrites: ['public.users'] };
const blockingScan: ClaimedEffects = { locks: { 'public.users': 'SHARE' }, scans: ['public.users'] };

describe('what Postgres does', () => {
  let bench: ProofBench;
  beforeAll(async () => {
    bench = new ProofBench(await createEmbeddedEngine().start({ statementTimeoutMs: 60_000 }));
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  test.each(situations.flatMap((one) => (one.does ? [{ ...one, does: one.does }] : [])))(
    '$name',
    async ({ sql, does }) => {
      const bad = withBefore({ sql });
      expect(await refute(does, { bad, good: harmless(bad) }, bench)).toEqual([]);
    },
  );

  test.each(situations.filter(({ does, says }) => !does && says.length === 0))(
    '$name: runs, rewrites nothing and reads no table while it blocks writes',
    async ({ sql }) => {
      const example = withBefore({ sql });
      for (const effects of [rewrite, blockingScan]) {
        const [bad = '', ...more] = await refute({ effects }, { bad: example, good: example }, bench);
        expect(bad).toMatch(/^bad\.sql shows/);
        expect(more).toEqual([]);
      }
    },
  );
});
