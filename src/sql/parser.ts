import { setFlagsFromString } from 'node:v8';
import type { Node } from '@pgsql/types';

/** A syntax error, where the grammar saw it: `offset` in code points from the start of the text. */
export interface GrammarError {
  readonly message: string;
  readonly codePoint: number;
}

export type ParseOutcome =
  | { readonly ok: true; readonly nodes: readonly Node[] }
  | { readonly ok: false; readonly error: GrammarError }
  /** The parser itself gave up (nesting too deep for its stack, out of memory): nothing is known of the text. */
  | { readonly ok: false; readonly gaveUp: string };

/** The tree of a routine's body as `parsePlPgSQL` prints it, or what PL/pgSQL's own parser said of it. */
export type PlpgsqlOutcome =
  | { readonly ok: true; readonly routine: PlpgsqlRoutineNode }
  | { readonly ok: false; readonly message: string };

/** PLpgSQL_function, src/pl/plpgsql/src/plpgsql.h; every node is an object with its type as the only key. */
export interface PlpgsqlRoutineNode {
  readonly datums?: readonly object[];
  readonly action?: object;
}

/** PostgreSQL's own grammars. */
export interface Parser {
  parse(sql: string): Promise<ParseOutcome>;
  /** Reads the body of the one CREATE FUNCTION, CREATE PROCEDURE or DO of the text. */
  parsePlpgsql(sql: string): Promise<PlpgsqlOutcome>;
}

/** The functions of libpg-query's WebAssembly module that are used here; src/wasm_wrapper.c of libpg-query. */
interface PgQueryModule {
  _malloc(size: number): number;
  _free(pointer: number): void;
  _wasm_parse_query_raw(query: number): number;
  _wasm_free_parse_result(result: number): void;
  _wasm_parse_plpgsql(query: number): number;
  _wasm_free_string(text: number): void;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, pointer: number, size: number): void;
  UTF8ToString(pointer: number): string;
  getValue(pointer: number, type: 'i32'): number;
}

/**
 * Runs what makes the module, or calls it, so that its functions stay as V8's baseline compiler makes them. To optimise
 * the huge function of the grammar takes half a second and 600 MB, for which the end of the process waits; it pays from
 * some 5 MB of SQL on (bench/start-up.mjs). V8 asks for dynamic tiering when a module is made (Node 20), or when a
 * function of it is called for the first time (Node 24); Postgres, which is WebAssembly as well, is optimised at all other
 * times. The other flag would have all functions optimised at once where there is no dynamic tiering.
 */
function asCompiledFirst<Result>(run: () => Result): Result {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  const restore = (): void => {
    setFlagsFromString('--wasm-dynamic-tiering');
  };
  let result: Result | undefined;
  try {
    result = run();
    return result;
  } finally {
    if (result instanceof Promise) void result.then(restore, restore);
    else restore();
  }
}

/**
 * Loads the grammar (some 20 ms, so never before there is something to parse). An instance whose stack
 * overflowed leaks stack for good, so it is replaced by a new one at once.
 */
export async function loadParser(): Promise<Parser> {
  const { default: create } = await import('libpg-query/wasm/libpg-query.js');
  // The module is the object that it is given: two that shared one would call each other's functions.
  const createModule = () => asCompiledFirst(() => create<PgQueryModule>({ ...silent }));
  let current = await createModule();
  return {
    async parse(sql) {
      try {
        return asCompiledFirst(() => parseWith(current, sql));
      } catch (cause) {
        current = await createModule();
        return { ok: false, gaveUp: messageOf(cause) };
      }
    },
    async parsePlpgsql(sql) {
      try {
        return asCompiledFirst(() => parsePlpgsqlWith(current, sql));
      } catch (cause) {
        current = await createModule();
        return { ok: false, message: messageOf(cause) };
      }
    },
  };
}

/** `#option dump` in a body prints it, and on a runner of GitHub what is printed may be a command. */
const silent = { print: () => undefined, printErr: () => undefined };

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

function allocate(module: PgQueryModule, text: string): number {
  const size = module.lengthBytesUTF8(text) + 1;
  const pointer = module._malloc(size);
  module.stringToUTF8(text, pointer, size);
  return pointer;
}

/** The wrapper gives JSON, or else the text of the error. */
function parsePlpgsqlWith(module: PgQueryModule, sql: string): PlpgsqlOutcome {
  const query = allocate(module, sql);
  const result = module._wasm_parse_plpgsql(query);
  const answer = module.UTF8ToString(result);
  module._wasm_free_string(result);
  module._free(query);
  if (!answer.startsWith('{')) return { ok: false, message: answer };
  const { plpgsql_funcs: routines } = JSON.parse(answer) as PlpgsqlTree;
  return { ok: true, routine: routines?.[0]?.PLpgSQL_function ?? {} };
}

interface PlpgsqlTree {
  readonly plpgsql_funcs?: readonly { readonly PLpgSQL_function?: PlpgsqlRoutineNode }[];
}

function parseWith(module: PgQueryModule, sql: string): ParseOutcome {
  const query = allocate(module, sql);
  // A throw out of the module leaves it unusable, so nothing is freed then: the instance is dropped.
  const result = module._wasm_parse_query_raw(query);
  const outcome = readResult(module, result);
  module._wasm_free_parse_result(result);
  module._free(query);
  return outcome;
}

/** PgQueryParseResult { char *parse_tree; char *stderr_buffer; PgQueryError *error; }, pg_query.h of libpg_query. */
function readResult(module: PgQueryModule, result: number): ParseOutcome {
  const error = module.getValue(result + 8, 'i32');
  if (error === 0) {
    const tree = JSON.parse(module.UTF8ToString(module.getValue(result, 'i32'))) as ParseTree;
    return { ok: true, nodes: (tree.stmts ?? []).flatMap(({ stmt }) => (stmt ? [stmt] : [])) };
  }
  // PgQueryError { char *message; char *funcname; char *filename; int lineno; int cursorpos; char *context; }
  const message = module.UTF8ToString(module.getValue(error, 'i32'));
  const cursor = module.getValue(error + 16, 'i32');
  return { ok: false, error: { message, codePoint: Math.max(0, cursor - 1) } };
}

interface ParseTree {
  readonly stmts?: readonly { readonly stmt?: Node }[];
}
