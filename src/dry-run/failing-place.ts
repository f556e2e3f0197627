import type { PostgresError } from '../engines/engine.js';
import type { Region } from '../report.js';
import { codePointToOffset, type SourceText } from '../sql/source-text.js';
import type { PlannedScript } from './plan.js';
import type { ScriptFailure } from './discretion.js';
import type { AnyStatement } from './transaction-plan.js';

export interface Place {
  readonly file: string;
  readonly at: Region;
}

/**
 * Where in the files a failure lies: at the character that Postgres points to; else, for an error inside a body,
 * at the body's line, for a routine in the file that defined it; else the whole statement.
 */
export function failingPlace(failure: ScriptFailure, script: PlannedScript, routines: RoutineSources): Place {
  const { statement, error } = failure;
  if (!statement) return { file: script.file, at: script.parsed.source.regionOf(0, 0) };
  const own =
    pointed(error, statement, script.parsed.source) ?? lineOfBlock(error, statement, script.parsed.source);
  if (own) return { file: script.file, at: own };
  return routines.placeOf(error) ?? { file: script.file, at: statement.region };
}

/** `PostgresError.position` counts code points of the statement that was sent, from 1. */
function pointed(error: PostgresError, statement: AnyStatement, source: SourceText): Region | undefined {
  if (error.fields.position === undefined) return undefined;
  const start = statement.start + codePointToOffset(statement.text, error.fields.position - 1);
  if (start >= statement.end) return undefined;
  const word = /^(?:"[^"\n]*"|[\w$\u0080-\uffff]+|.)/.exec(source.text.slice(start, start + 200))?.[0] ?? '';
  return source.regionOf(start, start + word.length);
}

const blockFrame = /PL\/pgSQL function inline_code_block line (\d+)/;

/** The innermost frame speaks first; the line counts from the line of the body's opening quote. */
function lineOfBlock(error: PostgresError, statement: AnyStatement, source: SourceText): Region | undefined {
  const line = Number(blockFrame.exec(firstFrame(error))?.[1]);
  return statement.kind === 'DoStmt' && line > 0 ? bodyLine(statement, source, line) : undefined;
}

/** The first line of the context that names a PL/pgSQL function; lines of SQL text may stand before it. */
const firstFrame = (error: PostgresError): string =>
  (error.fields.where ?? '').split('\n').find((line) => line.startsWith('PL/pgSQL function')) ?? '';

function bodyLine(statement: AnyStatement, source: SourceText, line: number): Region | undefined {
  const quote = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|'/.exec(statement.text);
  if (!quote) return undefined;
  const first = source.positionAt(statement.start + quote.index).line;
  const start = source.offsetOfLine(first + line - 1);
  if (start === undefined || start >= statement.end) return undefined;
  const text = source.text.slice(start).split(/\r?\n/, 1)[0] ?? '';
  const indent = text.length - text.trimStart().length;
  return source.regionOf(start + indent, start + text.trimEnd().length);
}

/** Remembers which file and statement defined a routine, so that an error inside its body finds its line. */
export class RoutineSources {
  readonly #byName = new Map<string, Definition>();

  /** Takes note of a script that was run. */
  remember(script: PlannedScript): void {
    for (const statement of script.parsed.statements) {
      if (statement.kind !== 'CreateFunctionStmt') continue;
      const last = statement.node.funcname?.at(-1);
      const name = last && 'String' in last ? last.String.sval : undefined;
      if (name !== undefined) this.#byName.set(name, { script, statement });
    }
  }

  placeOf(error: PostgresError): Place | undefined {
    const frame = lineInRoutine(error);
    const definition = this.#byName.get(frame?.name ?? '');
    const at = definition && frame?.lineIn(definition);
    return at && { file: definition.script.file, at };
  }
}

/** A statement that defines a routine, and the script that holds it. */
export interface Definition {
  readonly script: PlannedScript;
  readonly statement: AnyStatement;
}

/** The routine in whose body the error was raised, and the line once it is known what defines it. */
export function lineInRoutine(error: PostgresError) {
  const [, name, line] =
    /^PL\/pgSQL function (?:.*\.)?"?([^".(]+)"?\(.*\) line (\d+)/.exec(firstFrame(error)) ?? [];
  if (name === undefined) return undefined;
  return {
    name,
    lineIn: ({ script, statement }: Definition) => bodyLine(statement, script.parsed.source, Number(line)),
  };
}
