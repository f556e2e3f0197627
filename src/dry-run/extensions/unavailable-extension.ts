import type { PostgresError } from '../../engines/engine.js';

/**
 * The extension that the server is without, if that is the failure. Before PostgreSQL 15 it is told as a missing
 * file: parse_extension_control_file, src/backend/commands/extension.c.
 */
export function unavailableExtension({ message, fields: { sqlState } }: PostgresError): string | undefined {
  if (sqlState === '0A000') return /^extension "(.+)" is not available$/.exec(message)?.[1];
  if (sqlState !== '58P01') return undefined;
  return /^could not open extension control file ".*?([^/\\]+)\.control"/.exec(message)?.[1];
}

/** Where an extension that does not come with PostgreSQL is to be had. */
interface Source {
  /** By the major of the server. */
  readonly image?: (major: number) => string | undefined;
  readonly package?: (major: number) => string;
}

const debian =
  (name: string) =>
  (major: number): string =>
    `the Debian package postgresql-${major}-${name}`;

const citus: Readonly<Partial<Record<number, string>>> = { 14: '11.1', 15: '11.2', 16: '12.1', 17: '13.0' };

const sources: Readonly<Partial<Record<string, Source>>> = {
  ...shared(
    {
      // PostGIS 3.6 is the first for PostgreSQL 18.
      image: (major) => `postgis/postgis:${major}-${major >= 18 ? '3.6' : '3.5'}`,
      package: debian('postgis-3'),
    },
    [
      ...['postgis', 'postgis_raster', 'postgis_topology', 'postgis_sfcgal', 'postgis_tiger_geocoder'],
      ...['address_standardizer', 'address_standardizer_data_us'],
    ],
  ),
  ...shared({ image: (major) => `pgvector/pgvector:pg${major}`, package: debian('pgvector') }, ['vector']),
  ...shared(
    {
      image: (major) => `timescale/timescaledb:latest-pg${major}`,
      package: (major) => `Timescale's package timescaledb-2-postgresql-${major}`,
    },
    ['timescaledb'],
  ),
  ...shared(
    {
      image: (major) => citus[major] && `citusdata/citus:${citus[major]}`,
      package: () => "Citus Data's packages",
    },
    ['citus', 'citus_columnar'],
  ),
  pg_cron: { package: debian('cron') },
  pg_partman: { package: debian('partman') },
  pg_repack: { package: debian('repack') },
  pgaudit: { package: debian('pgaudit') },
  hypopg: { package: debian('hypopg') },
  pgtap: { package: debian('pgtap') },
  pgrouting: { package: debian('pgrouting') },
  hll: { package: debian('hll') },
  rum: { package: debian('rum') },
  ...shared({ package: (major) => `the Debian package postgresql-plperl-${major}` }, ['plperl', 'plperlu']),
  ...shared({ package: (major) => `the Debian package postgresql-plpython3-${major}` }, ['plpython3u']),
  ...shared({ package: (major) => `the Debian package postgresql-pltcl-${major}` }, ['pltcl', 'pltclu']),
};

function shared(source: Source, names: readonly string[]): Readonly<Record<string, Source>> {
  return Object.fromEntries(names.map((name) => [name, source]));
}

/** What to do about it. */
export function extensionCure(extension: string, major: number): string {
  const source = Object.hasOwn(sources, extension) ? sources[extension] : undefined;
  const image = source?.image?.(major);
  const from = source?.package ? ` (${source.package(major)})` : '';
  const install = `nstall ${extension} for a PostgreSQL of this machine${from}, and let --engine local start that.`;
  return image === undefined ? `I${install}` : `Run with --engine docker --image ${image}. Or i${install}`;
}
