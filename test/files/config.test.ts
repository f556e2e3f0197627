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
