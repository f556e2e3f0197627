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
  let used = 0;
  for (const [, percent, position, star, width, type = ''] of template.matchAll(specifier)) {
    if (percent !== undefined) continue;
    if (type === '') return 'unterminated format() type specifier';
    if (position === '0' || width === '0')
      return 'format specifies argument 0, but arguments are numbered from 1';
    if (star !== undefined) {
      used = width === undefined ? used + 1 : Number(width);
      if (used > values) return 'too few arguments for format()';
    }
    if (!'sIL'.includes(type)) return `unrecognized format() type specifier "${type}"`;
    used = position === undefined ? used + 1 : Number(position);
    if (used > values) return 'too few arguments for format()';
  }
  return undefined;
}
