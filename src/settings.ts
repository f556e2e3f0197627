import { engineOf, engineOptionsOf, type EngineWords, majorIn } from './engine-settings.js';
import type { Assertion } from './dry-run/plan.js';
import type { EngineOptions } from './engines/engine.js';
import { UserError } from './errors.js';
import type { Config } from './files/config.js';
import type { ReadConfig } from './files/read-config.js';
import type { LintSettings } from './lint/project.js';
import { newestMajor } from './postgres/versions.js';
import { parseDuration } from './quantities.js';
import { knownRule, readRuleSeverities, type RuleSeverities } from './rule-severities.js';
import {
  type BannerSetting,
  type EngineSetting,
  type FailOn,
  failOnSettings,
  oneOf,
  type TransactionSetting,
  transactionSettings,
} from './setting-words.js';

/** What the command line or the inputs of the Action say, as text; undefined where they say nothing. */
export interface Options extends EngineWords {
  readonly framework?: string;
  readonly seed?: string;
  readonly transaction?: string;
  /** `<id>=<severity>` each. */
  readonly rules?: readonly string[];
  readonly only?: readonly string[];
  readonly failOn?: string;
}

/** What is put into the tables after the history and before the pending migrations. */
export type SeedSetting =
  | { readonly mode: 'off' }
  | { readonly mode: 'auto'; readonly rows: number }
  /** SQL of the team's own. */
  | { readonly mode: 'file'; readonly file: string };

/** Everything that decides how a run goes, from option, config and default in this order. */
export interface Settings {
  readonly framework: string;
  /** Commands that print the SQL of migrations that are programs; none: the files are SQL. */
  readonly render: readonly string[];
  /** What stands for placeholders of the tool, or variables of psql. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** Whether what Markdown holds is run. */
  readonly isRunbook: boolean;
  readonly engine: EngineSetting;
  /** Production's major, where somebody said which it is. */
  readonly postgresMajor: number | undefined;
  readonly transaction: TransactionSetting;
  readonly engineOptions: EngineOptions;
  readonly maxBlockingMs: number;
  readonly seed: SeedSetting;
  readonly assertions: readonly Assertion[];
  /** How many rows a table has when it is measured how long others wait for it; 0: it is not measured. */
  readonly blockingRows: number;
  /** What `drydock stats` wrote: the sizes of production's tables. */
  readonly statsFile: string | undefined;
  /** A file of SQL that runs first, on the empty database. */
  readonly setupFile: string | undefined;
  /** The output of pg_dump that stands in for the first migrations. */
  readonly baselineFile: string | undefined;
  /** How far ahead the partitions of a table must reach: an interval of Postgres. */
  readonly partitionHorizon: string;
  readonly failOn: FailOn;
  readonly strict: boolean;
  readonly severities: RuleSeverities;
  /** The only rules to run; undefined for all. */
  readonly only: ReadonlySet<string> | undefined;
  readonly devFiles: readonly string[];
  readonly lint: Omit<LintSettings, 'bannerRequired'> & { readonly bannerRequired: BannerSetting };
}

const defaultDevFiles = ['**/*_dev.sql', '**/*_dev.up.sql', '**/*_dev.down.sql'];

/**
 * Merges option, config and default, and checks what only the known rules can tell.
 * @throws UserError that names the option, or the config file and its key.
 */
export function resolveSettings(
  options: Options,
  { config, file }: Pick<ReadConfig, 'config' | 'file'>,
  knownRules: readonly string[],
): Settings {
  const major = majorIn(options, config);
  return {
    framework: options.framework ?? config.framework ?? 'auto',
    render: renderOf(config, file),
    placeholders: config.placeholders ?? {},
    isRunbook: config.runbook ?? false,
    engine: engineOf(options, config),
    postgresMajor: major,
    transaction:
      oneOf('--transaction', options.transaction, transactionSettings) ?? config.transaction ?? 'auto',
    engineOptions: engineOptionsOf(options, config, file),
    seed: seedOf(options.seed, config, file),
    assertions: config.assertions ?? [],
    ...blockingOf(config, file),
    setupFile: config.setup,
    baselineFile: config.history?.baseline,
    partitionHorizon: horizonOf(config),
    failOn: choice('--fail-on', options.failOn, failOnSettings, config.failOn, 'error'),
    strict: config.preset === 'strict',
    severities: readRuleSeverities(options.rules ?? [], config, knownRules, file),
    only: onlyOf(options.only, knownRules),
    devFiles: config.devFiles ?? defaultDevFiles,
    lint: lintSettings(config, major ?? newestMajor, file),
  };
}

