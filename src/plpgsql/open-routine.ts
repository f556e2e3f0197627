import type { Region } from '../report.js';
import type { Parser } from '../sql/parser.js';
import { byteToOffset, codePointToOffset, type SourceText } from '../sql/source-text.js';
import { type Span, splitScript } from '../sql/split-script.js';
import type { Comment, Statement } from '../sql/statements.js';
import { type BodyText, bodyTextAt, regionIn, verbatim } from './body-text.js';
import { BodyReader, type RoutineContent } from './read-body.js';
import { parseBody } from './parse-body.js';
import { type BodyPiece, piecesOf } from './pieces.js';
import { type Routine, routineOf } from './routine.js';

/** A routine whose body was opened: the statements inside, at their own places in the script. */
export interface OpenedRoutine extends RoutineContent {
  readonly routine: Routine;
  /** The DO, CREATE FUNCTION or CREATE PROCEDURE. */
  readonly statement: Statement;
  readonly comments: readonly Comment[];
  /** All that the body does, PL/pgSQL's own statements among it; none for a body in SQL. */
  readonly pieces: readonly PlacedPiece[];
  /** Why nothing or not all of the body is known. */
  readonly problem?: BodyProblem;
}

export type PlacedPiece = BodyPiece & { readonly at: Region };

export interface BodyProblem {
  /** `unknown`: the parser could not follow; Postgres may well accept the body. */
  readonly kind: 'syntax-error' | 'unknown';
  readonly message: string;
  readonly at: Region;
}

/**
 * Opens the body of a DO block, function or procedure in PL/pgSQL or SQL; undefined for every other statement and
 * language. Costs one parse of the body and one of each statement and expression in it.
 */
export async function openRoutine(
  statement: Statement,
  source: SourceText,
  parser: Parser,
): Promise<OpenedRoutine | undefined> {
  const routine = routineOf(statement);
  if (!routine || !['plpgsql', 'sql'].includes(routine.language)) return undefined;
  const body = bodyOf(routine, statement, source);
  const reader = new BodyReader(routine, body, source, parser);
  const comments = splitScript(body.text).comments.map((span) => located(span, body, source));
  const opened = { routine, statement, comments };
  if (routine.language === 'sql') {
    const problem = await readSql(reader, body, source);
    return { ...opened, ...reader.content, pieces: [], ...(problem ? { problem } : {}) };
  }
  const outcome = await parseBody(routine, body.text, parser);
  if (!outcome.ok) {
    const at = regionIn(body, source, { start: outcome.at, end: endOfWord(body.text, outcome.at) });
    const problem = {
      kind: outcome.problem,
      message: outcome.message,
      at: outcome.problem === 'unknown' ? statement.region : at,
    };
    return { ...opened, ...reader.content, pieces: [], problem };
  }
  const pieces = piecesOf(outcome.tree, body.text);
  await reader.readPieces(pieces, outcome.tree);
  return {
    ...opened,
    ...reader.content,
    pieces: pieces.map((piece) => ({ ...piece, at: regionIn(body, source, piece) })),
  };
}

/** The body, and where it stands; if it is spelled in a way that is not followed it all stands at the statement. */
function bodyOf(routine: Routine, statement: Statement, source: SourceText): BodyText {
  if (routine.body === undefined) return atomicBody(statement, source);
  const from = statement.start + byteToOffset(statement.text, routine.bodyLocation ?? 0);
  const found = bodyTextAt(source.text, from);
  if (found?.text === routine.body) return found;
  return { text: routine.body, verbatim: false, offsetOf: () => statement.start };
}

/** BEGIN ATOMIC … END; RETURN expression has no statements. */
function atomicBody(statement: Statement, source: SourceText): BodyText {
  const begin = /\bBEGIN\s+ATOMIC\b/i.exec(statement.text);
  const end = statement.text.search(/\bEND\s*$/i);
  const start = begin ? begin.index + begin[0].length : statement.text.length;
  return verbatim(source.text, {
    start: statement.start + start,
    end: statement.start + Math.max(start, end),
  });
}

async function readSql(
  reader: BodyReader,
  body: BodyText,
  source: SourceText,
): Promise<BodyProblem | undefined> {
  for (const piece of splitScript(body.text).pieces) {
    if (piece.kind !== 'statement') continue;
    const error = await reader.readStatement(body.text.slice(piece.start, piece.end), piece);
    if (!error) continue;
    const start = piece.start + codePointToOffset(body.text.slice(piece.start), error.codePoint);
    const at = regionIn(body, source, { start, end: endOfWord(body.text, start) });
    return { kind: 'syntax-error', message: error.message, at };
  }
  return undefined;
}

const endOfWord = (text: string, start: number): number =>
  start + (/^(?:[\w$\u0080-\uffff]+|\S)/.exec(text.slice(start, start + 200))?.[0].length ?? 0);

function located(span: Span, body: BodyText, source: SourceText): Comment {
  const [start, end] = [body.offsetOf(span.start), body.offsetOf(span.end)];
  return { start, end, text: body.text.slice(span.start, span.end), region: source.regionOf(start, end) };
}
