import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locksTaken } from '../../src/lint/held-locks.js';
import { MigrationState } from '../../src/lint/migration-state.js';
import { TransactionState } from '../../src/lint/transaction-state.js';
import type { LockMode } from '../../src/postgres/lock-modes.js';
import { strongerOf } from '../../src/postgres/lock-modes.js';
import { sharedParser } from '../support/lint-example.js';
import type { ObservedTable } from '../support/observed-effects/observations.js';
import { observedGroups } from '../support/observed-effects/index.js';
import { tables } from '../support/observed-effects/statement.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';

const table = JSON.parse(
  readFileSync(new URL('../../rules/observed-effects.json', import.meta.url), 'utf8'),
) as ObservedTable;
const observed = table.flatMap(({ statements }) => statements);
const statements = observedGroups.flatMap((group) => group.statements);

/** Modes that the rules about lock windows take no interest in. */
const weak: ReadonlySet<string> = new Set(['ACCESS SHARE', 'ROW SHARE', 'ROW EXCLUSIVE']);

/** What a statement locks through a type, a publication or the whole database: its words and the tables do not tell. */
const untold =
  /^ALTER DOMAIN|^ALTER TYPE|^(?:ANALYZE|VACUUM|CLUSTER)$|PUBLICATION|SUBSCRIPTION|REINDEX (?:SCHEMA|DATABASE|INDEX)|CASCADE|^ALTER SCHEMA/;

/** The locks that the last statement takes, by the table’s key. */
async function told(before: string, sql: string): Promise<Readonly<Record<string, LockMode>>> {
  const example = readRuleExample(`-- before\n${before}\n-- migration (no transaction)\n${sql};`);
  const project = await parseRuleExample(example, await sharedParser());
  const migration = project.migrations.at(-1);
  const statement = migration?.up.statements.at(-1);
  if (!migration || !statement) throw new Error('no statement');
  const script = migration.up;
  const transaction = new TransactionState(project);
  const context = { project, migration, script, statement, state: new MigrationState(), transaction };
  const locks: Record<string, LockMode> = {};
  for (const { key, mode } of locksTaken(context)) locks[key] = strongerOf(locks[key] ?? mode, mode);
  return locks;
}

describe('the locks that rules reckon with are those that were observed on every major', () => {
  const rows = statements.flatMap((statement, index) => {
    const { locks } = observed[index]?.observed.at(-1) ?? {};
    return locks && !untold.test(statement.sql)
      ? [{ name: [statement.sql, statement.where ?? ''].join(' ').trim(), statement, locks }]
      : [];
  });

  test.each(rows)('$name', async ({ statement: { before = '', sql }, locks }) => {
    const strong = Object.entries(locks).filter(([, mode]) => !weak.has(mode));
    expect(await told(tables + before, sql)).toEqual(Object.fromEntries(strong));
  });
});
