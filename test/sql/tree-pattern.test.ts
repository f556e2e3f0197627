import { readdirSync, readFileSync } from 'node:fs';
import type { Node } from '@pgsql/types';
import { describe, expect, it, test } from 'vitest';
import { findPatternProblem, matchesPattern } from '../../src/sql/tree-pattern.js';
import { sharedParser } from '../support/lint-example.js';

const treesOf = async (sql: string): Promise<readonly Node[]> => {
  const outcome = await (await sharedParser()).parse(sql);
  if (!outcome.ok) throw new Error(sql);
  return outcome.nodes;
};

const dropsColumn = (command: object): object => ({
  AlterTableStmt: { cmds: [{ AlterTableCmd: { subtype: 'AT_DropColumn', ...command } }] },
});

describe('a pattern matches', () => {
  const alter = 'ALTER TABLE app.t ADD x int, DROP COLUMN IF EXISTS a, DROP b';
  it.each<readonly [string, string, object]>([
    ['anything that is there by {}', alter, { AlterTableStmt: {} }],
    ['anything in a field by {}', alter, { AlterTableStmt: { relation: { schemaname: {} } } }],
    ['equal texts', alter, { AlterTableStmt: { relation: { schemaname: 'app', relname: 't' } } }],
    ['some element of a list', alter, dropsColumn({ name: 'b' })],
    [
      'a list with more elements',
      alter,
      {
        AlterTableStmt: {
          cmds: [dropsColumn({}), dropsColumn({})].flatMap(() => [
            { AlterTableCmd: { subtype: 'AT_AddColumn' } },
            { AlterTableCmd: { name: 'a' } },
          ]),
        },
      },
    ],
    ['any list by an empty one', alter, { AlterTableStmt: { cmds: [] } }],
    ['equal truths', alter, dropsColumn({ missing_ok: true })],
    ['what the tree leaves out, by false', alter, dropsColumn({ name: 'b', missing_ok: false })],
    [
      'equal numbers',
      'SELECT 5',
      { SelectStmt: { targetList: [{ ResTarget: { val: { A_Const: { ival: { ival: 5 } } } } }] } },
    ],
    [
      'what the tree leaves out, by 0',
      'SELECT 0',
      { SelectStmt: { targetList: [{ ResTarget: { val: { A_Const: { ival: { ival: 0 } } } } }] } },
    ],
  ])('%s', async (_, sql, pattern) => {
    expect(findPatternProblem(pattern)).toBeUndefined();
    expect(matchesPattern(pattern, (await treesOf(sql))[0])).toBe(true);
  });

  it.each<readonly [string, string, object]>([
    ['another statement', 'SELECT 1', { AlterTableStmt: {} }],
    [
      'a field that is not there',
      'ALTER TABLE t DROP b',
      { AlterTableStmt: { relation: { schemaname: {} } } },
    ],
    ['a part of a text', 'ALTER TABLE tt DROP b', { AlterTableStmt: { relation: { relname: 't' } } }],
    ['another case', 'ALTER TABLE "T" DROP b', { AlterTableStmt: { relation: { relname: 't' } } }],
    ['two elements of a list together', 'ALTER TABLE t ADD a int, DROP b', dropsColumn({ name: 'a' })],
    ['true where it is false', 'ALTER TABLE t DROP b', dropsColumn({ missing_ok: true })],
    ['false where it is true', 'ALTER TABLE t DROP IF EXISTS b', dropsColumn({ missing_ok: false })],
    ['a list that is not there', 'SELECT 1', { SelectStmt: { fromClause: [] } }],
  ])('not %s', async (_, sql, pattern) => {
    expect(findPatternProblem(pattern)).toBeUndefined();
    expect(matchesPattern(pattern, (await treesOf(sql))[0])).toBe(false);
  });
});

