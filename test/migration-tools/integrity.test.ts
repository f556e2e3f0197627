import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { atlas } from '../../src/migration-tools/atlas.js';
import { drizzle } from '../../src/migration-tools/drizzle.js';
import { graphileMigrate } from '../../src/migration-tools/graphile-migrate.js';
import type { MigrationTool } from '../../src/migration-tools/migration-tool.js';
import { memoryFiles } from '../support/memory-files.js';

type Files = Readonly<Record<string, string>>;

async function told(tool: MigrationTool, files: Files): Promise<readonly string[]> {
  const all = memoryFiles(files);
  const project = { ...all, paths: all.paths.filter((path) => path.endsWith('.sql')) };
  const problems = (await tool.checkIntegrity?.(project)) ?? [];
  return problems.map(({ rule, file, message }) => `${rule} ${file}: ${message}`);
}

describe('atlas.sum', () => {
  // sql/migrate/dir.go, `NewHashFile`: each hash goes over the names and texts of all files up to this one.
  const first = 'CREATE TABLE a (id int);\n';
  const second = 'CREATE TABLE b (id int);\n';
  const files = { 'm/1_a.sql': first, 'm/2_b.sql': second };
  const sumOf = (...parts: readonly string[]): string =>
    createHash('sha256').update(parts.join('')).digest('base64');
  const sums = [sumOf('1_a.sql', first), sumOf('1_a.sql', first, '2_b.sql', second)];
  const sum = (names: readonly string[]): string =>
    `h1:not-looked-at=\n${names.map((name, index) => `${name} h1:${sums[index] ?? ''}\n`).join('')}`;
  const both = sum(['1_a.sql', '2_b.sql']);

  it('agrees with files that are as it has them', async () => {
    expect(await told(atlas, { ...files, 'm/atlas.sum': both })).toEqual([]);
    expect(await told(atlas, files)).toEqual([]);
  });

  it.each<readonly [string, Files, readonly string[]]>([
    [
      'an edited file',
      { ...files, 'm/1_a.sql': `${first}-- x\n`, 'm/atlas.sum': both },
      ['m/1_a.sql: 1_a.sql is not as m/atlas.sum has it'],
    ],
    [
      'a file that came later',
      { ...files, 'm/atlas.sum': sum(['1_a.sql']) },
      ['m/2_b.sql: m/atlas.sum does not name 2_b.sql'],
    ],
    [
      'a file that is gone',
      { 'm/1_a.sql': first, 'm/atlas.sum': both },
      ['m/atlas.sum: m/atlas.sum names 2_b.sql, which is not there'],
    ],
    [
      'one that it is told to leave out',
      { ...files, 'm/3_c.sql': '-- atlas:sum ignore\n\nSELECT 1;', 'm/atlas.sum': both },
      [],
    ],
  ])('tells of %s', async (_, project, expected) => {
    const refused = 'Atlas refuses to run any of the files. “atlas migrate hash” writes atlas.sum anew.';
    expect(await told(atlas, project)).toEqual(
      expected.map((text) => `changed-applied-migration ${text}: ${refused}`),
    );
  });
});

describe('the hashes of graphile-migrate', () => {
  const committed = (previous: string, body: string): string => {
    const hashed = `${`${previous === '-' ? '' : previous}\n${body.trim()}`.trim()}\n`;
    const hash = `sha1:${createHash('sha1').update(hashed).digest('hex')}`;
    return `--! Previous: ${previous}\n--! Hash: ${hash}\n\n${body}`;
  };
  const hashOf = (text: string): string => /^--! Hash: (.*)$/m.exec(text)?.[1] ?? '';
  const first = committed('-', '-- Enter migration here\nCREATE TABLE a (id int);\n');
  const second = committed(hashOf(first), 'CREATE TABLE b (id int);\n');
  const files = { 'committed/000001.sql': first, 'committed/000002-b.sql': second };

  it('agree with files that are as they were committed', async () => {
    expect(await told(graphileMigrate, files)).toEqual([]);
  });

  it.each<readonly [string, Files, readonly string[]]>([
    [
      'an edited file',
      { ...files, 'committed/000002-b.sql': second.replace('int', 'bigint') },
      [
        'changed-applied-migration committed/000002-b.sql: 000002-b.sql is not as it was when it was committed',
      ],
    ],
    [
      'one whose author allows it',
      { ...files, 'committed/000002-b.sql': `--! AllowInvalidHash\n${second.replace('int', 'bigint')}` },
      [],
    ],
    [
      'two that were committed on two branches',
      { ...files, 'committed/000003.sql': committed(hashOf(first), 'SELECT 1;\n') },
      [
        'out-of-order-version committed/000003.sql: 000003.sql was committed behind another migration than 000002-b.sql',
      ],
    ],
  ])('tell of %s', async (_, project, expected) => {
    const found = await told(graphileMigrate, project);
    expect(found.map((text, index) => text.slice(0, expected[index]?.length))).toEqual(expected);
  });
});

describe('the times of a Drizzle journal', () => {
  const journal = (...whens: readonly number[]): string =>
    JSON.stringify({
      dialect: 'postgresql',
      entries: whens.map((when, idx) => ({ idx, when, tag: `000${idx}_x` })),
    });
  const scripts = { 'd/0000_x.sql': '', 'd/0001_x.sql': '', 'd/0002_x.sql': '' };

  it.each<readonly [readonly number[], readonly string[]]>([
    [[1, 2, 3], []],
    [[1, 3, 2], ['d/0002_x.sql: d/meta/_journal.json gives 0002_x an earlier time (“when”) than 0001_x']],
    [[1, 1, 2], ['d/0001_x.sql: d/meta/_journal.json gives 0001_x an earlier time (“when”) than 0000_x']],
  ])('%j', async (whens, expected) => {
    const found = await told(drizzle, { ...scripts, 'd/meta/_journal.json': journal(...whens) });
    expect(found).toEqual(
      expected.map((text) => expect.stringContaining(`out-of-order-version ${text}`) as unknown as string),
    );
  });
});
