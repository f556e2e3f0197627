import type { CatalogObject, CatalogSnapshot } from '../catalog/snapshot.js';
import { splitRoutine } from './identity.js';
import { step, type Step } from './step.js';

/** An SQL body is kept as a tree since PostgreSQL 14: it stands there without quotes. */
const sqlBody = /^(?:BEGIN ATOMIC|RETURN )/;

/** `CREATE OR REPLACE FUNCTION` as pg_get_functiondef would have written it. */
export function createRoutine(
  name: string,
  attributes: CatalogObject,
  _before: CatalogSnapshot,
  identity: string,
): Step {
  const isProcedure = identity.startsWith('procedure ');
  const [own] = splitRoutine(name);
  const head = `CREATE OR REPLACE ${isProcedure ? 'PROCEDURE' : 'FUNCTION'} ${own}(${attributes['arguments'] ?? ''})`;
  const create = [
    head,
    ...(!isProcedure && attributes['result'] ? [`RETURNS ${attributes['result']}`] : []),
    `LANGUAGE ${attributes['language'] ?? 'sql'}`,
    ...(isProcedure ? [] : functionOptions(attributes)),
    ...(attributes['security definer'] === 'yes' ? ['SECURITY DEFINER'] : []),
    ...settings(attributes['settings']),
    bodyOf(attributes),
  ].join('\n');
  const drop = `DROP ${isProcedure ? 'PROCEDURE' : 'FUNCTION'} IF EXISTS ${name}`;
  return { ...step(create), otherwise: [`${drop};\n${create}`] };
}

function functionOptions(attributes: CatalogObject): readonly string[] {
  const { volatility, strict, leakproof, window, parallel, cost, rows, support, transforms } = attributes;
  const words = [
    volatility?.toUpperCase(),
    strict === 'yes' ? 'STRICT' : 'CALLED ON NULL INPUT',
    leakproof === 'yes' ? 'LEAKPROOF' : '',
    window === 'yes' ? 'WINDOW' : '',
    `PARALLEL ${(parallel ?? 'unsafe').toUpperCase()}`,
    ...(cost ? [`COST ${cost}`] : []),
    ...(rows && rows !== '0' ? [`ROWS ${rows}`] : []),
    ...(support ? [`SUPPORT ${splitRoutine(support)[0]}`] : []),
  ];
  const forTypes = transforms?.split(', ').map((type) => `FOR TYPE ${type}`);
  return [...(forTypes ? [`TRANSFORM ${forTypes.join(', ')}`] : []), words.filter(Boolean).join(' ')];
}

/** Lists are kept as they are written: `search_path=public, pg_temp`. One setting holds no `, name=`. */
function settings(list: string | null | undefined): readonly string[] {
  if (!list) return [];
  return list.split(/, (?=[\w.]+=)/).map((setting) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(setting) ?? [];
    return `SET ${name} TO ${listSettings.has(name.toLowerCase()) ? value || `''` : `'${value.replaceAll("'", "''")}'`}`;
  });
}

/** GUC_LIST_QUOTE (src/backend/utils/misc/guc_tables.c): their values hold quoted names. */
const listSettings: ReadonlySet<string> = new Set([
  'search_path',
  'temp_tablespaces',
  'session_preload_libraries',
  'shared_preload_libraries',
  'local_preload_libraries',
  'unix_socket_directories',
]);

function bodyOf({ body, language, library }: CatalogObject): string {
  const text = body ?? '';
  if (language === 'sql' && sqlBody.test(text)) return text;
  if (library) return `AS '${library.replaceAll("'", "''")}', '${text.replaceAll("'", "''")}'`;
  const tag = delimiter(text);
  return `AS ${tag}${text}${tag}`;
}

function delimiter(text: string): string {
  let tag = '$body$';
  for (let number = 1; text.includes(tag.slice(0, -1)); number += 1) tag = `$body${number}$`;
  return text.includes('$$') || text.endsWith('$') || text.includes('$body') ? tag : '$$';
}
