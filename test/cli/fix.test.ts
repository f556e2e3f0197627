import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const history = 'CREATE TABLE orders (id bigint PRIMARY KEY, a int);\n';
const write = (name: string, text: string | Uint8Array): void => {
  writeFileSync(join(folder, name), text);
};
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const fixed =
  '\uFEFFDROP INDEX CONCURRENTLY IF EXISTS orders_a_idx;\r\nCREATE INDEX CONCURRENTLY IF NOT EXISTS orders_a_idx ON orders (a);\r\n-- the end';

/** The file that is not UTF-8 cannot be run: what remains fails the check. */
test.each<readonly [string, number]>([
  ['lint', 0],
  ['check', 1],
])('drydock %s --fix writes the fixes and goes on with the fixed files', async (command, code) => {
  write('1_orders.sql', history);
  write('2_index.sql', '\uFEFFCREATE INDEX orders_a_idx ON orders (a);\r\n-- the end');
  write('3_latin.sql', new Uint8Array([0x2d, 0x2d, 0xe9, 0x0a]));
  const pending = [
    '--pending',
    '2_index.sql',
    '--pending',
    '3_latin.sql',
    '--only',
    'create-index-without-concurrently,concurrently-if-not-exists,missing-if-not-exists,migration-failed,rerun-failed',
  ];
  const run = () => runCli(folder, [command, '.', ...pending, '--fix']);
  const first = await run();
  expect(first.stderr).toContain('fixed 2 findings in 1 file\n');
  expect(first.code).toBe(code);
  expect(first.stdout).not.toContain('2_index.sql:');
  expect(read('2_index.sql')).toBe(fixed);
  expect(read('1_orders.sql')).toBe(history);
  expect(readFileSync(join(folder, '3_latin.sql'))).toEqual(Buffer.from([0x2d, 0x2d, 0xe9, 0x0a]));
  expect((await run()).stderr).toContain('fixed 0 findings\n');
  expect(read('2_index.sql')).toBe(fixed);
});
