import { describe, expect, it } from 'vitest';
import { dbmate } from '../../src/migration-tools/dbmate.js';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { memoryFiles } from '../support/memory-files.js';

const read = (files: Readonly<Record<string, string>>) => dbmate.readMigrations(memoryFiles(files));

const only = async (text: string) => {
  const [migration] = await read({ '1_a.sql': text });
  return migration;
};

describe('dbmate', () => {
  it('is recognised by its marks, not by its names', async () => {
    const { tool, reason } = await chooseTool(
      'auto',
      memoryFiles({ 'db/1_a.sql': 'SELECT 1', 'db/2_b.sql': '-- x\n--migrate:up\n\n-- migrate:down\n' }),
    );
    expect([tool.name, reason]).toEqual([
      'dbmate',
      '2_b.sql holds a line "-- migrate:up" or "-- migrate:down"',
    ]);
    expect((await chooseTool('auto', memoryFiles({ '1_a.sql': 'SELECT 1 -- migrate:up' }))).tool.name).toBe(
      'plain',
    );
    const others = memoryFiles({ '1_a.up.sql': 'SELECT 1', '1_a.down.sql': 'SELECT 1' });
    expect((await chooseTool('auto', others)).tool.name).toBe('golang-migrate');
  });

  it('runs files in the order of their names, as text', async () => {
    const empty = '-- migrate:up\n-- migrate:down\n';
    const migrations = await read({
      '9_a.sql': empty,
      '10_b.sql': empty,
      '010_c.sql': empty,
      'x.sql': empty,
    });
    expect(migrations.map(({ id, version }) => [id, version])).toEqual([
      ['010_c', '010'],
      ['10_b', '10'],
      ['9_a', '9'],
    ]);
  });

  it('cuts a file in two, each part at its own place', async () => {
    const migration = await only('-- why\r\n-- migrate:up\r\nSELECT 1;\r\n-- migrate:down\r\nSELECT 2;');
    expect(migration?.up.text).toBe('-- why\r\n-- migrate:up\r\nSELECT 1;\r\n               \r\n         ');
    expect(migration?.down?.text).toBe(
      '      \r\n             \r\n         \r\n-- migrate:down\r\nSELECT 2;',
    );
    expect(migration?.down).toMatchObject({ file: '1_a.sql', direction: 'down', shape: 'wrapped' });
  });

  it.each([
    ['-- migrate:up transaction:false\nX\n-- migrate:down\nY', ['one-query', 'wrapped']],
    ['-- migrate:up\nX\n-- migrate:down foo:bar  transaction:false \nY', ['wrapped', 'one-query']],
    [
      '-- migrate:up transaction:false transaction:true\nX\n-- migrate:down transaction:no\nY',
      ['wrapped', 'wrapped'],
    ],
    ['-- migrate:up transaction:false:x\nX\n-- migrate:down\ntransaction:false', ['wrapped', 'wrapped']],
  ])('reads the options of %j', async (text, shapes) => {
    const migration = await only(text);
    expect([migration?.up.shape, migration?.down?.shape]).toEqual(shapes);
  });

  it.each([
    ['SELECT 1', 1, 'dbmate wants a line "-- migrate:up" in it'],
    [
      '-- a\n\nSELECT 1;\n-- migrate:up\n-- migrate:down',
      3,
      'dbmate runs nothing that stands before "-- migrate:up"',
    ],
    ['-- migrate:up\nSELECT 1', 1, 'dbmate wants a "-- migrate:down" behind "-- migrate:up"'],
    ['-- migrate:down\n-- migrate:up\n', 1, 'dbmate wants "-- migrate:up" before "-- migrate:down"'],
    ['-- migrate:up\n-- migrate:down\n-- migrate:down', 3, 'dbmate wants one "-- migrate:down"'],
    [
      '-- migrate:up\n-- migrate:down\n-- migrate:up\n-- migrate:down',
      3,
      'dbmate fails at a second "-- migrate:up", for it records the version twice',
    ],
    ['\uFEFF-- migrate:up\n-- migrate:down', 1, 'dbmate wants a line "-- migrate:up" in it'],
  ])('refuses %j as dbmate does', async (text, line, message) => {
    expect((await only(text))?.up.unreadable).toEqual({ line, message });
  });
});
