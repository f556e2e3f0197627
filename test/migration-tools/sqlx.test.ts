import { array, assert, asyncProperty, constantFrom, nat, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { sqlx } from '../../src/migration-tools/sqlx.js';
import { memoryFiles } from '../support/memory-files.js';

const read = async (paths: readonly string[]) => {
  const migrations = await sqlx.readMigrations(memoryFiles(paths));
  return migrations.map(({ id, version, up, down }) => [id, version, up.file, down?.file ?? null]);
};

describe('sqlx', () => {
  it('orders as integers', async () => {
    expect(await read(['m/10_c.sql', 'm/0009_b.sql', 'm/20240101000000_d.sql', 'm/1_a.sql'])).toEqual([
      ['1_a', '1', 'm/1_a.sql', null],
      ['0009_b', '0009', 'm/0009_b.sql', null],
      ['10_c', '10', 'm/10_c.sql', null],
      ['20240101000000_d', '20240101000000', 'm/20240101000000_d.sql', null],
    ]);
  });

  it('pairs up and down by number, whatever the rest of the name says', async () => {
    expect(await read(['1_a.up.sql', '01_b.down.sql', '2_c.sql', '2_c.down.sql', '3_d.down.sql'])).toEqual([
      ['1_a', '1', '1_a.up.sql', '01_b.down.sql'],
      ['2_c', '2', '2_c.sql', '2_c.down.sql'],
    ]);
  });

  it('passes over a name without an underscore, and stops at one without a number', async () => {
    expect(await read(['1_a.sql', 'seed.sql', 'README.md'])).toHaveLength(1);
    await expect(read(['m/1_a.sql', 'm/schema_dump.sql'])).rejects.toThrow(
      'm/schema_dump.sql does not begin with a number',
    );
  });

  it.each([
    ['-- no-transaction\nCREATE INDEX CONCURRENTLY i ON t (a);', 'one-query'],
    ['\n-- no-transaction', 'wrapped'],
    ['--no-transaction', 'wrapped'],
    ['CREATE TABLE t ();', 'wrapped'],
  ])('opens a transaction unless the first bytes say otherwise: %j', async (text, shape) => {
    const [migration] = await sqlx.readMigrations(memoryFiles({ '1_a.up.sql': text, '1_a.down.sql': '' }));
    expect([migration?.up.shape, migration?.down?.shape]).toEqual([shape, 'wrapped']);
  });

  it('takes every up once, and no down of another number', async () => {
    const file = tuple(
      nat(12),
      constantFrom('a', 'b b', '.', 'up'),
      constantFrom('.sql', '.up.sql', '.down.sql'),
    );
    await assert(
      asyncProperty(array(file), async (all) => {
        const paths = [...new Set(all.map(([number, name, end]) => `${number}_${name}${end}`))];
        const migrations = await read(paths);
        expect(migrations).toHaveLength(paths.filter((path) => !path.endsWith('.down.sql')).length);
        for (const [, version, , down] of migrations)
          expect(Number.parseInt(down ?? version ?? '')).toBe(Number(version));
        expect(migrations.map(([, version]) => Number(version))).toEqual(
          migrations.map(([, version]) => Number(version)).sort((a, b) => a - b),
        );
      }),
    );
  });

  it.each<readonly [Readonly<Record<string, string>>, string, string]>([
    [
      { 'a/migrations/1_a.sql': '', 'a/Cargo.toml': '[dependencies]\nsqlx = "0.8"' },
      'sqlx',
      'a/Cargo.toml names sqlx, and 1 file is named like 1_a.sql',
    ],
    [
      {
        'a/migrations/1_a.up.sql': '',
        'a/Cargo.toml': '[package]',
        'Cargo.toml': '[workspace.dependencies.sqlx]',
      },
      'sqlx',
      'Cargo.toml names sqlx, and 1 file is named like 1_a.up.sql',
    ],
    [{ 'm/1_a.sql': '', 'sqlx.toml': '' }, 'sqlx', 'sqlx.toml is there, and 1 file is named like 1_a.sql'],
    [
      { 'm/1_a.up.sql': '', 'Cargo.toml': '# sqlx = 1\nsqlxmq = "1"' },
      'golang-migrate',
      '1 file is named like 1_a.up.sql',
    ],
    [
      { 'm/1_a.sql': '-- migrate:up\n', 'Cargo.toml': 'sqlx.workspace = true' },
      'dbmate',
      '1_a.sql holds a line "-- migrate:up" or "-- migrate:down"',
    ],
    [
      { 'm/V1__a.sql': '', 'Cargo.toml': 'sqlx.workspace = true' },
      'flyway',
      '1 file is named like V1__a.sql',
    ],
  ])('is chosen for what is its own: %j', async (files, name, reason) => {
    const all = memoryFiles(files);
    const chosen = await chooseTool('auto', {
      ...all,
      paths: all.paths.filter((path) => path.endsWith('.sql')),
    });
    expect([chosen.tool.name, chosen.reason]).toEqual([name, reason]);
  });

  it.each([
    ['m/1_a.up.sql', 'm/1_a.down.sql'],
    ['m/1_a.sql', 'm/1_a.down.sql'],
  ])('looks for the down script of %s at %s', (up, down) => {
    expect(sqlx.downFileOf?.(up)).toBe(down);
  });
});
