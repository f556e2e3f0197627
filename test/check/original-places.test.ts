import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { check } from '../../src/check.js';
import type { CheckRequest, FixedFile } from '../../src/check/request.js';
import { plain } from '../../src/migration-tools/plain.js';
import { SourceText } from '../../src/sql/source-text.js';
import { sharedParser } from '../support/lint-example.js';
import { memoryFiles } from '../support/memory-files.js';
import { exampleSettings } from '../support/rule-example.js';

type Texts = Readonly<Record<string, string>>;

const request = (texts: Texts, only: readonly string[], paths: readonly string[]): CheckRequest => ({
  files: { ...memoryFiles(texts), paths },
  parser: sharedParser(),
  framework: { tool: plain, reason: '' },
  isPending: () => true,
  changes: [],
  isDevFile: () => false,
  lintSettings: exampleSettings,
  ruleSet: {
    rules: rules.filter(({ id }) => only.includes(id)),
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
});

const context = { version: '0', clock: () => 0, progress: () => undefined };

/** `file:line rule text` of each finding, the text as it stands in the file. */
async function found(texts: Texts, only: readonly string[], paths = ['db/1.sql']) {
  const { report, sources } = await check(request(texts, only, paths), context);
  return report.findings.map((finding) => {
    const source = new SourceText(sources.get(finding.file) ?? '');
    const offset = (line: number, column: number) => (source.offsetOfLine(line) ?? 0) + column - 1;
    const text = source.text.slice(
      offset(finding.startLine, finding.startColumn),
      offset(finding.endLine, finding.endColumn),
    );
    return `${finding.file}:${finding.startLine} ${finding.rule}${finding.suppressed ? ' (ignored)' : ''} ${text}`;
  });
}

describe('findings of a script that psql puts together', () => {
  it('stand where their author wrote the text', async () => {
    const texts = {
      'db/1.sql':
        '\\set t orders_of_the_shop\nDROP TABLE :t; DROP TABLE b;\n\\ir parts/drops.sql\nDROP TABLE :"t";',
      'db/parts/drops.sql':
        '\\set u x\nDROP TABLE c;\n-- drydock-ignore drop-table: on purpose\nDROP TABLE :u;\nDROP TABEL d;',
    };
    expect(await found(texts, ['drop-table', 'syntax-error'])).toEqual([
      'db/1.sql:2 drop-table DROP TABLE :t',
      'db/1.sql:2 drop-table DROP TABLE b',
      'db/parts/drops.sql:2 drop-table DROP TABLE c',
      'db/parts/drops.sql:4 drop-table (ignored) DROP TABLE :u',
      'db/parts/drops.sql:5 syntax-error TABEL',
      'db/1.sql:4 drop-table DROP TABLE :"t"',
    ]);
  });

  it('are told once where two scripts include one file', async () => {
    const texts = { 'db/1.sql': '\\ir x/y.sql', 'db/2.sql': '\\ir x/y.sql', 'db/x/y.sql': 'DROP TABLE c;' };
    expect(await found(texts, ['drop-table'], ['db/1.sql', 'db/2.sql'])).toEqual([
      'db/x/y.sql:1 drop-table DROP TABLE c',
    ]);
  });

  it('on the script as a whole stand in its own file', async () => {
    const texts = { 'db/1.sql': '\\ir x/y.sql', 'db/x/y.sql': 'CREATE TABLE c (id bigint PRIMARY KEY);' };
    const rule = (await found(texts, ['missing-banner', 'missing-down'])).map((line) => line.slice(0, 10));
    expect(new Set(rule)).toEqual(new Set(rule.map(() => 'db/1.sql:1')));
  });

  it('of which the tool makes nothing are told as well', async () => {
    const texts = { 'db/1.sql': 'SELECT 1;\n\\ir nothing.sql' };
    expect(await found(texts, ['psql-command'])).toEqual(['db/1.sql:2 psql-command \\ir nothing.sql']);
  });

  it('name lines of the files', async () => {
    const texts = {
      'db/1.sql':
        '\\ir x/y.sql\nBEGIN;\nALTER TABLE a ADD COLUMN b int;\nALTER TABLE c ADD COLUMN b int;\nCOMMIT;',
      'db/x/y.sql': '\n\n\nSELECT 1;\n',
    };
    const { report } = await check(request(texts, ['wide-lock-window'], ['db/1.sql']), context);
    expect(report.findings.map(({ message }) => /since (line \d+)/.exec(message)?.[1])).toEqual(['line 3']);
  });
});

describe('fixes of a script that psql puts together', () => {
  it('are written into the file that holds the text, and not over variables', async () => {
    const texts = {
      'db/1.sql': '\\set t orders\nCREATE TABLE :t (id int);\n\\ir parts/x.sql\n',
      'db/parts/x.sql': '\\set v 1\nCREATE TABLE c (id int);\n',
    };
    let written: readonly FixedFile[] = [];
    const writeFixed = (files: readonly FixedFile[]) => {
      written = files;
      return Promise.resolve();
    };
    await check(request(texts, ['missing-if-not-exists'], ['db/1.sql']), { ...context, writeFixed });
    expect(written.map(({ path, after }) => [path, after])).toEqual([
      ['db/1.sql', '\\set t orders\nCREATE TABLE IF NOT EXISTS :t (id int);\n\\ir parts/x.sql\n'],
      ['db/parts/x.sql', '\\set v 1\nCREATE TABLE IF NOT EXISTS c (id int);\n'],
    ]);
  });
});

describe('which files are migrations', () => {
  it('not those that another includes', async () => {
    const texts = {
      'db/1.sql': '\\ir 2_part.sql',
      'db/2_part.sql': 'SELECT 1;',
      'db/3.sql': 'SELECT 2;\n\\ir 4.sql',
      'db/3.down.sql': '\\ir part.sql',
      'db/4.sql': '\\ir 3.sql',
      'db/part.sql': 'SELECT 3;',
    };
    const migrations = await plain.readMigrations(memoryFiles(texts));
    expect(migrations.map(({ up, down }) => [up.file, down?.file])).toEqual([
      ['db/1.sql', undefined],
      ['db/3.sql', 'db/3.down.sql'],
      ['db/4.sql', undefined],
    ]);
  });
});
