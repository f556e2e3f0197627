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
  literal,
  minValue,
  nullable,
  number,
  object,
  optional,
  pipe,
  record,
  string
} from "./chunk-QQIS3WUR.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";

// src/files/table-sizes.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
var count = pipe(number(), minValue(0));
var statsSchema = object({
  schemaVersion: literal(1),
  collectedAt: optional(string()),
  tables: record(string(), object({ rows: nullable(count), bytes: count, indexBytes: count }))
});
var hint = "drydock stats --database-url … --output <file> writes one.";
async function readTableSizes(cwd, path) {
  const text = await readFile(resolve(cwd, path), "utf8").catch((cause) => {
    throw new UserError(`blocking.stats: ${path} cannot be read`, hint, { cause });
  });
  const { tables } = validate(statsSchema, parsed(text, path), path);
  return new Map(Object.entries(tables));
}
function parsed(text, path) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`blocking.stats: ${path} is no valid JSON`, hint, { cause });
  }
}
var tableSizesText = (sizes, collectedAt) => `${JSON.stringify({ schemaVersion: 1, collectedAt, tables: Object.fromEntries(sizes) }, null, 2)}
`;

export {
  readTableSizes,
  tableSizesText
};
