import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  safeParse
} from "./chunk-QQIS3WUR.js";
import {
  nearest
} from "./chunk-QEHXWDXM.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";

// src/files/validate.ts
function validate(schema, value, file) {
  if (Array.isArray(value))
    throw new UserError(`${file}: the file must be a mapping of keys to values, not a list`);
  const result = safeParse(schema, value);
  if (result.success) return result.output;
  const unknown = result.issues.find(
    ({ type, expected: words }) => type === "strict_object" && words === "never"
  );
  const issue = unknown ?? result.issues[0];
  const keys = (issue.path ?? []).map(({ key }) => key);
  if (unknown) throw unknownKey(file, keys, keysAt(schema, keys));
  const where = keys.length === 0 ? "the file" : `"${pathOf(keys)}"`;
  if (issue.received === "undefined") throw new UserError(`${file}: ${where} is missing`);
  if (issue.type === "non_empty") throw new UserError(`${file}: ${where} is empty`);
  throw new UserError(`${file}: ${where} must be ${expected(issue)}, not ${yamlWord(issue.received)}`);
}
var pathOf = (keys) => keys.map((key) => typeof key === "number" ? `[${key}]` : `.${String(key)}`).join("").replace(/^\./, "");
function unknownKey(file, keys, known) {
  const meant = nearest(String(keys.at(-1)), known);
  const hint = meant === void 0 ? `Known keys: ${known.join(", ")}.` : `Did you mean "${meant}"?`;
  return new UserError(`${file}: unknown key "${pathOf(keys)}"`, hint);
}
var yamlWords = {
  Array: "a list",
  Object: "a mapping of keys to values",
  string: "a text",
  null: "nothing"
};
var yamlWord = (word) => yamlWords[word] ?? word;
var expected = ({
  expected: words,
  message
}) => words === null || !message.startsWith("Invalid ") ? message : words.replace(/^\((.*)\)$/, "$1").split(" | ").map(yamlWord).join(" or ");
function keysAt(schema, keys) {
  const holder = keys.slice(0, -1).reduce((inner, key) => innerSchema(inner, key), schema);
  return Object.keys(entriesOf(holder));
}
function innerSchema(schema, key) {
  const bare = unwrapped(schema);
  return "item" in bare ? bare.item : entriesOf(bare)[String(key)];
}
var entriesOf = (schema) => {
  const bare = unwrapped(schema);
  return "entries" in bare ? bare.entries : {};
};
function unwrapped(schema) {
  if (typeof schema !== "object" || schema === null) return {};
  return "wrapped" in schema ? unwrapped(schema.wrapped) : schema;
}

export {
  validate
};
