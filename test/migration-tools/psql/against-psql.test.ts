import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresError } from '../../../src/engines/engine.js';
import { runPsql } from '../../../src/migration-tools/psql/run-psql.js';
import type { Script } from '../../../src/migration-tools/migration-tool.js';
import { runScript } from '../../../src/dry-run/run-script.js';
import { parseScript } from '../../../src/sql/parse-script.js';
import { loadParser } from '../../../src/sql/parser.js';
import { splitScript } from '../../../src/sql/split-script.js';
import { memoryFiles } from '../../support/memory-files.js';
import { noPlainPostgres, type PlainPostgres, startPlainPostgres } from '../../support/plain-postgres.js';
import { noPsql, psqlFile } from '../../support/psql.js';

type Files = Readonly<Record<string, string>>;

const script = (file: string, text: string): Script => ({ file, text, direction: 'up', shape: 'none' });

/** The statements of a text, as lists of words. */
function statementsOf(text: string): readonly string[] {
  const { pieces, comments } = splitScript(text);
  return pieces.flatMap(({ kind, start, end }) => {
    if (kind !== 'statement') return [];
    const inside = comments.filter((comment) => comment.start >= start && comment.end <= end);
    let [own, at] = ['', start];
    for (const comment of inside) {
      own += text.slice(at, comment.start);
      at = comment.end;
    }
    return [(own + text.slice(at, end)).replace(/\s+/g, ' ').trim()];
  });
}

/** What Drydock takes to be sent. */
async function sent(files: Files): Promise<readonly string[]> {
  const read = await runPsql(script('main.sql', files['main.sql'] ?? ''), { files: memoryFiles(files) });
  return statementsOf(read.text);
}

/** As the engines put it. */
function complain(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  throw new PostgresError(error.message, { sqlState: error.code ?? '' });
}

