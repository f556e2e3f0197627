import { createHash } from 'node:crypto';
import { compareText } from './compare-text.js';
import type { Finding, Region } from './report.js';
import { SourceText } from './sql/source-text.js';
import { splitScript } from './sql/split-script.js';
import { tokensOf } from './sql/tokens.js';

/** What a fingerprint tells findings by: never where in the file they stand, nor what the message says. */
type Marked = Pick<Finding, 'rule' | 'file' | keyof Region>;

/**
 * What identifies each finding from one state of a file to the next, in the order of the findings: 32 hexadecimal
 * digits of its rule, its file, the statement that it stands in, and the part of the statement that it marks. Lines
 * that come or go elsewhere, indentation, comments and the case of keywords change nothing. Where several findings
 * agree in all of that, they are told apart by their order in the file.
 * @param sources text of the files, by `Finding.file`; a file may be missing.
 */
export function fingerprintsOf(
  findings: readonly Marked[],
  sources: ReadonlyMap<string, string>,
): readonly string[] {
  const contents = new Map<string, (place: Region) => readonly string[]>();
  const keys = findings.map((finding) => {
    const contentOf = contents.get(finding.file) ?? contentReader(finding.file, sources.get(finding.file));
    contents.set(finding.file, contentOf);
    return digest([finding.rule, finding.file, ...contentOf(finding)]);
  });
  const ordinals = ordinalsOf(keys, findings);
  return keys.map((key, index) => digest([key, String(ordinals[index])]));
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/** Which of those with the same key each is, from the top of the file. */
function ordinalsOf(keys: readonly string[], places: readonly Region[]): readonly number[] {
  const order = keys
    .map((key, index) => ({ key, index, ...(places[index] ?? wholeFile) }))
    .toSorted(
      (one, other) =>
        compareText(one.key, other.key) ||
        one.startLine - other.startLine ||
        one.startColumn - other.startColumn ||
        one.index - other.index,
    );
  const ordinals: number[] = [];
  let ordinal = 0;
  order.forEach(({ key, index }, at) => {
    ordinal = order[at - 1]?.key === key ? ordinal + 1 : 0;
    ordinals[index] = ordinal;
  });
  return ordinals;
}

const wholeFile: Region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

const standsForFile = ({ startLine, startColumn, endLine, endColumn }: Region): boolean =>
  [startLine, startColumn, endLine, endColumn].every((part) => part === 1);

/** Prose around its statements is not SQL: a quote in it would seem to open a string. */
const isProse = (file: string): boolean => /\.(?:md|markdown)$/i.test(file);

/** Gives the statement and the part of it that a region marks; the part alone where there is no statement around. */
function contentReader(file: string, text: string | undefined): (place: Region) => readonly string[] {
  if (text === undefined) return () => [];
  const source = new SourceText(text);
  const offsetOf = (line: number, column: number): number =>
    Math.min((source.offsetOfLine(line) ?? source.text.length) + column - 1, source.text.length);
  const pieces = isProse(file) ? [] : splitScript(source.text).pieces;
  // What is said of a script that is empty is not said of the comments in it.
  if (pieces.length === 0 && !isProse(file)) return () => [];
  const statements = new Map<number, string>();
  return (place) => {
    if (standsForFile(place)) return [];
    const start = offsetOf(place.startLine, place.startColumn);
    const end = offsetOf(place.endLine, place.endColumn);
    const piece = pieces.findLast((one) => one.start <= start);
    const marked = source.text.slice(start, end);
    if (!piece || start >= piece.end) return [marked.trim().replace(/\s+/g, ' ')];
    const statement =
      statements.get(piece.start) ?? digest(essence(source.text.slice(piece.start, piece.end)));
    statements.set(piece.start, statement);
    return start === piece.start && end >= piece.end ? [statement] : [statement, ...essence(marked)];
  };
}

/** A body in a body in a body may be laid out anew; what is deeper is compared as it is written. */
const deepestBody = 3;

/** The tokens, also of dollar-quoted bodies. */
function essence(sql: string, depth = 0): readonly string[] {
  return tokensOf(sql).flatMap(({ kind, text }) => {
    const [, tag, body] = kind === 'string' ? (/^(\$[^$]*\$)(.*)\1$/s.exec(text) ?? []) : [];
    if (tag === undefined || body === undefined || depth === deepestBody) return [text];
    return [tag, ...essence(body, depth + 1), tag];
  });
}
