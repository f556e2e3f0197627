import * as v from 'valibot';
import { supportedMajors } from '../postgres/versions.js';
import {
  bannerSettings,
  engineSettings,
  failOnSettings,
  presetSettings,
  seedSettings,
  severities,
  severitySettings,
  transactionSettings,
} from '../setting-words.js';

const majorSetting = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(Math.min(...supportedMajors)),
  v.maxValue(Math.max(...supportedMajors)),
);
const text = v.pipe(v.string(), v.nonEmpty());
const textList = v.pipe(v.array(text), v.nonEmpty());
const texts = v.union([text, v.array(text)]);
/** More than this takes longer than anybody waits for a check. */
const rowCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));
/** A number is milliseconds, as in postgresql.conf. */
const duration = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
/** A number is bytes. */
const size = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
/** Whole numbers of units: all that Postgres takes for an interval would say no more. */
const interval = v.pipe(
  v.string(),
  v.regex(
    /^\d+ (?:hour|day|week|month|year)s?(?: \d+ (?:hour|day|week|month|year)s?)*$/,
    'an interval such as 1 month or 90 days',
  ),
);
/** YAML takes `1` and `on` for no text. */
const placeholderValue = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));
const ruleSeverities = v.record(text, v.picklist(severitySettings));

const isMapping = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In words that an ignore can name. */
const ruleName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, such as ask-dba'),
);

const restrictedStatement = v.strictObject({
  name: v.optional(ruleName),
  match: v.custom<Readonly<Record<string, unknown>>>(isMapping, 'a mapping of keys to values'),
  message: text,
  severity: v.optional(v.picklist(severities)),
});

const seed = v.strictObject({
  mode: v.optional(v.picklist(seedSettings)),
  rows: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))),
  file: v.optional(text),
});

/** What each project of a monorepo may say for itself; at the top level it holds for all that don't. */
const ownSettings = {
  framework: v.optional(text),
  render: v.optional(texts),
  runbook: v.optional(v.boolean()),
  placeholders: v.optional(v.record(text, placeholderValue)),
  transaction: v.optional(v.picklist(transactionSettings)),
  postgresVersion: v.optional(majorSetting),
  engine: v.optional(v.picklist(engineSettings)),
  image: v.optional(text),
  setup: v.optional(text),
  history: v.optional(v.strictObject({ baseline: v.optional(text) })),
  seed: v.optional(seed),
};

const project = v.strictObject({ name: text, migrations: texts, ...ownSettings });

/** The keys of `drydock.yml`. Every key is optional; an unknown one is an error. */
export const configSchema = v.strictObject({
  preset: v.optional(v.picklist(presetSettings)),
  failOn: v.optional(v.picklist(failOnSettings)),
  migrations: v.optional(texts),
  ...ownSettings,
  projects: v.optional(v.pipe(v.array(project), v.nonEmpty())),
  banner: v.optional(
    v.strictObject({
      text: v.optional(text),
      require: v.optional(v.union([v.picklist(bannerSettings), v.array(text)])),
    }),
  ),
  devFiles: v.optional(v.array(text)),
  rollback: v.optional(v.strictObject({ required: v.optional(v.boolean()) })),
  session: v.optional(
    v.strictObject({
      lockTimeout: v.optional(duration),
      statementTimeout: v.optional(duration),
      maxLockTimeout: v.optional(duration),
      maxStatementTimeout: v.optional(duration),
    }),
  ),
  blocking: v.optional(
    v.strictObject({ max: v.optional(duration), rows: v.optional(rowCount), stats: v.optional(text) }),
  ),
  partitions: v.optional(v.strictObject({ horizon: v.optional(interval) })),
  assertions: v.optional(
    v.array(
      v.strictObject({
        after: v.optional(v.picklist(['up', 'down']), 'up'),
        sql: text,
        message: v.optional(text),
      }),
    ),
  ),
  limits: v.optional(
    v.strictObject({
      statement: v.optional(duration),
      run: v.optional(duration),
      databaseSize: v.optional(size),
      memory: v.optional(size),
    }),
  ),
  baseline: v.optional(text),
  rules: v.optional(ruleSeverities),
  overrides: v.optional(v.array(v.strictObject({ files: textList, rules: ruleSeverities }))),
  restrictedStatements: v.optional(v.array(restrictedStatement)),
});

export type Config = v.InferOutput<typeof configSchema>;
