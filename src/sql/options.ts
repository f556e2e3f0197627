import type { DefElem, Node } from '@pgsql/types';

/** The options of a statement: what stands in WITH (…) or OPTIONS (…), or the clauses of CREATE FUNCTION. */
export const optionsOf = (nodes: readonly Node[] | undefined): readonly DefElem[] =>
  (nodes ?? []).flatMap((node) => ('DefElem' in node ? [node.DefElem] : []));

/** The text of an option's value; undefined where it has none, as in PASSWORD NULL. */
export const textOf = ({ arg }: DefElem): string | undefined =>
  arg && 'String' in arg ? (arg.String.sval ?? '') : undefined;

/** Whether an option that is written without a value, or as a word of its own, is on: SECURITY DEFINER, SUPERUSER. */
export const isOn = ({ arg }: DefElem): boolean => !!arg && 'Boolean' in arg && arg.Boolean.boolval === true;
