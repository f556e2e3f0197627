import { parseProject } from '../lint/parse-project.js';
import { type LintProject, scriptsOf } from '../lint/project.js';
import type { Migration, Script, SourceFile, TransactionShape } from '../migration-tools/migration-tool.js';
import { filesOf, readMigrations } from './read-migrations.js';
import type { CheckRequest } from './request.js';

/** Finds the migrations of the project in their order, and parses every script once. */
export async function readProject(request: CheckRequest): Promise<LintProject> {
  const [{ tool, migrations, isPending }, parser] = await Promise.all([
    readMigrations(request),
    request.parser,
  ]);
  const shape = { auto: undefined, wrapped: 'wrapped', none: 'none' } as const;
  const input = {
    tool,
    ...(request.baseline ? { baseline: dumped(request.baseline) } : {}),
    migrations: migrations.map((migration) => inShape(migration, shape[request.transaction])),
    settings: request.lintSettings,
    isPending,
    isDevFile: request.isDevFile,
    changes: request.changes,
    integrity: (await tool.checkIntegrity?.(request.files)) ?? [],
    neverRun: passedOver(migrations, request),
  };
  return parseProject(input, parser);
}

/**
 * What is pending, looks like a migration, and is none to the tool. A down script without its up script is passed over
 * by all of them, and does no harm.
 */
function passedOver(
  migrations: readonly Migration[],
  { files, isPending, isDevFile }: CheckRequest,
): readonly string[] {
  const scripts = migrations.flatMap(({ up, down, verify = [] }) => [up, ...(down ? [down] : []), ...verify]);
  const run = new Set(scripts.flatMap(filesOf));
  return files.paths.filter(
    (path) =>
      /\.sql$/i.test(path) &&
      !/down\.sql$/i.test(path) &&
      !run.has(path) &&
      isPending(path) &&
      !isDevFile(path),
  );
}

/** A project of which nothing was read. */
export const emptyProject = ({ framework, lintSettings }: CheckRequest): LintProject => ({
  tool: framework.tool,
  migrations: [],
  changedHistory: [],
  integrity: [],
  neverRun: [],
  settings: lintSettings,
});

/** As psql runs it. */
const dumped = ({ path, text }: SourceFile): Script => ({ file: path, direction: 'up', text, shape: 'none' });

/** `--transaction` speaks for every script, whatever the tool would do. */
function inShape(migration: Migration, shape: TransactionShape | undefined): Migration {
  if (shape === undefined) return migration;
  const { down } = migration;
  const shaped = (script: Script): Script => ({ ...script, shape });
  return { ...migration, up: shaped(migration.up), ...(down ? { down: shaped(down) } : {}) };
}

/** The texts of the files. Where one file holds several scripts, each text has only its own part of it. */
export function sourcesOf(project: LintProject): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const migration of project.migrations) {
    for (const { file, parsed, origins } of [...scriptsOf(migration), ...(migration.verify ?? [])]) {
      for (const one of origins?.files.slice(1) ?? []) sources.set(one.path, one.source.text);
      const other = sources.get(file);
      const { text } = origins?.files[0]?.source ?? parsed.source;
      sources.set(file, other === undefined ? text : joined(other, text));
    }
  }
  return sources;
}

/** Of two texts of one length, at each place what is not blanked out; of a file that was not read there is none. */
const joined = (one: string, other: string): string =>
  one.length !== other.length
    ? one
    : one.replace(/ +/g, (spaces, at: number) => other.slice(at, at + spaces.length));
