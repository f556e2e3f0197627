import type { DefElem, Node } from '@pgsql/types';
import { nameOfNodes } from './names.js';

/** The options of a statement: in the parentheses of VACUUM, SET, WITH or OPTIONS, or the clauses of CREATE FUNCTION. */
export const optionsOf = (list: readonly Node[] | undefined): readonly DefElem[] =>
  (list ?? []).flatMap((node) => ('DefElem' in node ? [node.DefElem] : []));

/** Whether the list has the option, and not as FALSE; the last one counts where it stands there twice. */
export function isSwitchedOn(list: readonly Node[] | undefined, name: string): boolean {
  const last = optionsOf(list)
    .filter(({ defname }) => defname === name)
    .at(-1);
  return last !== undefined && !isFalse(last);
}

/** What a boolean may be abbreviated to: parse_bool_with_len(), src/backend/utils/adt/bool.c. */
const falseWords = /^(?:f|fa|fal|fals|false|n|no|of|off|0)$/i;

/** Whether an option or storage parameter says FALSE in one of its spellings; without a value it says TRUE. */
export const isFalse = ({ arg }: DefElem): boolean => arg !== undefined && falseWords.test(wordOf(arg));

/** The text of an option's value; undefined where it has none, as in PASSWORD NULL. */
export const textOf = ({ arg }: DefElem): string | undefined =>
  arg && 'String' in arg ? (arg.String.sval ?? '') : undefined;

/** Whether an option that is a word of its own is on: SECURITY DEFINER, SUPERUSER. */
export const isOn = ({ arg }: DefElem): boolean =>
  arg !== undefined && 'Boolean' in arg && arg.Boolean.boolval === true;

/** The grammar takes a bare word for the name of a type, unless it is a keyword. An integer 0 has no value. */
function wordOf(value: Node): string {
  if ('String' in value) return value.String.sval ?? '';
  if ('TypeName' in value) return nameOfNodes(value.TypeName.names)?.name ?? '';
  return 'Integer' in value ? String(value.Integer.ival ?? 0) : '';
}
