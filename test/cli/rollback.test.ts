import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleOf } from '../support/bundle.js';
import { startCli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const bundle = bundleOf('cli');

const rollback = (...options: readonly string[]) =>
  startCli(folder, ['rollback', ...options], { bundle }).ended;
const write = (name: string, text: string): void => {
  writeFileSync(join(folder, name), text);
};

test('drydock rollback prints what is proposed, and writes it once, over nothing', async () => {
  write('1_orders.up.sql', 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n');
  write('2_note.up.sql', 'ALTER TABLE orders DROP COLUMN note;\n');
  write('3_clean.up.sql', 'SELECT 1;\n');
  const printed = await rollback('--pending', '2_note.up.sql', '--pending', '3_clean.up.sql');
  expect(printed.stdout)
    .toBe(`2_note: no down script; proposed and proven, the data of public.orders.note does not come back

-- Undoes 2_note.up.sql. Proposed by Drydock, and proven: run after it, it restores the schema.
-- Data that does not come back: public.orders.note.

-- Its values are lost.
ALTER TABLE public.orders ADD COLUMN IF NOT EXISTS note text;

3_clean: nothing was seen that a down script would undo
`);
  expect(printed.code).toBe(0);
  expect(existsSync(join(folder, '2_note.down.sql'))).toBe(false);

  const written = await rollback('--pending', '2_note.up.sql', '--write');
  expect(written).toMatchObject({ code: 0, stdout: 'wrote 2_note.down.sql\n' });
  const down = readFileSync(join(folder, '2_note.down.sql'), 'utf8');
  expect(printed.stdout).toContain(down.trimEnd());

  const again = await rollback('--pending', '2_note.up.sql');
  expect(again).toMatchObject({ code: 0, stdout: 'Every pending migration has a down script.\n' });
});

test('drydock rollback --write writes nothing that is not proven', async () => {
  write('4_rows.up.sql', 'INSERT INTO orders (id) VALUES (1);\n');
  write('5_gone.up.sql', 'DELETE FROM orders;\n');
  const { code, stdout, stderr } = await rollback('--pending', '5_gone.up.sql', '--write');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('5_gone: no down script; what is proposed is not proven');
  expect(existsSync(join(folder, '5_gone.down.sql'))).toBe(false);
});

test('drydock rollback without an engine is a mistake', async () => {
  const { code, stderr } = await rollback('--engine', 'none');
  expect([code, stderr]).toEqual([
    2,
    'drydock: A proposal has to be tried on a server\nLeave --engine none out.\n',
  ]);
});
