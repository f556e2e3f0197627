import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { diesel } from '../../src/migration-tools/diesel.js';
import { memoryFiles } from '../support/memory-files.js';

const read = async (paths: readonly string[]) => {
  const migrations = await diesel.readMigrations(memoryFiles(paths));
  return migrations.map(({ id, version, up, down }) => [id, version, up.file, down?.file ?? null]);
};

describe('diesel', () => {
  it('strips the dashes of a version before it orders', async () => {
    const paths = [
      'm/2024-01-02-000000_b/up.sql',
      'm/20240101120000_a/up.sql',
      'm/2024-01-02-000000-0000_c/up.sql',
    ];
    expect(await read([...paths, 'm/2024-01-02-000000_b/down.sql'])).toEqual([
      ['20240101120000_a', '20240101120000', 'm/20240101120000_a/up.sql', null],
      [
        '2024-01-02-000000_b',
        '20240102000000',
        'm/2024-01-02-000000_b/up.sql',
        'm/2024-01-02-000000_b/down.sql',
      ],
      ['2024-01-02-000000-0000_c', '202401020000000000', 'm/2024-01-02-000000-0000_c/up.sql', null],
    ]);
  });

  it('orders versions as text', async () => {
    expect((await read(['m/9_a/up.sql', 'm/10_b/up.sql'])).map(([id]) => id)).toEqual(['10_b', '9_a']);
  });

  it('leaves out hidden folders, a down without an up, and an up in no folder', async () => {
    expect(await read(['m/.1_a/up.sql', 'm/2_b/down.sql', 'up.sql', 'm/3_c/other.sql'])).toEqual([]);
  });

  it.each<readonly [string, string | undefined, string]>([
    ['no file', undefined, 'wrapped'],
    ['false', '# why\nrun_in_transaction = false # index\n', 'one-query'],
    ['no spaces, CRLF, quotes', '"run_in_transaction"=false\r\n', 'one-query'],
    ['true', 'run_in_transaction = true', 'wrapped'],
    ['a file that does not say', '', 'one-query'],
    ['a comment', '# run_in_transaction = true', 'one-query'],
    ['the key of another table', '[x]\nrun_in_transaction = true', 'one-query'],
    ['no boolean', 'run_in_transaction = "false"', 'wrapped'],
  ])('takes the transaction from metadata.toml: %s', async (_name, toml, shape) => {
    const metadata = toml === undefined ? {} : { 'm/1_a/metadata.toml': toml };
    const files = memoryFiles({ 'm/1_a/up.sql': '', 'm/1_a/down.sql': '', ...metadata });
    const [migration] = await diesel.readMigrations(files);
    expect([migration?.up.shape, migration?.down?.shape]).toEqual([shape, shape]);
  });

  it('orders alike whatever the order of the files', async () => {
    const folder = constantFrom(
      '1_a',
      '1-0_a',
      '10_b',
      '2024-01-01-000000_c',
      '_d',
      '-_e',
      'no version',
      '1_a_b',
    );
    await assert(
      asyncProperty(array(folder), async (folders) => {
        const paths = [...new Set(folders)].map((name) => `m/${name}/up.sql`);
        const order = await read(paths);
        expect(order).toHaveLength(paths.length);
        expect(await read(paths.reverse())).toEqual(order);
      }),
    );
  });

  it.each<readonly [Readonly<Record<string, string>>, string, string]>([
    [
      { 'm/2024-01-01-000000_a/up.sql': '', 'm/2024-01-01-000000_a/down.sql': '', 'm/2_b/up.sql': '' },
      'diesel',
      '1 folders hold up.sql and down.sql, as 2024-01-01-000000_a does',
    ],
    [{ 'm/1_a/up.sql': '', 'diesel.toml': '' }, 'diesel', 'diesel.toml is there, and 1 folders hold up.sql'],
    [{ 'm/1_a/up.sql': '' }, 'plain', '1 .sql files, of no tool that is known'],
    [{ 'm/up.sql': '', 'm/down.sql': '' }, 'plain', '2 .sql files, of no tool that is known'],
  ])('is chosen for what is its own: %j', async (files, name, reason) => {
    const chosen = await chooseTool('auto', memoryFiles(files));
    expect([chosen.tool.name, chosen.reason]).toEqual([name, reason]);
  });

  it('keeps the down script beside the up script', () => {
    expect(diesel.downFileOf?.('m/1_a/up.sql')).toBe('m/1_a/down.sql');
  });
});
