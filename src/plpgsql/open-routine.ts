import type { Region } from '../report.js';
import type { Parser } from '../sql/parser.js';
import { byteToOffset, codePointToOffset, type SourceText } from '../sql/source-text.js';
import { type Span, splitScript } from '../sql/split-script.js';
import type { Comment, Statement } from '../sql/statements.js';
import { type BodyText, bodyTextAt, regionIn, verbatim } from './body-text.js';
import { BodyReader, type ReadPiece, type RoutineContent } from './read-body.js';
import { parseBody } from './parse-body.js';
import { type BodyPiece, piecesOf } from './pieces.js';
import { type Raise, raisesIn } from './raises.js';
import { type Routine, routineOf } from './routine.js';
import { tokensOf } from './tokens.js';

/** A routine whose body was opened: the statements inside, at their own places in the script. */
export interface OpenedRoutine extends RoutineContent {
  readonly routine: Routine;
  /** The DO, CREATE FUNCTION or CREATE PROCEDURE. */
  readonly statement: Statement;
  readonly comments: readonly Comment[];
  /** All that the body does, PL/pgSQL's own statements among it; none for a body in SQL. */
  readonly pieces: readonly PlacedPiece[];
  readonly raises: readonly PlacedRaise[];
  /** Why nothing or not all of the body is known. */
  readonly problem?: BodyProblem;
}

export type PlacedPiece = BodyPiece & Omit<ReadPiece, 'piece'> & { readonly at: Region };

/** A RAISE with a format. */
export interface PlacedRaise {
  readonly at: Region;
  /** The string constant. */
  readonly format: Region;
  readonly placeholders: number;
  readonly parameters: number;
  /** Placeholders that look like those of printf: `%s`, `%.2f`. */
  readonly habits: readonly PrintfHabit[];
}

/** A placeholder with the letters that RAISE prints as they are. */
export interface PrintfHabit {
  readonly text: string;
  readonly at: Region;
}

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
    return { ...opened, ...reader.content, pieces: [], raises: [], ...(problem ? { problem } : {}) };
  }
  const tokens = tokensOf(body.text);
  const raises = raisesIn(tokens, body.text);
  const placedRaises = raises.map((raise) => placedRaise(raise, body, source));
  const outcome = await parseBody(routine, { text: body.text, tokens, raises }, parser);
  if (!outcome.ok) {
    const at = regionIn(body, source, { start: outcome.at, end: endOfWord(body.text, outcome.at) });
    const problem = {
      kind: outcome.problem,
      message: outcome.message,
      at: outcome.problem === 'unknown' ? statement.region : at,
    };
    return { ...opened, ...reader.content, pieces: [], raises: placedRaises, problem };
  }
  const pieces = piecesOf(outcome.tree, body.text);
  const read = await reader.readPieces(pieces, outcome.tree);
  const problem = emptyReturn(routine, pieces, body, source);
  return {
    ...opened,
    ...(problem ? { problem } : {}),
    ...reader.content,
    raises: placedRaises,
    pieces: read.map(({ piece, ...rest }) => ({ ...piece, ...rest, at: regionIn(body, source, piece) })),
  };
}

/** `RETURN;` in a function that returns a value: the parser, which knows no types, lets it pass. */
function emptyReturn(
  { kind, returns, parameters }: Routine,
  pieces: readonly BodyPiece[],
  body: BodyText,
  source: SourceText,
): BodyProblem | undefined {
  const out = parameters.some(({ mode }) => mode === 'FUNC_PARAM_OUT' || mode === 'FUNC_PARAM_INOUT');
  if (kind !== 'function' || out || (returns !== 'value' && returns !== 'trigger')) return undefined;
  const empty = pieces.find(
    ({ kind: piece, node, end }) =>
      piece === 'control' && node.type === 'stmt_return' && /^\s*;/.test(body.text.slice(end, end + 100)),
  );
  if (!empty) return undefined;
  const start = body.text.indexOf(';', empty.end);
  const at = regionIn(body, source, { start, end: start + 1 });
  return { kind: 'syntax-error', message: 'missing expression at or near ";"', at };
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

/** `%s` and its like, unless the letter begins a word: `%days`. */
const printfSpecifier = /^%(?:[-+ 0#]*\d*(?:\.\d+)?(?:ll|l|h)?[sdiufgeExXc])(?![A-Za-z])/;

/** Of such a value `%s` says seconds. */
const aboutTime = /sec|epoch|elapsed|duration|time|clock|extract|interval|day|hour/i;

function placedRaise({ placeholders, parameters, ...raise }: Raise, body: BodyText, source: SourceText) {
  const habits = placeholders.flatMap((start, index) => {
    const [text] = printfSpecifier.exec(body.text.slice(start, start + 20)) ?? [];
    const parameter = parameters[index];
    const value = parameter ? body.text.slice(parameter.start, parameter.end) : '';
    return text === undefined || (/^%[sdhx]$/.test(text) && aboutTime.test(value))
      ? []
      : [{ text, at: regionIn(body, source, { start, end: start + text.length }) }];
  });
  return {
    at: regionIn(body, source, raise),
    format: regionIn(body, source, raise.format),
    placeholders: placeholders.length,
    parameters: parameters.length,
    habits,
  };
}

const endOfWord = (text: string, start: number): number =>
  start + (/^(?:[\w$\u0080-\uffff]+|\S)/.exec(text.slice(start, start + 200))?.[0].length ?? 0);

function located(span: Span, body: BodyText, source: SourceText): Comment {
  const [start, end] = [body.offsetOf(span.start), body.offsetOf(span.end)];
  return { start, end, text: body.text.slice(span.start, span.end), region: source.regionOf(start, end) };
}
