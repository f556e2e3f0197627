import type { PlpgsqlRoutineNode } from '../sql/parser.js';
import type { Span } from '../sql/split-script.js';
import { type Fields, lineOf, nodeOf, nodesOf, type PlpgsqlNode, queryOf } from './nodes.js';
import { TextLocator } from './text-locator.js';

/** Where in the flow of control something stands. */
export interface Flow {
  /** It may be passed over: in IF, CASE, the body of a loop, or a block that handles exceptions. */
  readonly guarded: boolean;
  /** The loops that it stands in, the outermost first. */
  readonly loops: readonly PlpgsqlNode[];
  /** In an exception handler. */
  readonly handler: boolean;
  /** In a block that handles exceptions, where no transaction can end; its handlers run when the block is over. */
  readonly subtransaction: boolean;
}

/** What stands in nothing. */
export const straight: Flow = { guarded: false, loops: [], handler: false, subtransaction: false };

/** A part of a body that does something, in the order of the text. Spans are offsets in the body. */
export type BodyPiece = Flow & Span & PieceContent;

type PieceContent =
  /** A statement of SQL: its text as PostgreSQL's main grammar reads it, as long as what stands in the body. */
  | { readonly kind: 'statement'; readonly sql: string; readonly node: PlpgsqlNode }
  /** An expression: `PERFORM`, the condition of an IF, the right-hand side of an assignment. */
  | { readonly kind: 'expression'; readonly sql: string; readonly node: PlpgsqlNode }
  /** EXECUTE, in all its places: the expression whose value is run. */
  | { readonly kind: 'execute'; readonly sql: string; readonly node: PlpgsqlNode }
  /** RAISE, COMMIT, GET DIAGNOSTICS and other statements that are PL/pgSQL's own. */
  | { readonly kind: 'control'; readonly node: PlpgsqlNode };

/** Everything in the body that does something, in the order of the text. Costs one pass. */
export function piecesOf(tree: PlpgsqlRoutineNode, body: string): readonly BodyPiece[] {
  const walk = new Walk(body);
  const declarations = new Walk(body);
  for (const datum of nodesOf(tree.datums)) declarations.variable(datum);
  const block = nodeOf(tree.action);
  if (block) walk.statement(block, straight);
  return [...declarations.pieces, ...walk.pieces].toSorted((left, right) => left.start - right.start);
}

const keywords: Readonly<Partial<Record<string, string>>> = {
  stmt_raise: 'raise',
  stmt_commit: 'commit',
  stmt_rollback: 'rollback',
  stmt_getdiag: 'get',
  stmt_fetch: 'fetch',
  stmt_return: 'return',
  stmt_exit: 'exit',
};

class Walk {
  readonly pieces: BodyPiece[] = [];
  readonly #locator: TextLocator;

  constructor(body: string) {
    this.#locator = new TextLocator(body);
  }

  /** What a declaration computes. */
  variable(datum: PlpgsqlNode): void {
    const line = lineOf(datum.fields);
    this.#expression(datum, datum.fields['default_val'], line, straight);
    this.#query(datum, datum.fields['cursor_explicit_expr'], line, straight);
  }

  statement(node: PlpgsqlNode, flow: Flow): void {
    const { type, fields } = node;
    const line = lineOf(fields);
    switch (type) {
      case 'stmt_block':
        this.#block(fields, flow);
        break;
      case 'stmt_execsql':
        this.#query(node, fields['sqlstmt'], line, flow);
        break;
      case 'stmt_call':
        this.#query(node, fields['expr'], line, flow);
        break;
      case 'stmt_dynexecute':
        this.#execute(node, fields, line, flow);
        break;
      case 'stmt_if':
      case 'stmt_case':
        this.#branches(node, flow);
        break;
      default:
        if (loopTypes.has(type)) this.#loop(node, flow);
        else this.#simple(node, flow);
    }
  }

