import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { supabase } from '../../src/migration-tools/supabase.js';
import { memoryFiles } from '../support/memory-files.js';

const read = async (files: Readonly<Record<string, string>> | readonly string[]) => {
  const migrations = await supabase.readMigrations(memoryFiles(files));
  return migrations.map(({ id, version, down }) => [id, version, down ?? null]);
};

describe('supabase', () => {
  it('orders by name as text, and passes over what is named otherwise', async () => {
    const paths = ['9_b.sql', '10_a.sql', 'README.sql', 'x_1.sql', '11.sql', 'old/8_c.sql'].map(
      (path) => `supabase/migrations/${path}`,
    );
    expect(await read(paths)).toEqual([
      ['10_a', '10', null],
      ['9_b', '9', null],
    ]);
  });

  it('runs a down script as it runs any other file', async () => {
    expect(await read(['m/1_a.down.sql', 'm/1_a.sql'])).toEqual([
      ['1_a.down', '1', null],
      ['1_a', '1', null],
    ]);
  });

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['old and first', ['20210101000000_init.sql', '20220101000000_a.sql'], ['20220101000000_a']],
    ['new', ['20220101000000_init.sql'], ['20220101000000_init']],
    [
      'not the first',
      ['20200101000000_a.sql', '20210101000000_init.sql'],
      ['20200101000000_a', '20210101000000_init'],
    ],
  ])('passes over the first file of early versions: %s', async (_name, paths, ids) => {
    expect((await read(paths)).map(([id]) => id)).toEqual(ids);
  });

  it.each([
    ['CREATE TABLE t (); SELECT 1', 'one-query'],
    ['-- why\ncreate unique index concurrently i ON t (a); SELECT 1', 'none'],
    ['SELECT 1; drop index CONCURRENTLY i', 'none'],
    ['REINDEX (VERBOSE)\nTABLE CONCURRENTLY t', 'none'],
    ['vacuum t', 'none'],
    ['REINDEX TABLE t', 'one-query'],
    ['CREATE TABLE cluster_nodes ()', 'one-query'],
    ["SELECT 'a;\nvacuum t'; -- ;\n/* ; vacuum t */", 'one-query'],
    ['DO $$ BEGIN\ncluster t; END $$', 'one-query'],
  ])('sends a file in one transaction unless a statement stands alone: %s', async (text, shape) => {
    const [migration] = await supabase.readMigrations(memoryFiles({ '1_a.sql': text }));
    expect(migration?.up).toMatchObject({ text, shape });
  });

  it.each<readonly [Readonly<Record<string, string>>, string, string]>([
    [{ 'app/supabase/migrations/1_a.sql': '' }, 'supabase', '1 files lie in app/supabase/migrations'],
    [
      { 'migrations/1_a.sql': '', 'config.toml': 'project_id = "x"' },
      'supabase',
      'config.toml lies above the migrations',
    ],
    [
      { 'migrations/1_a.sql': '', 'config.toml': 'title = "x"' },
      'plain',
      '1 .sql files, of no tool that is known',
    ],
    [{ 'supabase/migrations/a.sql': '' }, 'plain', '1 .sql files, of no tool that is known'],
  ])('is chosen for what is its own: %j', async (files, name, reason) => {
    const all = memoryFiles(files);
    const chosen = await chooseTool('auto', {
      ...all,
      paths: all.paths.filter((path) => path.endsWith('.sql')),
    });
    expect([chosen.tool.name, chosen.reason]).toEqual([name, reason]);
  });
});
