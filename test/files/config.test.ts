import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { parseConfig } from '../../src/files/read-config.js';

const complaint = async (text: string): Promise<string> => {
  try {
    await parseConfig(text, 'drydock.yml');
    return 'accepted';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.hint === undefined ? error.message : `${error.message} | ${error.hint}`;
  }
};

describe('drydock.yml', () => {
  it.each<readonly [string, string]>([
    ['', 'accepted'],
    ['preset: strict\nrules: { drop-table: off }\nbanner: { text: SAFE, require: ["db/**"] }', 'accepted'],
    ['migrations: [db/a, db/b]', 'accepted'],
    ['session: { lockTimeout: 5s, statementTimeout: 10min, maxLockTimeout: 5000 }', 'accepted'],
    ['blocking: { max: 1s }', 'accepted'],
    ['blocking: { rows: 100000, stats: db/stats.json }', 'accepted'],
    ['blocking: { rows: -1 }', 'drydock.yml: "blocking.rows" must be >=0, not -1'],
    ['blocking: { stats: 5 }', 'drydock.yml: "blocking.stats" must be a text, not 5'],
    ['blocking: { size: 1 }', 'drydock.yml: unknown key "blocking.size" | Known keys: max, rows, stats.'],
    [
      'session: { lockTimout: 5s }',
      'drydock.yml: unknown key "session.lockTimout" | Did you mean "lockTimeout"?',
    ],
    [
      'session: { lockTimeout: [5] }',
      'drydock.yml: "session.lockTimeout" must be a text or number, not a list',
    ],
    ['partitions: { horizon: 1 month }', 'accepted'],
    ['partitions: { horizon: 1 year 6 months }', 'accepted'],
    [
      'partitions: { horizon: soon }',
      'drydock.yml: "partitions.horizon" must be an interval such as 1 month or 90 days, not "soon"',
    ],
    ['overrides: [{ files: ["db/**"], rules: { drop-table: off } }]', 'accepted'],
    ['overrides: {}', 'drydock.yml: "overrides" must be a list, not a mapping of keys to values'],
    ['overrides: [{ files: db, rules: {} }]', 'drydock.yml: "overrides[0].files" must be a list, not "db"'],
    ['overrides: [{ files: [], rules: {} }]', 'drydock.yml: "overrides[0].files" is empty'],
    ['overrides: [{ files: [db] }]', 'drydock.yml: "overrides[0].rules" is missing'],
    [
      'overrides: [{ files: [db], rules: {} }, { fils: [db], rules: {} }]',
      'drydock.yml: unknown key "overrides[1].fils" | Did you mean "files"?',
    ],
    [
      'overrides: [{ files: [db], rules: { drop-table: fatal } }]',
      'drydock.yml: "overrides[0].rules.drop-table" must be "error" or "warning" or "info" or "off", not "fatal"',
    ],
    ['restrictedStatements: [{ match: { DoStmt: {} }, message: Ask first }]', 'accepted'],
    ['restrictedStatements: [{ message: x }]', 'drydock.yml: "restrictedStatements[0].match" is missing'],
    [
      'restrictedStatements: [{ match: { DoStmt: {} } }]',
      'drydock.yml: "restrictedStatements[0].message" is missing',
    ],
    [
      'restrictedStatements: [{ match: [DoStmt], message: x }]',
      'drydock.yml: "restrictedStatements[0].match" must be a mapping of keys to values, not a list',
    ],
    [
      'restrictedStatements: [{ match: { DoStmt: {} }, message: x, name: Ask DBA }]',
      'drydock.yml: "restrictedStatements[0].name" must be lower-case words joined by hyphens, such as ask-dba, not "Ask DBA"',
    ],
    [
      'restrictedStatements: [{ match: { DoStmt: {} }, message: x, severity: off }]',
      'drydock.yml: "restrictedStatements[0].severity" must be "error" or "warning" or "info", not "off"',
    ],
    ['presets: strict', 'drydock.yml: unknown key "presets" | Did you mean "preset"?'],
    ['banner: { txt: x }', 'drydock.yml: unknown key "banner.txt" | Did you mean "text"?'],
    ['rollback: { zzzzzzzz: x }', 'drydock.yml: unknown key "rollback.zzzzzzzz" | Known keys: required.'],
    ['failOn: never mind', 'drydock.yml: "failOn" must be "error" or "warning" or "never", not "never mind"'],
    ['postgresVersion: 9', 'drydock.yml: "postgresVersion" must be >=14, not 9'],
    [
      'rules: { drop-table: fatal }',
      'drydock.yml: "rules.drop-table" must be "error" or "warning" or "info" or "off", not "fatal"',
    ],
    ['- a list', 'drydock.yml: the file must be a mapping of keys to values, not a list'],
    [
      'a: [1',
      'drydock.yml:1 is no valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 6:',
    ],
  ])('%s', async (text, expected) => {
    expect(await complaint(text)).toBe(expected);
  });

  it('answers any text with a config or one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(await complaint(text)).not.toBe('');
      }),
    );
  });
});