describe('a pattern that could match nothing is told', () => {
  const cycle: Record<string, unknown> = {};
  cycle['larg'] = cycle;
  it.each<readonly [object, string]>([
    [{}, ': names no statement | Write { CreateExtensionStmt: {} }, say.'],
    [
      { CreateExtensionStatement: {} },
      ': there is no type of node "CreateExtensionStatement" | Did you mean "CreateExtensionStmt"?',
    ],
    [
      { RangeVar: {} },
      ': "RangeVar" is no statement but part of one | Begin with the statement that it stands in, such as CreateStmt.',
    ],
    [
      { SetOperationStmt: {} },
      ': "SetOperationStmt" is no statement but part of one | Begin with the statement that it stands in, such as CreateStmt.',
    ],
    [{ DoStmt: {}, CallStmt: {} }, ': cannot be DoStmt and CallStmt at once: a node is of one type'],
    [{ DoStmt: null }, '.DoStmt: must be { <field>: … }, or {} for whatever it is'],
    [
      { CreateExtensionStmt: { extnam: 'x' } },
      '.CreateExtensionStmt: there is no field "extnam" | Did you mean "extname"?',
    ],
    [
      { DeleteStmt: { relation: { RangeVar: {} } } },
      '.DeleteStmt.relation: there is no field "RangeVar" | Known: catalogname, schemaname, relname, inh, relpersistence, alias, location.',
    ],
    [{ CreateExtensionStmt: { extname: 5 } }, '.CreateExtensionStmt.extname: must be a text'],
    [{ IndexStmt: { unique: 'yes' } }, '.IndexStmt.unique: must be a boolean'],
    [{ AlterTableStmt: { cmds: { AlterTableCmd: {} } } }, '.AlterTableStmt.cmds: must be a list: [ … ]'],
    [{ AlterTableStmt: { cmds: ['x'] } }, '.AlterTableStmt.cmds[0]: must be a node: { <its type>: { … } }'],
    [
      dropsColumn({ subtype: 'AT_DropColum' }),
      '.AlterTableStmt.cmds[0].AlterTableCmd.subtype: there is no AlterTableType "AT_DropColum" | Did you mean "AT_DropColumn"?',
    ],
    [{ SelectStmt: cycle }, ': holds itself, or is nested too deeply'],
  ])('%#: %o', (pattern, expected) => {
    const { path, message, hint } = findPatternProblem(pattern) ?? { path: '', message: 'accepted' };
    expect(`${path}: ${message}${hint === undefined ? '' : ` | ${hint}`}`).toBe(expected);
  });
});

const examples = readdirSync('rules', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.sql'),
);

/** Nodes that the examples of the rules lack. */
const rare = `
  ALTER COLLATION c REFRESH VERSION; ALTER DATABASE d SET x = 1; ALTER SYSTEM SET a = 1; LISTEN x; EXECUTE p(1);
  CREATE FOREIGN TABLE f PARTITION OF t FOR VALUES FROM (1) TO (2) SERVER s; VACUUM (FULL) t; CLUSTER t; SHOW ALL;
  MERGE INTO a USING b ON a.x = b.x WHEN MATCHED THEN DELETE; DECLARE c CURSOR FOR SELECT 1; FETCH 1 FROM c;
  CREATE STATISTICS s ON a, b FROM t; ALTER TABLE t REPLICA IDENTITY FULL; SECURITY LABEL ON TABLE t IS 'x';
  CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; RETURN 2; END; REINDEX TABLE CONCURRENTLY t;
  CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p; IMPORT FOREIGN SCHEMA s FROM SERVER x INTO y;
  CREATE TRANSFORM FOR hstore LANGUAGE plpython3u (FROM SQL WITH FUNCTION f(internal)); CLOSE c; COPY t FROM 'f';
  ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO x; CREATE SCHEMA s CREATE TABLE t (a int); LOCK TABLE t;
  SELECT 1.5, B'1', NULL, true, -0, 0, 99999999999; SELECT 1 UNION SELECT 2; BEGIN ISOLATION LEVEL SERIALIZABLE;
  SELECT xmlelement(name x), json_object('a': 1), a[1:2], x::int[], CASE WHEN a THEN b END, GROUPING(a)
    FROM t TABLESAMPLE bernoulli(1), LATERAL (SELECT 1) q WINDOW w AS (PARTITION BY a) FOR UPDATE;
  SELECT * FROM json_table('[]', '$' COLUMNS (a int)) AS j; CREATE ROLE r LOGIN; CHECKPOINT; DISCARD ALL;`;

test('whatever the parser says is a pattern, and matches itself', async () => {
  const parser = await sharedParser();
  const trees = [...(await treesOf(rare))];
  for (const path of examples) {
    const outcome = await parser.parse(readFileSync(`rules/${path}`, 'utf8'));
    if (outcome.ok) trees.push(...outcome.nodes);
  }
  expect(new Set(trees.flatMap((tree) => Object.keys(tree))).size).toBeGreaterThan(50);
  for (const tree of trees) {
    expect(findPatternProblem(tree), JSON.stringify(tree)).toBeUndefined();
    expect(matchesPattern(tree, structuredClone(tree))).toBe(true);
  }
});
