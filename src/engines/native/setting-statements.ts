import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';

/** A row of `pg_db_role_setting`: manual, 53.16. */
export interface Setting {
  /** Null: of all roles. */
  readonly role: string | null;
  /** Each `name=value`. */
  readonly settings: readonly string[];
}

/** GUC_LIST_QUOTE of guc_tables.c: their value is a list of names, each quoted where it must be. */
const lists = new Set([
  ...['local_preload_libraries', 'search_path', 'session_preload_libraries', 'shared_preload_libraries'],
  ...['temp_tablespaces', 'unix_socket_directories'],
]);

/** One name of such a list, as SplitIdentifierString of varlena.c reads it. */
const listItem = /"((?:[^"]|"")*)"|[^\s,"]+/g;

/** Writes `ALTER <target> SET …` for each. The values were a migration's: nothing of them is written unquoted. */
export const settingStatements = (target: string, settings: readonly string[]): readonly string[] =>
  settings.map((setting) => {
    const [name = '', ...rest] = setting.split('=');
    const quotedName = name.split('.').map(quoteIdentifier).join('.');
    return `ALTER ${target} SET ${quotedName} TO ${valueOf(name, rest.join('='))}`;
  });

function valueOf(name: string, value: string): string {
  if (!lists.has(name)) return quoteLiteral(value);
  const items = [...value.matchAll(listItem)].map(([whole, quoted]) =>
    quoteLiteral(quoted === undefined ? whole : quoted.replaceAll('""', '"')),
  );
  return items.length === 0 ? "''" : items.join(', ');
}
