import type { Region } from '../report.js';
import type { SourceText } from '../sql/source-text.js';
import { endOfStringBody, type Span } from '../sql/split-script.js';

/** The body of a routine as Postgres reads it, and where in the script each of its characters stands. */
export interface BodyText {
  readonly text: string;
  /** Whether the script holds it as it is. */
  readonly verbatim: boolean;
  /** UTF-16 offset in the body → offset in the script. */
  offsetOf(offset: number): number;
}

/** Where in the script a span of the body stands. */
export function regionIn(body: BodyText, source: SourceText, { start, end }: Span): Region {
  const from = body.offsetOf(start);
  if (end <= start) return source.regionOf(from, from);
  // A body whose spelling is not followed stands in one place with all of its characters.
  return source.regionOf(from, Math.max(body.offsetOf(end), body.offsetOf(end - 1) + 1));
}

const opener = /\s+|--[^\n]*|\/\*[^]*?\*\/|([eE]?)'|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/**
 * Finds the string constant at or behind `from` (white space, comments and the word AS may precede it) and reads it:
 * `$$…$$` as it is, `'…'` with its doubled quotes, `E'…'` with its escapes. Undefined for any other spelling
 * (U&'…', constants in several parts). Manual, 4.1.2 “Constants”.
 */
export function bodyTextAt(script: string, from: number): BodyText | undefined {
  const word = /AS\b/iy;
  for (let at = from; at < script.length;) {
    word.lastIndex = opener.lastIndex = at;
    if (word.test(script)) {
      at = word.lastIndex;
      continue;
    }
    const match = opener.exec(script);
    if (!match) return undefined;
    const start = at + match[0].length;
    if (match[0].startsWith('$')) return dollarQuoted(script, match[0], start);
    if (match[1] !== undefined) return quoted(script, start, match[1] !== '');
    at = start;
  }
  return undefined;
}

function dollarQuoted(script: string, tag: string, start: number): BodyText | undefined {
  const end = script.indexOf(tag, start);
  return end === -1 ? undefined : verbatim(script, { start, end });
}

/** A part of the script that stands for itself. */
export const verbatim = (script: string, { start, end }: Span): BodyText => ({
  text: script.slice(start, end),
  verbatim: true,
  offsetOf: (offset) => Math.min(start + offset, end),
});

function quoted(script: string, start: number, escapes: boolean): BodyText {
  const end = endOfStringBody(script, start, escapes) - 1;
  const raw = script.slice(start, end);
  const special = escapes
    ? /''|\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^])/g
    : /''/g;
  const offsets: number[] = [];
  let text = '';
  let last = 0;
  const add = (decoded: string, at: number, width: number): void => {
    for (let n = 0; n < decoded.length; n += 1) offsets.push(start + at + (width === 1 ? 0 : n));
    text += decoded;
  };
  for (const match of raw.matchAll(special)) {
    add(raw.slice(last, match.index), last, 0);
    add(decodeEscape(match[0]), match.index, 1);
    last = match.index + match[0].length;
  }
  add(raw.slice(last), last, 0);
  return { text, verbatim: text === raw, offsetOf: (offset) => offsets[offset] ?? end };
}

const letters: Readonly<Partial<Record<string, string>>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function decodeEscape(escape: string): string {
  if (escape === "''") return "'";
  const body = escape.slice(1);
  if (/^[0-7]/.test(body)) return String.fromCharCode(parseInt(body, 8) & 0xff);
  if (/^[xuU]./.test(body)) return fromCodePoint(parseInt(body.slice(1), 16));
  return letters[body] ?? body;
}

const fromCodePoint = (code: number): string => (code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code));
