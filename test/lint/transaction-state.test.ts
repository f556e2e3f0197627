import { expect, test } from 'vitest';
import { MigrationState } from '../../src/lint/migration-state.js';
import { TransactionState } from '../../src/lint/transaction-state.js';
import { sharedParser } from '../support/lint-example.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';

/** The transaction behind the last statement of a script. */
async function stateAfter(sql: string, header = '-- migration'): Promise<TransactionState> {
  const project = await parseRuleExample(readRuleExample(`${header}\n${sql};`), await sharedParser());
  const transaction = new TransactionState(project);
  const state = new MigrationState();
  for (const migration of project.migrations) {
    const script = migration.up;
    transaction.begin(script);
    for (const statement of script.statements) {
      transaction.apply({ project, migration, script, statement, state, transaction });
      state.apply(statement);
    }
  }
  return transaction;
}

test.each<readonly [string, 'script' | undefined]>([
  ['SELECT 1', undefined],
  ['BEGIN', 'script'],
  ['START TRANSACTION; SAVEPOINT s; ROLLBACK TO s', 'script'],
  ['BEGIN; COMMIT', undefined],
  ['BEGIN; END', undefined],
  ['BEGIN; ROLLBACK', undefined],
  ['BEGIN; COMMIT AND CHAIN', 'script'],
  ['BEGIN; ROLLBACK AND CHAIN', 'script'],
])('outside of the tool’s transaction, behind %s: opened by %s', async (sql, expected) => {
  expect((await stateAfter(sql, '-- migration (no transaction)')).openedBy).toBe(expected);
});

test.each<readonly [string, 'script' | 'tool' | undefined]>([
  ['SELECT 1', 'tool'],
  ['BEGIN', 'script'],
  ['COMMIT', undefined],
  ['COMMIT; BEGIN', 'script'],
])('in the tool’s transaction, behind %s: opened by %s', async (sql, expected) => {
  expect((await stateAfter(sql)).openedBy).toBe(expected);
});
