import type { Migration, MigrationTool, Script } from '../migration-tools/migration-tool.js';
import { parseScript } from '../sql/parse-script.js';
import type { Parser } from '../sql/parser.js';
import type { ParsedScript } from '../sql/statements.js';
import { type ChangedFile, readChangedHistory } from './changed-history.js';
import {
  findBanner,
  type LintMigration,
  type LintProject,
  type LintScript,
  type LintSettings,
} from './project.js';

export interface ProjectInput {
  readonly tool: MigrationTool;
  readonly migrations: readonly Migration[];
  readonly settings: LintSettings;
  readonly isPending: (migration: Migration) => boolean;
  readonly isDevFile: (file: string) => boolean;
  /** What became of files since the state that pending means. */
  readonly changes?: readonly ChangedFile[];
}

/** Parses every script of the project, once. Costs one pass over all of the text. */
export async function parseProject(input: ProjectInput, parser: Parser): Promise<LintProject> {
  const migrations: LintMigration[] = [];
  for (const migration of input.migrations) migrations.push(await parseMigration(migration, input, parser));
  const { tool, settings, changes = [], isDevFile } = input;
  const changedHistory = await readChangedHistory(changes, migrations, isDevFile, parser);
  return { tool, migrations, changedHistory, settings };
}

async function parseMigration(
  migration: Migration,
  input: ProjectInput,
  parser: Parser,
): Promise<LintMigration> {
  const up = await readScript(migration.up, input, parser);
  const down = migration.down && (await readScript(migration.down, input, parser));
  const { id, version } = migration;
  return { id, version, up, ...(down ? { down } : {}), pending: input.isPending(migration) };
}

async function readScript(script: Script, input: ProjectInput, parser: Parser): Promise<LintScript> {
  const parsed = await parse(script, parser);
  const banner = findBanner(parsed, input.settings.bannerText);
  return { ...script, parsed, dev: input.isDevFile(script.file), ...(banner ? { banner } : {}) };
}

async function parse(script: Script, parser: Parser): Promise<ParsedScript> {
  const parsed = await parseScript(script.unreadable ? '' : script.text, parser);
  if (!script.unreadable) return parsed;
  const { message, line } = script.unreadable;
  const at = { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
  return { ...parsed, unreadable: { message, at } };
}
