import { join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { UserError } from '../errors.js';
import { findMigrationFolders, findProjectFiles, toRelative } from '../files/project-files.js';
import { findConfigFile } from '../files/read-config.js';
import { findPostgresImages, findRepository, type Repository, schemaPath } from '../files/repository.js';
import { writeIfAbsent } from '../files/write-new.js';
import { configText } from '../init/config-text.js';
import { type Found, type FoundProject, projectNames } from '../init/found.js';
import {
  gitlabRemark,
  noRepositoryRemark,
  type Outcome,
  summaryText,
  workflowRemark,
} from '../init/summary-text.js';
import { workflowFile, workflowText } from '../init/workflow-text.js';
import { chooseTool } from '../migration-tools/detect.js';
import type { MigrationTool, ProjectFiles } from '../migration-tools/migration-tool.js';

const configFile = 'drydock.yml';

/** Writes `drydock.yml` and a workflow for the migrations that are found, and says what it found. */
export async function runInit(paths: readonly string[]): Promise<void> {
  process.stdout.write(await initialise(process.cwd(), paths));
}

/**
 * The same for any folder. What is there already is left alone.
 * @param paths folders of migrations; none: they are looked for
 * @returns what to say
 * @throws UserError where there are no migrations, and where a file cannot be written
 */
export async function initialise(cwd: string, paths: readonly string[]): Promise<string> {
  const repository = await findRepository(cwd);
  const present = await findConfigFile(cwd);
  const named = [...new Set(paths.map((path) => fromHere(cwd, path)))];
  const folders = named.length > 0 ? named : await findMigrationFolders(cwd);
  if (folders.length === 0 && present === undefined) throw nothingFound();
  const names = projectNames(folders);
  const projects: FoundProject[] = [];
  for (const [index, folder] of folders.entries())
    projects.push(await look(cwd, folder, names[index] ?? folder));
  const found: Found = { projects, images: await findPostgresImages(cwd, [repository.root, cwd]) };
  const config =
    present === undefined
      ? {
          file: configFile,
          wrote: await writeIfAbsent(cwd, configFile, configText(found, await schemaPath(cwd))),
        }
      : { file: toRelative(cwd, present.path), wrote: false };
  const { outcome, remarks } = await workflow(cwd, repository, projects);
  return summaryText(found, [config, ...outcome], remarks);
}

/** A path as the config is to name it: relative, whatever was typed. */
const fromHere = (cwd: string, path: string): string =>
  relative(cwd, resolve(cwd, path)).split(sep).join('/') || '.';

const nothingFound = (): UserError =>
  new UserError(
    'No migrations were found here: no .sql file in a folder named migrations, drizzle or db/migrate, no *.up.sql, V*__*.sql or sqitch.plan',
    'Name their folder: drydock init db/changes',
  );

async function look(cwd: string, folder: string, name: string): Promise<FoundProject> {
  const files = await findProjectFiles(cwd, [folder]);
  const { tool, reason } = await chooseTool('auto', files);
  return {
    name,
    folder,
    tool: tool.name,
    reason,
    ...(await count(tool, files)),
    banners: await countBanners(files),
  };
}

async function count(
  tool: MigrationTool,
  files: ProjectFiles,
): Promise<Pick<FoundProject, 'migrations' | 'undone' | 'problem'>> {
  try {
    const migrations = await tool.readMigrations(files);
    const undone = migrations.filter(({ down }) => down !== undefined).length;
    return { migrations: migrations.length, undone: tool.downScripts === 'never' ? undefined : undone };
  } catch (error) {
    if (error instanceof UserError) return { migrations: 0, undone: undefined, problem: error.message };
    throw error;
  }
}

/** The text that config `banner.text` has by default. */
const banner = /\bSAFE\s+PRODUCTION\s+MIGRATION\b/i;

async function countBanners(files: ProjectFiles): Promise<number> {
  const sources = await Promise.all(files.paths.map((path) => files.read(path)));
  return sources.filter(({ text }) => banner.test(text)).length;
}

async function workflow(
  cwd: string,
  { root, inside, isGit, hasGithub, hasGitlab }: Repository,
  projects: readonly FoundProject[],
): Promise<{ readonly outcome: readonly Outcome[]; readonly remarks: readonly string[] }> {
  if (hasGitlab && !hasGithub) return { outcome: [], remarks: [gitlabRemark] };
  const wrote = await writeIfAbsent(root, workflowFile, workflowText(projects, inside));
  const file = toRelative(cwd, join(root, workflowFile));
  const remarks = [...(wrote ? [workflowRemark] : []), ...(isGit ? [] : [noRepositoryRemark])];
  return { outcome: [{ file, wrote }], remarks };
}
