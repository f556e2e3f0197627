import { failingPlace, type RoutineSources } from './failing-place.js';
import type { PlannedScript } from './plan.js';
import { type DryRunProblem, postgresMessage } from './problem.js';
import type { ScriptFailure } from './run-script.js';

/** Where an extension that does not come with PostgreSQL is to be had; `N` stands for the major. */
const sources: Readonly<Partial<Record<string, string>>> = {
  ...shared('the Debian package postgresql-N-postgis-3 or the image postgis/postgis', [
    ...['postgis', 'postgis_raster', 'postgis_topology', 'postgis_sfcgal', 'postgis_tiger_geocoder'],
    ...['address_standardizer', 'address_standardizer_data_us'],
  ]),
  ...shared('the package postgresql-N-pgvector or the image pgvector/pgvector', ['vector']),
  ...shared("Timescale's package timescaledb-2-postgresql-N or the image timescale/timescaledb", [
    'timescaledb',
  ]),
  ...shared("Citus Data's packages or the image citusdata/citus", ['citus', 'citus_columnar']),
  ...shared('the Debian package postgresql-N-cron', ['pg_cron']),
  ...shared('the Debian package postgresql-N-partman', ['pg_partman']),
  ...shared('the Debian package postgresql-N-repack', ['pg_repack']),
  ...shared('the Debian package postgresql-N-pgaudit', ['pgaudit']),
  ...shared('the Debian package postgresql-N-hypopg', ['hypopg']),
  ...shared('the Debian package postgresql-N-pgtap', ['pgtap']),
  ...shared('the Debian package postgresql-N-pgrouting', ['pgrouting']),
  ...shared('the Debian package postgresql-N-rum', ['rum']),
  ...shared('the Debian package postgresql-plperl-N', ['plperl', 'plperlu']),
  ...shared('the Debian package postgresql-plpython3-N', ['plpython3u']),
  ...shared('the Debian package postgresql-pltcl-N', ['pltcl', 'pltclu']),
};

function shared(source: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, source]));
}

/**
 * The extension that the server is without, if that is the failure. Before PostgreSQL 15 it is told as a missing
 * file: parse_extension_control_file, src/backend/commands/extension.c.
 */
export function unavailableExtension({ error }: ScriptFailure): string | undefined {
  const { sqlState } = error.fields;
  if (sqlState === '0A000') return /^extension "(.+)" is not available$/.exec(error.message)?.[1];
  if (sqlState !== '58P01') return undefined;
  return /^could not open extension control file ".*?([^/\\]+)\.control"/.exec(error.message)?.[1];
}

/** What to do about it. */
export function extensionCure(extension: string, major: number): string {
  const source = Object.hasOwn(sources, extension) ? sources[extension] : undefined;
  const from = source === undefined ? '' : ` (${source.replace('N', String(major))})`;
  return `Install ${extension} for a PostgreSQL of this machine${from}, and let --engine local start that.`;
}

/** Undefined column, table, type, function and schema: what the migration that was not run would have made. */
const missingObject: ReadonlySet<string> = new Set(['42703', '42P01', '42704', '42883', '3F000']);

/** Remembers what could not be created, for it is the likely cause of what fails later. */
export class UnavailableExtensions {
  readonly #known: { readonly extension: string; readonly file: string }[] = [];

  /** What is said instead of a failure, where the server lacks an extension. */
  problemOf(
    failure: ScriptFailure,
    script: PlannedScript,
    stage: { readonly major: number; readonly routines: RoutineSources },
  ): DryRunProblem | undefined {
    const extension = unavailableExtension(failure);
    if (extension === undefined) return undefined;
    this.#known.push({ extension, file: script.file });
    return {
      rule: 'extension-unavailable',
      stage: 'dry-run',
      ...failingPlace(failure, script, stage.routines),
      message: `Nothing of this migration is proven, because the server of the dry-run does not have the extension ${extension}.`,
      help: extensionCure(extension, stage.major),
      postgres: postgresMessage(failure),
    };
  }

  helpFor({ error }: ScriptFailure): string | undefined {
    const [first] = this.#known;
    if (!first || !missingObject.has(error.fields.sqlState)) return undefined;
    const { extension, file } = first;
    return `It may be missing only because ${file} could not be run: the server of the dry-run does not have the extension ${extension}.`;
  }
}
