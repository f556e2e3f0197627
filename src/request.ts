import { resolve } from 'node:path';
import { rules } from '../rules/index.js';
import type { CheckRequest } from './check/request.js';
import { UserError } from './errors.js';
import { changedSince } from './files/changed-since.js';
import { refuseNotCheckedOut } from './files/not-checked-out.js';
import type { FileChange } from './files/file-change.js';
import { findProjectFiles, isUnder, toRelative } from './files/project-files.js';
import { type Policy, readConfig, type ReadConfig, readIfThere, type ReadText } from './files/read-config.js';
import { matcher } from './files/matcher.js';
import { type FoundProject, findProjects } from './find-projects.js';
import type { Rule } from './lint/rule.js';
import type { RuleSet } from './lint/run-rules.js';
import type { SourceFile } from './migration-tools/migration-tool.js';
import { policyRules } from './policy-rules.js';
import { severityLookup } from './rule-severities.js';
import { parseShard } from './shard.js';
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
  /** What was added or changed, where somebody else knows; relative to the working directory. */
  readonly changes?: readonly FileChange[];
  /** `2/3`: the share of the pending migrations that is checked. */
  readonly shard?: string;
  /** Why the commands of config `render` must not be run, where they must not: completes a sentence. */
  readonly noRender?: string;
  /** The policy of the state that a pull request is to be merged into, in place of that of the working tree. */
  readonly policy?: Policy;
  /** Whether the baseline is written afterwards: it need not be there yet. */
  readonly writesBaseline?: boolean;
  /** Where the pages of the rules lie; by default the folder that is shipped beside dist/. */
  readonly docsBase?: string;
}

/** What `checkAll()` takes: a request for each project. */
export type CheckRequests = readonly [CheckRequest, ...CheckRequest[]];

/**
 * Reads config and files, and makes of them and the options a request for each project.
 * @throws UserError for what is missing, unknown or impossible.
 */
export async function prepareRequests(cwd: string, options: ShellOptions): Promise<CheckRequests> {
  const shard = options.shard === undefined ? {} : { shard: parseShard(options.shard) };
  const parser = loadParser();
  const { found, read } = options.policy ?? {
    found: await readConfig(cwd, options.config),
    read: readIfThere,
  };
  const policy = await policyRules(found);
  const known = idsOf([...rules, ...policy]);
  const settle = (own: ReadConfig): Settings =>
    renderable(resolveSettings(options, own, known), own, options);
  const projects = await findProjects(cwd, options.paths, found, settle);
  const changes = await changesOf(cwd, options);
  for (const { paths, ending } of projects) await refuseNotCheckedOut(cwd, paths, ending, changes);
  const isPending = pendingOf(cwd, options, projects, changes);
  const docsUrl = docsUrls(cwd, options, found, policy);
  const baseline = await baselineIn(cwd, found, read, options);
  const [first, ...others] = await Promise.all(
    projects.map(async (project): Promise<CheckRequest> => {
      const rest = await requestOf(cwd, options, project, { policy, docsUrl });
      return { ...rest, ...baseline, ...shard, parser, isPending, changes };
    }),
  );
  if (!first) throw new UserError(`${found.file} names no project`);
  return [first, ...others];
}

const changesOf = async (cwd: string, { changes, since }: ShellOptions): Promise<readonly FileChange[]> =>
  changes ?? (since === undefined ? [] : changedSince(cwd, since));

/** Days are those of UTC. */
async function baselineIn(
  cwd: string,
  { config: { baseline: file } }: ReadConfig,
  read: ReadText,
  { writesBaseline = false }: ShellOptions,
): Promise<Pick<CheckRequest, 'known'>> {
  if (file === undefined) return {};
  const content = await read(resolve(cwd, file));
  const { parseBaseline, noBaseline } = await import('./files/baseline-file.js');
  if (content === undefined && writesBaseline) return {};
  if (content === undefined) throw noBaseline(file);
  return { known: { entries: parseBaseline(content, file), today: new Date().toISOString().slice(0, 10) } };
}

/** A command runs with all that the job may do: whoever may not, must not write it. */
function renderable(settings: Settings, { file }: ReadConfig, { noRender }: ShellOptions): Settings {
  if (settings.render.length === 0 || noRender === undefined) return settings;
  throw new UserError(
    `${file}: the commands of "render" are not run: ${noRender}`,
    'Check it by hand: drydock check.',
  );
}

interface Rules {
  readonly policy: readonly Rule[];
  readonly docsUrl: RuleSet['docsUrl'];
}

async function requestOf(
  cwd: string,
  options: ShellOptions,
  { name, settings, files, framework }: FoundProject,
  { policy, docsUrl }: Rules,
): Promise<Omit<CheckRequest, 'parser' | 'isPending' | 'changes'>> {
  const { bannerRequired } = settings.lint;
  return {
    ...(name === undefined ? {} : { project: name }),
    files,
    framework,
    isDevFile: await matcher(settings.devFiles),
    lintSettings: {
      ...settings.lint,
      bannerRequired: typeof bannerRequired === 'string' ? bannerRequired : await matcher(bannerRequired),
    },
    ruleSet: await ruleSetOf(settings, policy, docsUrl),
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

function pendingOf(
  cwd: string,
  options: ShellOptions,
  projects: readonly FoundProject[],
  changes: readonly FileChange[],
): CheckRequest['isPending'] {
  const { pending = [], since } = options;
  if (pending.length === 0 && since === undefined) return () => true;
  const files = projects.flatMap((project) => project.files.paths);
  for (const path of pending) {
    if (!files.some((file) => isUnder(cwd, file, path)))
      throw new UserError(`--pending ${path} is none of the ${files.length} files under check`);
  }
  const set = new Set(changes.map(({ path }) => path));
  return (file) => set.has(file) || pending.some((path) => isUnder(cwd, file, path));
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
