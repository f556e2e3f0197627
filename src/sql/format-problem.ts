/** A call of format() as far as its text tells. */
export interface FormatCall {
  readonly template: string;
  /** How many values it is given; undefined where that is not known: VARIADIC. */
  readonly values: number | undefined;
}

/** `n$`, flags, width, type: manual, 9.4.1 “format”; a type that is left out matches as nothing. */
const specifier = /%(?:(%)|(?:(\d+)\$)?-*(?:(\*)(?:(\d+)\$)?|\d*)([^]?))/gu;

/**
 * What format() complains of with SQLSTATE 22023, in its words; undefined where it is content. It takes the specifiers
 * one after the other, a position sets which value is next. Source: text_format(), src/backend/utils/adt/varlena.c.
 */
export function formatProblem({ template, values = Infinity }: FormatCall): string | undefined {
  const taken = { values: 0 };
  for (const match of template.matchAll(specifier)) {
    const problem = match[1] === undefined ? problemOf(match, values, taken) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const tooFew = 'too few arguments for format()';

function problemOf(
  [, , position, star, width, type = '']: readonly (string | undefined)[],
  values: number,
  taken: { values: number },
): string | undefined {
  if (type === '') return 'unterminated format() type specifier';
  if (position === '0' || width === '0')
    return 'format specifies argument 0, but arguments are numbered from 1';
  if (star !== undefined && take(taken, width) > values) return tooFew;
  if (!'sIL'.includes(type)) return `unrecognized format() type specifier "${type}"`;
  return take(taken, position) > values ? tooFew : undefined;
}

/** The number of the value that is taken: that of its position, or the next. */
function take(taken: { values: number }, position: string | undefined): number {
  taken.values = position === undefined ? taken.values + 1 : Number(position);
  return taken.values;
}
