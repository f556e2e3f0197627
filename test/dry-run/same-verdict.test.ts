import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { planned } from '../../src/check/dry-run-project.js';
import { dryRun } from '../../src/dry-run/dry-run.js';
import type { DryRunResult } from '../../src/dry-run/ledger.js';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import type { EngineKind, PostgresServer } from '../../src/engines/engine.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import { createUrlEngine } from '../../src/engines/url/url.js';
import type { StatementReport } from '../../src/report.js';
import { loadParser } from '../../src/sql/parser.js';
import { dockerEngine, hasDocker } from '../support/docker-here.js';
import { contextOf, problemsOf, runOn, type TestMigration, verdicts } from '../support/dry-run.js';
import { hasLocalPostgres } from '../support/engines-here.js';
import { type PlainPostgres, startPlainPostgres } from '../support/plain-postgres.js';
import { parseRuleExample, readRuleExample } from '../support/rule-example.js';

const statementTimeoutMs = 60_000;
const folder = join(import.meta.dirname, '../../rules');
const read = (example: string): string => readFileSync(join(folder, example), 'utf8');

/**
 * Migrations as different as they can be: those of the rules' examples that run outside of a transaction, whose effects
 * only another session can see, and some of all the others.
 */
const examples = rules
  .flatMap(({ id }) => [`${id}/bad.sql`, `${id}/good.sql`])
  .filter(
    (example, index) => index % 96 === 0 || (index % 16 < 2 && read(example).includes('(no transaction)')),
  );

/** What PostgreSQL 18 does otherwise than 15, of which the embedded engine knows nothing. */
const newerPostgres: ReadonlyMap<string, string> = new Map([
  ['drop-owned/good.sql', 'GRANT and REVOKE lock the table since 18'],
  ['grant-to-public/bad.sql', 'GRANT and REVOKE lock the table since 18'],
  ['grant-to-public/good.sql', 'GRANT and REVOKE lock the table since 18'],
  ['role-created/bad.sql', 'GRANT and REVOKE lock the table since 18'],
  ['role-created/good.sql', 'GRANT and REVOKE lock the table since 18'],
  ['set-generated-expression/bad.sql', 'SET EXPRESSION is new in 17'],
  ['superuser-statement/bad.sql', 'the server says it in other words'],
]);

/** There and back, on history with rows. */
const shop: readonly TestMigration[] = [
  {
    up: `CREATE TABLE customers (id bigint PRIMARY KEY, mail text);
      INSERT INTO customers SELECT n, 'm' || n FROM generate_series(1, 100) n`,
    history: true,
  },
  {
    up: `CREATE TYPE state AS ENUM ('new', 'paid');
      CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state state,
        customer bigint REFERENCES customers, note text DEFAULT 'x' CHECK (note <> ''));
      CREATE INDEX ON orders (customer) WHERE state = 'new';
      CREATE VIEW open_orders AS SELECT o.*, c.mail FROM orders o JOIN customers c ON c.id = o.customer`,
    down: 'DROP VIEW open_orders; DROP TABLE orders; DROP TYPE state',
  },
  { up: 'CREATE INDEX CONCURRENTLY i ON customers (mail)', down: 'DROP INDEX CONCURRENTLY i', shape: 'none' },
  {
    up: 'ALTER TABLE customers DROP COLUMN mail CASCADE',
    down: 'ALTER TABLE customers ADD COLUMN mail text',
  },
];

/** A url engine before 16 lets migrations create none: they would reach the other roles of that server. */
const roles: readonly TestMigration[] = [
  {
    up: `CREATE ROLE reader; GRANT USAGE ON SCHEMA public TO reader; CREATE TABLE t (a int);
      ALTER TABLE t OWNER TO reader; CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$`,
    down: 'DROP TABLE t; REVOKE USAGE ON SCHEMA public FROM reader; DROP ROLE reader',
  },
  { up: 'ALTER TABLE t OWNER TO postgres; GRANT reader TO postgres', down: 'ALTER TABLE t OWNER TO reader' },
];

async function runExample(server: PostgresServer, example: string): Promise<DryRunResult> {
  if (example === 'shop') return runOn(server, shop);
  if (example === 'roles') return runOn(server, roles);
  const project = await parseRuleExample(readRuleExample(read(example)), await loadParser());
  const migrations = project.migrations.map((migration) => planned(migration, project));
  return dryRun({ migrations }, contextOf(server));
}

async function run(server: PostgresServer, example: string) {
  const result = await runExample(server, example);
  const statements = result.migrations
    .flatMap((migration) => migration.statements)
    // What blocks others follows from the locks.
    .map((statement): StatementReport => ({ ...statement, durationMs: 0, blocking: [] }));
  return { verdicts: verdicts(result), problems: problemsOf(result), statements };
}

type Outcome = Awaited<ReturnType<typeof run>>;

/**
 * The embedded engine has one session: nobody can look at the locks of what runs outside of a transaction, nor cancel it.
 */
const withoutLooksFromOutside = ({ statements, problems, ...outcome }: Outcome): Outcome => ({
  ...outcome,
  problems: problems.filter((problem) => !/ Cancelled (?:while|at) /.test(problem)),
  statements: statements.map((statement): StatementReport =>
    /\bconcurrently\b|^\s*(vacuum|cluster|reindex|call)\b/i.test(statement.sql)
      ? { ...statement, locks: [] }
      : statement,
  ),
});

const majorOf = async (kind: EngineKind): Promise<number> => (await started(kind)).major;

const servers = new Map<EngineKind, Promise<PostgresServer>>();
let shared: PlainPostgres | undefined;

/** Each is started once, when a test first needs it. */
function started(kind: EngineKind): Promise<PostgresServer> {
  const present = servers.get(kind);
  if (present) return present;
  const server = start(kind);
  servers.set(kind, server);
  return server;
}

async function start(kind: EngineKind): Promise<PostgresServer> {
  if (kind === 'local') return createLocalEngine().start({ statementTimeoutMs });
  if (kind === 'embedded') return createEmbeddedEngine().start({ statementTimeoutMs });
  if (kind === 'docker') return dockerEngine.start({ statementTimeoutMs });
  shared = await startPlainPostgres({ password: 'secret' });
  const databaseUrl = `postgres://postgres:secret@127.0.0.1:${shared.port}/postgres`;
  return createUrlEngine().start({ statementTimeoutMs, databaseUrl });
}

afterAll(async () => {
  for (const server of servers.values()) await (await server)[Symbol.asyncDispose]();
  await shared?.[Symbol.asyncDispose]();
});

const others: readonly EngineKind[] = ['embedded', 'url', ...(hasDocker ? (['docker'] as const) : [])];

describe.runIf(hasLocalPostgres)('the local engine sees', () => {
  beforeAll(() => started('local'));

  it.each(['shop', 'roles', ...examples])('%s as every other one does', async (example) => {
    const expected = await run(await started('local'), example);
    for (const kind of others) {
      if ((await majorOf(kind)) !== (await majorOf('local')) && newerPostgres.has(example)) continue;
      if (example === 'roles' && kind === 'url' && (await majorOf(kind)) < 16) continue;
      const same = kind === 'embedded' ? withoutLooksFromOutside : (outcome: Outcome) => outcome;
      expect(same(await run(await started(kind), example)), kind).toEqual(same(expected));
    }
  });
});
