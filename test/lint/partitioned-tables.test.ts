import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import type { Claim } from '../../src/lint/claim.js';
import { lintExample } from '../support/lint-example.js';
import { ProofBench, refute } from '../support/rule-proof.js';

const before = `-- before
CREATE TABLE customers (id int PRIMARY KEY);
CREATE TABLE orders (id int NOT NULL, day int NOT NULL) PARTITION BY LIST (day);
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES IN (1);
CREATE INDEX orders_day_idx ON orders (day);
INSERT INTO customers SELECT n FROM generate_series(1, 100) AS n;
INSERT INTO orders SELECT n, 1 FROM generate_series(1, 100) AS n;
`;
const partition = (sql: string): string => `${before}ALTER TABLE orders_1 ${sql};\n-- migration\n`;
const migration = `${before}-- migration\n`;

describe('what the help says of partitioned tables', () => {
  const helps: readonly (readonly [string, number, RegExp | undefined])[] = [
    ['DROP INDEX orders_day_idx;', 18, /cannot be dropped CONCURRENTLY/],
    ['ALTER TABLE orders ADD UNIQUE (day);', 18, /takes no constraint USING INDEX/],
    ['ALTER TABLE orders ADD PRIMARY KEY (day);', 18, /takes no constraint USING INDEX/],
    ['ALTER TABLE orders_1 ADD UNIQUE (day);', 18, undefined],
    ['ALTER TABLE orders ADD FOREIGN KEY (id) REFERENCES customers;', 17, /Before PostgreSQL 18/],
    ['ALTER TABLE orders ADD FOREIGN KEY (id) REFERENCES customers;', 18, undefined],
    ['ALTER TABLE orders_1 ADD FOREIGN KEY (id) REFERENCES customers;', 17, undefined],
  ];
  test.each(helps)('%s on %i', async (sql, postgresMajor, said) => {
    const findings = await lintExample(migration + sql, { settings: { postgresMajor } });
    const locking = findings.filter(({ rule }) => /^(?:drop-index|add-)/.test(rule));
    expect(locking).toHaveLength(1);
    if (said) expect(locking[0]?.help).toMatch(said);
    else expect(locking[0]?.help ?? '').not.toMatch(/partition/);
  });
});

/** What the lock rules rely on: `[what, claim, that which shows it, that which does not]`. */
const facts: readonly (readonly [string, Claim, string, string])[] = [
  ...['UNIQUE (day, id)', 'PRIMARY KEY (day, id)'].map(
    (key) =>
      [
        `${key} takes over those of the partitions`,
        { effects: { scans: ['public.orders_1'] } },
        `${migration}ALTER TABLE orders ADD ${key};`,
        `${partition(`ADD ${key}`)}ALTER TABLE orders ADD ${key};`,
      ] as const,
  ),
  [
    'a foreign key takes over those of the partitions',
    { effects: { scans: ['public.orders_1'] } },
    `${migration}ALTER TABLE orders ADD FOREIGN KEY (id) REFERENCES customers;`,
    `${partition('ADD FOREIGN KEY (id) REFERENCES customers')}ALTER TABLE orders ADD FOREIGN KEY (id) REFERENCES customers;`,
  ],
  [
    'ONLY a partitioned table gets an empty index',
    { effects: { scans: ['public.orders_1'] } },
    `${migration}ALTER TABLE orders ADD UNIQUE (day, id);`,
    `${migration}ALTER TABLE ONLY orders ADD UNIQUE (day, id);`,
  ],
  [
    'an index of a partitioned table is not dropped CONCURRENTLY',
    { fails: '0A000' },
    `${before}-- migration (no transaction)\nDROP INDEX CONCURRENTLY orders_day_idx;`,
    `${migration}DROP INDEX orders_day_idx;`,
  ],
  [
    'a partitioned table takes no constraint USING INDEX',
    { fails: '0A000' },
    `${before}CREATE UNIQUE INDEX i ON orders (day, id);\n-- migration\nALTER TABLE orders ADD UNIQUE USING INDEX i;`,
    `${before}CREATE UNIQUE INDEX i ON orders_1 (day, id);\n-- migration\nALTER TABLE orders_1 ADD UNIQUE USING INDEX i;`,
  ],
];

/** Facts about other relations, of the same shape. */
const otherFacts: typeof facts = [
  [
    'validating a constraint of a domain scans under SHARE as well',
    { effects: { locks: { 'public.t': 'SHARE' }, scans: ['public.t'] } },
    `-- before
CREATE DOMAIN d AS int;
CREATE TABLE t (a d);
INSERT INTO t VALUES (1);
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value > 0) NOT VALID;
-- migration
ALTER DOMAIN d VALIDATE CONSTRAINT c;`,
    `-- before
CREATE DOMAIN d AS int;
CREATE TABLE t (a d);
INSERT INTO t VALUES (1);
-- migration
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value > 0) NOT VALID;`,
  ],
  [
    'a materialized view without data is not refreshed CONCURRENTLY',
    { fails: '0A000' },
    `-- before
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
CREATE UNIQUE INDEX i ON m (a);
-- migration
REFRESH MATERIALIZED VIEW CONCURRENTLY m;`,
    `-- before
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a WITH NO DATA;
-- migration
REFRESH MATERIALIZED VIEW m;`,
  ],
];

describe('what the lock rules rely on', () => {
  let bench: ProofBench;
  beforeAll(async () => {
    bench = new ProofBench(await createEmbeddedEngine().start({ statementTimeoutMs: 60_000 }));
  });
  afterAll(() => bench[Symbol.asyncDispose]());

  test.each([...facts, ...otherFacts])('%s', async (_, claim, bad, good) => {
    expect(await refute(claim, { bad, good }, bench)).toEqual([]);
  });
});
