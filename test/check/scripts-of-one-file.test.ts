import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { check } from '../../src/check.js';
import type { FileChange } from '../../src/files/file-change.js';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { sharedParser } from '../support/lint-example.js';
import { memoryFiles } from '../support/memory-files.js';
import { exampleSettings } from '../support/rule-example.js';

const lint = async (
  texts: Readonly<Record<string, string>>,
  changes: readonly FileChange[] = [],
  isPending: (file: string) => boolean = () => true,
) => {
  const files = memoryFiles(texts);
  const { report, sources } = await check(
    {
      files,
      parser: sharedParser(),
      framework: await chooseTool('auto', files),
      isPending,
      changes,
      isDevFile: () => false,
      lintSettings: exampleSettings,
      ruleSet: {
        rules: rules.filter(({ category }) => category === 'files'),
        known: rules.map(({ id }) => id),
        severityFor: () => undefined,
        strict: false,
        docsUrl: (id) => id,
      },
      engine: 'none',
      postgresMajor: undefined,
      transaction: 'auto',
      engineOptions: { statementTimeoutMs: 60_000 },
      maxBlockingMs: Infinity,
      blockingRows: 0,
      partitionHorizon: '1 month',
      failOn: 'error',
    },
    { version: '0', clock: () => 0, progress: () => undefined },
  );
  return {
    found: report.findings.map(({ rule, startLine }) => `${rule}:${startLine}`),
    pending: report.migrations.map(({ id }) => id),
    sources,
  };
};

const dbmate = (up: string, down: string) => `-- migrate:up\n${up}\n\n-- migrate:down\n${down}\n`;

const edited = (path: string, before: string): readonly FileChange[] => [{ path, change: 'edited', before }];

describe('several scripts in one file', () => {
  it('are reported on at their lines, and their file is shown whole', async () => {
    const text = dbmate('CREATE TABLE a ();', 'DROP TABEL a;');
    const { found, sources } = await lint({ '1_a.sql': text });
    expect(found).toEqual(['syntax-error:5']);
    expect(sources.get('1_a.sql')).toBe(text);
  });

  it('are told from each other where one of them is empty', async () => {
    expect((await lint({ '1_a.sql': dbmate('CREATE TABLE a ();', '') })).found).toEqual(['empty-down:4']);
  });

  it('heed an ignore in each of them', async () => {
    const ignore = '-- drydock-ignore syntax-error: on purpose\nDROP TABEL a;';
    expect((await lint({ '1_a.sql': dbmate(ignore, ignore) })).found).toEqual([
      'syntax-error:3',
      'syntax-error:7',
    ]);
  });

  const now = dbmate('CREATE TABLE a ();', 'DROP TABLE a;');

  it.each([
    ['another down script', dbmate('CREATE TABLE a ();', 'SELECT 1;'), []],
    ['another up script', dbmate('CREATE TABLE b ();', 'DROP TABLE a;'), ['changed-applied-migration:2']],
    ['another comment', dbmate('-- x\nCREATE TABLE a ();', 'DROP TABLE a;'), ['changed-applied-migration:2']],
  ])('tell an edit of the up script from others: %s', async (_name, before, expected) => {
    expect((await lint({ '1_a.sql': now }, edited('1_a.sql', before))).found).toEqual(expected);
  });

  it('may become more, as changesets do', async () => {
    const before =
      '--liquibase formatted sql\n--changeset a:1\nCREATE TABLE a ();\n--rollback DROP TABLE a;\n';
    const more = `${before}--changeset a:2\nCREATE TABLE b ();\n--rollback DROP TABLE b;\n`;
    const { found, pending } = await lint({ 'a.sql': more }, edited('a.sql', before));
    expect([found, pending]).toEqual([[], ['a:2']]);
    const other = more.replace('TABLE a ()', 'TABLE a (id int)');
    expect((await lint({ 'a.sql': other }, edited('a.sql', before))).found).toEqual([
      'changed-applied-migration:3',
    ]);
  });
});

describe('what only the tool knows', () => {
  it('is no syntax error, and opens no gate', async () => {
    const text = "CREATE TABLE ${schema}.a ();\nSELECT '${x}', '${y}';\nSELECTT 1;";
    const { found } = await lint({ 'V1__a.sql': text });
    expect(found).toEqual(['unparsed-statement:1', 'unparsed-statement:2', 'syntax-error:3']);
  });
});

describe('a migration that is repeated', () => {
  it('wants no down script, and may be edited', async () => {
    const texts = {
      'V1__a.sql': 'CREATE TABLE a ();',
      'U1__a.sql': 'DROP TABLE a;',
      'V2__b.sql': 'CREATE TABLE b ();',
      'R__v.sql': 'CREATE OR REPLACE VIEW v AS SELECT 1;',
      'afterMigrate.sql': 'ANALYZE;',
    };
    const changes = [...edited('R__v.sql', 'SELECT 1;'), ...edited('afterMigrate.sql', 'SELECT 1;')];
    const { found } = await lint(texts, changes);
    expect(found).toEqual(['missing-down:1']);
  });
});
