import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  validate
} from "./chunk-W4Z5UXJF.js";
import {
  array,
  literal,
  nonEmpty,
  optional,
  pipe,
  regex,
  strictObject,
  string
} from "./chunk-QQIS3WUR.js";
import "./chunk-QEHXWDXM.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";

// src/files/baseline-file.ts
var text = pipe(string(), nonEmpty());
var entry = strictObject({
  fingerprint: pipe(string(), regex(/^[0-9a-f]{32}$/, "the 32 digits that --write-baseline writes")),
  rule: text,
  file: text,
  owner: optional(text),
  expires: optional(pipe(string(), regex(/^\d{4}-\d\d-\d\d$/, "a day such as 2027-01-31"))),
  reason: optional(text)
});
var schema = strictObject({ schemaVersion: literal(1), findings: array(entry) });
var hint = "drydock check --write-baseline writes one.";
function parseBaseline(content, file) {
  let value;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw new UserError(`baseline: ${file} is no valid JSON`, hint, { cause });
  }
  return validate(schema, value, file).findings;
}
var baselineText = (findings) => `${JSON.stringify({ schemaVersion: 1, findings }, null, 2)}
`;
var noBaseline = (file) => new UserError(`baseline: there is no ${file}`, hint);
export {
  baselineText,
  noBaseline,
  parseBaseline
};
