import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const repository = temporaryFolder();
const shop = join(repository, 'services/shop');
mkdirSync(join(repository, '.git'));
mkdirSync(join(shop, 'db'), { recursive: true });
writeFileSync(join(shop, 'db/1_a.sql'), 'CREATE TABLE IF NOT EXISTS t (a bigint PRIMARY KEY);\n');
writeFileSync(join(shop, 'db/2_b.sql'), 'CREATE INDEX IF NOT EXISTS t_a_idx ON t (a);\n');

const lint = (...formats: readonly string[]) =>
  runCli(shop, [
    ...['lint', 'db', '--pending', 'db/2_b.sql', '--only', 'create-index-without-concurrently'],
    ...formats.flatMap((format) => ['--format', format]),
  ]);

test('several formats at once, to files and to standard output; paths are those of the repository', async () => {
  const { code, stdout, stderr } = await lint('sarif', 'gitlab=gl.json', 'junit=junit.xml', 'html=page.html');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const [run] = (JSON.parse(stdout) as Log).runs;
  expect(run?.results?.map(({ ruleId, locations }) => [ruleId, locations?.[0]?.physicalLocation])).toEqual([
    [
      'create-index-without-concurrently',
      {
        artifactLocation: { uri: 'services/shop/db/2_b.sql', uriBaseId: '%SRCROOT%' },
        region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 44 },
      },
    ],
  ]);
  expect(run?.tool.driver.rules?.[0]?.shortDescription?.text).toMatch(/^CREATE INDEX /);
  const read = (name: string): string => readFileSync(join(shop, name), 'utf8');
  expect(JSON.parse(read('gl.json'))).toMatchObject([
    { check_name: 'create-index-without-concurrently', location: { path: 'services/shop/db/2_b.sql' } },
  ]);
  expect(read('junit.xml')).toContain('classname="2_b" file="services/shop/db/2_b.sql"><failure ');
  expect(read('page.html')).toMatch(/^<!doctype html>/);
});

test('a link that lies there is replaced, not followed', async () => {
  const target = join(repository, 'target');
  writeFileSync(target, 'as it was');
  symlinkSync(target, join(shop, 'link.json'));
  await lint('json=link.json');
  expect(readFileSync(target, 'utf8')).toBe('as it was');
  expect(JSON.parse(readFileSync(join(shop, 'link.json'), 'utf8'))).toMatchObject({ verdict: 'fail' });
});

test('GitHub finds the lines of annotations in the repository as well', async () => {
  const { stdout } = await lint('github');
  expect(stdout).toMatch(/^::error file=services\/shop\/db\/2_b\.sql,line=1,/);
});