function renderOf({ render = [], framework = 'auto' }: Config, file: string): readonly string[] {
  const commands = typeof render === 'string' ? [render] : render;
  if (commands.length > 0 && framework !== 'auto')
    throw new UserError(
      `${file}: there is "render" as well as "framework"`,
      'What a command renders needs no framework: leave it out.',
    );
  return commands;
}

const horizonOf = ({ partitions }: Config): string => partitions?.horizon ?? '1 month';

const lintSettings = (config: Config, postgresMajor: number, file: string): Settings['lint'] => ({
  bannerText: config.banner?.text ?? 'SAFE PRODUCTION MIGRATION',
  bannerRequired: config.banner?.require ?? 'auto',
  rollbackRequired: config.rollback?.required ?? true,
  session: sessionOf(config, file),
  postgresMajor,
});

/** Strong Migrations, which is the milder of the tools that set a bound, warns from ten seconds on. */
const defaultMaxLockTimeout = '10s';

/** To Postgres a timeout of 0 is none; so it is to a bound. */
function sessionOf({ session = {} }: Config, file: string): Settings['lint']['session'] {
  const texts = {
    lockTimeoutMs: ['lockTimeout', session.lockTimeout],
    statementTimeoutMs: ['statementTimeout', session.statementTimeout],
    maxLockTimeoutMs: ['maxLockTimeout', session.maxLockTimeout ?? defaultMaxLockTimeout],
    maxStatementTimeoutMs: ['maxStatementTimeout', session.maxStatementTimeout],
  } as const;
  const entries = Object.entries(texts).flatMap(([name, [key, text]]) => {
    const ms = text === undefined ? 0 : parseDuration(`${file}: session.${key}`, text);
    return ms === 0 ? [] : [[name, ms] as const];
  });
  return Object.fromEntries(entries);
}

/** The option's word, else the config's, else the default. */
const choice = <Word extends string>(
  option: string,
  value: string | undefined,
  words: readonly Word[],
  configured: Word | undefined,
  fallback: Word,
): Word => oneOf(option, value, words) ?? configured ?? fallback;

const defaultBlockingRows = 100_000;

/** A bound of 0 is none. */
const blockingOf = ({ blocking = {} }: Config, file: string) => ({
  maxBlockingMs: parseDuration(`${file}: blocking.max`, blocking.max ?? '1s') || Infinity,
  blockingRows: blocking.rows ?? defaultBlockingRows,
  statsFile: blocking.stats,
});

function seedWord(value: string | undefined): 'auto' | 'off' | undefined {
  if (value === undefined || value === 'auto' || value === 'off') return value;
  throw new UserError(
    `--seed cannot be "${value}"`,
    'It takes auto, off, or a file of SQL such as test/rows.sql.',
  );
}

const defaultSeedRows = 100;

function seedOf(value: string | undefined, { seed = {} }: Config, file: string): SeedSetting {
  if (value?.endsWith('.sql')) return { mode: 'file', file: value };
  const mode = seedWord(value) ?? seed.mode ?? (seed.file === undefined ? 'auto' : 'file');
  if (mode === 'off') return { mode };
  if (mode === 'auto') return { mode, rows: seed.rows ?? defaultSeedRows };
  if (seed.file !== undefined) return { mode, file: seed.file };
  throw new UserError(`${file}: "seed.file" is missing`, 'seed.mode is file: name the file of SQL.');
}

function onlyOf(
  only: readonly string[] | undefined,
  knownRules: readonly string[],
): ReadonlySet<string> | undefined {
  const ids = only?.flatMap((list) => list.split(',')).map((id) => id.trim());
  return ids && new Set(ids.filter((id) => id !== '').map((id) => knownRule(id, '--only', knownRules)));
}