  #all(value: unknown, flow: Flow): void {
    for (const node of nodesOf(value)) this.statement(node, flow);
  }

  #block(fields: Fields, flow: Flow): void {
    const handlers = nodesOf(nodeOf(fields['exceptions'])?.fields['exc_list']);
    this.#all(fields['body'], handlers.length > 0 ? { ...flow, guarded: true, subtransaction: true } : flow);
    for (const handler of handlers) {
      this.#all(handler.fields['action'], { ...flow, guarded: true, handler: true });
    }
  }

  #branches(node: PlpgsqlNode, flow: Flow): void {
    const { fields } = node;
    const inside = { ...flow, guarded: true };
    this.#expression(node, fields['cond'] ?? fields['t_expr'], lineOf(fields), flow);
    this.#all(fields['then_body'], inside);
    for (const branch of [...nodesOf(fields['elsif_list']), ...nodesOf(fields['case_when_list'])]) {
      // CASE with an operand is rewritten to a comparison that the body does not hold.
      const condition = branch.fields['cond'] ?? (fields['t_expr'] ? undefined : branch.fields['expr']);
      this.#expression(branch, condition, lineOf(branch.fields), inside);
      this.#all(branch.fields['stmts'], inside);
    }
    this.#all(fields['else_body'] ?? fields['else_stmts'], inside);
  }

  #loop(node: PlpgsqlNode, flow: Flow): void {
    const { type, fields } = node;
    const line = lineOf(fields);
    if (type === 'stmt_fors') this.#query(node, fields['query'], line, flow);
    if (type === 'stmt_dynfors') this.#execute(node, fields, line, flow);
    for (const name of ['cond', 'lower', 'upper', 'step', 'argquery', 'expr']) {
      this.#expression(node, fields[name], line, flow);
    }
    // WHILE, FOR and FOREACH may find nothing to do; LOOP runs once at the least.
    const guarded = flow.guarded || type !== 'stmt_loop';
    this.#all(fields['body'], { ...flow, guarded, loops: [...flow.loops, node] });
  }

  #simple(node: PlpgsqlNode, flow: Flow): void {
    const { type, fields } = node;
    const line = lineOf(fields);
    if (type in keywords) this.#control(node, flow);
    this.#query(node, fields['query'], line, flow);
    this.#execute(node, fields, line, flow);
    if (type === 'stmt_perform') this.#perform(node, flow);
    else if (type === 'stmt_assign') this.#assignment(node, flow);
    else {
      for (const name of ['expr', 'cond', 'message', 'argquery']) {
        this.#expression(node, fields[name], line, flow);
      }
    }
    for (const parameter of arrayOf(fields['params'])) this.#expression(node, parameter, line, flow);
    for (const option of nodesOf(fields['options'])) {
      this.#expression(node, option.fields['expr'], line, flow);
    }
  }

  #control(node: PlpgsqlNode, flow: Flow): void {
    const line = lineOf(node.fields);
    // The RETURN that PL/pgSQL adds at the end stands on no line.
    if (line === undefined) return;
    const span = this.#locator.keyword(keywords[node.type] ?? '', line);
    this.pieces.push({ kind: 'control', node, ...span, ...flow });
  }

  #query(node: PlpgsqlNode, value: unknown, line: number | undefined, flow: Flow): void {
    const sql = queryOf(value);
    if (sql === undefined) return;
    this.pieces.push({ kind: 'statement', sql, node, ...this.#locator.find(sql, line), ...flow });
  }

  #execute(node: PlpgsqlNode, fields: Fields, line: number | undefined, flow: Flow): void {
    const isExecute = node.type === 'stmt_dynexecute' || node.type === 'stmt_dynfors';
    const sql = queryOf(fields['dynquery'] ?? (isExecute ? fields['query'] : undefined));
    if (sql === undefined) return;
    const { start, end } = this.#locator.find(sql, line);
    const keyword = this.#locator.keywordBefore('execute', start);
    this.pieces.push({ kind: 'execute', sql, node, start: keyword ?? start, end, ...flow });
    if (!isExecute) return;
    for (const parameter of arrayOf(fields['params'])) this.#expression(node, parameter, line, flow);
  }

  #expression(node: PlpgsqlNode, value: unknown, line: number | undefined, flow: Flow): void {
    const sql = queryOf(value);
    if (sql === undefined) return;
    this.pieces.push({ kind: 'expression', sql, node, ...this.#locator.find(sql, line), ...flow });
  }

  /** The parser writes SELECT for PERFORM, which is a letter longer. */
  #perform(node: PlpgsqlNode, flow: Flow): void {
    const sql = queryOf(node.fields['expr'])?.replace(/^SELECT\s*/, '');
    if (sql === undefined) return;
    const { end } = this.#locator.find(sql, lineOf(node.fields));
    const start = this.#locator.keywordBefore('perform', end - sql.length) ?? end - sql.length;
    this.pieces.push({ kind: 'expression', sql, node, start, end, ...flow });
  }

  /** The expression holds the target as well: `total := price * 2`. */
  #assignment(node: PlpgsqlNode, flow: Flow): void {
    const whole = queryOf(node.fields['expr']);
    if (whole === undefined) return;
    const { start, end } = this.#locator.find(whole, lineOf(node.fields));
    const sql = whole.replace(/^[^=]*?:?=\s*/, '');
    this.pieces.push({
      kind: 'expression',
      sql,
      node,
      start: Math.max(start, end - sql.length),
      end,
      ...flow,
    });
  }
}

const loopTypes: ReadonlySet<string> = new Set([
  'stmt_loop',
  'stmt_while',
  'stmt_fori',
  'stmt_fors',
  'stmt_forc',
  'stmt_dynfors',
  'stmt_foreach_a',
]);

const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
