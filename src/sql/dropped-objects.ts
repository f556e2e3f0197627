import type { DropStmt, Node } from '@pgsql/types';
import type { NameSpace } from './created-object.js';
import { nameOfNodes, type QualifiedName, stringsOf } from './names.js';

/** One object that a DROP names, and for a trigger, rule or policy the table that it is on. */
export interface DroppedObject {
  readonly name: QualifiedName;
  readonly table?: QualifiedName;
}

/** What hangs on a table: its DROP names the table's parts first, its own name last. */
const onTable = new Set(['OBJECT_TRIGGER', 'OBJECT_RULE', 'OBJECT_POLICY']);

/** The objects that a DROP statement names, in its order. */
export const droppedObjects = (drop: DropStmt): readonly DroppedObject[] =>
  (drop.objects ?? []).flatMap((object) => {
    const nodes = nodesOf(object);
    if (!onTable.has(drop.removeType ?? '')) {
      const name = nameOfNodes(nodes);
      return name ? [{ name }] : [];
    }
    const table = nameOfNodes(nodes.slice(0, -1));
    const own = stringsOf(nodes).at(-1);
    return own === undefined || !table ? [] : [{ name: { name: own }, table }];
  });

/** The name of an object as ALTER and DROP give it. */
export const nameOfObject = (object: Node | undefined): QualifiedName | undefined =>
  object && nameOfNodes(nodesOf(object));

/** The parts of a name, however the statement's kind wraps them: a list, a routine with its arguments, a type. */
function nodesOf(object: Node): readonly Node[] {
  if ('List' in object) return object.List.items ?? [];
  if ('ObjectWithArgs' in object) return object.ObjectWithArgs.objname ?? [];
  if ('TypeName' in object) return object.TypeName.names ?? [];
  return [object];
}

/** The name space of what a DROP statement drops; undefined where `NameSpace` knows none. */
export const droppedSpace = (drop: DropStmt): NameSpace | undefined => dropSpaces[drop.removeType ?? ''];

const dropSpaces: Readonly<Partial<Record<string, NameSpace>>> = {
  OBJECT_TABLE: 'relation',
  OBJECT_FOREIGN_TABLE: 'relation',
  OBJECT_VIEW: 'relation',
  OBJECT_MATVIEW: 'relation',
  OBJECT_SEQUENCE: 'relation',
  OBJECT_INDEX: 'relation',
  OBJECT_SCHEMA: 'schema',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
  OBJECT_FUNCTION: 'routine',
  OBJECT_PROCEDURE: 'routine',
  OBJECT_AGGREGATE: 'routine',
  OBJECT_ROUTINE: 'routine',
  OBJECT_TRIGGER: 'trigger',
  OBJECT_EXTENSION: 'extension',
};
