import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import {
  detachConcurrently,
  dropIndexConcurrently,
  refreshConcurrently,
  reindexConcurrently,
} from '../../src/lint/fixes/concurrently.js';
import { constraintUsingIndex, notNullByCheck, notValid } from '../../src/lint/fixes/new-constraints.js';
import { timeoutAtTop } from '../../src/lint/fixes/timeouts.js';
import { defineRule, type Listeners, type Rule } from '../../src/lint/rule.js';
import { constraintOf } from '../../src/sql/table-parts.js';
import { fixExample } from '../support/fix-example.js';
import { lintExample } from '../support/lint-example.js';
import { ProofBench, refute } from '../support/rule-proof.js';

const rule = (part: Pick<Rule, 'on' | 'script'>): Rule =>
  defineRule({
    id: 'trial',
    summary: 'reports what the builder is for',
    severity: 'error',
    category: 'locks',
    why: 'It is a trial.',
    instead: 'Do as the rule says.',
    claim: { unprovable: 'It is a trial.' },
    ...part,
  });

const on = (listeners: Listeners): Rule => rule({ on: listeners });
const message = 'Something is reported.';

/** Rules such as those that use the builders: silent once the fix has been written. */
const trials = {
  notValid: on({
    AT_AddConstraint: (command, context) =>
      constraintOf(command)?.skip_validation ? undefined : { message, ...notValid(context, command) },
  }),
  usingIndex: on({
    AT_AddConstraint: (command, context) =>
      constraintOf(command)?.indexname === undefined
        ? { message, ...constraintUsingIndex(context, command) }
        : undefined,
  }),
  notNull: on({
    AT_SetNotNull(command, context) {
      const checked = context.script.parsed.statements.some(({ text }) => text.includes('IS NOT NULL'));
      return checked ? undefined : { message, ...notNullByCheck(context, command) };
    },
  }),
  dropIndex: on({
    DropStmt: (drop, context) =>
      drop.concurrent || drop.removeType !== 'OBJECT_INDEX'
        ? undefined
        : { message, ...dropIndexConcurrently(context, drop) },
  }),
  reindex: on({
    ReindexStmt: (node, context) =>
      node.params?.some((param) => 'DefElem' in param && param.DefElem.defname === 'concurrently')
        ? undefined
        : { message, ...reindexConcurrently(context, node) },
  }),
  refresh: on({
    RefreshMatViewStmt: (node, context) =>
      node.concurrent ? undefined : { message, ...refreshConcurrently(context, node) },
  }),
  detach: on({
    AT_DetachPartition(command, context) {
      const done = command.def && 'PartitionCmd' in command.def && command.def.PartitionCmd.concurrent;
      return done ? undefined : { message, ...detachConcurrently(context, command) };
    },
  }),
  timeout: rule({
    script: (context) =>
      /lock_timeout/i.test(context.script.parsed.source.text)
        ? undefined
        : { message, ...timeoutAtTop(context, 'lock_timeout', '5s') },
  }),
};

const before = `-- before
CREATE SCHEMA "Shop";
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO customers SELECT n FROM generate_series(1, 9) AS n;
CREATE TABLE orders (id bigint, customer_id bigint, total int, note text);
INSERT INTO orders SELECT n, n, n, 'x' FROM generate_series(1, 9) AS n;
CREATE TABLE "Shop"."Orders" ("Id" bigint, b int);
CREATE INDEX orders_total_idx ON orders (total);
CREATE INDEX orders_note_idx ON orders (note);
CREATE MATERIALIZED VIEW totals AS SELECT id, total FROM orders;
CREATE MATERIALIZED VIEW indexed AS SELECT id, total FROM orders;
CREATE UNIQUE INDEX indexed_id_idx ON indexed (id);
CREATE MATERIALIZED VIEW hollow AS SELECT id FROM orders WITH NO DATA;
CREATE UNIQUE INDEX hollow_id_idx ON hollow (id);
CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE INDEX events_at_idx ON events (at);
CREATE TABLE logs (id bigint) PARTITION BY LIST (id);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1);
CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
`;
const alone = `${before}-- migration (no transaction)\n`;
const wrapped = `${before}-- migration\n`;

