import { describe, expect, test } from 'vitest';
import { unknownTable } from '../../src/lint/table-shape.js';
import { lintProject, sharedParser } from '../support/lint-example.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';
import { ruleTable } from '../support/rule-table.js';

const id = 'index-on-partitioned-table';
const parent = `-- before
CREATE TABLE p (id int, d date) PARTITION BY RANGE (d);
`;
const partition = (name: string, year: number, of = 'p'): string =>
  `CREATE TABLE ${name} PARTITION OF ${of} FOR VALUES FROM ('${year}-01-01') TO ('${year + 1}-01-01')`;
const two = `${parent}${partition('p1', 2025)};\n${partition('p2', 2026)};\n`;
const create = 'CREATE INDEX i ON p (id);';
const blocks = /^CREATE INDEX blocks all writes to every partition of p until the last of them is indexed\.$/;

ruleTable(id, {
  accept: [
    {
      name: 'a table that is not partitioned',
      sql: '-- before\nCREATE TABLE p (id int);\n-- migration\nCREATE INDEX i ON p (id);',
    },
    { name: 'a table of which nothing is known', sql: create },
    { name: 'ON ONLY', sql: `${two}-- migration\nCREATE INDEX i ON ONLY p (id);` },
    {
      name: 'one partition',
      sql: `${two}-- migration (no transaction)\nCREATE INDEX CONCURRENTLY i ON p1 (id);`,
    },
    { name: 'a table of this script', sql: `${two.replace('-- before', '-- migration')}${create}` },
    {
      name: 'all partitions are of this script',
      sql: `${parent}-- migration\n${partition('p1', 2025)};\n${create}`,
    },
    {
      name: 'IF NOT EXISTS of an index that is there',
      sql: `${two}CREATE INDEX i ON p (id);\n-- migration\nCREATE INDEX IF NOT EXISTS i ON p (id);`,
    },
    {
      name: 'each partition has such an index, which is attached',
      sql: `${two}CREATE INDEX i1 ON p1 (id);\nCREATE INDEX i2 ON p2 (id);\n-- migration\n${create}`,
    },
    {
      name: 'a partition is partitioned, and its partitions have such an index',
      sql: `${parent}${partition('p1', 2025)} PARTITION BY RANGE (d);\n${partition('p11', 2025, 'p1')};\nCREATE INDEX i1 ON p11 (id);\n-- migration\n${create}`,
    },
    { name: 'ADD UNIQUE is for another rule', sql: `${two}-- migration\nALTER TABLE p ADD UNIQUE (id, d);` },
  ],
  reject: [
    {
      name: 'a plain index',
      sql: `${two}-- migration\n${create}`,
      findings: [[6, 1, 6, 25, 'error', blocks]],
    },
    {
      name: 'a unique index with a long name',
      sql: `${two}-- migration\nCREATE UNIQUE INDEX IF NOT EXISTS i\n  ON public.p (d);`,
      findings: [[6, 1, 7, 18, 'error', / partition of public\.p until /]],
    },
    {
      name: 'partitions that the files do not tell of',
      sql: `${parent}-- migration\n${create}`,
      findings: [[4, 1, 4, 25, 'error', blocks]],
    },
    {
      name: 'a table that is known by its partitions alone',
      sql: `-- before\n${partition('p1', 2025)};\n-- migration\n${create}`,
      findings: [[4, 1, 4, 25, 'error', blocks]],
    },
    {
      name: 'one partition was there before the script',
      sql: `${parent}${partition('p1', 2025)};\n-- migration\n${partition('p2', 2026)};\n${create}`,
      findings: [[6, 1, 6, 25, 'error', blocks]],
    },
    {
      name: 'one partition has such an index',
      sql: `${two}CREATE INDEX i1 ON p1 (id);\n-- migration\n${create}`,
      findings: [[7, 1, 7, 25, 'error', blocks]],
    },
    {
      name: 'the indexes of the partitions are of another kind',
      sql: `${two}CREATE UNIQUE INDEX i1 ON p1 (id);\nCREATE INDEX i2 ON p2 (id) WHERE id > 0;\n-- migration\n${create}`,
      findings: [[8, 1, 8, 25, 'error', blocks]],
    },
    {
      name: 'an index on an expression',
      sql: `${two}CREATE INDEX i1 ON p1 (abs(id));\nCREATE INDEX i2 ON p2 (abs(id));\n-- migration\nCREATE INDEX i ON p (abs(id));`,
      findings: [[8, 1, 8, 30, 'error', blocks]],
    },
    {
      name: 'a partition further down',
      sql: `${parent}${partition('p1', 2025)} PARTITION BY RANGE (d);\n${partition('p11', 2025, 'p1')};\n-- migration\n${create}`,
      findings: [[6, 1, 6, 25, 'error', blocks]],
    },
    {
      name: 'CONCURRENTLY, which is refused',
      sql: `${two}-- migration (no transaction)\nCREATE INDEX CONCURRENTLY i ON p (id);`,
      findings: [
        [6, 1, 6, 38, 'error', /^Postgres refuses CREATE INDEX CONCURRENTLY on p, which is partitioned\.$/],
      ],
    },
    {
      name: 'CONCURRENTLY ON ONLY, which is refused, too',
      sql: `${two}-- migration (no transaction)\nCREATE INDEX CONCURRENTLY i ON ONLY p (id);`,
      findings: [[6, 1, 6, 43, 'error', /^Postgres refuses /]],
    },
    {
      name: 'in a down script',
      sql: `${two}-- migration\nSELECT 1;\n-- down\n${create}`,
      findings: [[8, 1, 8, 25, 'info', blocks]],
    },
  ],
});

describe(`${id} after the dry-run has replayed the history`, () => {
  const p = {
    ...unknownTable('public.p'),
    partitioned: { strategy: 'range', columns: ['d'], hasExpression: false },
    complete: true,
  } as const;

  test.each([
    ['no partition', [p], []],
    ['a partition', [p, { ...unknownTable('public.p1'), partitionOf: 'public.p' }], [id]],
  ] as const)('%s', async (_, tables, expected) => {
    const example = readRuleExample(`-- migration\n${create.replace('INDEX', 'INDEX IF NOT EXISTS')}`);
    const project = await parseRuleExample(example, await sharedParser());
    const findings = lintProject({ ...project, replayed: { tables } });
    expect(findings.map(({ rule }) => rule)).toEqual(expected);
  });
});
