import { describe, expect, test } from 'vitest';
import { MigrationState } from '../../src/lint/migration-state.js';
import type { NameSpace } from '../../src/sql/created-object.js';
import { nameOfNodes, type QualifiedName } from '../../src/sql/names.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { isParsed } from '../../src/sql/statements.js';
import { sharedParser } from '../support/lint-example.js';

async function stateAfter(sql: string, existing: readonly string[] = []): Promise<MigrationState> {
  const { statements } = await parseScript(sql, await sharedParser());
  const state = new MigrationState((key) => existing.includes(key));
  for (const statement of statements.filter(isParsed)) state.apply(statement);
  return state;
}

const name = (text: string): QualifiedName =>
  nameOfNodes(text.split('.').map((sval) => ({ String: { sval } }))) ?? { name: text };

type Row = readonly [sql: string, object: string, expected: boolean, space?: NameSpace];

/** One test a row; `ask` answers of the state behind the SQL. */
function table(
  title: string,
  rows: readonly Row[],
  ask: (state: MigrationState, object: QualifiedName, space: NameSpace) => boolean,
  existing: readonly string[] = [],
): void {
  test.each(rows.map(([sql, object, expected, space = 'relation']) => ({ sql, object, expected, space })))(
    `$sql: $object ${title}: $expected`,
    async ({ sql, object, expected, space }) => {
      expect(ask(await stateAfter(sql, existing), name(object), space)).toBe(expected);
    },
  );
}

describe('isNew', () => {
  table(
    'is new',
    [
      ['', 't', false],
      ['CREATE TABLE t (a int)', 't', true],
      ['CREATE TABLE t (a int)', 'public.t', true],
      ['CREATE TABLE t (a int)', 'app.t', false],
      ['CREATE TABLE "T" (a int)', 't', false],
      ['CREATE TABLE app.t (a int)', 't', false],
      ['CREATE TABLE t AS SELECT 1', 't', true],
      ['CREATE VIEW v AS SELECT 1', 'v', true],
      ['CREATE MATERIALIZED VIEW v AS SELECT 1', 'v', true],
      ['CREATE SEQUENCE s', 's', true],
      ['CREATE INDEX i ON app.t (a)', 'app.i', true],
      ['CREATE FOREIGN TABLE t (a int) SERVER s', 't', true],
      ['CREATE TABLE t (a int); DROP TABLE t', 't', false],
      ['CREATE TABLE a (a int); ALTER TABLE a RENAME TO b', 'b', true],
      ['ALTER TABLE a RENAME TO b', 'b', false],
      ['CREATE SCHEMA app', 'app.t', true],
      ['CREATE SCHEMA app', 'app', true, 'schema'],
      ['CREATE SCHEMA app; DROP SCHEMA app', 'app.t', false],
      ['CREATE SCHEMA IF NOT EXISTS app', 'app.t', false],
      ['CREATE SCHEMA IF NOT EXISTS app', 'app', true, 'schema'],
      ['SET search_path = app, public; CREATE TABLE t (a int)', 'app.t', true],
      ['SET search_path = app; CREATE TABLE t (a int)', 't', true],
      ['CREATE TABLE t (a int); SET search_path = app', 't', false],
      ['SET search_path = app; RESET search_path; CREATE TABLE t (a int)', 'public.t', true],
      [`SET search_path = "$user", app; CREATE TABLE t (a int)`, 'app.t', true],
      ['SELECT 1', 'pg_temp.t', true],
      ["CREATE TYPE mood AS ENUM ('ok')", 'mood', true, 'type'],
      ["CREATE TYPE mood AS ENUM ('ok')", 'mood', false, 'relation'],
      ['CREATE DOMAIN d AS int', 'd', true, 'type'],
      ['CREATE TYPE c AS (a int)', 'c', true, 'type'],
      ['CREATE TYPE r AS RANGE (subtype = int4)', 'r', true, 'type'],
      ['CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$', 'f', true, 'routine'],
      ['CREATE EXTENSION pg_trgm', 'pg_trgm', true, 'extension'],
      ['CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()', 'g', true, 'trigger'],
    ],
    (state, object, space) => state.isNew(object, space),
  );

  table(
    'is new where public.old existed',
    [
      ['CREATE TABLE IF NOT EXISTS old (a int)', 'old', false],
      ['CREATE TABLE IF NOT EXISTS new (a int)', 'new', true],
      ['CREATE TABLE old (a int)', 'old', true],
      ['DROP TABLE IF EXISTS old; CREATE TABLE IF NOT EXISTS old (a int)', 'old', true],
      ['CREATE TABLE IF NOT EXISTS app.old (a int)', 'app.old', true],
    ],
    (state, object) => state.isNew(object),
    ['public.old'],
  );
});

