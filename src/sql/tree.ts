import type { RangeVar, RoleSpec } from '@pgsql/types';
import type { NodeKind, NodeOf } from './statements.js';

type TreeObject = Readonly<Record<string, unknown>>;

/** Every object below (and with) `root`, each before its children, in the order of the text. Keeps no call stack. */
function* objectsIn(root: object): Generator<TreeObject> {
  const open: unknown[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (!Array.isArray(next)) yield next as TreeObject;
    // A spread would put every row of a long INSERT on the call stack.
    for (const child of Object.values(next).reverse()) open.push(child);
  }
}

/** The nodes of one type anywhere in a parse tree: every FuncCall of a statement, say. */
export function nodesOfKind<Kind extends NodeKind>(root: object, kind: Kind): readonly NodeOf<Kind>[] {
  return [...objectsIn(root)].flatMap((object) => (kind in object ? [object[kind] as NodeOf<Kind>] : []));
}

/** Every relation that a statement names, the names of its CTEs among them. */
export const relationsIn = (root: object): readonly RangeVar[] =>
  [...objectsIn(root)].filter(
    (object): object is TreeObject & RangeVar => typeof object['relname'] === 'string',
  );

/** Every role that a statement names where the grammar has a RoleSpec, PUBLIC and CURRENT_USER among them. */
export const roleSpecsIn = (root: object): readonly RoleSpec[] =>
  [...objectsIn(root)].filter(
    (object): object is TreeObject & RoleSpec => typeof object['roletype'] === 'string',
  );
