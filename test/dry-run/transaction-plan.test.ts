import { beforeAll, describe, expect, it } from 'vitest';
import { planTransactions } from '../../src/dry-run/transaction-plan.js';
import type { TransactionShape } from '../../src/migration-tools/migration-tool.js';
import { parseScript } from '../../src/sql/parse-script.js';
import { loadParser, type Parser } from '../../src/sql/parser.js';

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

/** `BEGIN[a b]commit`, `[a]` where each statement is committed on its own. */
const plan = async (sql: string, shape: TransactionShape): Promise<string> => {
  const { statements } = await parseScript(sql, parser);
  return planTransactions(statements, shape)
    .map(({ begin = '', statements: members, end }) => {
      const texts = members.map(({ text }) => text.replace('SELECT ', '')).join(' ');
      return begin === '' ? `[${texts}]` : `${begin}[${texts}]${end}`;
    })
    .join(' ');
};

describe('the transactions of a script', () => {
  it.each<readonly [TransactionShape, string, string]>([
    ['wrapped', 'SELECT 1; SELECT 2', 'BEGIN[1 2]commit'],
    ['wrapped', 'BEGIN; SELECT 1; COMMIT; SELECT 2', 'BEGIN[1]commit [2]'],
    ['wrapped', '', ''],
    ['one-query', 'SELECT 1', '[1]'],
    ['one-query', 'SELECT 1; SELECT 2', 'BEGIN[1 2]commit'],
    ['one-query', 'BEGIN; SELECT 1; COMMIT; SELECT 2; SELECT 3', 'BEGIN[1]commit BEGIN[2 3]commit'],
    ['one-query', 'SELECT 1; BEGIN; SELECT 2; COMMIT', 'BEGIN[1 2]commit'],
    ['one-query', 'BEGIN; SELECT 1', 'BEGIN[1]abandoned'],
    ['none', 'SELECT 1; SELECT 2', '[1 2]'],
    [
      'none',
      'SELECT 1; BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 2; COMMIT; SELECT 3',
      '[1] BEGIN ISOLATION LEVEL SERIALIZABLE[2]commit [3]',
    ],
    ['none', 'BEGIN; SELECT 1; ROLLBACK', 'BEGIN[1]rollback'],
    ['none', 'START TRANSACTION; SELECT 1', 'START TRANSACTION[1]abandoned'],
    [
      'none',
      'BEGIN; SAVEPOINT a; SELECT 1; ROLLBACK TO a; COMMIT',
      'BEGIN[SAVEPOINT a 1 ROLLBACK TO a]commit',
    ],
  ])('%s: %s', async (shape, sql, expected) => {
    expect(await plan(sql, shape)).toBe(expected);
  });
});
