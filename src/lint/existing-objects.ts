import type { DropStmt, ObjectType } from '@pgsql/types';
import { droppedObjects, droppedSpace } from '../sql/dropped-objects.js';
import type { QualifiedName } from '../sql/names.js';
import type { StatementContext } from './rule.js';

/** The objects of these types that a DROP takes away, less those that the script itself created. */
export function droppedNames(
  drop: DropStmt,
  types: readonly ObjectType[],
  { state }: StatementContext,
): readonly QualifiedName[] {
  if (!drop.removeType || !types.includes(drop.removeType)) return [];
  const space = droppedSpace(drop);
  const names = droppedObjects(drop).map(({ name }) => name);
  return names.filter((name) => !space || !state.isNew(name, space));
}
