import { UserError } from '../errors.js';
import { atlas } from './atlas.js';
import { dbmate } from './dbmate.js';
import { diesel } from './diesel.js';
import { drizzle } from './drizzle.js';
import { flyway } from './flyway.js';
import { golangMigrate } from './golang-migrate.js';
import { goose } from './goose.js';
import { graphileMigrate } from './graphile-migrate.js';
import { liquibase } from './liquibase.js';
import { markdown, runbook } from './markdown.js';
import type { MigrationTool, ProjectFiles } from './migration-tool.js';
import { nodePgMigrate } from './node-pg-migrate.js';
import { plain } from './plain.js';
import { prisma } from './prisma.js';
import { sqitch } from './sqitch.js';
import { sqlx } from './sqlx.js';
import { supabase } from './supabase.js';

/** Every tool, the more particular before the more general: the first that recognises the files is taken. */
export const migrationTools: readonly MigrationTool[] = [
  markdown,
  sqitch,
  graphileMigrate,
  drizzle,
  prisma,
  diesel,
  // Signs in the text come before signs in names and folders.
  dbmate,
  goose,
  liquibase,
  nodePgMigrate,
  supabase,
  sqlx,
  flyway,
  golangMigrate,
  atlas,
  plain,
];

export interface ChosenTool {
  readonly tool: MigrationTool;
  /** Why, in words for the report. */
  readonly reason: string;
}

/**
 * Chooses the tool that these files were written for.
 * @param name `auto`, or the name of a tool that is taken without asking the files.
 * @param isRunbook whether Markdown is run: config `runbook`.
 * @throws UserError for an unknown name, and where no tool recognises the files.
 */
export async function chooseTool(name: string, files: ProjectFiles, isRunbook = false): Promise<ChosenTool> {
  const { tool, reason } = await choose(name, files);
  return { tool: isRunbook && tool === markdown ? runbook : tool, reason };
}

async function choose(name: string, files: ProjectFiles): Promise<ChosenTool> {
  if (name !== 'auto') return { tool: toolNamed(name), reason: `asked for as ${name}` };
  for (const tool of migrationTools) {
    const reason = await tool.detect(files);
    if (reason !== undefined) return { tool, reason };
  }
  throw new UserError('No migrations were found: there is no .sql file in the paths that were given');
}

/** What the files end in that the tool of this name reads of a folder. */
export const fileEndingOf = (name: string): 'sql' | 'md' =>
  migrationTools.find((tool) => tool.name === name)?.fileEnding ?? 'sql';

function toolNamed(name: string): MigrationTool {
  const tool = migrationTools.find((candidate) => candidate.name === name);
  if (tool) return tool;
  const names = ['auto', ...migrationTools.map((candidate) => candidate.name)].join(', ');
  throw new UserError(`There is no migration tool "${name}"`, `--framework takes ${names}.`);
}
