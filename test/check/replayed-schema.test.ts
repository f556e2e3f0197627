import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { check } from '../../src/check.js';
import type { CheckRequest } from '../../src/check/request.js';
import { plain } from '../../src/migration-tools/plain.js';
import { sharedParser } from '../support/lint-example.js';
import { memoryFiles } from '../support/memory-files.js';
import { exampleSettings } from '../support/rule-example.js';

/** What the files don't tell: the tables that a text makes which is put together while it runs. */
const history = `
CREATE TABLE names AS SELECT 'orders' AS name;
DO $$
DECLARE
  n text;
BEGIN
  SELECT name INTO n FROM names;
  EXECUTE 'CREATE TABLE ' || n || ' (id bigint PRIMARY KEY, code varchar(10), total int)';
  EXECUTE 'CREATE TABLE IF NOT EXISTS ' || n || '_log (id bigint, at date) PARTITION BY RANGE (at)';
  EXECUTE 'CREATE TABLE ' || n || '_rest PARTITION OF orders_log DEFAULT';
END $$;
`;

const requestOf = (pending: string, engine: 'none' | 'embedded'): CheckRequest => {
  const files = memoryFiles({ '0001_history.sql': history, '0002_pending.sql': pending });
  return {
    files,
    parser: sharedParser(),
    framework: { tool: plain, reason: '' },
    isPending: (file) => file.includes('pending'),
    changes: [],
    isDevFile: () => false,
    lintSettings: exampleSettings,
    ruleSet: {
      rules: rules.filter(({ category }) => category === 'locks'),
      known: rules.map(({ id }) => id),
      severityFor: () => undefined,
      strict: false,
      docsUrl: (id) => id,
    },
    engine,
    postgresMajor: undefined,
    transaction: 'auto',
    engineOptions: { statementTimeoutMs: 60_000 },
    maxBlockingMs: Infinity,
    blockingRows: 0,
    partitionHorizon: '1 month',
    failOn: 'error',
  };
};

const found = async (pending: string, engine: 'none' | 'embedded'): Promise<readonly string[]> => {
  const context = { version: 'test', clock: () => 0, progress: () => undefined };
  const { report } = await check(requestOf(pending, engine), context);
  return report.findings.map(({ rule, severity }) => `${rule} ${severity}`);
};

describe('check knows the schema that the history really left, lint what the files tell', () => {
  test.each([
    [
      'a type change that is free',
      'ALTER TABLE orders ALTER COLUMN code TYPE varchar(20);',
      ['change-column-type warning'],
      [],
    ],
    [
      'a type change that rewrites',
      'ALTER TABLE orders ALTER COLUMN total TYPE bigint;',
      ['change-column-type warning'],
      ['change-column-type error'],
    ],
    [
      'a column that is NOT NULL already',
      'ALTER TABLE orders ALTER COLUMN id SET NOT NULL;',
      ['set-not-null-without-check error'],
      [],
    ],
  ])('%s', async (_, pending, inLint, inCheck) => {
    expect(await found(pending, 'none')).toEqual(inLint);
    expect(await found(pending, 'embedded')).toEqual(inCheck);
  });
});