interface Case {
  readonly name?: string;
  readonly trial: keyof typeof trials;
  readonly head: string;
  readonly sql: string;
  readonly fixed: string;
}

const cases: readonly Case[] = [
  {
    trial: 'notValid',
    head: wrapped,
    sql: 'ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0);',
    fixed: 'ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;',
  },
  {
    trial: 'notValid',
    head: alone,
    sql: "  alter table only Orders add check (total > 0 and note <> 'a, b'), add column if not exists x int[] default array[1,2]",
    fixed: `  alter table only Orders add CONSTRAINT orders_check check (total > 0 and note <> 'a, b') NOT VALID, add column if not exists x int[] default array[1,2];
  ALTER TABLE Orders VALIDATE CONSTRAINT orders_check`,
  },
  {
    trial: 'notValid',
    head: alone,
    sql: 'ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE /* ; */; -- done',
    fixed: `ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey /* ; */; -- done`,
  },
  {
    name: 'an ignore behind the statement stays on its line',
    trial: 'notValid',
    head: alone,
    sql: 'ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0); -- drydock-ignore drop-table: none here',
    fixed:
      'ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT c; -- drydock-ignore drop-table: none here',
  },
  {
    trial: 'usingIndex',
    head: alone,
    sql: 'ALTER TABLE orders ADD UNIQUE (id) INCLUDE (note) DEFERRABLE;',
    fixed: `DROP INDEX CONCURRENTLY IF EXISTS orders_id_note_key;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_id_note_key ON orders (id) INCLUDE (note);
ALTER TABLE orders ADD CONSTRAINT orders_id_note_key UNIQUE USING INDEX orders_id_note_key DEFERRABLE;`,
  },
  {
    trial: 'usingIndex',
    head: alone,
    sql: 'ALTER TABLE "Shop" . "Orders" ADD CONSTRAINT "Orders key" PRIMARY KEY ("Id", b);',
    fixed: `DROP INDEX CONCURRENTLY IF EXISTS "Shop" ."Orders key";
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Orders key" ON "Shop" . "Orders" ("Id", b);
ALTER TABLE "Shop" . "Orders" ADD CONSTRAINT "Orders key" PRIMARY KEY USING INDEX "Orders key";`,
  },
  {
    trial: 'usingIndex',
    head: `${before}CREATE TABLE "a.b" (id int);\n-- migration (no transaction)\n`,
    sql: 'ALTER TABLE "a.b" ADD CONSTRAINT key UNIQUE NULLS NOT DISTINCT (id);',
    fixed: `DROP INDEX CONCURRENTLY IF EXISTS key;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS key ON "a.b" (id) NULLS NOT DISTINCT;
ALTER TABLE "a.b" ADD CONSTRAINT key UNIQUE USING INDEX key;`,
  },
  {
    trial: 'notNull',
    head: alone,
    sql: 'SELECT 1; ALTER TABLE "Shop"."Orders" ALTER COLUMN "Id" SET NOT NULL;',
    fixed:
      'SELECT 1; ALTER TABLE "Shop"."Orders" DROP CONSTRAINT IF EXISTS "Orders_Id_is_not_null", ADD CONSTRAINT "Orders_Id_is_not_null" CHECK ("Id" IS NOT NULL) NOT VALID; ALTER TABLE "Shop"."Orders" VALIDATE CONSTRAINT "Orders_Id_is_not_null"; ALTER TABLE "Shop"."Orders" ALTER COLUMN "Id" SET NOT NULL;\nALTER TABLE "Shop"."Orders" DROP CONSTRAINT IF EXISTS "Orders_Id_is_not_null";',
  },
  {
    trial: 'notNull',
    head: alone,
    sql: 'ALTER TABLE orders ALTER total SET NOT NULL;',
    fixed: `ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_total_is_not_null, ADD CONSTRAINT orders_total_is_not_null CHECK (total IS NOT NULL) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_is_not_null;
ALTER TABLE orders ALTER total SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_total_is_not_null;`,
  },
  {
    trial: 'dropIndex',
    head: alone,
    sql: 'DROP /* INDEX */ INDEX IF EXISTS orders_total_idx, orders_note_idx;',
    fixed: `DROP /* INDEX */ INDEX CONCURRENTLY IF EXISTS orders_total_idx;
DROP INDEX CONCURRENTLY IF EXISTS orders_note_idx;`,
  },
  {
    trial: 'reindex',
    head: alone,
    sql: 'REINDEX (VERBOSE) TABLE orders;\nreindex index orders_total_idx',
    fixed: 'REINDEX (VERBOSE) TABLE CONCURRENTLY orders;\nreindex index CONCURRENTLY orders_total_idx',
  },
  {
    trial: 'refresh',
    head: wrapped,
    sql: 'REFRESH MATERIALIZED VIEW indexed;',
    fixed: 'REFRESH MATERIALIZED VIEW CONCURRENTLY indexed;',
  },
  {
    trial: 'detach',
    head: alone,
    sql: 'ALTER TABLE events DETACH PARTITION events_1;',
    fixed: 'ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;',
  },
  {
    name: 'a timeout goes above the ignore of the first statement',
    trial: 'timeout',
    head: wrapped,
    sql: '-- drydock-ignore drop-index: none\nCOMMENT ON TABLE orders IS NULL;',
    fixed:
      "SET LOCAL lock_timeout = '5s';\n-- drydock-ignore drop-index: none\nCOMMENT ON TABLE orders IS NULL;",
  },
  {
    name: 'a timeout goes below the banner',
    trial: 'timeout',
    head: alone,
    sql: '-- SAFE PRODUCTION MIGRATION\n\n  COMMENT ON TABLE orders IS NULL;',
    fixed: "-- SAFE PRODUCTION MIGRATION\n\n  SET lock_timeout = '5s';\n  COMMENT ON TABLE orders IS NULL;",
  },
  {
    name: 'SET LOCAL would end with the transaction that the script ends',
    trial: 'timeout',
    head: wrapped,
    sql: 'COMMIT;\nSELECT 1;',
    fixed: "SET lock_timeout = '5s';\nCOMMIT;\nSELECT 1;",
  },
];

