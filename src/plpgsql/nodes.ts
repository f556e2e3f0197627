/**
 * The nodes of PL/pgSQL's parse trees as libpg-query prints them: each an object with its type as the only key, fields
 * that are zero, false or empty left out. Source: src/pl/plpgsql/src/plpgsql.h, src/pg_query_json_plpgsql.c of libpg_query.
 */
export interface PlpgsqlNode {
  /** Without `PLpgSQL_`: `stmt_if`, `expr`. */
  readonly type: string;
  readonly fields: Fields;
}

export type Fields = Readonly<Record<string, unknown>>;

/** The node in its wrapper; undefined for anything else. */
export function nodeOf(value: unknown): PlpgsqlNode | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [entry] = Object.entries(value);
  if (!entry?.[0].startsWith('PLpgSQL_')) return undefined;
  return { type: entry[0].slice('PLpgSQL_'.length), fields: entry[1] as Fields };
}

export const nodesOf = (value: unknown): readonly PlpgsqlNode[] =>
  Array.isArray(value) ? value.flatMap((one) => nodeOf(one) ?? []) : [];

/** The text of an expression. */
export function queryOf(value: unknown): string | undefined {
  const node = nodeOf(value);
  const query = node?.type === 'expr' ? node.fields['query'] : undefined;
  return typeof query === 'string' ? query : undefined;
}

export const textField = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
};

export const lineOf = (fields: Fields): number | undefined => {
  const value = fields['lineno'];
  return typeof value === 'number' ? value : undefined;
};
