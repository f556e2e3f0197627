import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  array,
  boolean,
  integer,
  maxValue,
  minValue,
  nonEmpty,
  number,
  optional,
  picklist,
  pipe,
  record,
  strictObject,
  string,
  union
} from "./chunk-VSGIJLU4.js";
import "./chunk-VWKG3EAW.js";

// src/files/config.ts
var severitySetting = picklist(["error", "warning", "info", "off"]);
var majorSetting = pipe(number(), integer(), minValue(14), maxValue(18));
var text = pipe(string(), nonEmpty());
var texts = union([text, array(text)]);
var configSchema = strictObject({
  preset: optional(picklist(["recommended", "strict"])),
  postgresVersion: optional(majorSetting),
  engine: optional(picklist(["auto", "embedded", "local", "none"])),
  failOn: optional(picklist(["error", "warning", "never"])),
  migrations: optional(texts),
  framework: optional(text),
  transaction: optional(picklist(["auto", "wrapped", "none"])),
  setup: optional(text),
  banner: optional(
    strictObject({
      text: optional(text),
      require: optional(union([picklist(["auto", "all", "partitioned", "never"]), array(text)]))
    })
  ),
  devFiles: optional(array(text)),
  rollback: optional(strictObject({ required: optional(boolean()) })),
  limits: optional(strictObject({ statement: optional(text) })),
  rules: optional(record(text, severitySetting))
});
export {
  configSchema
};
