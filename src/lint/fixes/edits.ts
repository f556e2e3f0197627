import type { Edit, Fix } from '../../report.js';
import type { Span } from '../../sql/split-script.js';
import type { Statement, UnparsedStatement } from '../../sql/statements.js';
import { findPhrase, type Token, tokensOf } from '../../sql/tokens.js';
import type { LintScript } from '../project.js';
import type { Problem } from '../rule.js';

/** What a rule spreads into its problem: a fix, or nothing where the statement cannot be rewritten here. */
export type Fixed = Pick<Problem, 'fix'>;

/** The statement that is edited, in its script. */
export interface EditContext {
  readonly script: LintScript;
  readonly statement: Statement | UnparsedStatement;
}

/**
 * The fix that consists of these edits; none if one of them has no place. Nor has a statement in the body of a routine
 * one: its text may be the outcome of quoting and folding.
 */
export function fixed(
  { statement }: EditContext,
  description: string,
  edits: readonly (Edit | undefined)[],
): Fixed {
  const nested = statement.within !== undefined;
  const placed = edits.flatMap((edit) => edit ?? []);
  if (nested || placed.length < edits.length) return {};
  const fix: Fix = { description, edits: placed };
  return { fix };
}

/** Offsets are those in the text of the statement. */
export function replacement({ script, statement }: EditContext, span: Span, text: string): Edit {
  const { source } = script.parsed;
  const region = source.regionOf(statement.start + span.start, statement.start + span.end);
  return { ...region, text: inLinesOf(source.text, text) };
}

export const insertion = (context: EditContext, offset: number, text: string): Edit =>
  replacement(context, { start: offset, end: offset }, text);

/** Puts the text behind the first place where the words stand one behind the other; undefined without such a place. */
export function insertAfter(
  context: EditContext,
  words: readonly string[],
  text: string,
  tokens: readonly Token[] = tokensOf(context.statement.text),
): Edit | undefined {
  const last = findPhrase(tokens, words)?.at(-1);
  return last && insertion(context, last.end, text);
}

/** Puts the text behind the last of the tokens. */
export function insertAtEnd(context: EditContext, tokens: readonly Token[], text: string): Edit | undefined {
  const last = tokens.at(-1);
  return last && insertion(context, last.end, text);
}

/** What is written from the first token to the last. */
export const writtenText = ({ statement }: EditContext, tokens: readonly Token[]): string =>
  statement.text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);

const ignores = /^(?:--|\/\*)\s*drydock-ignore\b(?!-file)/;

/**
 * Puts whole statements before this one. An ignore stands above the statement that it is of, so they go above the
 * ignore; the banner stays before the first statement.
 */
export function statementsBefore(context: EditContext, sql: readonly string[]): Edit {
  const { script, statement } = context;
  const { source, statements, comments } = script.parsed;
  const previous = statements.findLast(({ start }) => start < statement.start);
  const ignore = comments.find(
    ({ start, region, text }) =>
      start < statement.start &&
      start >= (previous?.end ?? 0) &&
      region.startLine > (previous?.region.endLine ?? 0) &&
      ignores.test(text),
  );
  const start = ignore && (script.banner?.start ?? -1) < ignore.start ? ignore.start : statement.start;
  const { line } = source.positionAt(start);
  const indent = source.text.slice(source.offsetOfLine(line) ?? start, start);
  const joint = start === statement.start && (ignore || indent.trim() !== '') ? ' ' : `\n${indent}`;
  return insertion(context, start - statement.start, sql.map((one) => `${one};${joint}`).join(''));
}

/** Puts whole statements behind this one, on its line if an ignore of it stands there. */
export function statementsAfter(context: EditContext, sql: readonly string[]): Edit {
  const { script, statement } = context;
  const { comments, source } = script.parsed;
  const ignored = comments.some(
    ({ start, region, text }) =>
      start >= statement.end && region.startLine === statement.region.endLine && ignores.test(text),
  );
  const line = source.offsetOfLine(statement.region.startLine) ?? statement.start;
  const indent = /^[ \t]*/.exec(source.text.slice(line, statement.start))?.[0] ?? '';
  const joint = ignored ? ' ' : `\n${indent}`;
  return insertion(context, statement.text.length, sql.map((one) => `;${joint}${one}`).join(''));
}

/** Line breaks as the file has them. */
const inLinesOf = (source: string, text: string): string =>
  source.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
