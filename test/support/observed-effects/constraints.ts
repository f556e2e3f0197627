import type { ObservedGroup } from './statement.js';

const add = (constraint: string): string => `ALTER TABLE orders ADD ${constraint}`;
const validate = (name: string): string => `ALTER TABLE orders VALIDATE CONSTRAINT ${name}`;

const foreignKey = 'FOREIGN KEY (customer_id) REFERENCES customers';
const hasForeignKey = `ALTER TABLE orders ADD CONSTRAINT c ${foreignKey};`;
const hasCheck = 'ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0);';
const hasIndex = 'CREATE UNIQUE INDEX orders_total ON orders (total);';

export const constraintGroups: readonly ObservedGroup[] = [
  {
    title: 'Constraints',
    statements: [
      { sql: add('CHECK (total > 0)') },
      { sql: add('CHECK (total > 0) NOT VALID') },
      { sql: add('CHECK (total > 0) NOT ENFORCED'), since: 18 },
      { sql: validate('c'), where: 'CHECK', before: hasCheck.replace(';', ' NOT VALID;') },
      { sql: add('CONSTRAINT c NOT NULL total'), since: 18 },
      { sql: add('CONSTRAINT c NOT NULL total NOT VALID'), since: 18 },
      {
        sql: validate('c'),
        where: 'NOT NULL',
        before: 'ALTER TABLE orders ADD CONSTRAINT c NOT NULL total NOT VALID;',
        since: 18,
      },
      { sql: add('UNIQUE (total)') },
      { sql: add('UNIQUE NULLS NOT DISTINCT (total)'), since: 15 },
      { sql: add('UNIQUE USING INDEX orders_total'), before: hasIndex },
      { sql: add('PRIMARY KEY (id)'), before: 'ALTER TABLE orders DROP CONSTRAINT orders_pkey;' },
      {
        sql: add('PRIMARY KEY USING INDEX orders_total'),
        where: 'total is NOT NULL',
        before: `ALTER TABLE orders DROP CONSTRAINT orders_pkey, ALTER total SET NOT NULL; ${hasIndex}`,
      },
      {
        sql: add('PRIMARY KEY USING INDEX orders_total'),
        where: 'total may be NULL',
        before: `ALTER TABLE orders DROP CONSTRAINT orders_pkey; ${hasIndex}`,
      },
      { sql: add('EXCLUDE USING btree (total WITH =)') },
      { sql: add(foreignKey) },
      { sql: add(`${foreignKey} NOT VALID`) },
      { sql: add(`${foreignKey} NOT ENFORCED`), since: 18 },
      { sql: validate('c'), where: 'FOREIGN KEY', before: hasForeignKey.replace(';', ' NOT VALID;') },
      {
        sql: 'ALTER TABLE orders ALTER CONSTRAINT c DEFERRABLE',
        where: 'FOREIGN KEY',
        before: hasForeignKey,
      },
      {
        sql: 'ALTER TABLE orders ALTER CONSTRAINT c ENFORCED',
        where: 'FOREIGN KEY',
        before: hasForeignKey.replace(';', ' NOT ENFORCED;'),
        since: 18,
      },
      { sql: 'ALTER TABLE orders RENAME CONSTRAINT c TO d', where: 'CHECK', before: hasCheck },
      { sql: 'ALTER TABLE orders DROP CONSTRAINT c', where: 'CHECK', before: hasCheck },
      {
        sql: 'ALTER TABLE orders DROP CONSTRAINT c',
        where: 'UNIQUE',
        before: 'ALTER TABLE orders ADD CONSTRAINT c UNIQUE (total);',
      },
      { sql: 'ALTER TABLE orders DROP CONSTRAINT c', where: 'FOREIGN KEY', before: hasForeignKey },
    ],
  },
  {
    title: 'Domains and types that tables use',
    statements: [
      { sql: 'ALTER DOMAIN amount ADD CONSTRAINT c CHECK (VALUE >= 0)' },
      { sql: 'ALTER DOMAIN amount ADD CONSTRAINT c CHECK (VALUE >= 0) NOT VALID' },
      {
        sql: 'ALTER DOMAIN amount VALIDATE CONSTRAINT c',
        before: 'ALTER DOMAIN amount ADD CONSTRAINT c CHECK (VALUE >= 0) NOT VALID;',
      },
      { sql: 'ALTER DOMAIN amount SET NOT NULL' },
      { sql: 'ALTER DOMAIN amount SET DEFAULT 1' },
      { sql: "ALTER TYPE state ADD VALUE 'sent'" },
      { sql: "ALTER TYPE state RENAME VALUE 'new' TO 'fresh'" },
    ].map((statement) => ({
      ...statement,
      before: `CREATE DOMAIN amount AS int; CREATE TYPE state AS ENUM ('new', 'paid');
        CREATE TABLE sales (paid amount DEFAULT 1, state state DEFAULT 'new'); INSERT INTO sales DEFAULT VALUES;
        ${statement.before ?? ''}`,
    })),
  },
];
