import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { golangMigrate } from '../../src/migration-tools/golang-migrate.js';
import type { MigrationTool } from '../../src/migration-tools/migration-tool.js';
import { plain } from '../../src/migration-tools/plain.js';
import { memoryFiles } from '../support/memory-files.js';

const read = async (tool: MigrationTool, paths: readonly string[]) => {
  const migrations = await tool.readMigrations(memoryFiles(paths));
  return migrations.map(({ id, version, up, down }) => [id, version, up.file, down?.file ?? null]);
};

describe('golang-migrate', () => {
  it.each<readonly [string, readonly string[], readonly unknown[]]>([
    [
      'orders numbers as numbers',
      ['m/10_c.up.sql', 'm/9_b.up.sql', 'm/001_a.up.sql', 'm/20240101120000_d.up.sql'],
      [
        ['001_a', '001', 'm/001_a.up.sql', null],
        ['9_b', '9', 'm/9_b.up.sql', null],
        ['10_c', '10', 'm/10_c.up.sql', null],
        ['20240101120000_d', '20240101120000', 'm/20240101120000_d.up.sql', null],
      ],
    ],
    [
      'pairs up and down by number, whatever the rest of the name says',
      ['1_a.up.sql', '1_b.down.sql', '2_x.up.sql', '02_x.down.sql'],
      [
        ['1_a', '1', '1_a.up.sql', '1_b.down.sql'],
        ['2_x', '2', '2_x.up.sql', '02_x.down.sql'],
      ],
    ],
    [
      'keeps two ups of one number apart by name',
      ['1_a.up.sql', '1_a.down.sql', '1_b.up.sql', '1_b.down.sql'],
      [
        ['1_a', '1', '1_a.up.sql', '1_a.down.sql'],
        ['1_b', '1', '1_b.up.sql', '1_b.down.sql'],
      ],
    ],
    ['leaves out a down without an up, and what has another name', ['1_a.down.sql', 'x.sql', '2_b.sql'], []],
    [
      'takes names with spaces',
      ['1_a b.up.sql', '1_a b.down.sql'],
      [['1_a b', '1', '1_a b.up.sql', '1_a b.down.sql']],
    ],
  ])('%s', async (_name, paths, expected) => {
    expect(await read(golangMigrate, paths)).toEqual(expected);
  });

  it('sends a file as one query', async () => {
    const [migration] = await golangMigrate.readMigrations(memoryFiles({ '1_a.up.sql': 'SELECT 1' }));
    expect(migration?.up).toEqual({
      file: '1_a.up.sql',
      direction: 'up',
      text: 'SELECT 1',
      shape: 'one-query',
    });
  });
});

describe('plain', () => {
  it.each<readonly [string, readonly string[], readonly unknown[]]>([
    [
      'orders by number, then by name',
      ['10_c.sql', '9_b.sql', '9_a.sql'],
      [
        ['9_a', '9', '9_a.sql', null],
        ['9_b', '9', '9_b.sql', null],
        ['10_c', '10', '10_c.sql', null],
      ],
    ],
    [
      'orders files without a number by name',
      ['b.sql', 'a.sql'],
      [
        ['a', '', 'a.sql', null],
        ['b', '', 'b.sql', null],
      ],
    ],
    [
      'finds down scripts under each of their names',
      [
        '1_a.sql',
        '1_a.down.sql',
        '2_b.sql',
        '2_b_rollback.sql',
        '3_c.sql',
        '3_c_down.sql',
        '4_d.up.sql',
        '4_d.down.sql',
      ],
      [
        ['1_a', '1', '1_a.sql', '1_a.down.sql'],
        ['2_b', '2', '2_b.sql', '2_b_rollback.sql'],
        ['3_c', '3', '3_c.sql', '3_c_down.sql'],
        ['4_d', '4', '4_d.up.sql', '4_d.down.sql'],
      ],
    ],
    [
      'keeps a dev file beside its sibling',
      ['2_p.sql', '2_p_dev.sql', '2_p_down_dev.sql'],
      [
        ['2_p', '2', '2_p.sql', null],
        ['2_p_dev', '2', '2_p_dev.sql', '2_p_down_dev.sql'],
      ],
    ],
  ])('%s', async (_name, paths, expected) => {
    expect(await read(plain, paths)).toEqual(expected);
  });
});

describe('the choice of the tool', () => {
  it.each<readonly [readonly string[], string, string]>([
    [['m/1_a.up.sql', 'm/1_a.down.sql'], 'golang-migrate', '1 file is named like 1_a.up.sql'],
    [['m/1_a.sql'], 'plain', '1 .sql files, of no tool that is known'],
  ])('%j', async (paths, name, reason) => {
    const chosen = await chooseTool('auto', memoryFiles(paths));
    expect([chosen.tool.name, chosen.reason]).toEqual([name, reason]);
  });

  it('takes the tool that was asked for', async () => {
    expect((await chooseTool('plain', memoryFiles(['m/1_a.up.sql']))).tool.name).toBe('plain');
  });

  it('names the tools there are when asked for another', async () => {
    await expect(chooseTool('flyweight', memoryFiles([]))).rejects.toThrow(
      'There is no migration tool "flyweight"',
    );
  });

  it('says when there is nothing', async () => {
    await expect(chooseTool('auto', memoryFiles(['README.md']))).rejects.toThrow('No migrations were found');
  });
});
