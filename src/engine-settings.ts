import type { EngineOptions } from './engines/engine.js';
import { UserError } from './errors.js';
import type { Config } from './files/config.js';
import { isSupportedMajor, supportedMajors } from './postgres/versions.js';
import { parseDuration, parseSize } from './quantities.js';
import { type EngineSetting, engineSettings, oneOf } from './setting-words.js';

/** What the command line or the inputs of the Action say of the engine. */
export interface EngineWords {
  readonly engine?: string;
  readonly postgresVersion?: string;
  readonly image?: string;
  readonly databaseUrl?: string;
  /** What `DATABASE_URL` says: used only where the engine `url` is asked for. */
  readonly environmentDatabaseUrl?: string;
  readonly allowRemoteDatabase?: boolean;
  readonly statementTimeout?: string;
  readonly runTimeout?: string;
  readonly maxDatabaseSize?: string;
  readonly maxMemory?: string;
  /** Said by the command line alone, never by the Action: programs of a pull request must not be run. */
  readonly projectFolder?: string;
  /** Said by the Action alone, whose post step looks there. */
  readonly leases?: string;
}

/**
 * An image is one of docker's, a URL is one of the engine `url`: who gives one has chosen.
 * @throws UserError where two options contradict each other.
 */
export function engineOf(options: EngineWords, config: Config): EngineSetting {
  const named = oneOf('--engine', options.engine, engineSettings);
  const implied = impliedEngine(options);
  if (named !== undefined && named !== 'auto' && implied && named !== implied.engine) {
    throw new UserError(
      `${implied.option} is for the engine ${implied.engine}, and --engine ${named} is asked for`,
      `Give one of them, or --engine ${implied.engine}.`,
    );
  }
  return implied?.engine ?? named ?? config.engine ?? 'auto';
}

function impliedEngine({ image, databaseUrl }: EngineWords) {
  if (databaseUrl !== undefined) return { option: '--database-url', engine: 'url' } as const;
  return image === undefined ? undefined : ({ option: '--image', engine: 'docker' } as const);
}

/** Production's major, where somebody said which it is. */
export const majorIn = ({ postgresVersion }: EngineWords, config: Config): number | undefined =>
  majorOf(postgresVersion) ?? config.postgresVersion;

function majorOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const major = Number(value);
  if (isSupportedMajor(major)) return major;
  throw new UserError(
    `--postgres-version cannot be "${value}"`,
    `Supported majors: ${supportedMajors.join(', ')}.`,
  );
}

/** Name of the option, name of the key, and what holds where neither is given. */
const limits = {
  statementTimeoutMs: ['statementTimeout', '--statement-timeout', 'statement', '30s', parseDuration],
  runTimeoutMs: ['runTimeout', '--run-timeout', 'run', '10min', parseDuration],
  databaseBytes: ['maxDatabaseSize', '--max-database-size', 'databaseSize', '2GB', parseSize],
  memoryBytes: ['maxMemory', '--max-memory', 'memory', '1GB', parseSize],
} as const;

/** @throws UserError that names the option, or the file and the key. */
export function engineOptionsOf(options: EngineWords, config: Config, file: string): EngineOptions {
  const limit = (name: keyof typeof limits): number => {
    const [option, flag, key, usual, parse] = limits[name];
    const given = options[option];
    return given === undefined
      ? parse(`${file}: limits.${key}`, config.limits?.[key] ?? usual)
      : parse(flag, given);
  };
  const postgresMajor = majorIn(options, config);
  const image = options.image ?? config.image;
  const databaseUrl = options.databaseUrl ?? options.environmentDatabaseUrl;
  return {
    ...(postgresMajor === undefined ? {} : { postgresMajor }),
    statementTimeoutMs: limit('statementTimeoutMs'),
    runTimeoutMs: limit('runTimeoutMs'),
    databaseBytes: limit('databaseBytes'),
    memoryBytes: limit('memoryBytes'),
    ...(image === undefined ? {} : { image }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(options.projectFolder === undefined ? {} : { projectFolder: options.projectFolder }),
    ...(options.leases === undefined ? {} : { leases: options.leases }),
    ...(options.allowRemoteDatabase === true ? { allowRemoteDatabase: true } : {}),
  };
}
