import type { Span } from '../sql/split-script.js';
import type { Token } from './tokens.js';

/** A RAISE with a format. Spans are offsets in the body. */
export interface Raise extends Span {
  /** The string constant of the format. */
  readonly format: Span;
  /** Where in the body its placeholders, each a single `%`, stand. */
  readonly placeholders: readonly number[];
  /** What is to be put in for them, one after the other. */
  readonly parameters: readonly Span[];
}

/** Words behind which a statement may begin. */
const beforeStatement: ReadonlySet<string> = new Set([';', 'then', 'else', 'loop', 'begin', '>>']);

const levels: ReadonlySet<string> = new Set(['debug', 'log', 'info', 'notice', 'warning', 'exception']);

/** The RAISE statements of a body that have a format. Manual, 41.9.1 “Reporting Errors and Messages”. */
export function raisesIn(tokens: readonly Token[], body: string): readonly Raise[] {
  return tokens.flatMap((token, index) => {
    if (token.text !== 'raise' || !beforeStatement.has(tokens[index - 1]?.text ?? ';')) return [];
    const level = levels.has(tokens[index + 1]?.text ?? '') ? 1 : 0;
    const format = tokens[index + level + 1];
    if (format?.kind !== 'string') return [];
    const { parameters, end } = parametersFrom(tokens, index + level + 2);
    if (end === undefined) return [];
    const placeholders = placeholdersIn(body, format);
    return [{ start: token.start, end, format, placeholders, parameters }];
  });
}

/** `%%` stands for a percent sign. */
const placeholdersIn = (body: string, { start, end }: Span): readonly number[] =>
  [...body.slice(start, end).matchAll(/%%|%/g)].flatMap((match) =>
    match[0] === '%' ? [start + match.index] : [],
  );

interface Parameters {
  readonly parameters: readonly Span[];
  /** Undefined where the statement is no RAISE that could be followed. */
  readonly end: number | undefined;
}

function parametersFrom(tokens: readonly Token[], from: number): Parameters {
  const parameters: Span[] = [];
  let depth = 0;
  let comma: Token | undefined;
  let last = tokens[from - 1];
  const close = (): void => {
    if (comma && last) parameters.push({ start: comma.start, end: last.end });
  };
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    if (depth === 0 && (token.text === ';' || token.text === 'using')) {
      close();
      return { parameters, end: endOfRaise(tokens, index) };
    }
    if (index === from && token.text !== ',') break;
    if (depth === 0 && token.text === ',') {
      close();
      comma = token;
    }
    depth += depths[token.text] ?? 0;
    last = token;
  }
  return { parameters, end: undefined };
}

const depths: Readonly<Partial<Record<string, number>>> = { '(': 1, '[': 1, ')': -1, ']': -1 };

function endOfRaise(tokens: readonly Token[], from: number): number | undefined {
  for (let index = from; index < tokens.length; index += 1) {
    if (tokens[index]?.text === ';') return tokens[index - 1]?.end;
  }
  return undefined;
}

/**
 * The body with every RAISE given as many placeholders as it has parameters, so that the parser, which stops at one
 * that has not, reads on. Every character keeps its place.
 */
export function withMatchedRaises(body: string, raises: readonly Raise[]): string {
  const parts: string[] = [];
  let last = 0;
  const replace = ({ start, end }: Span, text: string): void => {
    parts.push(body.slice(last, start), text);
    last = end;
  };
  for (const { format, placeholders, parameters } of raises) {
    for (const at of placeholders.slice(parameters.length)) replace({ start: at, end: at + 1 }, 'x');
    if (parameters.length <= placeholders.length) continue;
    const inside = contentOf(body, format);
    const fitting = Math.min(parameters.length, (inside.end - inside.start + 1) >> 1);
    const width = inside.end - inside.start;
    replace(
      inside,
      Array.from({ length: fitting }, () => '%')
        .join(' ')
        .padEnd(width, ' '),
    );
    for (const surplus of parameters.slice(fitting)) {
      replace(surplus, body.slice(surplus.start, surplus.end).replace(/[^\n]/g, ' '));
    }
  }
  return parts.join('') + body.slice(last);
}

/** What stands between the quotes. */
function contentOf(body: string, { start, end }: Span): Span {
  const [opener = ''] = /^(?:\$[^$]*\$|\w*&?')/.exec(body.slice(start, end)) ?? [];
  return { start: start + opener.length, end: end - (opener.startsWith('$') ? opener.length : 1) };
}
