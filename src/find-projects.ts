import { findMigrationFolder, findProjectFiles, isUnder } from './files/project-files.js';
import type { ReadConfig } from './files/read-config.js';
import { type ChosenTool, chooseTool, fileEndingOf } from './migration-tools/detect.js';
import { withValues } from './migration-tools/fill-placeholders.js';
import type { ProjectFiles } from './migration-tools/migration-tool.js';
import { type ConfiguredProject, projectsIn, sharedBy } from './projects.js';
import type { Settings } from './settings.js';

/** A project whose files are found. */
export interface FoundProject {
  /** Undefined where the config names no projects, or not this one. */
  readonly name?: string;
  readonly settings: Settings;
  /** Folders, files and globs that the migrations are named by. */
  readonly paths: readonly string[];
  /** Of their files; `*` where the tool's own programs make the SQL. */
  readonly ending: 'sql' | 'md' | '*';
  readonly files: ProjectFiles;
  readonly framework: ChosenTool;
}

/**
 * The projects that the config names with the files of each; of paths that are given, those that belong to a project
 * go there, and the others are checked by what the top level of the config says.
 * @param settle what the options and the config make of a project's settings
 * @throws UserError where there are no files, or no tool knows them.
 */
export async function findProjects(
  cwd: string,
  paths: readonly string[],
  found: ReadConfig,
  settle: (found: ReadConfig) => Settings,
): Promise<readonly FoundProject[]> {
  const configured = projectsIn(found);
  const whole = (project: ConfiguredProject, own: readonly string[]) =>
    findProject(cwd, project, own, settle);
  if (configured.every(({ name }) => name === undefined))
    return [await whole({ found }, paths.length > 0 ? paths : await configuredPaths(cwd, found))];
  const projects = await Promise.all(
    configured.map(async (project) => whole(project, await configuredPaths(cwd, project.found))),
  );
  if (paths.length === 0) return projects;
  const asked = (file: string): readonly string[] => paths.filter((path) => isUnder(cwd, file, path));
  const own = projects.map((project) => narrowed(project, (file) => asked(file).length > 0));
  const taken = new Set(own.flatMap(({ files }) => files.paths.flatMap(asked)));
  const others = paths.filter((path) => !taken.has(path));
  return [
    ...own.filter(({ files }) => files.paths.length > 0),
    ...(others.length === 0 ? [] : [await whole({ found: sharedBy(found) }, others)]),
  ];
}

async function findProject(
  cwd: string,
  { name, found }: ConfiguredProject,
  paths: readonly string[],
  settle: (found: ReadConfig) => Settings,
): Promise<FoundProject> {
  const settings = settle(found);
  const { render } = settings;
  const isRendered = render.length > 0;
  const ending = isRendered ? '*' : fileEndingOf(settings.framework);
  const files = await findProjectFiles(cwd, paths, ending);
  const chosen = isRendered
    ? await renderedBy(render, cwd, found.file)
    : await chooseTool(settings.framework, files, settings.isRunbook);
  const framework = { ...chosen, tool: withValues(chosen.tool, settings.placeholders) };
  return { ...(name === undefined ? {} : { name }), settings, paths, ending, files, framework };
}

/** Starts programs only where the config names some. */
async function renderedBy(commands: readonly string[], cwd: string, file: string): Promise<ChosenTool> {
  const [{ runRender }, { rendered }] = await Promise.all([
    import('./files/run-render.js'),
    import('./migration-tools/rendered.js'),
  ]);
  const command = commands.join('; ');
  return { tool: rendered(await runRender(commands, cwd, file), command), reason: `render: ${command}` };
}

async function configuredPaths(cwd: string, { config }: ReadConfig): Promise<readonly string[]> {
  const { migrations } = config;
  if (migrations === undefined) return [await findMigrationFolder(cwd)];
  return typeof migrations === 'string' ? [migrations] : migrations;
}

const narrowed = (project: FoundProject, isAsked: (file: string) => boolean): FoundProject => ({
  ...project,
  files: { ...project.files, paths: project.files.paths.filter(isAsked) },
});
