import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffSnapshots } from '../../../src/dry-run/catalog/diff.js';
import { takeSnapshot } from '../../../src/dry-run/catalog/snapshot.js';
import { seedTables } from '../../../src/dry-run/seeding/seed-tables.js';
import { inSession } from '../../../src/dry-run/stages/stage.js';
import { startEngine } from '../../../src/engines/choose-engine.js';
import type { Database, PostgresServer } from '../../../src/engines/engine.js';
import { quoteIdentifier } from '../../../src/postgres/identifiers.js';
import { hasLocalPostgres } from '../../support/engines-here.js';

interface Sort {
  readonly type: string;
  /** Conditions that some value satisfies, of the column `c`. */
  readonly checks: readonly string[];
  /** Whether enough values satisfy them for a key. */
  readonly key: boolean;
}

const sorts: readonly Sort[] = [
  { type: 'int', checks: ['c > 0', 'c between 10 and 400', 'c % 2 = 0', 'c <> 3 or c is null'], key: true },
  { type: 'bigint', checks: ['c >= 1000000000000', 'c < 0'], key: true },
  { type: 'smallint', checks: ['c in (1, 2, 3)', 'c >= -5'], key: false },
  { type: 'numeric(8,2)', checks: ['c > 0.5', 'c between 0 and 100'], key: true },
  { type: 'double precision', checks: ['c >= 0 and c <= 1'], key: false },
  {
    type: 'text',
    checks: ["c <> ''", 'length(c) = 12', "c like 'pre-%'", 'c = lower(c)', 'length(trim(c)) > 2'],
    key: true,
  },
  { type: 'varchar(5)', checks: ["c in ('a', 'b')", 'char_length(c) >= 3'], key: false },
  { type: 'uuid', checks: [], key: true },
  { type: 'boolean', checks: ['c'], key: false },
  { type: 'date', checks: ["c > '2023-05-01'", "c between '1999-01-01' and '1999-12-31'"], key: true },
  { type: 'timestamptz', checks: ["c < '2001-01-01'", 'isfinite(c)'], key: true },
  { type: 'jsonb', checks: ["jsonb_typeof(c) = 'object'"], key: false },
  {
    type: 'text[]',
    checks: ['cardinality(c) between 1 and 3', 'array_position(c, null) is null'],
    key: false,
  },
  { type: 'int4range', checks: ['not isempty(c)', 'lower(c) >= 5'], key: false },
  { type: 'bytea', checks: ['octet_length(c) = 16'], key: false },
  { type: 'mood', checks: ["c <> 'sad'"], key: false },
  { type: 'percent', checks: ['c > 50'], key: false },
];

const columnName = fc.constantFrom('n', 'g', 'r', 'p', 'place', 'value', 'Name "x"', 'select', "it's", 'ä');

const column = fc.record({
  name: columnName,
  sort: fc.constantFrom(...sorts),
  check: fc.option(fc.nat(4)),
  notNull: fc.boolean(),
  unique: fc.boolean(),
});

const table = fc.record({
  columns: fc.uniqueArray(column, { selector: ({ name }) => name, maxLength: 6 }),
  /** Foreign keys to tables before it, to itself, or to one after it. */
  refersTo: fc.array(fc.record({ table: fc.nat(3), notNull: fc.boolean(), unique: fc.boolean() }), {
    maxLength: 2,
  }),
  compared: fc.boolean(),
});

type Column = Parameters<Parameters<typeof column.map>[0]>[0];

function definition({ name, sort, check, notNull, unique }: Column): string {
  const quoted = quoteIdentifier(name);
  const condition = check === null ? undefined : sort.checks[check];
  return [
    `${quoted} ${sort.type}`,
    ...(notNull ? ['not null'] : []),
    ...(unique && sort.key ? ['unique'] : []),
    ...(condition === undefined ? [] : [`check (${condition.replaceAll(/\bc\b/g, () => quoted)})`]),
  ].join(' ');
}

type Table = Parameters<Parameters<typeof table.map>[0]>[0];

/** Keys come last: a cycle of those that may be NULL is possible then, as in any schema. */
function script(tables: readonly Table[]): string {
  const made = tables.map(({ columns, compared }, index) => {
    const others = [
      ...columns.map(definition),
      ...(compared ? ['x int', 'y int not null', 'check (x < y)'] : []),
    ];
    return `create table t${index} (${['id bigserial primary key', ...others].join(', ')})`;
  });
  const keys = tables.flatMap(({ refersTo }, index) =>
    refersTo.map(({ table: to, notNull, unique }, number) => {
      const target = to % tables.length;
      const firm = notNull && target <= index ? 'not null' : '';
      return `alter table t${index} add f${number} bigint ${firm} ${unique ? 'unique' : ''} references t${target}`;
    }),
  );
  return [...made, ...keys].join('; ');
}

describe.runIf(hasLocalPostgres)('any schema', () => {
  let server: PostgresServer;
  let database: Database;
  beforeAll(async () => {
    ({ server } = await startEngine('local', { statementTimeoutMs: 20_000 }));
    database = await server.createDatabase();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  it('is filled, and stays as it is', async () => {
    await using session = await database.connect();
    const look = () => inSession(database, (other) => takeSnapshot(other, server.major));
    const kinds = `create type mood as enum ('sad', 'ok', 'happy'); create domain percent as int check (value between 0 and 100)`;
    await fc.assert(
      fc.asyncProperty(fc.array(table, { minLength: 1, maxLength: 4 }), async (tables) => {
        await session.execute(`drop schema if exists any_schema cascade; create schema any_schema;
          set search_path = any_schema; ${kinds}; ${script(tables)}`);
        const before = await look();
        const { seeded, unseeded } = await seedTables(session, { rows: 12 });
        expect({ seeded, unseeded }).toEqual({ seeded: tables.length, unseeded: [] });
        expect(diffSnapshots(before, await look())).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
