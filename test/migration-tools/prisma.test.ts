import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { prisma } from '../../src/migration-tools/prisma.js';
import { memoryFiles } from '../support/memory-files.js';

const lock = 'provider = "postgresql"\n';
const script = 'prisma/migrations/20240101000000_a/migration.sql';

describe('prisma', () => {
  it('orders folders by name, and takes a down.sql beside a migration for its down script', async () => {
    const files = memoryFiles({
      'm/migration_lock.toml': lock,
      'm/20240102000000_b/migration.sql': 'SELECT 2',
      'm/20240101000000_a/migration.sql': 'SELECT 1',
      'm/20240101000000_a/down.sql': 'SELECT 0',
      'm/20240101000000_a/notes.sql': '',
      'm/stray.sql': '',
    });
    const migrations = await prisma.readMigrations(files);
    expect(migrations.map(({ id, version, up, down }) => [id, version, up.file, down?.file])).toEqual([
      ['20240101000000_a', '', 'm/20240101000000_a/migration.sql', 'm/20240101000000_a/down.sql'],
      ['20240102000000_b', '', 'm/20240102000000_b/migration.sql', undefined],
    ]);
    expect(migrations[0]?.up).toMatchObject({ text: 'SELECT 1', shape: 'one-query' });
    expect(migrations[0]?.down).toMatchObject({ direction: 'down', shape: 'one-query' });
  });

  it.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['no package.json', {}, 'one-query'],
    ['an old range', { 'package.json': '{"devDependencies":{"prisma":"^6.19.0"}}' }, 'one-query'],
    [
      'the last that sends one query',
      { 'package.json': '{"devDependencies":{"prisma":"7.3.0"}}' },
      'one-query',
    ],
    ['the first that splits', { 'package.json': '{"devDependencies":{"prisma":"~7.4.0"}}' }, 'none'],
    ['a later major version', { 'package.json': '{"dependencies":{"@prisma/client":"8.0.0"}}' }, 'none'],
    ['a range of a whole major version', { 'package.json': '{"dependencies":{"prisma":"^7"}}' }, 'none'],
    [
      'what is installed rather than the range',
      {
        'package.json': '{"dependencies":{"prisma":"^7.0.0"}}',
        'node_modules/prisma/package.json': '{"name":"prisma","version":"7.10.0"}',
      },
      'none',
    ],
    [
      'the nearest package.json that names it',
      {
        'package.json': '{"dependencies":{"prisma":"7.4.0"}}',
        'prisma/package.json': '{"prisma":{"schema":"a"},"dependencies":{"pg":"8.0.0"}}',
      },
      'none',
    ],
  ])('sends a file as its version does: %s', async (_name, files, shape) => {
    const project = { ...memoryFiles({ ...files, [script]: '' }), paths: [script] };
    expect((await prisma.readMigrations(project))[0]?.up.shape).toBe(shape);
  });

  it('refuses the migrations of another database', async () => {
    const files = memoryFiles({
      [script]: '',
      'prisma/migrations/migration_lock.toml': 'provider = "mysql"',
    });
    await expect(prisma.readMigrations(files)).rejects.toThrow(
      'prisma/migrations/migration_lock.toml says that the migrations are for mysql',
    );
  });

  it.each<readonly [Readonly<Record<string, string>>, string, string]>([
    [
      { [script]: '', 'prisma/migrations/migration_lock.toml': lock },
      'prisma',
      'prisma/migrations/migration_lock.toml lies beside the migrations',
    ],
    [
      { [script]: '', 'prisma/schema.prisma': '' },
      'prisma',
      'prisma/schema.prisma lies above the migrations',
    ],
    [
      { '1_a/migration.sql': '', 'migration_lock.toml': lock },
      'prisma',
      'migration_lock.toml lies beside the migrations',
    ],
    [{ [script]: '' }, 'plain', '1 .sql files, of no tool that is known'],
    [{ 'migration.sql': '' }, 'plain', '1 .sql files, of no tool that is known'],
  ])('is chosen for what is its own: %j', async (files, name, reason) => {
    const chosen = await chooseTool('auto', memoryFiles(files));
    expect([chosen.tool.name, chosen.reason]).toEqual([name, reason]);
  });

  it('has no down scripts, and a place for one', () => {
    expect(prisma.downScripts).toBe('never');
    expect(prisma.downFileOf?.(script)).toBe('prisma/migrations/20240101000000_a/down.sql');
  });
});
