import type { Node, RangeVar } from '@pgsql/types';

/** A name as a statement writes it: without a schema, `search_path` decides. Case is as Postgres folded it. */
export interface QualifiedName {
  readonly schema?: string;
  readonly name: string;
}

/** The schema that an unqualified name stands for while nothing has set `search_path`: manual, 5.10.3. */
export const defaultSchema = 'public';

/** `public.orders`, as a key to compare names by. */
export const nameKey = (name: QualifiedName, searchPath: string = defaultSchema): string =>
  `${name.schema ?? searchPath}.${name.name}`;

/** The name that `nameKey` made a key of, without the schema where that is the default one. */
export function nameOfKey(key: string): QualifiedName {
  const { schema, name } = qualifiedNameOfKey(key);
  return schema === undefined || schema === defaultSchema ? { name } : { schema, name };
}

/** The name that `nameKey` made a key of, with its schema: whatever `search_path` says, it stands for the same. */
export function qualifiedNameOfKey(key: string): QualifiedName {
  const dot = key.indexOf('.');
  return { schema: key.slice(0, dot), name: key.slice(dot + 1) };
}

/** As a person would write it: `orders`, `app.orders`. */
export const displayName = (name: QualifiedName): string =>
  name.schema === undefined ? name.name : `${name.schema}.${name.name}`;

/** `a`, `a and b`, `a, b and c`; of more than `most` names the first ones. */
export function listed(names: readonly string[], most: number): string {
  const shown = names.length > most ? [...names.slice(0, most), 'others'] : names;
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter((part) => part !== '').join(' and ');
}

export const nameOfRangeVar = (relation: RangeVar | undefined): QualifiedName | undefined =>
  relation?.relname === undefined ? undefined : qualified(relation.schemaname, relation.relname);

/** The names of the RangeVar nodes of a list, such as the tables of a TRUNCATE or the parents of a partition. */
export const namesOfRangeVars = (nodes: readonly Node[] | undefined): readonly QualifiedName[] =>
  (nodes ?? []).flatMap((node) => ('RangeVar' in node ? (nameOfRangeVar(node.RangeVar) ?? []) : []));

/** The name that a list of String nodes spells, such as the `objects` of a DROP. */
export function nameOfNodes(nodes: readonly Node[] | undefined): QualifiedName | undefined {
  const parts = stringsOf(nodes);
  const name = parts.at(-1);
  return name === undefined ? undefined : qualified(parts.at(-2), name);
}

/** The texts of the String nodes of a list. */
export const stringsOf = (nodes: readonly Node[] | undefined): readonly string[] =>
  (nodes ?? []).flatMap((node) =>
    'String' in node && node.String.sval !== undefined ? [node.String.sval] : [],
  );

const qualified = (schema: string | undefined, name: string): QualifiedName =>
  schema === undefined ? { name } : { schema, name };
