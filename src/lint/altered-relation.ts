import type { AlterTableCmd, AlterTableStmt, AlterTableType, ObjectType } from '@pgsql/types';
import { displayName, nameOfRangeVar, type QualifiedName } from '../sql/names.js';
import { commandsOf } from '../sql/table-parts.js';
import { isNewIndex } from './indexes.js';
import type { StatementContext } from './rule.js';

/** A table, index or materialized view that existed, and the sub-commands of one kind that change it. */
export interface AlteredRelation {
  readonly name: QualifiedName;
  /** `orders`, `the index orders_pkey`, `the materialized view totals`. */
  readonly display: string;
  readonly commands: readonly AlterTableCmd[];
}

const words: Readonly<Partial<Record<ObjectType, string>>> = {
  OBJECT_TABLE: '',
  OBJECT_INDEX: 'the index ',
  OBJECT_MATVIEW: 'the materialized view ',
};

/** What ALTER TABLE, ALTER INDEX or ALTER MATERIALIZED VIEW does by sub-commands of this kind to what existed. */
export function alteredRelation(
  alter: AlterTableStmt,
  subtype: AlterTableType,
  context: StatementContext,
): AlteredRelation | undefined {
  const name = nameOfRangeVar(alter.relation);
  const word = alter.objtype && words[alter.objtype];
  const commands = commandsOf(alter).filter((command) => command.subtype === subtype);
  if (!name || word === undefined || commands.length === 0) return undefined;
  const isNew = alter.objtype === 'OBJECT_INDEX' ? isNewIndex(context, name) : context.state.isNew(name);
  return isNew ? undefined : { name, display: word + displayName(name), commands };
}
