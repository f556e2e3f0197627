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

/** PostgreSQL's own grammar. */
export interface Parser {
  parse(sql: string): Promise<ParseOutcome>;
}

/** The functions of libpg-query's WebAssembly module that are used here; src/wasm_wrapper.c of libpg-query. */
interface PgQueryModule {
  _malloc(size: number): number;
  _free(pointer: number): void;
  _wasm_parse_query_raw(query: number): number;
  _wasm_free_parse_result(result: number): void;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, pointer: number, size: number): void;
  UTF8ToString(pointer: number): string;
  getValue(pointer: number, type: 'i32'): number;
}

/**
 * Loads the grammar (some 20 ms, so never before there is something to parse). An instance whose stack
 * overflowed leaks stack for good, so it is replaced by a new one at once.
 */
export async function loadParser(): Promise<Parser> {
  const { default: createModule } = await import('libpg-query/wasm/libpg-query.js');
  let current = await createModule<PgQueryModule>();
  return {
    async parse(sql) {
      try {
        return parseWith(current, sql);
      } catch (cause) {
        current = await createModule<PgQueryModule>();
        return { ok: false, gaveUp: cause instanceof Error ? cause.message : String(cause) };
      }
    },
  };
}

function parseWith(module: PgQueryModule, sql: string): ParseOutcome {
  const size = module.lengthBytesUTF8(sql) + 1;
  const query = module._malloc(size);
  module.stringToUTF8(sql, query, size);
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
