import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { check } from '../../src/check.js';
import { UserError } from '../../src/errors.js';
import { prepareRequests, type ShellOptions } from '../../src/request.js';
import type { Finding } from '../../src/report.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-policy-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
}

/** The findings of `drydock lint db/*.sql db/old/*.sql` with this config. */
async function findingsOf(
  config: string,
  files: Readonly<Record<string, string>>,
  options: Partial<ShellOptions> = {},
): Promise<readonly Finding[]> {
  write({ ...files, 'drydock.yml': config });
  const [request] = await prepareRequests(cwd, { mode: 'lint', paths: Object.keys(files), ...options });
  const { report } = await check(request, { version: '0', clock: () => 0, progress: () => undefined });
  return report.findings;
}

const brief = (findings: readonly Finding[]): readonly string[] =>
  findings.map(
    ({ file, startLine, rule, severity, suppressed }) =>
      `${file}:${startLine} ${rule} ${suppressed ? 'ignored' : severity}`,
  );

const complaint = async (config: string, options: Partial<ShellOptions> = {}): Promise<string> => {
  try {
    await findingsOf(config, { 'db/1_a.sql': 'SELECT 1;' }, options);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.hint === undefined ? error.message : `${error.message} | ${error.hint}`;
  }
};

describe('overrides', () => {
  const drop = 'DROP TABLE IF EXISTS t;';
  const files = { 'db/1_a.sql': drop, 'db/old/2_b.sql': drop };
  const only = { only: ['drop-table'] };

  it.each<readonly [string, string, readonly string[], Partial<ShellOptions>]>([
    [
      'nothing is overridden',
      '{}',
      ['db/1_a.sql:1 drop-table error', 'db/old/2_b.sql:1 drop-table error'],
      {},
    ],
    [
      'off in some files',
      'overrides: [{ files: [db/old/**], rules: { drop-table: off } }]',
      ['db/1_a.sql:1 drop-table error'],
      {},
    ],
    [
      'off on top, on in some files',
      'rules: { drop-table: off }\noverrides: [{ files: [db/old/**], rules: { drop-table: error } }]',
      ['db/old/2_b.sql:1 drop-table error'],
      {},
    ],
    [
      'over `rules`',
      'rules: { drop-table: info }\noverrides: [{ files: [db/old/**], rules: { drop-table: warning } }]',
      ['db/1_a.sql:1 drop-table info', 'db/old/2_b.sql:1 drop-table warning'],
      {},
    ],
    [
      'the later entry over the earlier one',
      'overrides: [{ files: [db/**], rules: { drop-table: off } }, { files: ["db/*.sql", nowhere], rules: { drop-table: info } }]',
      ['db/1_a.sql:1 drop-table info'],
      {},
    ],
    [
      'an entry that says nothing of the rule changes nothing',
      'overrides: [{ files: [db/**], rules: { drop-table: info } }, { files: [db/**], rules: { drop-column: off } }]',
      ['db/1_a.sql:1 drop-table info', 'db/old/2_b.sql:1 drop-table info'],
      {},
    ],
    [
      'the command line over all',
      'overrides: [{ files: [db/old/**], rules: { drop-table: off } }]',
      ['db/1_a.sql:1 drop-table warning', 'db/old/2_b.sql:1 drop-table warning'],
      { rules: ['drop-table=warning'] },
    ],
  ])('%s', async (_, config, expected, options) => {
    expect(brief(await findingsOf(config, files, { ...only, ...options }))).toEqual(expected);
  });

  it('an ignore is unused only where its rule is on', async () => {
    const ignored = '-- drydock-ignore drop-table: as agreed\nSELECT 1;';
    const found = await findingsOf(
      'rules: { drop-table: off }\noverrides: [{ files: [db/old/**], rules: { drop-table: error } }]',
      { 'db/1_a.sql': ignored, 'db/old/2_b.sql': ignored },
      { only: ['drop-table,unused-ignore'] },
    );
    expect(brief(found)).toEqual(['db/old/2_b.sql:1 unused-ignore warning']);
  });

  it('what the rules about ignores say goes through them too', async () => {
    const ignored = '-- drydock-ignore drop-tabel: as agreed\nSELECT 1;';
    const found = await findingsOf(
      'overrides: [{ files: [db/old/**], rules: { unknown-rule-in-ignore: off } }]',
      { 'db/1_a.sql': ignored, 'db/old/2_b.sql': ignored },
    );
    expect(brief(found)).toEqual(['db/1_a.sql:1 unknown-rule-in-ignore error']);
  });

  it('what is concluded goes through them too', async () => {
    const broken = `-- SAFE PRODUCTION MIGRATION\n${drop}`;
    const found = await findingsOf(
      'overrides: [{ files: [db/old/**], rules: { broken-banner: info } }]',
      { 'db/1_a.sql': broken, 'db/old/2_b.sql': broken },
      { only: ['broken-banner,drop-table'] },
    );
    expect(brief(found).filter((line) => line.includes('banner'))).toEqual([
      'db/1_a.sql:1 broken-banner error',
      'db/old/2_b.sql:1 broken-banner info',
    ]);
  });

  it('what the dry-run finds goes through them too', async () => {
    const found = await findingsOf(
      'overrides: [{ files: [db/old/**], rules: { migration-failed: info } }]',
      { 'db/1_a.sql': 'SELECT 1;', 'db/old/2_b.sql': 'SELECT 1 / 0;' },
      { mode: 'check', engine: 'embedded', only: ['migration-failed'] },
    );
    expect(brief(found)).toEqual(['db/old/2_b.sql:1 migration-failed info']);
  });

  it('a rule that there is not is told with its key', async () => {
    expect(
      await complaint('overrides: [{ files: [a], rules: {} }, { files: [a], rules: { drop-tabel: off } }]'),
    ).toBe('drydock.yml: overrides[1].rules: there is no rule "drop-tabel" | Did you mean drop-table?');
  });
});

