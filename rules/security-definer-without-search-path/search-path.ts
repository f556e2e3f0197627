import type { Node } from '@pgsql/types';
import { optionsOf } from '../../src/sql/options.js';

/** What a routine sets search_path to: its schemas, `from current` where they are those of the session. */
export type SearchPath = readonly string[] | 'from current';

/** The search_path that the clauses of a routine set; undefined where they leave it to the caller. */
export function searchPathOf(options: readonly Node[] | undefined): SearchPath | undefined {
  for (const { arg } of optionsOf(options)) {
    if (!arg || !('VariableSetStmt' in arg) || arg.VariableSetStmt.name !== 'search_path') continue;
    const { kind, args = [] } = arg.VariableSetStmt;
    if (kind === 'VAR_SET_CURRENT') return 'from current';
    if (kind !== 'VAR_SET_VALUE') continue;
    return args.map((value) => ('A_Const' in value ? (value.A_Const.sval?.sval ?? '') : ''));
  }
  return undefined;
}

/**
 * Whether pg_temp is searched before the schemas of the path, as it is where the path does not name it (manual,
 * 20.11.1, search_path). With an empty path all names are qualified, and what is in pg_catalog is found first.
 */
export const isOpenPath = (path: SearchPath): boolean =>
  path !== 'from current' &&
  !path.includes('pg_temp') &&
  path.some((schema) => schema !== '' && schema !== 'pg_catalog');
