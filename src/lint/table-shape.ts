import type { Node } from '@pgsql/types';
import type { ColumnType } from '../sql/column-types.js';
import type { PartitionKey } from '../sql/partition-key.js';
import type { ConstraintKind } from '../sql/table-elements.js';

/** A column, as far as the files tell: undefined is not known. */
export interface Column {
  readonly type?: ColumnType;
  readonly notNull?: boolean;
  /** A default, an identity or a generation expression fills it. */
  readonly filled?: boolean;
  /** How its generation expression is kept, where it has one. */
  readonly generated?: 'stored' | 'virtual';
}

export interface TableConstraint {
  readonly name: string;
  readonly kind: ConstraintKind;
  /** Those that it binds, in its order; those that a check's condition names. */
  readonly columns: readonly string[];
  /** Columns that its index only carries: INCLUDE. */
  readonly included: readonly string[];
  /** The table that a foreign key points at, as a key. */
  readonly references?: string;
  readonly condition?: Node;
  /** Whether the rows that were there before it are known to keep it. */
  readonly validated: boolean;
}

/** An index that no constraint owns. */
export interface TableIndex {
  readonly name: string;
  readonly unique: boolean;
  /** Whether it has a WHERE, so that it holds only some of the rows. */
  readonly partial: boolean;
  /** Its key; an expression stands as undefined. */
  readonly key: readonly (string | undefined)[];
  /** All that it needs: of the key, of its expressions, of INCLUDE and of WHERE. */
  readonly columns: readonly string[];
}

/** A table at one moment of the history. */
export interface Table {
  /** `public.orders`: see `nameKey`. */
  readonly key: string;
  readonly columns: ReadonlyMap<string, Column>;
  readonly constraints: ReadonlyMap<string, TableConstraint>;
  readonly indexes: ReadonlyMap<string, TableIndex>;
  /** The key of the table whose partition it is. */
  readonly partitionOf?: string;
  /** It takes the rows that no other partition takes. */
  readonly isDefaultPartition?: boolean;
  /** Set where it once was a partition, and was detached. */
  readonly wasPartition?: true;
  /** Present where it is partitioned itself. */
  readonly partitioned?: PartitionKey;
  /** Whether the files tell all of it. Of a table that precedes them they tell only what they changed. */
  readonly complete: boolean;
}

/** A table of which nothing is known yet but its name. */
export const unknownTable = (key: string): Table => ({
  key,
  columns: new Map(),
  constraints: new Map(),
  indexes: new Map(),
  complete: false,
});