describe('the preset strict', () => {
  const off = rules.filter(({ severity }) => severity === 'off').map(({ id }) => id);
  const view = { 'db/1_a.sql': 'CREATE VIEW v AS SELECT 1;' };

  it.each([
    ['preset: recommended', []],
    ['preset: strict', ['db/1_a.sql:1 missing-or-replace warning']],
    ['preset: strict\nrules: { missing-or-replace: off }', []],
  ])('%s', async (config, expected) => {
    expect(off).toContain('missing-or-replace');
    expect(brief(await findingsOf(config, view, { only: ['missing-or-replace'] }))).toEqual(expected);
  });
});

describe('restrictedStatements', () => {
  const entries = `restrictedStatements:
  - { match: { CreateExtensionStmt: {} }, message: Ask the DBA team first }
  - { name: no-delete, match: { DeleteStmt: {} }, message: Delete nothing, severity: warning }
  - { name: no-delete, match: { DropStmt: { removeType: OBJECT_TABLE } }, message: Drop nothing }
`;
  const only = { only: ['restricted-statement', 'no-delete', 'unused-ignore', 'unknown-rule-in-ignore'] };
  const lint = (sql: string, more = '', options: Partial<ShellOptions> = {}) =>
    findingsOf(entries + more, { 'db/1_a.sql': sql }, { ...only, ...options });

  it('a finding says what the entry says, and where it is written', async () => {
    expect(await lint('SELECT 1; CREATE EXTENSION IF NOT EXISTS pg_trgm;')).toEqual([
      {
        rule: 'restricted-statement',
        severity: 'error',
        stage: 'lint',
        file: 'db/1_a.sql',
        startLine: 1,
        startColumn: 11,
        endLine: 1,
        endColumn: 49,
        message: 'Ask the DBA team first',
        help: 'The team restricts this statement: drydock.yml: restrictedStatements[0].',
        docsUrl: 'drydock.yml',
      },
    ]);
  });

  it.each<readonly [string, string, string, readonly string[], Partial<ShellOptions>]>([
    [
      'each entry has its severity',
      'DELETE FROM t; DROP TABLE t;',
      '',
      ['no-delete warning', 'no-delete error'],
      {},
    ],
    [
      'a statement in WITH',
      'WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x;',
      '',
      ['no-delete warning'],
      {},
    ],
    [
      'two of them in one statement',
      'WITH x AS (DELETE FROM t RETURNING *) DELETE FROM u USING x;',
      '',
      ['no-delete warning'],
      {},
    ],
    ['another statement', 'UPDATE t SET a = 1; DROP VIEW v;', '', [], {}],
    ['rules', 'DELETE FROM t;', 'rules: { no-delete: info }', ['no-delete info'], {}],
    ['overrides', 'DELETE FROM t;', 'overrides: [{ files: [db/**], rules: { no-delete: off } }]', [], {}],
    ['--rule', 'DELETE FROM t;', '', ['no-delete error'], { rules: ['no-delete=error'] }],
    [
      '--only',
      'DELETE FROM t; CREATE EXTENSION x;',
      '',
      ['restricted-statement error'],
      { only: ['restricted-statement'] },
    ],
    ['an ignore', '-- drydock-ignore no-delete: agreed\nDELETE FROM t;', '', ['no-delete ignored'], {}],
    [
      'an ignore of the default name',
      '-- drydock-ignore restricted-statement: agreed\nCREATE EXTENSION x;',
      '',
      ['restricted-statement ignored'],
      {},
    ],
    ['an unused ignore', '-- drydock-ignore no-delete: agreed\nSELECT 1;', '', ['unused-ignore warning'], {}],
    [
      'a misspelt ignore',
      '-- drydock-ignore no-delte: agreed\nSELECT 1;',
      '',
      ['unknown-rule-in-ignore error'],
      {},
    ],
  ])('%s', async (_, sql, more, expected, options) => {
    const found = await lint(sql, more, options);
    expect(brief(found).map((line) => line.replace(/^\S+ /, ''))).toEqual(expected);
  });

  it('down scripts are held to it', async () => {
    const found = await findingsOf(
      entries,
      { 'db/1_a.up.sql': 'SELECT 1;', 'db/1_a.down.sql': 'DELETE FROM t;' },
      only,
    );
    expect(brief(found)).toEqual(['db/1_a.down.sql:1 no-delete warning']);
  });

  it.each([
    [
      'restrictedStatements: [{ match: { CreateExtensionStatement: {} }, message: x }]',
      'drydock.yml: restrictedStatements[0].match: there is no type of node "CreateExtensionStatement" | Did you mean "CreateExtensionStmt"?',
    ],
    [
      'restrictedStatements: [{ match: { DoStmt: {} }, message: x, name: drop-table }]',
      "drydock.yml: restrictedStatements[0].name: drop-table is a rule of Drydock's own | Choose another name.",
    ],
    [
      'restrictedStatements: [{ match: { SelectStmt: &a { larg: *a } }, message: x }]',
      'drydock.yml: restrictedStatements[0].match: holds itself, or is nested too deeply',
    ],
  ])('%s', async (config, expected) => {
    expect(await complaint(config)).toBe(expected);
  });

  it('without an entry there is no such rule', async () => {
    expect(await complaint('{}', { only: ['restricted-statement'] })).toBe(
      '--only: there is no rule "restricted-statement" | List them with: drydock rules',
    );
  });
});
