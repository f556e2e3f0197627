import type { AlterTableCmd } from '@pgsql/types';
import { defaultName } from '../sql/default-names.js';
import type { ConstraintKind } from '../sql/table-elements.js';
import type { AlterTableContext } from './rule.js';
import { tableBefore } from './table-history.js';
import type { TableConstraint } from './table-shape.js';

/** What is known of a constraint that an ALTER TABLE … DROP CONSTRAINT names. */
export interface DroppedConstraint {
  readonly name: string;
  readonly kind: ConstraintKind | undefined;
  /** As the files tell it, where they do. */
  readonly known: TableConstraint | undefined;
}

/** Where the files don't tell of it, a primary key is known by the name that Postgres gives it. */
export function droppedConstraint(command: AlterTableCmd, context: AlterTableContext): DroppedConstraint {
  const { name = '' } = command;
  const known = tableBefore(context, context.table)?.constraints.get(name);
  const named = name === defaultName(context.table.name, [], 'pkey') ? 'primary key' : undefined;
  return { name, known, kind: known?.kind ?? named };
}
