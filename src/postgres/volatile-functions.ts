/**
 * Functions of pg_catalog whose result may change within one statement: `provolatile = 'v'` in pg_proc. Those that
 * administer the server (`pg_…`, `lo_…`, `binary_upgrade_…`) and those of which only some overloads are volatile are
 * left out: no column has them in its default.
 */
const builtIn: ReadonlySet<string> = new Set([
  ...['amvalidate', 'array_sample', 'array_shuffle', 'brin_desummarize_range', 'brin_summarize_new_values'],
  ...['brin_summarize_range', 'clock_timestamp', 'current_query', 'currtid2', 'currval', 'cursor_to_xml'],
  ...['cursor_to_xmlschema', 'gen_random_uuid', 'gin_clean_pending_list', 'lastval', 'loread', 'lowrite'],
  ...['nextval', 'plpgsql_call_handler', 'plpgsql_validator', 'query_to_xml', 'query_to_xml_and_xmlschema'],
  ...['query_to_xmlschema', 'random', 'random_normal', 'set_config', 'setseed', 'setval', 'timeofday'],
  ...['txid_status', 'uuidv4', 'uuidv7'],
]);

/** Those of the extensions that people take default values from: pgcrypto and uuid-ossp. */
const ofExtensions: ReadonlySet<string> = new Set([
  ...['gen_random_bytes', 'gen_salt', 'uuid_generate_v1', 'uuid_generate_v1mc', 'uuid_generate_v4'],
]);

/** Whether PostgreSQL itself has a volatile function of that name. */
export const isVolatileBuiltIn = (name: string): boolean => builtIn.has(name);

/** Whether an extension that ships with PostgreSQL has one. */
export const isVolatileInExtension = (name: string): boolean => ofExtensions.has(name);

export const volatileBuiltIns: readonly string[] = [...builtIn];
export const volatileInExtensions: readonly string[] = [...ofExtensions];
