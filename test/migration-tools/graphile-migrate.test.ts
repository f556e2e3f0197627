import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { graphileMigrate } from '../../src/migration-tools/graphile-migrate.js';
import { memoryFiles } from '../support/memory-files.js';

const committed = (body: string, previous = '-') =>
  `--! Previous: ${previous}\n--! Hash: sha1:abc\n\n${body}`;

const read = (files: Readonly<Record<string, string>>) => graphileMigrate.readMigrations(memoryFiles(files));

describe('graphile-migrate', () => {
  it('runs what is committed by number, then what is current', async () => {
    const migrations = await read({
      'migrations/committed/000002-users.sql': committed('SELECT 2;', 'sha1:abc'),
      'migrations/committed/000001.sql': committed('SELECT 1;'),
      'migrations/committed/notes.sql': 'SELECT 0;',
      'migrations/current.sql': 'SELECT 3;',
      'migrations/fixtures/x.sql': 'SELECT 4;',
    });
    expect(migrations.map(({ id, version, up, down }) => [id, version, up.file, up.shape, down])).toEqual([
      ['000001', '000001', 'migrations/committed/000001.sql', 'wrapped', undefined],
      ['000002-users', '000002', 'migrations/committed/000002-users.sql', 'wrapped', undefined],
      ['current', '', 'migrations/current.sql', 'wrapped', undefined],
    ]);
  });

  it('takes the parts of current/ by number', async () => {
    const migrations = await read({
      'm/current/10-b.sql': 'SELECT 10;',
      'm/current/9-a.sql': 'SELECT 9;',
      'm/committed/000001.sql': committed('SELECT 1;'),
    });
    expect(migrations.map(({ id }) => id)).toEqual(['000001', 'current/9-a', 'current/10-b']);
  });

  it.each(['', '-- Enter migration here\n', '\n--! no-transaction\n'])(
    'has nothing current in %j',
    async (text) => {
      expect(await read({ 'm/current.sql': text })).toEqual([]);
    },
  );

  it.each<readonly [string, string]>([
    ['--! no-transaction\nCREATE INDEX CONCURRENTLY i ON t (a);', 'one-query'],
    ['\n\n--!no-transaction\nSELECT 1;', 'one-query'],
    ['SELECT 1;\n--! no-transaction', 'wrapped'],
    ['--! no-transactions\nSELECT 1;', 'wrapped'],
  ])('%j is sent as %s', async (body, shape) => {
    const [migration] = await read({ 'm/committed/1.sql': committed(body) });
    expect(migration?.up.shape).toBe(shape);
  });

  it('puts names in for its placeholders, at the same places', async () => {
    const [migration] = await read({
      '.gmrc': '{ "placeholders": {\n // ":COMMENTED": "x",\n ":APP_ROLE": "!ENV" } }',
      'm/committed/1.sql': committed(
        "GRANT SELECT ON t TO :APP_ROLE, :DATABASE_OWNER; SELECT 'a'::APP_ROLE, :COMMENTED, :APP_ROLES;",
      ),
    });
    expect(migration?.up.text).toBe(
      committed(
        "GRANT SELECT ON t TO _APP_ROLE, _DATABASE_OWNER; SELECT 'a'::APP_ROLE, :COMMENTED, :APP_ROLES;",
      ),
    );
  });

  it('says that an included file was not read', async () => {
    const [migration] = await read({ 'm/current.sql': '-- x\n--!include functions/f.sql\nSELECT 1;' });
    expect(migration?.up.unreadable).toEqual({
      message: 'it includes fixtures/functions/f.sql, which is seen once it is committed',
      line: 2,
    });
  });

  it.each<readonly [Readonly<Record<string, string>>, string, string]>([
    [
      { 'm/committed/000001.sql': committed('SELECT 1;'), 'm/current.sql': '' },
      'graphile-migrate',
      'm/committed/000001.sql begins with --! Previous',
    ],
    [{ 'm/committed/000001.sql': 'SELECT 1;' }, 'plain', '1 .sql files, of no tool that is known'],
  ])('%j is of %s', async (files, tool, reason) => {
    const chosen = await chooseTool('auto', memoryFiles(files));
    expect([chosen.tool.name, chosen.reason]).toEqual([tool, reason]);
  });
});