describe.skipIf(noPlainPostgres ?? noPsql)('what psql sends for a file', () => {
  let server: PlainPostgres;
  beforeAll(async () => {
    server = await startPlainPostgres();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const really = async (files: Files) => {
    const { output } = await psqlFile(
      server,
      files,
      'main.sql',
      '-q',
      '-e',
      '-o',
      '/dev/null',
      '-d',
      'postgres',
    );
    return statementsOf(output);
  };

  it.each<[title: string, files: Files]>([
    [
      'values of variables',
      {
        'main.sql': String.raw`\set schema my"app
\set word it\'s
\set path 'a\\b''c'
\set parts one ' two ' "three"
CREATE SCHEMA :"schema";
SELECT :'word', :'path', :'parts', ':schema', ":schema", $$:schema$$, 1::int /* :schema */ -- :schema
;
SELECT :{?schema}, :{?nothing}, :nothing, :'nothing', :"nothing", :{nothing};
\set schema
SELECT 1 :schema AS x, (ARRAY[1,2])[1:2];
\unset schema
SELECT :schema, :{?schema};`,
      },
    ],
    [
      'values that are read again, but not without an end',
      {
        'main.sql': String.raw`\set a 'SELECT :b, :''b'';'
\set b 7
:a
\set x ':y + :x'
\set y ':x'
SELECT :x;
\set two 'SELECT 1; SELECT'
:two 2;`,
      },
    ],
    [
      'branches',
      {
        'main.sql': String.raw`\set yes on
\if :yes
SELECT 'taken';
\elif true
SELECT 'not taken';
\else
SELECT 'nor this';
\endif
\if false
SELECT 'no'; \set yes off
\if true
SELECT 'nested in what is not taken';
\else
SELECT 'nor this';
\endif
\elif :{?yes}
SELECT 'elif';
\if 0
SELECT 'inner';
\else
SELECT 'inner else' \if :yes
 , 'within a statement' \else
 , 'left out' \endif
;
\endif
\endif
\if nonsense
SELECT 'nonsense';
\endif
\if tr
SELECT 'unique beginning';
\endif
\if o
SELECT 'neither on nor off';
\endif
SELECT 'end';`,
      },
    ],
    [
      'included files, from where psql was started and from the file',
      {
        'main.sql':
          '\\i db/one.sql\nSELECT 1\n\\ir db/two.sql\n, 2;\n\\include db/three.sql;\nSELECT :three;',
        'db/one.sql': "SELECT 'one'; SELECT 'left open' -- here",
        'db/two.sql': "\\ir sub/deep.sql\nSELECT 'two';",
        'db/three.sql': "\\set three 3\nSELECT 'three';\n\\q\nSELECT 'never';",
        'db/sub/deep.sql': "\\include_relative ../one.sql\nSELECT 'deep';",
      },
    ],
    [
      'what follows an error of psql, unless it is told to stop',
      {
        'main.sql':
          '\\i missing.sql\nSELECT 1;\n\\set ON_ERROR_STOP nonsense\n\\elif true\n\\set ON_ERROR_STOP\nSELECT 2;\n\\i one.sql\nSELECT 3;',
        'one.sql': "SELECT 'one';\n\\ir missing.sql\nSELECT 'never';",
      },
    ],
    [
      'what follows a file that stops itself',
      {
        'main.sql': '\\i stop.sql\nSELECT 1;\n\\i stop.sql\nSELECT 2;',
        'stop.sql': "\\set ON_ERROR_STOP on\nSELECT 'stop';\n\\i missing.sql\nSELECT 'never';",
      },
    ],
    [
      'a file that leaves a branch open',
      { 'main.sql': '\\set ON_ERROR_STOP 1\nSELECT 1;\n\\if true\nSELECT 2;' },
    ],
  ])('is known: %s', async (_title, files) => {
    const [ours, theirs] = await Promise.all([sent(files), really(files)]);
    expect(theirs.length).toBeGreaterThan(0);
    expect(ours).toEqual(theirs);
  });

  it('is known where commands send it', async () => {
    const text = String.raw`SELECT 1 AS a \gset
SELECT 2 \g
SELECT 3 AS b \gset p_
SELECT 'forgotten' \r
SELECT 4 \gx
SELECT 5 \qecho in between
, 6;
\qecho :b \set z 9
SELECT :z;`;
    const [ours, theirs] = await Promise.all([sent({ 'main.sql': text }), really({ 'main.sql': text })]);
    expect(ours).toHaveLength(6);
    expect(ours.join(' ')).toBe(theirs.join(' '));
  });

  it('is known whatever variables hold', async () => {
    const names = ['a', 'b', 'c', 'A_1', '2', 'é'];
    const name = fc.constantFrom(...names);
    const any = fc.constantFrom(...names, 'unset', 'never_set');
    const part = fc.constantFrom(
      ...[' ', "''", '\\\\', '\\n', '\\x41', '\\101', '"', ':', ':a', ":'b'", ':"2"', ':{?c}', '::', ':='],
      ...['(', '$', 'é', '--', '`', 'word'],
    );
    const value = fc.array(part, { maxLength: 5 }).map((parts) => `'${parts.join('')}'`);
    // What is put in plainly is read again, references in it included; it must not open a quote.
    const read = fc.constantFrom('p', 'q', 'r', 'unset');
    const plain = fc
      .array(fc.constantFrom(' ', ':p', ':q', ":'a'", ':"2"', ':{?p}', '::', ':=', ':unset', '+', '7', 'r'), {
        maxLength: 4,
      })
      .map((parts) => parts.join('').replaceAll("'", "''"));
    const line = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(name, value).map(([one, text]) => `\\set ${one} ${text}`) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(name, name)
          .map(([one, other]) => `\\set ${one} x:${other} :'${other}' :"${other}":{?${other}};`),
      },
      { weight: 1, arbitrary: fc.constant('\\set unset 1 \\unset unset') },
      {
        weight: 6,
        arbitrary: fc
          .tuple(any, any, any, any)
          .map(([a, b, c, d]) => `SELECT :'${a}', :"${b}", :{?${c}}, ':${d}', x::${a}, $$:${c}$$;`),
      },
      { weight: 2, arbitrary: fc.tuple(read, plain).map(([one, text]) => `\\set ${one} '${text}'`) },
      { weight: 3, arbitrary: fc.tuple(read, read).map(([a, b]) => `SELECT y[1:${a}], :${b}+:${a}::int;`) },
    );
    const first = names.map((one) => `\\set ${one} ${one}`);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 100, maxLength: 100 }), async (lines) => {
        const files = { 'main.sql': [...first, ...lines].join('\n') };
        const [ours, theirs] = await Promise.all([sent(files), really(files)]);
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 10 },
    );
  });

  describe('and what becomes of the database', () => {
    const good = 'CREATE SCHEMA a; CREATE TABLE a.one (id int PRIMARY KEY);';
    it.each<[title: string, files: Files, fails: boolean]>([
      [
        'where everything works',
        {
          'main.sql': String.raw`\set ON_ERROR_STOP on
\set schema a
BEGIN;
CREATE SCHEMA :"schema";
\ir parts/one.sql
\if :{?schema}
COMMENT ON TABLE :schema.one IS :'schema';
\else
DROP TABLE a.one;
\endif
COMMIT;`,
          'parts/one.sql': 'CREATE TABLE :schema.one (id int PRIMARY KEY);',
        },
        false,
      ],
      [
        'where psql goes on',
        {
          'main.sql': `${good}\nSELECT nope();\nCREATE TABLE a.two (id int);\nSELECT 1/0;\nCREATE TABLE a.three ();`,
        },
        true,
      ],
      [
        'where psql stops',
        { 'main.sql': `\\set ON_ERROR_STOP 1\n${good}\nSELECT nope();\nCREATE TABLE a.two (id int);` },
        true,
      ],
      [
        'where psql goes on, and then stops',
        {
          'main.sql': `${good}\nSELECT nope();\nCREATE TABLE a.two ();\n\\set ON_ERROR_STOP\nSELECT nope();\nCREATE TABLE a.three ();`,
        },
        true,
      ],
      [
        'where psql stops no more',
        {
          'main.sql': `\\set ON_ERROR_STOP\n${good}\n\\unset ON_ERROR_STOP\nSELECT nope();\nCREATE TABLE a.two ();`,
        },
        true,
      ],
      [
        'where a transaction fails',
        {
          'main.sql': `${good}\nBEGIN;\nCREATE TABLE a.two ();\nSELECT nope();\nCREATE TABLE a.three ();\nCOMMIT;\nCREATE TABLE a.four ();`,
        },
        true,
      ],
      ['where a transaction is left open', { 'main.sql': `${good}\nBEGIN;\nCREATE TABLE a.two ();` }, true],
    ])('is known: %s', async (title, files, fails) => {
      const [theirs, ours] = [`psql ${title}`, `drydock ${title}`];
      await using superuser = await server.connect({ user: 'postgres', database: 'postgres' });
      for (const name of [theirs, ours]) await superuser.execute(`CREATE DATABASE "${name}"`);
      await psqlFile(server, files, 'main.sql', '-q', '-d', theirs);
      await using session = await server.connect({ user: 'postgres', database: ours });
      const connection = { ...session, execute: (sql: string) => session.execute(sql).catch(complain) };
      const read = await runPsql(script('main.sql', files['main.sql'] ?? ''), { files: memoryFiles(files) });
      const parsed = await parseScript(read.text, await loadParser());
      const run = await runScript(connection, { ...read, parsed }, () => 0, undefined, { goesOn: true });
      expect(run.failure !== undefined).toBe(fails);
      expect(await server.dumpSchema(ours)).toBe(await server.dumpSchema(theirs));
    });
  });
});
