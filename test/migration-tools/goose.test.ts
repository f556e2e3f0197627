import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { goose } from '../../src/migration-tools/goose.js';
import { memoryFiles } from '../support/memory-files.js';

const only = async (text: string) => {
  const [migration] = await goose.readMigrations(memoryFiles({ '1_a.sql': text }));
  return migration;
};

const block = (body: string) => `-- +goose StatementBegin\n${body}\n-- +goose StatementEnd\n`;

describe('goose', () => {
  it('is recognised by its annotations', async () => {
    const { tool, reason } = await chooseTool(
      'auto',
      memoryFiles({ 'm/1_a.sql': '-- +goose up\nSELECT 1;' }),
    );
    expect([tool.name, reason]).toEqual(['goose', '1_a.sql holds a line "-- +goose Up"']);
    expect((await chooseTool('auto', memoryFiles({ '1_a.sql': 'SELECT 1' }))).tool.name).toBe('plain');
  });

  it('orders numbers as numbers, and leaves out what has none', async () => {
    const files = memoryFiles(['10_b.sql', '9_a.sql', '00002_x.sql', 'seed.sql', '3.sql']);
    const migrations = await goose.readMigrations(files);
    expect(migrations.map(({ id, version }) => [id, version])).toEqual([
      ['00002_x', '00002'],
      ['9_a', '9'],
      ['10_b', '10'],
    ]);
  });

  it('cuts a file in two, each part at its own place', async () => {
    const migration = await only('-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n');
    expect(migration?.up.text).toBe('-- +goose Up\nSELECT 1;\n              \n         \n');
    expect(migration?.down?.text).toBe('            \n         \n-- +goose Down\nSELECT 2;\n');
    expect((await only('-- +goose Up\nSELECT 1;\n'))?.down).toBeUndefined();
  });

  it.each([
    ['-- +goose Up\nA;\n-- +goose Down\nB;', 'wrapped', 'wrapped'],
    ['-- +goose NO TRANSACTION\n-- +goose Up\nA;\n-- +goose Down\nB;', 'none', 'none'],
    ['-- +goose Up\nA;\n-- +goose Down\n-- +goose no transaction\nB;', 'none', 'none'],
    [`-- +goose NO TRANSACTION\n-- +goose Up\n${block('A; B;')}-- +goose Down\nB;\nC;`, 'one-query', 'none'],
  ])('knows the transactions of %j', async (text, up, down) => {
    const migration = await only(text);
    expect([migration?.up.shape, migration?.down?.shape]).toEqual([up, down]);
    expect([migration?.up.unreadable, migration?.down?.unreadable]).toEqual([undefined, undefined]);
  });

  const body = 'CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n  NULL;\nEND $$;';

  it('sends a body in one piece only where it is told to', async () => {
    expect((await only(`-- +goose Up\n${block(body)}SELECT 1;\n`))?.up.unreadable).toBeUndefined();
    const cut = await only(`-- +goose Up\nSELECT 1;\n${body}\n-- +goose Down\nDROP FUNCTION f();\n`);
    expect(cut?.up.unreadable).toMatchObject({ line: 5 });
    expect(cut?.up.unreadable?.message).toContain('-- +goose StatementBegin');
    expect(cut?.down?.unreadable).toBeUndefined();
  });

  it('takes several statements of one line, comments behind a semicolon and empty sections', async () => {
    const text = '-- +goose Up\n\n-- x\nA; B; -- c;\nSELECT\n  1 -- d\n;\n-- +goose Down\n-- nothing\n';
    const migration = await only(text);
    expect([migration?.up.unreadable, migration?.down?.unreadable]).toEqual([undefined, undefined]);
  });

  it.each([
    ['SELECT 1;', 1, 'before "-- +goose Up"'],
    ['-- +goose Up\nSELECT 1', 2, 'a semicolon'],
    ['-- +goose Up\nSELECT 1\n-- +goose Down\nSELECT 2;', 2, 'a semicolon'],
    ['-- +goose Up\n-- +goose Upp\n', 2, 'does not know the annotation'],
    ['-- +goose Up\n-- +goose constructor\n', 2, 'does not know the annotation'],
    ['-- +goose Up\n  -- +goose Down\n', 2, 'does not know the annotation'],
    ['-- +goose Up\n-- +goose Up\n', 2, 'once, and first'],
    ['-- +goose Down\nSELECT 1;\n', 1, 'behind "-- +goose Up"'],
    ['-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n', 2, 'StatementEnd'],
    ['-- +goose Up\n-- +goose StatementEnd\n', 2, 'StatementBegin'],
  ])('refuses %j as goose does', async (text, line, part) => {
    const fault = (await only(text))?.up.unreadable;
    expect(fault?.line).toBe(line);
    expect(fault?.message).toContain(part);
  });

  it('names the variables of an ENVSUB part, and leaves their text', async () => {
    const text = [
      '-- +goose Up',
      "SELECT '${NO}';",
      '-- +goose ENVSUB ON',
      "SELECT '${A:-x}', $B; -- $C",
      '-- +goose ENVSUB OFF',
      'SELECT $1;',
      '-- +goose Down',
      "SELECT '${D}';",
    ].join('\n');
    const migration = await only(text);
    expect(migration?.up.placeholders).toEqual([
      { text: '${A:-x}', at: { startLine: 4, startColumn: 9, endLine: 4, endColumn: 16 } },
      { text: '$B', at: { startLine: 4, startColumn: 19, endLine: 4, endColumn: 21 } },
    ]);
    expect(migration?.up.text).toContain("SELECT '${A:-x}', $B;");
    expect(migration?.down?.placeholders).toBeUndefined();
  });
});
