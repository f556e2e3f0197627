import type { Node } from '@pgsql/types';
import type { Region } from '../report.js';
import type { QualifiedName } from './names.js';
import { byteToOffset, type SourceText } from './source-text.js';
import type { Span } from './split-script.js';

type KeysOf<Union> = Union extends unknown ? keyof Union : never;

/** The name of a node type in PostgreSQL's parse trees, such as `IndexStmt`. Source: src/include/nodes/parsenodes.h. */
export type NodeKind = KeysOf<Node>;

/** The fields of the node type of that name. */
export type NodeOf<Kind extends NodeKind> = Extract<Node, Readonly<Record<Kind, unknown>>>[Kind];

/** In what a statement stands that a body of PL/pgSQL or SQL runs. */
export interface Within {
  /** What runs the body: DO, or the routine of that name, called or fired by a trigger. */
  readonly routine: QualifiedName | 'do';
  /** It may be passed over: IF and CASE, the body of a loop, and blocks that handle exceptions. */
  readonly guarded: boolean;
  readonly loop: boolean;
  /** EXECUTE runs it. */
  readonly dynamic: boolean;
  /** Whether an offset into its text is one into the script: not for what EXECUTE runs, nor for a routine of another script. */
  readonly exact: boolean;
  /** Parts of the text that EXECUTE runs are not known; they stand as `…`. */
  readonly partly: boolean;
}

interface Located extends Span {
  /** Verbatim, without comments before it and without the semicolon. */
  readonly text: string;
  readonly region: Region;
  /** What a COPY … FROM stdin is fed with: the lines that follow it in the script. */
  readonly copyData?: string;
  /** Absent for a statement of the script itself. */
  readonly within?: Within;
}

/** One statement that the grammar accepts; `kind` says which fields `node` has. */
export type Statement = {
  readonly [Kind in NodeKind]: Located & { readonly kind: Kind; readonly node: NodeOf<Kind> };
}[NodeKind];

/** A statement that the grammar rejects, or that the parser gave up on. */
export interface UnparsedStatement extends Located {
  readonly kind: 'unparsed';
  readonly problem: 'syntax-error' | 'gave-up';
  readonly message: string;
  /** Where the grammar stumbled. */
  readonly at: Region;
}

export interface PsqlCommand extends Span {
  readonly text: string;
  readonly region: Region;
}

export interface Comment extends Span {
  readonly text: string;
  readonly region: Region;
}

/** A script as it was read: everything in the order of the text, at its place in the file. */
export interface ParsedScript {
  readonly source: SourceText;
  readonly statements: readonly (Statement | UnparsedStatement)[];
  readonly psqlCommands: readonly PsqlCommand[];
  readonly comments: readonly Comment[];
  /** Set where the text is no SQL at all and was not read further: binary, or not UTF-8. */
  readonly unreadable?: { readonly message: string; readonly at: Region };
}

export const isParsed = (statement: Statement | UnparsedStatement): statement is Statement =>
  statement.kind !== 'unparsed';

/** The region of the word at a `location` of the parse tree of this statement (UTF-8 bytes from its start). */
export function regionOfLocation(source: SourceText, statement: Statement, location: number): Region {
  if (statement.within?.exact === false) return statement.region;
  const start = statement.start + byteToOffset(statement.text, location);
  const word = /^(?:[\w$\u0080-\uffff]+|"[^"\n]*"|.)/.exec(source.text.slice(start, start + 200))?.[0] ?? '';
  return source.regionOf(start, start + word.length);
}