const named = <One extends Pick<Case, 'name' | 'sql'>>(one: One) => ({ ...one, name: one.name ?? one.sql });
const optionsOf = (trial: keyof typeof trials) => ({ rules: [...rules, trials[trial]] });

describe('a builder', () => {
  let bench: ProofBench;
  beforeAll(async () => {
    bench = new ProofBench(await createEmbeddedEngine().start({ statementTimeoutMs: 60_000 }));
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  test.each(cases.map(named))('rewrites $name', async ({ trial, head, sql, fixed }) => {
    const { text, remaining } = await fixExample(head + sql, optionsOf(trial));
    expect(text).toBe(head + fixed);
    expect(remaining.filter((finding) => finding.rule === 'trial')).toEqual([]);
    const example = { bad: text, good: text };
    expect(await refute({ unprovable: 'Whether it runs is asked.' }, example, bench)).toEqual([]);
  });
});

interface Refused extends Omit<Case, 'fixed'> {
  /** What must be said instead of a fix. */
  readonly help?: RegExp;
}

const refused: readonly Refused[] = [
  { trial: 'usingIndex', head: wrapped, sql: 'ALTER TABLE orders ADD UNIQUE (id);' },
  { trial: 'usingIndex', head: alone, sql: 'BEGIN;\nALTER TABLE orders ADD UNIQUE (id);\nCOMMIT;' },
  { trial: 'usingIndex', head: alone, sql: 'ALTER TABLE events ADD UNIQUE (id, at);' },
  { trial: 'usingIndex', head: alone, sql: 'ALTER TABLE orders ADD UNIQUE (id) WITH (fillfactor = 70);' },
  { trial: 'usingIndex', head: alone, sql: 'ALTER TABLE IF EXISTS orders ADD UNIQUE (id);' },
  { trial: 'notNull', head: wrapped, sql: 'ALTER TABLE orders ALTER total SET NOT NULL;' },
  {
    trial: 'notNull',
    head: alone,
    sql: 'ALTER TABLE orders ALTER total SET NOT NULL, ALTER total SET DEFAULT 0;',
  },
  {
    trial: 'dropIndex',
    head: wrapped,
    sql: 'DROP INDEX IF EXISTS orders_total_idx;',
    help: /of its own/,
  },
  { trial: 'dropIndex', head: alone, sql: 'DROP INDEX IF EXISTS orders_total_idx CASCADE;' },
  { trial: 'dropIndex', head: alone, sql: 'DROP INDEX IF EXISTS events_at_idx;' },
  { trial: 'reindex', head: wrapped, sql: 'REINDEX TABLE orders;', help: /REINDEX TABLE CONCURRENTLY/ },
  { trial: 'reindex', head: alone, sql: 'BEGIN;\nREINDEX TABLE orders;\nCOMMIT;', help: /after COMMIT/ },
  { trial: 'reindex', head: alone, sql: 'REINDEX SYSTEM postgres;' },
  { trial: 'refresh', head: wrapped, sql: 'REFRESH MATERIALIZED VIEW totals;' },
  { trial: 'refresh', head: wrapped, sql: 'REFRESH MATERIALIZED VIEW hollow;' },
  { trial: 'refresh', head: wrapped, sql: 'REFRESH MATERIALIZED VIEW indexed WITH NO DATA;' },
  { trial: 'detach', head: alone, sql: 'ALTER TABLE logs DETACH PARTITION logs_1;' },
  { trial: 'detach', head: wrapped, sql: 'ALTER TABLE events DETACH PARTITION events_1;', help: /own/ },
  {
    name: 'golang-migrate: CONCURRENTLY beside another statement',
    trial: 'dropIndex',
    head: `-- tool: golang-migrate\n${before}-- migration\n`,
    sql: 'SELECT 1;\nDROP INDEX IF EXISTS orders_total_idx;',
    help: /the only statement of its file/,
  },
  {
    name: 'golang-migrate: a timeout beside the only statement, which refuses a transaction',
    trial: 'timeout',
    head: `-- tool: golang-migrate\n${before}-- migration\n`,
    sql: 'DROP INDEX CONCURRENTLY IF EXISTS orders_total_idx;',
  },
];

describe('a builder has nothing where the rewritten statement would fail', () => {
  test.each(refused.map(named))('$name', async ({ trial, head, sql, help }) => {
    const { text, remaining } = await fixExample(head + sql, optionsOf(trial));
    expect(text).toBe(head + sql);
    const [finding] = remaining.filter((one) => one.rule === 'trial');
    expect(finding?.help).toMatch(help ?? /^Do as the rule says\.$/);
  });

  test('NOT VALID of a foreign key on a partitioned table before PostgreSQL 18', async () => {
    const sql = `${wrapped}ALTER TABLE events ADD FOREIGN KEY (id) REFERENCES customers (id);`;
    const fixOn = async (postgresMajor: number) => {
      const options = { ...optionsOf('notValid'), settings: { postgresMajor } };
      return (await lintExample(sql, options)).find((finding) => finding.rule === 'trial')?.fix;
    };
    expect(await fixOn(17)).toBeUndefined();
    expect(await fixOn(18)).toBeDefined();
  });
});
