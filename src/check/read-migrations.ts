import { UserError } from '../errors.js';
import type { Migration, MigrationTool, Script } from '../migration-tools/migration-tool.js';
import { fileAlone } from '../migration-tools/read-script.js';
import { withVerifyScripts } from '../migration-tools/verify-scripts.js';
import type { CheckRequest } from './request.js';

/** The migrations of a project in the order of its tool, before anything of them is parsed. */
export interface FoundMigrations {
  readonly tool: MigrationTool;
  readonly migrations: readonly Migration[];
  readonly isPending: (migration: Migration) => boolean;
}

/** @throws UserError where the tool finds none. */
export async function readMigrations(request: CheckRequest): Promise<FoundMigrations> {
  const { tool: chosen } = request.framework;
  const tool = request.transaction === 'auto' ? chosen : { ...chosen, sharesTransaction: false };
  const migrations = await withVerifyScripts(await tool.readMigrations(request.files), request.files);
  if (migrations.length === 0)
    throw new UserError(`None of the ${request.files.paths.length} files is a migration of ${tool.name}`);
  const old = await unchanged(migrations, request);
  const isPending = ({ up, down }: Migration): boolean =>
    !old.has(keyOf(up)) && [up, down].some((script) => script && filesOf(script).some(request.isPending));
  return { tool, migrations, isPending };
}

/**
 * Up scripts that an edited file held already, beside others: a changelog grows by changesets, and those before them are
 * history.
 */
async function unchanged(
  migrations: readonly Migration[],
  { changes, framework: { tool } }: CheckRequest,
): Promise<ReadonlySet<string>> {
  const old = new Set<string>();
  for (const { path, before } of changes) {
    const own = migrations.filter(({ up }) => up.file === path);
    if (before === undefined || own.length < 2) continue;
    for (const { up } of await tool.readMigrations(fileAlone(path, before))) old.add(keyOf(up));
  }
  return old;
}

/** The file itself, and what it includes: who changes that changes the script. */
export const filesOf = ({ file, origins }: Script): readonly string[] =>
  origins?.files.map(({ path }) => path) ?? [file];

/** Where a script stands in its file says nothing of what it is. */
const keyOf = ({ file, text }: Script): string => `${file}\n${text.trim()}`;
