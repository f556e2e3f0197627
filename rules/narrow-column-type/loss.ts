import type { ColumnType } from '../../src/sql/column-types.js';

/** What becomes of values that the new type cannot hold. */
export type Loss = 'rejects' | 'rounds' | 'drops the time' | 'drops the date';

/** What a change from one type to another may lose; undefined where every value fits, or where that is not known. */
export function lossOf(from: ColumnType, to: ColumnType): Loss | undefined {
  if (from.array !== to.array) return undefined;
  return lossOfNumber(from, to) ?? lossOfText(from, to) ?? lossOfBits(from, to) ?? lossOfTime(from, to);
}

/** Decimal digits before and behind the point. */
interface Digits {
  readonly whole: number;
  readonly fraction: number;
}

/** The digits of the largest value: manual, 8.1 “Numeric Types”. */
function digitsNeeded({ name, modifiers }: ColumnType): Digits | undefined {
  const [precision, scale = 0] = modifiers;
  switch (name) {
    case 'int2':
      return { whole: 5, fraction: 0 };
    case 'int4':
      return { whole: 10, fraction: 0 };
    case 'int8':
      return { whole: 19, fraction: 0 };
    case 'numeric':
      return precision === undefined
        ? { whole: Infinity, fraction: Infinity }
        : { whole: precision - scale, fraction: Math.max(0, scale) };
    case 'float4':
      return { whole: 39, fraction: Infinity };
    case 'float8':
      return { whole: 309, fraction: Infinity };
    default:
      return undefined;
  }
}

/** The digits of every number that fits: not each number of ten digits is an integer. */
function digitsHeld(type: ColumnType): Digits | undefined {
  const needed = digitsNeeded(type);
  return needed && type.name.startsWith('int') ? { ...needed, whole: needed.whole - 1 } : needed;
}

/** How many digits a floating-point number keeps exact. */
const exactDigits: Readonly<Partial<Record<string, number>>> = { float4: 6, float8: 15 };

const integers = ['int2', 'int4', 'int8'];

function lossOfNumber(from: ColumnType, to: ColumnType): Loss | undefined {
  const needed = digitsNeeded(from);
  const held = digitsHeld(to);
  if (!needed || !held) return undefined;
  if (integers.includes(from.name) && integers.includes(to.name)) {
    return integers.indexOf(from.name) > integers.indexOf(to.name) ? 'rejects' : undefined;
  }
  const exact = exactDigits[to.name];
  if (exact !== undefined) return lossOfPrecision(from, needed, exact);
  if (needed.whole > held.whole) return 'rejects';
  return needed.fraction > held.fraction ? 'rounds' : undefined;
}

function lossOfPrecision(from: ColumnType, needed: Digits, exact: number): Loss | undefined {
  const digits = exactDigits[from.name] ?? needed.whole + needed.fraction;
  return digits > exact ? 'rounds' : undefined;
}

/** Without a length varchar and bpchar hold any text, as text does. */
function longestText({ name, modifiers }: ColumnType): number | undefined {
  if (name === 'text' || name === 'citext') return Infinity;
  return name === 'varchar' || name === 'bpchar' ? (modifiers[0] ?? Infinity) : undefined;
}

/** Types whose input function rejects most texts. */
const parsed = new Set(
  'int2 int4 int8 numeric float4 float8 bool date time timetz timestamp timestamptz interval uuid json jsonb inet cidr macaddr'.split(
    ' ',
  ),
);

function lossOfText(from: ColumnType, to: ColumnType): Loss | undefined {
  const length = longestText(from);
  if (length === undefined) return undefined;
  const limit = longestText(to);
  return parsed.has(to.name) || (limit !== undefined && limit < length) ? 'rejects' : undefined;
}

/** `bit` alone means bit(1), which the grammar writes out; `varbit` alone has no limit. */
function lossOfBits(from: ColumnType, to: ColumnType): Loss | undefined {
  const bits = ['bit', 'varbit'];
  if (!bits.includes(from.name) || !bits.includes(to.name)) return undefined;
  return (to.modifiers[0] ?? Infinity) < (from.modifiers[0] ?? Infinity) ? 'rejects' : undefined;
}

const moments = new Set(['timestamp', 'timestamptz']);
const times = new Set(['time', 'timetz']);

/** Six digits behind the second are kept unless fewer are asked for: manual, 8.5. */
function lossOfTime(from: ColumnType, to: ColumnType): Loss | undefined {
  if (moments.has(from.name) && to.name === 'date') return 'drops the time';
  if (moments.has(from.name) && times.has(to.name)) return 'drops the date';
  const alike =
    (moments.has(from.name) && moments.has(to.name)) || (times.has(from.name) && times.has(to.name));
  return alike && (to.modifiers[0] ?? 6) < (from.modifiers[0] ?? 6) ? 'rounds' : undefined;
}
