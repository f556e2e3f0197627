import { resolve } from 'node:path';
import { rules } from '../rules/index.js';
import type { CheckRequest } from './check/request.js';
import { UserError } from './errors.js';
import { changedSince } from './files/changed-since.js';
import type { FileChange } from './files/file-change.js';
import { findMigrationFolder, findProjectFiles, toRelative } from './files/project-files.js';
import { readConfig, type ReadConfig } from './files/read-config.js';
import { matcher } from './files/matcher.js';
import type { Rule } from './lint/rule.js';
import type { RuleSet } from './lint/run-rules.js';
import { chooseTool, fileEndingOf } from './migration-tools/detect.js';
import type { ProjectFiles, SourceFile } from './migration-tools/migration-tool.js';
import { policyRules } from './policy-rules.js';
import { severityLookup } from './rule-severities.js';
import { loadParser } from './sql/parser.js';
import { type Options, resolveSettings, type Settings } from './settings.js';

/** What a shell was told: the settings, and where to look. */
export interface ShellOptions extends Options {
  readonly mode: 'check' | 'lint' | 'rollback';
  readonly paths: readonly string[];
  readonly config?: string;
  /** Paths of pending migrations, files or folders. */
  readonly pending?: readonly string[];
  /** A git ref: what was added or changed since is pending. */
  readonly since?: string;
  /** Where the pages of the rules lie; by default the folder that is shipped beside dist/. */
  readonly docsBase?: string;
}

/**
 * Reads config and files, and makes of them and the options what `check()` takes.
 * @throws UserError for what is missing, unknown or impossible.
 */
export async function prepareRequest(cwd: string, options: ShellOptions): Promise<CheckRequest> {
  const parser = loadParser();
  const found = await readConfig(cwd, options.config);
  const policy = await policyRules(found);
  const settings = resolveSettings(options, found, idsOf([...rules, ...policy]));
  const paths = await pathsOf(cwd, options.paths, found.config.migrations);
  const files = await findProjectFiles(cwd, paths, fileEndingOf(settings.framework));
  const { bannerRequired } = settings.lint;
  const changes = options.since === undefined ? [] : await changedSince(cwd, options.since);
  return {
    files,
    parser,
    framework: await chooseTool(settings.framework, files, settings.isRunbook),
    isPending: pendingOf(cwd, options, files, changes),
    changes,
    isDevFile: await matcher(settings.devFiles),
    lintSettings: {
      ...settings.lint,
      bannerRequired: typeof bannerRequired === 'string' ? bannerRequired : await matcher(bannerRequired),
    },
    ruleSet: await ruleSetOf(settings, policy, docsUrls(cwd, options, found, policy)),
    engine: options.mode === 'lint' ? 'none' : settings.engine,
    postgresMajor: settings.postgresMajor,
    transaction: settings.transaction,
    engineOptions: settings.engineOptions,
    maxBlockingMs: settings.maxBlockingMs,
    blockingRows: settings.blockingRows,
    ...(await statsOf(cwd, settings)),
    partitionHorizon: settings.partitionHorizon,
    assertions: settings.assertions,
    failOn: settings.failOn,
    proposes: options.mode === 'rollback' || settings.lint.rollbackRequired,
    ...(await preparations(cwd, settings)),
  };
}

async function pathsOf(
  cwd: string,
  paths: readonly string[],
  configured: string | readonly string[] | undefined,
): Promise<readonly string[]> {
  if (paths.length > 0) return paths;
  if (configured === undefined) return [await findMigrationFolder(cwd)];
  return typeof configured === 'string' ? [configured] : configured;
}

function pendingOf(
  cwd: string,
  options: ShellOptions,
  files: ProjectFiles,
  changes: readonly FileChange[],
): CheckRequest['isPending'] {
  const { pending = [], since } = options;
  if (pending.length === 0 && since === undefined) return () => true;
  const named = pending.map((path) => toRelative(cwd, resolve(cwd, path)));
  const isUnder = (file: string) => named.some((path) => file === path || file.startsWith(`${path}/`));
  for (const path of named) {
    if (!files.paths.some((file) => file === path || file.startsWith(`${path}/`))) {
      throw new UserError(`--pending ${path} is none of the ${files.paths.length} files under check`);
    }
  }
  const set = new Set(changes.map(({ path }) => path));
  return (file) => set.has(file) || isUnder(file);
}

async function ruleSetOf(
  { only, severities, strict }: Settings,
  policy: readonly Rule[],
  docsUrl: RuleSet['docsUrl'],
): Promise<RuleSet> {
  const all = [...rules, ...policy];
  return {
    rules: only ? all.filter(({ id }) => only.has(id)) : all,
    known: idsOf(all),
    severityFor: await severityLookup(severities),
    strict,
    docsUrl,
  };
}

/** The page of a rule of Drydock's own; a rule that the config makes is explained there. */
function docsUrls(
  cwd: string,
  { docsBase = 'rules/' }: ShellOptions,
  { file, path }: ReadConfig,
  policy: readonly Rule[],
): RuleSet['docsUrl'] {
  const written = new Set(idsOf(policy));
  const config = path === undefined ? file : toRelative(cwd, path);
  return (id) => (written.has(id) ? config : `${docsBase}${id}/README.md`);
}

const idsOf = (all: readonly Rule[]): readonly string[] => all.map(({ id }) => id);

/** Loads the schema of the file only where there is one. */
async function statsOf(cwd: string, { statsFile }: Settings): Promise<Pick<CheckRequest, 'stats'>> {
  if (statsFile === undefined) return {};
  const { readTableSizes } = await import('./files/table-sizes.js');
  return { stats: await readTableSizes(cwd, statsFile) };
}

async function preparations(cwd: string, { setupFile, baselineFile, seed }: Settings) {
  const read = async (path: string): Promise<SourceFile> => {
    const files = await findProjectFiles(cwd, [path]);
    const source = await files.read(files.paths[0] ?? path);
    if (source.unreadable) throw new UserError(`${path}: ${source.unreadable.message}`);
    return source;
  };
  return {
    ...(setupFile === undefined ? {} : { setup: await read(setupFile) }),
    ...(baselineFile === undefined ? {} : { baseline: await read(baselineFile) }),
    ...(seed.mode === 'file' ? { seed: await read(seed.file) } : {}),
    ...(seed.mode === 'auto' ? { seedRows: seed.rows } : {}),
  };
}
