import { describe, expect, test } from 'vitest';
import { lintExample } from '../support/lint-example.js';

/** `rule line:column` of what is an error. */
const errorsIn = async (sql: string): Promise<readonly string[]> =>
  (await lintExample(sql))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, startLine, startColumn }) => `${rule} ${startLine}:${startColumn}`);

const before = `-- before
CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE FUNCTION purge() RETURNS void LANGUAGE sql AS 'TRUNCATE users';
-- migration
`;

describe('statements inside bodies go through the rules', () => {
  test.each([
    [
      'a DO block',
      `DO $$ BEGIN\n  ALTER TABLE users DROP COLUMN email;\n  CREATE INDEX i ON users (id);\nEND $$;`,
      ['drop-column 6:3', 'create-index-without-concurrently 7:3'],
    ],
    ['EXECUTE of a constant', `DO $$ BEGIN\n  EXECUTE 'DROP TABLE users';\nEND $$;`, ['drop-table 6:3']],
    [
      'EXECUTE of a text that is known in part',
      `DO $$ DECLARE t text; BEGIN\n  EXECUTE format('DROP TABLE %I', t);\nEND $$;`,
      ['drop-table 6:3'],
    ],
    [
      'a function that the script calls',
      `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n  TRUNCATE users;\nEND $$;\nSELECT f();`,
      ['truncate 6:3'],
    ],
    [
      'a function that a called one calls',
      `CREATE FUNCTION g() RETURNS void LANGUAGE sql AS $$\n  TRUNCATE users $$;\nCREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n  PERFORM g();\nEND $$;\nSELECT f();`,
      ['truncate 6:3'],
    ],
    [
      'a procedure',
      `CREATE PROCEDURE f() LANGUAGE plpgsql AS $$ BEGIN\n  TRUNCATE users;\nEND $$;\nCALL f();`,
      ['truncate 6:3'],
    ],
    ['a function of another migration, where it is called', `SELECT 1;\nSELECT purge();`, ['truncate 6:1']],
    [
      'a trigger that a statement of the script fires',
      `CREATE TABLE log (id int);\nCREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n  TRUNCATE users; RETURN NULL;\nEND $$;\nCREATE TRIGGER t AFTER INSERT ON log EXECUTE FUNCTION f();\nINSERT INTO log VALUES (1);`,
      ['truncate 7:3'],
    ],
    [
      'a condition',
      `CREATE FUNCTION f() RETURNS bool LANGUAGE plpgsql AS $$ BEGIN\n  TRUNCATE users; RETURN true;\nEND $$;\nDO $$ BEGIN IF f() THEN NULL; END IF; END $$;`,
      ['truncate 6:3'],
    ],
  ])('of %s', async (_, sql, expected) => {
    expect(await errorsIn(before + sql)).toEqual(expected);
  });

  test.each([
    [
      'a function that is only defined',
      `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN TRUNCATE users; END $$;`,
    ],
    [
      'a trigger that nothing fires',
      `CREATE TABLE log (id int);\nCREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN\n  TRUNCATE users; RETURN NULL;\nEND $$;\nCREATE TRIGGER t AFTER DELETE ON log EXECUTE FUNCTION f();\nINSERT INTO log VALUES (1);`,
    ],
    [
      'a default that calls it later',
      `CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ DELETE FROM users; SELECT 1 $$;\nCREATE TABLE log (id int DEFAULT f());`,
    ],
    ['an unknown text', `DO $$ DECLARE t text; BEGIN EXECUTE t; END $$;`],
    [
      'a table that the body made',
      `DO $$ BEGIN CREATE TABLE log (id int); CREATE INDEX i ON log (id); DROP TABLE log; END $$;`,
    ],
    [
      'a table that a called function made',
      `CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'CREATE TABLE log (id int)';\nSELECT f();\nCREATE INDEX i ON log (id);`,
    ],
  ])('but not those of %s', async (_, sql) => {
    expect(await errorsIn(before + sql)).toEqual([]);
  });

  test('a routine is told once, however often it is called', async () => {
    const sql = `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n  TRUNCATE users; PERFORM f();\nEND $$;\nSELECT f(); SELECT f();`;
    expect(await errorsIn(before + sql)).toEqual(['truncate 6:3']);
  });

  test('what a branch guards needs no IF NOT EXISTS', async () => {
    const sql = `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 'log') THEN
    CREATE TABLE log (id int);
  END IF;
  CREATE TABLE other (id int);
END $$;`;
    const findings = await lintExample(sql);
    expect(findings.map(({ rule, startLine }) => [rule, startLine])).toEqual([['missing-if-not-exists', 5]]);
  });
});
