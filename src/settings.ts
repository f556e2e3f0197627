import type { Config } from './files/config.js';
import { UserError } from './errors.js';
import type { SeverityOverrides } from './lint/run-rules.js';
import type { LintSettings } from './lint/project.js';
import { nearest } from './nearest-name.js';
import { isSupportedMajor, newestMajor, supportedMajors } from './postgres/versions.js';
import type { Severity } from './report.js';

/** What the command line or the inputs of the Action say, as text; undefined where they say nothing. */
export interface Options {
  readonly framework?: string;
  readonly engine?: string;
  readonly postgresVersion?: string;
  readonly seed?: string;
  readonly transaction?: string;
  /** `<id>=<severity>` each. */
  readonly rules?: readonly string[];
  readonly only?: readonly string[];
  readonly failOn?: string;
  readonly statementTimeout?: string;
}

/** Everything that decides how a run goes, from option, config and default in this order. */
export interface Settings {
  readonly framework: string;
  readonly engine: EngineSetting;
  /** Production's major, where somebody said which it is. */
  readonly postgresMajor: number | undefined;
  readonly transaction: TransactionSetting;
  readonly statementTimeoutMs: number;
  /** A file of SQL that runs after the history and before the pending migrations. */
  readonly seedFile: string | undefined;
  /** A file of SQL that runs first, on the empty database. */
  readonly setupFile: string | undefined;
  readonly failOn: FailOn;
  readonly strict: boolean;
  readonly overrides: SeverityOverrides;
  /** The only rules to run; undefined for all. */
  readonly only: ReadonlySet<string> | undefined;
  readonly devFiles: readonly string[];
  readonly lint: Omit<LintSettings, 'bannerRequired'> & { readonly bannerRequired: BannerSetting };
}

export const engineSettings = ['auto', 'embedded', 'local', 'none'] as const;
export type EngineSetting = (typeof engineSettings)[number];
export const transactionSettings = ['auto', 'wrapped', 'none'] as const;
export type TransactionSetting = (typeof transactionSettings)[number];
export const failOnSettings = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof failOnSettings)[number];
const severitySettings = ['error', 'warning', 'info', 'off'] as const;
/** Globs where it is a list. */
export type BannerSetting = 'auto' | 'all' | 'partitioned' | 'never' | readonly string[];

const defaultDevFiles = ['**/*_dev.sql', '**/*_dev.up.sql', '**/*_dev.down.sql'];

/**
 * Merges option, config and default, and checks what only the known rules can tell.
 * @throws UserError that names the option or key.
 */
export function resolveSettings(options: Options, config: Config, knownRules: readonly string[]): Settings {
  const major = majorOf(options.postgresVersion) ?? config.postgresVersion;
  return {
    framework: options.framework ?? config.framework ?? 'auto',
    engine: oneOf('--engine', options.engine, engineSettings) ?? config.engine ?? 'auto',
    postgresMajor: major,
    transaction:
      oneOf('--transaction', options.transaction, transactionSettings) ?? config.transaction ?? 'auto',
    statementTimeoutMs: timeoutOf(options, config),
    seedFile: seedFileOf(options.seed),
    setupFile: config.setup,
    failOn: choice('--fail-on', options.failOn, failOnSettings, config.failOn, 'error'),
    strict: config.preset === 'strict',
    overrides: overridesOf(options, config, knownRules),
    only: onlyOf(options.only, knownRules),
    devFiles: config.devFiles ?? defaultDevFiles,
    lint: lintSettings(config, major ?? newestMajor),
  };
}

const lintSettings = (config: Config, postgresMajor: number): Settings['lint'] => ({
  bannerText: config.banner?.text ?? 'SAFE PRODUCTION MIGRATION',
  bannerRequired: config.banner?.require ?? 'auto',
  rollbackRequired: config.rollback?.required ?? true,
  session: sessionOf(config),
  postgresMajor,
});

const sessionOf = ({ session = {} }: Config): Settings['lint']['session'] => ({
  ...(session.lockTimeout === undefined
    ? {}
    : { lockTimeoutMs: parseDuration('session.lockTimeout', session.lockTimeout) }),
  ...(session.statementTimeout === undefined
    ? {}
    : { statementTimeoutMs: parseDuration('session.statementTimeout', session.statementTimeout) }),
});

/** The option's word, else the config's, else the default. */
const choice = <Word extends string>(
  option: string,
  value: string | undefined,
  words: readonly Word[],
  configured: Word | undefined,
  fallback: Word,
): Word => oneOf(option, value, words) ?? configured ?? fallback;

function oneOf<Word extends string>(
  option: string,
  value: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (value === undefined) return undefined;
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  throw new UserError(`${option} cannot be "${value}"`, `It takes ${words.join(', ')}.`);
}

function majorOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const major = Number(value);
  if (isSupportedMajor(major)) return major;
  throw new UserError(
    `--postgres-version cannot be "${value}"`,
    `Supported majors: ${supportedMajors.join(', ')}.`,
  );
}

function timeoutOf(options: Options, config: Config): number {
  const fromOption = options.statementTimeout;
  if (fromOption !== undefined) return parseDuration('--statement-timeout', fromOption);
  return parseDuration('limits.statement', config.limits?.statement ?? '30s');
}

const units: Readonly<Partial<Record<string, number>>> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
};

/** `30s`, `500ms`, `10min`, `1h`, or a bare number of milliseconds as in postgresql.conf → milliseconds. */
export function parseDuration(name: string, value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(value.trim());
  const factor = units[match?.[2] === '' ? 'ms' : (match?.[2] ?? '')];
  if (match && factor !== undefined) return Math.round(Number(match[1]) * factor);
  throw new UserError(`${name} cannot be "${value}"`, 'Write a duration such as 500ms, 30s, 10min.');
}

function seedFileOf(value: string | undefined): string | undefined {
  if (value === undefined || value === 'off') return undefined;
  if (value.endsWith('.sql')) return value;
  throw new UserError(`--seed cannot be "${value}"`, 'It takes off, or a file of SQL such as test/rows.sql.');
}

function overridesOf(options: Options, config: Config, knownRules: readonly string[]): SeverityOverrides {
  const overrides = new Map<string, Severity | 'off'>();
  for (const [id, severity] of Object.entries(config.rules ?? {})) {
    overrides.set(knownRule(id, 'drydock.yml: rules', knownRules), severity);
  }
  for (const setting of options.rules ?? []) {
    const [id = '', severity] = setting.split('=');
    const word = oneOf(`--rule ${id}`, severity ?? '', severitySettings);
    overrides.set(knownRule(id, '--rule', knownRules), word ?? 'off');
  }
  return overrides;
}

function onlyOf(
  only: readonly string[] | undefined,
  knownRules: readonly string[],
): ReadonlySet<string> | undefined {
  const ids = only?.flatMap((list) => list.split(',')).map((id) => id.trim());
  return ids && new Set(ids.filter((id) => id !== '').map((id) => knownRule(id, '--only', knownRules)));
}

/** @throws UserError for an id that no rule has, with the nearest one. */
export function knownRule(id: string, where: string, knownRules: readonly string[]): string {
  if (knownRules.includes(id)) return id;
  const meant = nearest(id, knownRules);
  const hint = meant === undefined ? 'List them with: drydock rules' : `Did you mean ${meant}?`;
  throw new UserError(`${where}: there is no rule "${id}"`, hint);
}
