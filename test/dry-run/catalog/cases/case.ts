import type { Difference } from '../../../../src/report.js';

/** A change of the schema, its undoing, and what a comparison must say of it. Objects live in the schema `app`. */
export interface Case {
  readonly name: string;
  /** What is there before; every case also has the table `orders`. */
  readonly setup?: string;
  readonly change: string;
  readonly undo: string;
  /** All that differs once the change was made. */
  readonly seen: readonly Difference[];
  /** All that still differs after the undo: nothing, where it says nothing. */
  readonly left?: readonly Difference[];
  /** Removes what does not live in the schema `app`. */
  readonly teardown?: string;
  /** Why `pg_dump --schema-only` tells the change otherwise. */
  readonly dump?: string;
  /** The first major on which all of it is so. */
  readonly since?: number;
  /** Why PGlite cannot run it. */
  readonly notOnPglite?: string;
  /** Why it cannot stand beside other cases in one database. */
  readonly alone?: string;
}

export const commonSetup = `
  create table orders (
    id bigint generated always as identity primary key,
    note text default 'none',
    total integer not null,
    placed timestamptz
  )`;

export const added = (object: string, after: string): Difference => ({
  object,
  attribute: 'existence',
  before: null,
  after,
  kind: 'added',
});

export const removed = (object: string, before: string): Difference => ({
  object,
  attribute: 'existence',
  before,
  after: null,
  kind: 'removed',
});

export const changed = (
  object: string,
  attribute: string,
  before: string | null,
  after: string | null,
): Difference => ({ object, attribute, before, after, kind: 'changed' });

export const reordered = (object: string, before: string, after: string): Difference => ({
  object,
  attribute: 'column order',
  before,
  after,
  kind: 'column-order',
});