describe('isDropped', () => {
  table(
    'is dropped',
    [
      ['DROP TABLE t, app.u', 't', true],
      ['DROP TABLE t, app.u', 'app.u', true],
      ['DROP TABLE t, app.u', 'u', false],
      ['DROP INDEX CONCURRENTLY i', 'i', true],
      ['DROP SCHEMA app CASCADE', 'app.t', true],
      ['DROP SCHEMA app CASCADE', 'app', true, 'schema'],
      ['DROP FUNCTION f(int)', 'f', true, 'routine'],
      ['DROP FUNCTION app.f', 'app.f', true, 'routine'],
      ['DROP TRIGGER g ON t', 'g', true, 'trigger'],
      ['DROP TYPE app.mood', 'app.mood', true, 'type'],
      ['DROP TYPE mood', 'mood', false, 'relation'],
    ],
    (state, object, space) => state.isDropped(object, space),
  );

  test('columns', async () => {
    const state = await stateAfter('ALTER TABLE app.t DROP COLUMN a, DROP CONSTRAINT b, ADD c int');
    const dropped = ['a', 'b', 'c'].filter((column) => state.isColumnDropped(name('app.t'), column));
    expect(dropped).toEqual(['a']);
  });
});

describe('isRemade', () => {
  table(
    'is remade',
    [
      ['CREATE TABLE t (a int)', 't', false],
      ['DROP TABLE IF EXISTS t; CREATE TABLE t (a int)', 't', true],
      ['DROP TABLE IF EXISTS t; CREATE TABLE t (a int); DROP TABLE t', 't', false],
      ['DROP TABLE IF EXISTS t; CREATE TABLE t (a int); CREATE INDEX i ON t (a)', 'i', true],
      ['DROP SCHEMA app CASCADE; CREATE SCHEMA app; CREATE TABLE app.t (a int)', 'app.t', true],
      ['CREATE TEMP TABLE t (a int)', 't', true],
      ['CREATE TEMP VIEW t AS SELECT 1', 't', true],
      ['CREATE TEMP SEQUENCE t', 't', true],
      ['CREATE TEMP TABLE t AS SELECT 1', 't', true],
      ['SELECT 1', 'pg_temp.t', true],
    ],
    (state, object) => state.isRemade(object),
  );
});

describe('settings', () => {
  test.each<readonly [string, string, string | undefined]>([
    ["SET lock_timeout = '2s'", 'lock_timeout', '2s'],
    ['SET LOCAL lock_timeout = 2000', 'lock_timeout', '2000'],
    ['SET lock_timeout TO 0', 'lock_timeout', '0'],
    ['SET lock_timeout = 1.5', 'lock_timeout', '1.5'],
    ["SET lock_timeout = '2s'; RESET lock_timeout", 'lock_timeout', undefined],
    ["SET lock_timeout = '2s'; SET lock_timeout TO DEFAULT", 'lock_timeout', undefined],
    ['SET search_path = App, "Other"', 'search_path', 'app, other'],
    ['SELECT 1', 'lock_timeout', undefined],
  ])('%s: %s is %s', async (sql, parameter, expected) => {
    expect((await stateAfter(sql)).setting(parameter)).toBe(expected);
  });

  test('keyOf follows search_path', async () => {
    const state = await stateAfter('SET search_path = app');
    expect([state.keyOf(name('t')), state.keyOf(name('x.t'))]).toEqual(['app.t', 'x.t']);
  });
});
