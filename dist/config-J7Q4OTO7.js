import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  array,
  boolean,
  custom,
  integer,
  maxValue,
  minValue,
  nonEmpty,
  number,
  optional,
  picklist,
  pipe,
  record,
  regex,
  strictObject,
  string,
  transform,
  union
} from "./chunk-QQIS3WUR.js";
import {
  bannerSettings,
  engineSettings,
  failOnSettings,
  presetSettings,
  seedSettings,
  severities,
  severitySettings,
  transactionSettings
} from "./chunk-LLR3MT5T.js";
import {
  supportedMajors
} from "./chunk-7LCOQVJG.js";
import "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";

// src/files/config.ts
var majorSetting = pipe(
  number(),
  integer(),
  minValue(Math.min(...supportedMajors)),
  maxValue(Math.max(...supportedMajors))
);
var text = pipe(string(), nonEmpty());
var textList = pipe(array(text), nonEmpty());
var texts = union([text, array(text)]);
var rowCount = pipe(number(), integer(), minValue(0), maxValue(1e7));
var duration = pipe(union([string(), number()]), transform(String));
var size = pipe(union([string(), number()]), transform(String));
var interval = pipe(
  string(),
  regex(
    /^\d+ (?:hour|day|week|month|year)s?(?: \d+ (?:hour|day|week|month|year)s?)*$/,
    "an interval such as 1 month or 90 days"
  )
);
var placeholderValue = pipe(union([string(), number(), boolean()]), transform(String));
var ruleSeverities = record(text, picklist(severitySettings));
var isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var ruleName = pipe(
  string(),
  regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "lower-case words joined by hyphens, such as ask-dba")
);
var restrictedStatement = strictObject({
  name: optional(ruleName),
  match: custom(isMapping, "a mapping of keys to values"),
  message: text,
  severity: optional(picklist(severities))
});
var seed = strictObject({
  mode: optional(picklist(seedSettings)),
  rows: optional(pipe(number(), integer(), minValue(1), maxValue(1e6))),
  file: optional(text)
});
var ownSettings = {
  framework: optional(text),
  render: optional(texts),
  runbook: optional(boolean()),
  placeholders: optional(record(text, placeholderValue)),
  transaction: optional(picklist(transactionSettings)),
  postgresVersion: optional(majorSetting),
  engine: optional(picklist(engineSettings)),
  image: optional(text),
  setup: optional(text),
  history: optional(strictObject({ baseline: optional(text) })),
  seed: optional(seed)
};
var project = strictObject({ name: text, migrations: texts, ...ownSettings });
var configSchema = strictObject({
  preset: optional(picklist(presetSettings)),
  failOn: optional(picklist(failOnSettings)),
  migrations: optional(texts),
  ...ownSettings,
  projects: optional(pipe(array(project), nonEmpty())),
  banner: optional(
    strictObject({
      text: optional(text),
      require: optional(union([picklist(bannerSettings), array(text)]))
    })
  ),
  devFiles: optional(array(text)),
  rollback: optional(strictObject({ required: optional(boolean()) })),
  session: optional(
    strictObject({
      lockTimeout: optional(duration),
      statementTimeout: optional(duration),
      maxLockTimeout: optional(duration),
      maxStatementTimeout: optional(duration)
    })
  ),
  blocking: optional(
    strictObject({ max: optional(duration), rows: optional(rowCount), stats: optional(text) })
  ),
  partitions: optional(strictObject({ horizon: optional(interval) })),
  assertions: optional(
    array(
      strictObject({
        after: optional(picklist(["up", "down"]), "up"),
        sql: text,
        message: optional(text)
      })
    )
  ),
  limits: optional(
    strictObject({
      statement: optional(duration),
      run: optional(duration),
      databaseSize: optional(size),
      memory: optional(size)
    })
  ),
  baseline: optional(text),
  rules: optional(ruleSeverities),
  overrides: optional(array(strictObject({ files: textList, rules: ruleSeverities }))),
  restrictedStatements: optional(array(restrictedStatement))
});
export {
  configSchema
};
