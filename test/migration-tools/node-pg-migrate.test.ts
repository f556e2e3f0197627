import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { nodePgMigrate, scriptSpans } from '../../src/migration-tools/node-pg-migrate.js';
import { memoryFiles } from '../support/memory-files.js';

const read = (files: Readonly<Record<string, string>> | readonly string[]) =>
  nodePgMigrate.readMigrations(memoryFiles(files));

const texts = async (text: string) => {
  const [migration] = await read({ '1_a.sql': text });
  return [migration?.up.text, migration?.down?.text ?? null];
};

describe('node-pg-migrate', () => {
  it.each<readonly [string, string, string, string | null]>([
    [
      'both scripts',
      '-- by hand\n-- Up Migration\nSELECT 1;\n-- Down Migration\nSELECT 2;\n',
      '          \n-- Up Migration\nSELECT 1;\n                 \n         \n',
      '          \n               \n         \n-- Down Migration\nSELECT 2;\n',
    ],
    [
      'the down script first',
      '--- down  migration\nSELECT 2;\n--UP migration: x\nSELECT 1;',
      '                   \n         \n--UP migration: x\nSELECT 1;',
      '--- down  migration\nSELECT 2;\n                 \n         ',
    ],
    ['an up script alone', 'SELECT 1;', 'SELECT 1;', null],
    [
      'no up comment: the down script is run with the rest, as the tool does',
      'SELECT 1;\n-- Down Migration\nSELECT 2;',
      'SELECT 1;\n-- Down Migration\nSELECT 2;',
      '         \n-- Down Migration\nSELECT 2;',
    ],
  ])('splits %s', async (_name, text, up, down) => {
    expect(await texts(text)).toEqual([up, down]);
  });

  it('orders by the number in front, 17 digits being a date', async () => {
    const paths = [
      'm/20200513070724505_utc.sql',
      'm/1589353644506_later.sql',
      'm/1589353644504_earlier.sql',
      'm/2_b.sql',
      'm/10_c.sql',
      'm/2_a10.sql',
      'm/2_a9.sql',
      'm/.hidden.sql',
    ];
    expect((await read(paths)).map(({ id }) => id)).toEqual([
      '2_a9',
      '2_a10',
      '2_b',
      '10_c',
      '1589353644504_earlier',
      '20200513070724505_utc',
      '1589353644506_later',
    ]);
  });

  it('takes what stands before the first _ for the number, and all else for 0', async () => {
    const paths = ['m/10-b.sql', 'm/2_c.sql', 'm/9-a.sql', 'm/initial.sql', 'm/1_d.sql'];
    expect((await read(paths)).map(({ id }) => id)).toEqual(['9-a', '10-b', 'initial', '1_d', '2_c']);
  });

  it('sends a byte order mark along', async () => {
    const [migration] = await read({ '1_a.sql': '\uFEFF-- Up Migration\nSELECT 1;' });
    expect(migration?.up.unreadable).toEqual({
      message:
        'The file begins with a byte order mark, which its tool sends to Postgres: save it without one',
      line: 1,
    });
  });

  it('wraps every script, and all that is pending in one transaction', async () => {
    const [migration] = await read({ '1_a.sql': '-- Up Migration\n-- Down Migration\n' });
    expect([migration?.up.shape, migration?.down?.shape]).toEqual(['wrapped', 'wrapped']);
    expect(nodePgMigrate.sharesTransaction).toBe(true);
  });

  it.each<readonly [string, string]>([
    ['-- Up Migration\nSELECT 1;', 'node-pg-migrate'],
    ['SELECT 1; -- Up Migration', 'plain'],
  ])('%j is of %s', async (text, tool) => {
    expect((await chooseTool('auto', memoryFiles({ 'm/1_a.sql': text }))).tool.name).toBe(tool);
  });

  it('leaves the files of others alone', async () => {
    const files = { 'm/1_a.up.sql': '-- Up migration', 'm/1_a.down.sql': '-- Down migration' };
    expect((await chooseTool('auto', memoryFiles(files))).tool.name).toBe('golang-migrate');
  });

  it('keeps length and lines of any file', async () => {
    const piece = fc.constantFrom(
      '-- Up Migration',
      '--down migration',
      '\n',
      '\r\n',
      ' ',
      'SELECT 1;',
      '--',
      'é😀',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const text = pieces.join('');
        const { up, down } = scriptSpans(text);
        for (const { start, end } of [up, ...(down ? [down] : [])]) expect(start).toBeLessThanOrEqual(end);
        for (const script of await texts(text)) {
          if (typeof script !== 'string') continue;
          expect(script.length).toBe(text.length);
          expect(script.replace(/[^\r\n]/g, '.')).toBe(text.replace(/[^\r\n]/g, '.'));
        }
      }),
    );
  });
});
