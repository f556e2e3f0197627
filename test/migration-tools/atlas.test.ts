import { describe, expect, it } from 'vitest';
import { directives } from '../../src/migration-tools/atlas-directives.js';
import { atlas } from '../../src/migration-tools/atlas.js';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { memoryFiles } from '../support/memory-files.js';

const read = (files: Readonly<Record<string, string>> | readonly string[]) =>
  atlas.readMigrations(memoryFiles(files));

describe('atlas', () => {
  it('orders files by name as text', async () => {
    const migrations = await read(['m/9_b.sql', 'm/10_c.sql', 'm/20260101000000.sql', 'm/atlas.sum']);
    expect(migrations.map(({ id, version, up }) => [id, version, up.shape])).toEqual([
      ['10_c', '10', 'wrapped'],
      ['20260101000000', '20260101000000', 'wrapped'],
      ['9_b', '9', 'wrapped'],
    ]);
  });

  it.each<readonly [string, string]>([
    ['-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY i ON t (a);', 'none'],
    ['-- a note\n-- atlas:txmode none\n\nSELECT 1;', 'none'],
    ['-- atlas:txmode none\r\n\r\nSELECT 1;', 'none'],
    ['-- atlas:txmode none\nSELECT 1;', 'wrapped'],
    ['-- atlas:txmode file\n\nSELECT 1;', 'wrapped'],
    ['SELECT 1;\n-- atlas:txmode none\n\n', 'wrapped'],
  ])('%j has the shape %s', async (text, shape) => {
    const [migration] = await read({ '1_a.sql': text });
    expect(migration?.up.shape).toBe(shape);
  });

  it('reads directives at the top only', () => {
    expect(
      Object.fromEntries(directives('# x\n-- atlas:nolint destructive DS102 \n-- atlas:txtar\n\n')),
    ).toEqual({
      nolint: 'destructive DS102',
      txtar: '',
    });
    expect(directives('').size).toBe(0);
    expect(directives('-- atlas:txtar').size).toBe(1);
  });

  it('takes the up and the down script out of an archive', async () => {
    const text = [
      '-- atlas:txtar',
      '',
      '-- checks.sql --',
      'SELECT false;',
      '-- migration.sql --',
      'SELECT 1;',
      '-- down.sql --',
      'SELECT 2;',
    ];
    const [migration] = await read({ '1_a.sql': text.join('\n') });
    const kept = (line: number) =>
      text.map((all, at) => (at === line ? all : ' '.repeat(all.length))).join('\n');
    expect([migration?.up.text, migration?.down?.text]).toEqual([kept(5), kept(7)]);
  });

  it('leaves a checkpoint out, unless nothing precedes it', async () => {
    const checkpoint = '-- atlas:checkpoint v1\n\nCREATE TABLE t ();';
    expect((await read({ '1_a.sql': '', '2_c.sql': checkpoint, '3_b.sql': '' })).map(({ id }) => id)).toEqual(
      ['1_a', '3_b'],
    );
    expect((await read({ '2_c.sql': checkpoint, '3_b.sql': '' })).map(({ id }) => id)).toEqual([
      '2_c',
      '3_b',
    ]);
  });

  it('says that it does not follow another delimiter', async () => {
    const [migration] = await read({ '1_a.sql': '-- atlas:delimiter \\n\\n\n\nSELECT 1' });
    expect(migration?.up.unreadable).toEqual({
      message: 'its statements end in a delimiter of its own (atlas:delimiter)',
      line: 1,
    });
  });

  it.each<readonly [readonly string[], string, string]>([
    [['m/1_a.sql', 'm/atlas.sum'], 'atlas', 'there is m/atlas.sum'],
    [['1_a.sql', 'atlas.sum'], 'atlas', 'there is atlas.sum'],
    [['m/1_a.sql', 'atlas.sum'], 'plain', '1 .sql files, of no tool that is known'],
    [['m/1_a.up.sql', 'm/atlas.sum'], 'golang-migrate', '1 file is named like 1_a.up.sql'],
  ])('%j is of %s', async (paths, tool, reason) => {
    const chosen = await chooseTool('auto', memoryFiles(paths));
    expect([chosen.tool.name, chosen.reason]).toEqual([tool, reason]);
  });
});
