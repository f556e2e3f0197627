import type {
  IntegrityProblem,
  Migration,
  MigrationTool,
  Script,
} from '../migration-tools/migration-tool.js';
import { parseScript } from '../sql/parse-script.js';
import type { Parser } from '../sql/parser.js';
import { openRoutine, type OpenedRoutine } from '../plpgsql/open-routine.js';
import { isParsed, type ParsedScript, type Statement } from '../sql/statements.js';
import { type ChangedFile, readChangedHistory } from './changed-history.js';
import {
  findBanner,
  type LintMigration,
  type LintProject,
  type LintScript,
  type LintSettings,
} from './project.js';
import { KnownRoutines, runOrder } from './run-order.js';

export interface ProjectInput {
  readonly tool: MigrationTool;
  readonly migrations: readonly Migration[];
  /** Run before them. */
  readonly baseline?: Script;
  readonly settings: LintSettings;
  readonly isPending: (migration: Migration) => boolean;
  readonly isDevFile: (file: string) => boolean;
  /** What became of files since the state that pending means. */
  readonly changes?: readonly ChangedFile[];
  readonly integrity?: readonly IntegrityProblem[];
  readonly neverRun?: readonly string[];
}

/** Parses every script of the project, once. Costs one pass over all of the text. */
export async function parseProject(input: ProjectInput, parser: Parser): Promise<LintProject> {
  const migrations: LintMigration[] = [];
  const known = new KnownRoutines();
  const baseline = input.baseline && (await readScript(input.baseline, { ...input, known }, parser));
  for (const migration of input.migrations) {
    migrations.push(await parseMigration(migration, { ...input, known }, parser));
  }
  const { tool, settings, changes = [], isDevFile, integrity = [], neverRun = [] } = input;
  const changedHistory = await readChangedHistory(changes, migrations, isDevFile, parser, tool);
  return {
    tool,
    migrations,
    ...(baseline ? { baseline } : {}),
    changedHistory,
    integrity,
    neverRun,
    settings,
  };
}

interface ReadContext extends ProjectInput {
  readonly known: KnownRoutines;
}

async function parseMigration(
  migration: Migration,
  input: ReadContext,
  parser: Parser,
): Promise<LintMigration> {
  const up = await readScript(migration.up, input, parser);
  const down = migration.down && (await readScript(migration.down, input, parser));
  const verify = await Promise.all(
    (migration.verify ?? []).map((script) => readScript(script, input, parser)),
  );
  const { id, version, repeatable, unrun } = migration;
  return {
    id,
    version,
    ...(repeatable ? { repeatable } : {}),
    ...(unrun === undefined ? {} : { unrun }),
    up,
    ...(down ? { down } : {}),
    ...(verify.length > 0 ? { verify } : {}),
    pending: input.isPending(migration),
  };
}

async function readScript(script: Script, input: ReadContext, parser: Parser): Promise<LintScript> {
  const parsed = await parse(script, parser);
  const banner = findBanner(parsed, input.settings.bannerText);
  const opened = await openRoutines(parsed, parser);
  return {
    ...script,
    parsed,
    ...runOrder(parsed, opened, script.direction === 'up' ? input.known : new KnownRoutines(input.known)),
    dev: input.isDevFile(script.file),
    ...(banner ? { banner } : {}),
  };
}

async function openRoutines(
  parsed: ParsedScript,
  parser: Parser,
): Promise<ReadonlyMap<Statement, OpenedRoutine>> {
  const opened = new Map<Statement, OpenedRoutine>();
  for (const statement of parsed.statements.filter(isParsed)) {
    const routine = await openRoutine(statement, parsed.source, parser);
    if (routine) opened.set(statement, routine);
  }
  return opened;
}

async function parse(script: Script, parser: Parser): Promise<ParsedScript> {
  const parsed = await parseScript(script.unreadable ? '' : script.text, parser);
  if (!script.unreadable) return parsed;
  const { message, line } = script.unreadable;
  const at = { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
  return { ...parsed, unreadable: { message, at } };
}
