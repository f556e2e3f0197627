import { describe, expect, test } from 'vitest';
import { lintExample } from '../support/lint-example.js';
import { ruleTable } from '../support/rule-table.js';

ruleTable('secret-in-migration', {
  accept: [
    'CREATE ROLE app LOGIN;',
    'ALTER ROLE app PASSWORD NULL;',
    { name: 'what Flyway fills in', sql: "CREATE ROLE app PASSWORD '${APP_PASSWORD}';" },
    "CREATE ROLE app PASSWORD '{{ password }}';",
    "CREATE SUBSCRIPTION s CONNECTION 'host=db user=app passfile=/etc/pass' PUBLICATION p;",
    "CREATE SUBSCRIPTION s CONNECTION 'postgresql://app@db/shop' PUBLICATION p;",
    "CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'app', password_required 'false');",
    "SELECT dblink_connect('service=shop');",
    "SELECT md5('password=x');",
    "INSERT INTO users (name, password) VALUES ('a', 'b');",
  ],
  reject: [
    {
      sql: "CREATE ROLE app LOGIN PASSWORD 'geheim';",
      findings: [[1, 1, 1, 40, 'error', 'The password of the role app stands in the migration.']],
    },
    { sql: "CREATE USER app ENCRYPTED PASSWORD 'geheim';", findings: [[1, 1, 1, 44, 'error']] },
    {
      sql: "ALTER ROLE CURRENT_USER PASSWORD 'geheim';",
      findings: [[1, 1, 1, 42, 'error', 'the role that runs it']],
    },
    {
      sql: "ALTER ROLE app PASSWORD 'SCRAM-SHA-256$4096:c2FsdA==$geheim:geheim';",
      findings: [[1, 1, 1, 68, 'error', 'The hash of the password of the role app']],
    },
    {
      sql: "ALTER ROLE app PASSWORD 'md50123456789abcdef0123456789abcdef';",
      findings: [[1, 1, 1, 62, 'error', 'The hash']],
    },
    {
      sql: "CREATE SUBSCRIPTION s CONNECTION 'host=db password = ''geheim''' PUBLICATION p;",
      findings: [[1, 1, 1, 79, 'error', 'The password of the subscription s']],
    },
    {
      sql: "ALTER SUBSCRIPTION s CONNECTION 'postgresql://app:geheim@db/shop';",
      findings: [[1, 1, 1, 66, 'error']],
    },
    {
      sql: "CREATE SUBSCRIPTION s CONNECTION 'postgres://db/shop?password=geheim' PUBLICATION p;",
      findings: [[1, 1, 1, 84, 'error']],
    },
    {
      sql: "CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'app', password 'geheim');",
      findings: [[1, 1, 1, 77, 'error', 'the user mapping for the server s']],
    },
    {
      sql: "ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (SET password 'geheim');",
      findings: [[1, 1, 1, 71, 'error']],
    },
    {
      name: 'dblink, once',
      sql: "INSERT INTO t SELECT * FROM dblink('host=db password=geheim', 'SELECT 1') AS d (a int);",
      findings: [[1, 1, 1, 87, 'error', 'the connection that dblink opens']],
    },
    {
      name: 'dblink under WITH, once',
      sql: "WITH x AS (INSERT INTO t SELECT dblink_exec('password=geheim', 'SELECT 1') RETURNING 1) SELECT 1;",
      findings: [[1, 1, 1, 97, 'error', 'dblink_exec']],
    },
    {
      name: 'a down script',
      sql: "-- migration\nSELECT 1;\n-- down\nALTER ROLE app PASSWORD 'geheim';",
      findings: [[4, 1, 4, 33, 'error']],
    },
  ],
});

describe('the secret', () => {
  test.each([
    "CREATE ROLE app PASSWORD 'geheim';",
    "ALTER ROLE app PASSWORD 'SCRAM-SHA-256$4096:c2FsdA==$geheim:geheim';",
    "CREATE SUBSCRIPTION s CONNECTION 'host=db password=geheim' PUBLICATION p;",
    "CREATE USER MAPPING FOR app SERVER s OPTIONS (password 'geheim');",
    "SELECT dblink_connect('password=geheim');",
  ])('is not told: %s', async (sql) => {
    const findings = await lintExample(sql);
    expect(findings.map(({ rule }) => rule)).toContain('secret-in-migration');
    for (const { message, help } of findings) expect(`${message} ${help}`).not.toContain('geheim');
  });
});
