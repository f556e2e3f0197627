import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engines/choose-engine.js';
import type { PostgresServer } from '../../src/engines/engine.js';
import { problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';
import { casesFor, enginesHere } from '../support/engines-here.js';

const options = { statementTimeoutMs: 10_000 };
const orders = 'CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, note text)';
const history: TestMigration = { up: orders, history: true };
const made = (name: string): string =>
  `Drydock made the role ${name}, which no script creates: its real attributes and grants are not part of this proof.`;

interface Case {
  readonly name: string;
  readonly migrations: readonly TestMigration[];
  readonly verdicts: readonly string[];
  readonly problems?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'GRANT to it, and back',
    migrations: [
      history,
      { up: 'SELECT 1;\nGRANT SELECT ON orders TO app', down: 'REVOKE SELECT ON orders FROM app' },
    ],
    verdicts: ['applied idempotent restored same'],
    problems: [`role-created 2.up.sql:2:1 ${made('app')}`],
  },
  {
    name: 'a table that is given to it, and goes on being altered',
    migrations: [
      history,
      {
        up: 'ALTER TABLE orders OWNER TO "App 2"; ALTER TABLE orders ADD COLUMN IF NOT EXISTS a int',
        down: 'ALTER TABLE orders DROP COLUMN a; ALTER TABLE orders OWNER TO CURRENT_USER',
      },
    ],
    verdicts: ['applied idempotent restored same'],
    problems: [`role-created 2.up.sql:1:1 ${made('App 2')}`],
  },
  {
    name: 'its own schema, default privileges, a policy, SET ROLE',
    migrations: [
      history,
      {
        up: 'CREATE SCHEMA IF NOT EXISTS s AUTHORIZATION keeper; ALTER DEFAULT PRIVILEGES FOR ROLE keeper IN SCHEMA s GRANT SELECT ON TABLES TO reader',
        down: 'DROP SCHEMA s',
      },
      {
        up: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY; DROP POLICY IF EXISTS p ON orders; CREATE POLICY p ON orders TO reader, PUBLIC, CURRENT_USER USING (true)',
        down: 'DROP POLICY p ON orders; ALTER TABLE orders DISABLE ROW LEVEL SECURITY',
      },
      {
        up: 'SET ROLE keeper; CREATE TABLE IF NOT EXISTS s.t (a int); SET ROLE NONE',
        down: 'DROP TABLE s.t',
      },
    ],
    verdicts: [
      'applied idempotent restored same',
      'applied idempotent restored same',
      'applied idempotent restored same',
    ],
    problems: [`role-created 2.up.sql:1:1 ${made('keeper')}`, `role-created 2.up.sql:1:53 ${made('reader')}`],
  },
  {
    name: 'one role is granted to another',
    migrations: [{ up: 'GRANT readers TO writer', down: 'REVOKE readers FROM writer' }],
    verdicts: ['applied idempotent restored same'],
    problems: [`role-created 1.up.sql:1:1 ${made('writer')}`, `role-created 1.up.sql:1:1 ${made('readers')}`],
  },
  {
    name: 'a role of the history that the down script alone names again',
    migrations: [
      { up: `${orders}; GRANT SELECT ON orders TO old_app`, history: true },
      { up: 'REVOKE SELECT ON orders FROM PUBLIC', down: '\nGRANT SELECT ON orders TO old_app' },
    ],
    verdicts: ['applied idempotent restored same'],
    problems: [`role-created 2.down.sql:2:1 ${made('old_app')}`],
  },
  {
    name: 'what the history alone names is no news',
    migrations: [{ up: `${orders}; GRANT SELECT ON orders TO old_app`, history: true }, { up: 'SELECT 1' }],
    verdicts: ['applied idempotent missing skipped'],
  },
  {
    name: 'DROP ROLE is no reason to make one',
    migrations: [{ up: 'DROP ROLE IF EXISTS nobody_has_it' }],
    verdicts: ['applied idempotent missing skipped'],
  },
  {
    name: 'postgres, whom dumps give everything to, is there',
    migrations: [
      { up: `${orders}; ALTER TABLE orders OWNER TO postgres`, history: true },
      {
        up: 'CREATE SCHEMA IF NOT EXISTS s; CREATE TABLE IF NOT EXISTS s.t (a int); ALTER TABLE s.t OWNER TO postgres; GRANT USAGE ON SCHEMA public, s TO postgres',
        down: 'DROP SCHEMA s CASCADE; REVOKE USAGE ON SCHEMA public FROM postgres',
      },
    ],
    verdicts: ['applied idempotent restored same'],
  },
  {
    name: 'what Drydock grants is none of the migrations',
    migrations: [
      {
        up: 'GRANT USAGE, CREATE ON SCHEMA public TO app; CREATE SCHEMA IF NOT EXISTS s',
        down: 'REVOKE USAGE, CREATE ON SCHEMA public FROM app',
      },
      {
        up: 'DROP OWNED BY app',
        down: 'GRANT USAGE, CREATE ON SCHEMA public TO app',
      },
    ],
    verdicts: ['applied idempotent differs same', 'applied idempotent restored same'],
    problems: [
      `role-created 1.up.sql:1:1 ${made('app')}`,
      'rollback-incomplete 1.down.sql:1:1 The down script does not restore the schema: schema s (added).',
    ],
  },
];

describe.each(enginesHere)('roles that no script makes, on the %s engine', (kind) => {
  let server: PostgresServer;
  beforeAll(async () => {
    ({ server } = await startEngine(kind, options));
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  it.each(casesFor(kind, cases))('$name', async ({ migrations, verdicts: expected, problems = [] }) => {
    const result = await runOn(server, migrations);
    expect({ verdicts: verdicts(result), problems: problemsOf(result) }).toEqual({
      verdicts: expected,
      problems,
    });
  });

  it('one that Drydock made can do nothing by itself', async () => {
    await using database = await server.createDatabase();
    {
      await using supervisor = await database.connectAsSupervisor();
      const { makeRoles } = await import('../../src/dry-run/made-roles.js');
      const name = `a"b'; ALTER ROLE drydock_migrator SUPERUSER; --`;
      const { makePeers } = await import('../../src/dry-run/peers.js');
      await makePeers(supervisor, server.roles.migrator, server.major);
      const needed = [{ name }];
      expect([...(await makeRoles(supervisor, needed, server.roles))]).toEqual([name]);
      expect([...(await makeRoles(supervisor, needed, server.roles))], 'known again').toEqual([name]);
    }
    await using connection = await database.connect();
    const rows = await connection.query(
      `SELECT rolcanlogin OR rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS can
       FROM pg_roles WHERE rolname = 'drydock_migrator' OR rolname LIKE 'a"b%' ORDER BY rolname`,
    );
    expect(rows).toEqual([{ can: false }, { can: true }]);
    expect(
      await connection.query("SELECT rolsuper FROM pg_roles WHERE rolname = 'drydock_migrator'"),
    ).toEqual([{ rolsuper: false }]);
  });
});
