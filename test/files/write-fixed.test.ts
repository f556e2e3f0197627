import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { writeFixed } from '../../src/files/write-fixed.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('writing fixed files', () => {
  test('keeps every byte that is not fixed', async () => {
    writeFileSync(join(folder, 'a.sql'), '\uFEFFé\r\nold');
    await writeFixed(folder, [{ path: 'a.sql', before: '\uFEFFé\r\nold', after: '\uFEFFé\r\nnew' }]);
    expect(readFileSync(join(folder, 'a.sql'))).toEqual(Buffer.from('\uFEFFé\r\nnew'));
  });

  test('writes nothing where one of the files is another by now', async () => {
    writeFileSync(join(folder, 'b.sql'), 'b');
    writeFileSync(join(folder, 'c.sql'), 'changed');
    const files = [
      { path: 'b.sql', before: 'b', after: 'B' },
      { path: 'c.sql', before: 'c', after: 'C' },
    ];
    const outcome = await writeFixed(folder, files).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(UserError);
    expect(outcome).toMatchObject({ message: 'c.sql has changed while it was being fixed' });
    expect([read('b.sql'), read('c.sql')]).toEqual(['b', 'changed']);
    await expect(writeFixed(folder, [{ path: 'gone.sql', before: '', after: 'x' }])).rejects.toThrow(
      UserError,
    );
  });
});
