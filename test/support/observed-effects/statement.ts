import type { Major } from '../../../src/postgres/versions.js';

/** A statement whose locks, scans and rewrites are observed: a row of the table in rules/README.md. */
export interface ObservedStatement {
  readonly sql: string;
  /** In words, what `before` made so that matters here. */
  readonly where?: string;
  /** Run beforehand, after `tables`. */
  readonly before?: string;
  /** Run by a superuser before that; it stays in the database. */
  readonly prepare?: string;
  /** The first major that has the statement, if not all have it. */
  readonly since?: Major;
}

export interface ObservedGroup {
  readonly title: string;
  readonly statements: readonly ObservedStatement[];
}

/** What every statement finds. */
export const tables = `
CREATE TABLE customers (id bigint PRIMARY KEY, email text);
CREATE TABLE orders (
  id bigint PRIMARY KEY, customer_id bigint, total int, price numeric(10, 2), note varchar(10), at timestamp, data json
);
INSERT INTO customers SELECT n, n FROM generate_series(1, 100) AS n;
INSERT INTO orders SELECT n, n, n, n, n, '2026-01-01', '{}' FROM generate_series(1, 100) AS n;
`;
