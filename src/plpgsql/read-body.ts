import type { Node } from '@pgsql/types';
import type { Region } from '../report.js';
import { parseExpression } from '../sql/parse-expression.js';
import type { GrammarError, Parser, PlpgsqlRoutineNode } from '../sql/parser.js';
import type { SourceText } from '../sql/source-text.js';
import type { Span } from '../sql/split-script.js';
import type { Statement, Within } from '../sql/statements.js';
import { type BodyText, regionIn } from './body-text.js';
import { foldText, hole, type FoldedText, type Variables } from './fold-text.js';
import { type BodyPiece, type Flow, straight } from './pieces.js';
import type { Routine } from './routine.js';
import { assignedOnce, targetOf, variableNames } from './variables.js';

/** EXECUTE of a text that is not known, or not wholly. */
export interface UnknownSql {
  readonly at: Region;
  /** What is known of it, with `…` for the rest. */
  readonly seen: string;
  readonly flow: Flow;
}

export interface RoutineContent {
  /** In the order of the text; expressions stand among them as the SELECT that PL/pgSQL makes of them. */
  readonly statements: readonly Statement[];
  readonly unknown: readonly UnknownSql[];
}

/** A piece, and what was read of it. */
export interface ReadPiece {
  readonly piece: BodyPiece;
  /** The tree of an expression, or of the one whose value EXECUTE runs. */
  readonly value?: Node;
  /** The variable that it is assigned to. */
  readonly target?: string;
  readonly statements: readonly Statement[];
}

/** Reads the statements of one body, as they stand in the script. */
export class BodyReader {
  readonly #statements: Statement[] = [];
  readonly #unknown: UnknownSql[] = [];
  readonly #routine: Routine;
  readonly #body: BodyText;
  readonly #source: SourceText;
  readonly #parser: Parser;

  constructor(routine: Routine, body: BodyText, source: SourceText, parser: Parser) {
    this.#routine = routine;
    this.#body = body;
    this.#source = source;
    this.#parser = parser;
  }

  get content(): RoutineContent {
    return { statements: this.#statements, unknown: this.#unknown };
  }

  /** Reads one statement of a body in SQL; gives what the grammar says where it rejects it. */
  async readStatement(sql: string, span: Span, flow: Flow = straight): Promise<GrammarError | undefined> {
    const outcome = await this.#parser.parse(sql);
    if (!outcome.ok) return 'error' in outcome ? outcome.error : undefined;
    for (const node of outcome.nodes)
      this.#add(node, sql, span, this.#body.offsetOf(span.start), this.#within(flow));
    return undefined;
  }

  async readPieces(pieces: readonly BodyPiece[], tree: PlpgsqlRoutineNode): Promise<readonly ReadPiece[]> {
    const values = new Map<BodyPiece, Node>();
    for (const piece of pieces) {
      if (piece.kind !== 'expression' && piece.kind !== 'execute') continue;
      const value = await parseExpression(this.#parser, piece.sql);
      if (value) values.set(piece, value);
    }
    const variables = assignedOnce(tree, pieces, (piece) => values.get(piece));
    const names = variableNames(tree);
    const read: ReadPiece[] = [];
    for (const piece of pieces) {
      const value = values.get(piece);
      const target = targetOf(piece, names);
      const statements = await this.#readPiece(piece, value, variables);
      read.push({
        piece,
        statements,
        ...(value ? { value } : {}),
        ...(target === undefined ? {} : { target }),
      });
    }
    return read;
  }

  async #readPiece(
    piece: BodyPiece,
    value: Node | undefined,
    variables: Variables,
  ): Promise<readonly Statement[]> {
    const before = this.#statements.length;
    if (piece.kind === 'statement') await this.readStatement(piece.sql, piece, piece);
    else if (piece.kind === 'expression') this.#select(piece, value);
    else if (piece.kind === 'execute') await this.#execute(piece, foldText(value, variables));
    return this.#statements.slice(before);
  }

  /** PL/pgSQL evaluates an expression as a SELECT; only what it calls can matter, so one that calls nothing is left out. */
  #select(piece: BodyPiece & { readonly sql: string }, val: Node | undefined): void {
    if (!val || !piece.sql.includes('(')) return;
    const node: Node = { SelectStmt: { targetList: [{ ResTarget: { val } }], op: 'SETOP_NONE' } };
    const prefix = 'SELECT ';
    const offset = this.#body.offsetOf(piece.end - 1) + 1 - piece.sql.length - prefix.length;
    this.#add(node, prefix + piece.sql, piece, Math.max(0, offset), this.#within(piece));
  }

  async #execute(piece: BodyPiece, { text, complete }: FoldedText): Promise<void> {
    if (!complete) this.#unknown.push({ at: this.#region(piece), seen: text, flow: piece });
    if (text.trimStart().startsWith(hole)) return;
    const outcome = await this.#parser.parse(text);
    if (!outcome.ok) return;
    const within = { ...this.#within(piece), dynamic: true, exact: false, partly: !complete };
    for (const node of outcome.nodes) {
      this.#add(node, text, piece, this.#body.offsetOf(piece.start), within);
      if ('DoStmt' in node) this.#unknown.push({ at: this.#region(piece), seen: 'DO …', flow: piece });
    }
  }

  #add(node: Node, text: string, span: Span, start: number, within: Within): void {
    const [kind, fields] = Object.entries(node)[0] ?? [];
    const region = this.#region(span);
    const end = this.#body.offsetOf(Math.max(span.start, span.end - 1)) + 1;
    this.#statements.push({ start, end, text, region, within, kind, node: fields } as Statement);
  }

  #within({ guarded, loops }: Flow): Within {
    return {
      routine: this.#routine.name,
      guarded,
      loop: loops.length > 0,
      dynamic: false,
      exact: this.#body.verbatim,
      partly: false,
    };
  }

  #region(span: Span): Region {
    return regionIn(this.#body, this.#source, span);
  }
}
