import type { ColumnType } from '../../src/sql/column-types.js';

/**
 * What Postgres does to a table when the type of a column changes: nothing, build the indexes of the column anew, or
 * write all of it anew. `UTC` is a rewrite unless the session's TimeZone is UTC, and then `indexes`.
 */
export type Work = 'nothing' | 'indexes' | 'UTC' | 'rewrite';

/** From the least to the most. */
const works: readonly Work[] = ['nothing', 'indexes', 'UTC', 'rewrite'];

export const moreOf = (left: Work, right: Work): Work =>
  works.indexOf(left) >= works.indexOf(right) ? left : right;

/**
 * The work of a change; undefined where it is not known, as with types that a migration made. Manual, ALTER TABLE,
 * Notes. Source: ATColumnChangeRequiresRewrite() in src/backend/commands/tablecmds.c and the planner support
 * functions of the length coercions, such as varchar_support().
 */
export function workOf(from: ColumnType, to: ColumnType): Work | undefined {
  if (isSame(from, to)) return 'nothing';
  if (!isKnown(from) || !isKnown(to)) return undefined;
  // An array is converted element by element, whatever its elements are.
  if (from.array || to.array) return 'rewrite';
  const pair = `${nameOf(from)} ${nameOf(to)}`;
  if (pair in sameName) return sameName[pair]?.(from, to) ? 'nothing' : 'rewrite';
  return pairs[pair]?.(from, to) ?? 'rewrite';
}

const isSame = (from: ColumnType, to: ColumnType): boolean =>
  from.name === to.name && from.array === to.array && from.modifiers.join() === to.modifiers.join();

/** An extension may lie in any schema. */
const nameOf = ({ name }: ColumnType): string => (name.endsWith('.citext') ? 'citext' : name);

type Fits = (from: ColumnType, to: ColumnType) => boolean;

const limit = ({ modifiers }: ColumnType): number => modifiers[0] ?? Infinity;

/** Six digits behind the second are kept unless fewer are asked for: manual, 8.5. */
const precision = ({ modifiers }: ColumnType): number => modifiers[0] ?? 6;

const isLonger: Fits = (from, to) => limit(to) >= limit(from);
const isFiner: Fits = (from, to) => precision(to) >= precision(from);

const isMoreDigits: Fits = (from, to) => {
  const [before, scale = 0] = from.modifiers;
  const [after, newScale = 0] = to.modifiers;
  return after === undefined || (before !== undefined && after >= before && newScale === scale);
};

/** INTERVAL_FULL_RANGE, which the grammar writes where only a precision is given: src/include/utils/timestamp.h. */
const allFields = 32767;

const isWiderInterval: Fits = (from, to) => {
  const [fromFields = allFields, fromDigits = 6] = from.modifiers;
  const [toFields = allFields, toDigits = 6] = to.modifiers;
  return (toFields === allFields || toFields === fromFields) && toDigits >= fromDigits;
};

/** Changes of a type's modifiers alone: whether every value stays as it is stored. */
const sameName: Readonly<Record<string, Fits>> = {
  'varchar varchar': isLonger,
  'varbit varbit': isLonger,
  'bpchar bpchar': (_, to) => to.modifiers.length === 0,
  'numeric numeric': isMoreDigits,
  'time time': isFiner,
  'timetz timetz': isFiner,
  'timestamp timestamp': isFiner,
  'timestamptz timestamptz': isFiner,
  'interval interval': isWiderInterval,
};

type PairWork = (from: ColumnType, to: ColumnType) => Work;

const nothing: PairWork = () => 'nothing';
const indexes: PairWork = () => 'indexes';

/** The types store values alike, but a length has to be applied to each. */
const unlimited =
  (work: Work): PairWork =>
  (_, to) =>
    to.modifiers.length === 0 ? work : 'rewrite';

/** The coercion to the full precision is no coercion. */
const momentWork: PairWork = (_, to) => (precision(to) === 6 ? 'UTC' : 'rewrite');

/** Pairs of types that store values alike; their indexes may order them by different operators. */
const pairs: Readonly<Partial<Record<string, PairWork>>> = {
  'varchar text': nothing,
  'text varchar': unlimited('nothing'),
  'text bpchar': unlimited('indexes'),
  'varchar bpchar': unlimited('indexes'),
  'text citext': indexes,
  'varchar citext': indexes,
  'citext text': indexes,
  'citext varchar': unlimited('indexes'),
  'bit varbit': unlimited('indexes'),
  'cidr inet': nothing,
  'xml text': nothing,
  'int4 oid': indexes,
  'oid int4': indexes,
  'int4 regclass': indexes,
  'oid regclass': nothing,
  'regclass oid': nothing,
  'timestamp timestamptz': momentWork,
  'timestamptz timestamp': momentWork,
};

const isKnown = (type: ColumnType): boolean => known.has(nameOf(type));

/** Types of which each pair that is not named above is written anew. */
const known: ReadonlySet<string> = new Set([
  ...['int2', 'int4', 'int8', 'numeric', 'float4', 'float8', 'money', 'bool', 'oid', 'regclass'],
  ...['varchar', 'text', 'bpchar', 'citext', 'name', 'bytea', 'bit', 'varbit', 'uuid'],
  ...['date', 'time', 'timetz', 'timestamp', 'timestamptz', 'interval'],
  ...['json', 'jsonb', 'xml', 'inet', 'cidr', 'macaddr', 'macaddr8'],
]);
