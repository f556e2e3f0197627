import { describe, expect, it } from 'vitest';
import { chooseTool } from '../../src/migration-tools/detect.js';
import { flyway } from '../../src/migration-tools/flyway.js';
import { memoryFiles } from '../support/memory-files.js';

const read = (files: Parameters<typeof memoryFiles>[0]) => flyway.readMigrations(memoryFiles(files));

const idsOf = async (paths: readonly string[]) => (await read(paths)).map(({ id }) => id);

/** The file and, beside it, what is not SQL. */
const shapeOf = async (text: string, others: Readonly<Record<string, string>> = {}) => {
  const files = memoryFiles({ 'db/sql/V1__a.sql': text, ...others });
  const paths = files.paths.filter((path) => path.endsWith('.sql'));
  const [migration] = await flyway.readMigrations({ ...files, paths });
  return migration?.up.shape;
};

describe('flyway', () => {
  it('is recognised by its names', async () => {
    const { tool, reason } = await chooseTool('auto', memoryFiles(['sql/V001__a.sql', 'sql/R__views.sql']));
    expect([tool.name, reason]).toEqual(['flyway', '2 files are named like R__views.sql']);
    for (const paths of [['v1__a.sql'], ['Vx__a.sql'], ['U1__a.sql'], ['R_a.sql'], ['Views.sql']])
      expect((await chooseTool('auto', memoryFiles(paths))).tool.name).toBe('plain');
    expect((await chooseTool('auto', memoryFiles(['1_V1__a.up.sql']))).tool.name).toBe('golang-migrate');
  });

  it.each([
    [
      'compares versions part by part, and fills up with zeros',
      [
        'V1.10__a.sql',
        'V1_2__b.sql',
        'V1__c.sql',
        'V010__d.sql',
        'V2.0.1__e.sql',
        'V2__f.sql',
        'V20240101__g.sql',
      ],
      ['V1__c', 'V1_2__b', 'V1.10__a', 'V2__f', 'V2.0.1__e', 'V010__d', 'V20240101__g'],
    ],
    [
      'takes a third underscore for the description, and a version without one',
      ['V082___b.sql', 'V081__a.sql', 'V083.sql'],
      ['V081__a', 'V082___b', 'V083'],
    ],
    [
      'runs repeatable ones last, by description, and callbacks where their names say',
      [
        'R__b_x.sql',
        'R__b x.sql',
        'R__a.sql',
        'afterMigrate__grants.sql',
        'V9__z.sql',
        'beforeMigrate.sql',
        'afterVersioned.sql',
      ],
      ['beforeMigrate', 'V9__z', 'afterVersioned', 'R__a', 'R__b x', 'R__b_x', 'afterMigrate__grants'],
    ],
    [
      'begins with the latest baseline, which stands for what is before it',
      ['B1__old.sql', 'B3__base.sql', 'V1__a.sql', 'V3__b.sql', 'V3.1__c.sql', 'R__v.sql'],
      ['B3__base', 'V3.1__c', 'R__v'],
    ],
    [
      'leaves out what is no migration of its own',
      ['V1__a.sql', 'v2__b.sql', 'V2b__c.sql', 'afterClean.sql', 'beforeEachMigrate.sql', 'setup.sql'],
      ['V1__a'],
    ],
  ])('%s', async (_name, paths, expected) => {
    expect(await idsOf(paths)).toEqual(expected);
  });

  it('finds the undo migration by its version, and says which ones are repeated', async () => {
    const migrations = await read(['x/V1.0__a.sql', 'x/U1__b.sql', 'x/V2__c.sql', 'x/R__d.sql']);
    expect(
      migrations.map(({ id, version, down, repeatable }) => [id, version, down?.file, repeatable]),
    ).toEqual([
      ['V1.0__a', '1.0', 'x/U1__b.sql', undefined],
      ['V2__c', '2', undefined, undefined],
      ['R__d', '', undefined, true],
    ]);
    expect(flyway.downFileOf?.('V/V2__Very.sql')).toBe('V/U2__Very.sql');
    expect(flyway.downFileOf?.('R__d.sql')).toBeUndefined();
  });

  it.each([
    ['CREATE TABLE a ();', 'wrapped'],
    ['-- CREATE INDEX CONCURRENTLY\nCREATE TABLE a ();', 'wrapped'],
    ['-- needs no\ncreate  unique\nindex concurrently i ON a (b);\nDROP INDEX CONCURRENTLY j;', 'none'],
    ['VACUUM ANALYZE a;', 'none'],
    // Flyway refuses it whole, unless `mixed` is set.
    ['SET lock_timeout = 1; CREATE INDEX CONCURRENTLY i ON a (b);', 'wrapped'],
    ['ALTER TABLE a DETACH PARTITION b CONCURRENTLY;', 'wrapped'],
  ])('finds the transaction of %j', async (text, shape) => {
    expect(await shapeOf(text)).toBe(shape);
  });

  const index = 'CREATE INDEX CONCURRENTLY i ON a (b);';
  const both = `SET lock_timeout = 1; ${index}`;

  it.each([
    ['the script says so', 'SELECT 1', { 'db/sql/V1__a.sql.conf': 'executeInTransaction=false\n' }, 'none'],
    [
      'the script says otherwise',
      index,
      { 'db/sql/V1__a.sql.conf': 'executeInTransaction = true' },
      'wrapped',
    ],
    ['the project allows both', both, { 'db/conf/flyway.conf': '# x\nflyway.mixed=true' }, 'none'],
    ['a TOML file does', both, { 'flyway.toml': '[flyway]\nmixed = true\n' }, 'none'],
    ['another script does', both, { 'db/sql/V2__b.sql.conf': 'mixed=true' }, 'wrapped'],
    ['a comment does', both, { 'flyway.conf': '# flyway.mixed=true' }, 'wrapped'],
  ])('heeds the configuration where %s', async (_name, text, others, shape) => {
    expect(await shapeOf(text, others)).toBe(shape);
  });

  it('names placeholders outside comments', async () => {
    const text = "-- ${not}\nCREATE TABLE ${schema}.a ();\nSELECT '${flyway:user}';";
    const [migration] = await read({ 'V1__a.sql': text });
    expect(
      migration?.up.placeholders?.map(({ text: own, at }) => [own, at.startLine, at.startColumn]),
    ).toEqual([
      ['${schema}', 2, 14],
      ['${flyway:user}', 3, 9],
    ]);
    const files = memoryFiles({ 'V1__a.sql': text, 'flyway.conf': 'flyway.placeholderReplacement=false' });
    const [other] = await flyway.readMigrations({ ...files, paths: ['V1__a.sql'] });
    expect(other?.up.placeholders).toBeUndefined();
  });
});
