import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  UserError
} from "./chunk-D2BDLTNA.js";

// src/setting-words.ts
var presetSettings = ["recommended", "strict"];
var engineSettings = ["auto", "embedded", "local", "docker", "url", "none"];
var transactionSettings = ["auto", "wrapped", "none"];
var failOnSettings = ["error", "warning", "never"];
var severities = ["error", "warning", "info"];
var severitySettings = [...severities, "off"];
var seedSettings = ["auto", "off", "file"];
var bannerSettings = ["auto", "all", "partitioned", "never"];
function oneOf(option, value, words) {
  if (value === void 0) return void 0;
  const word = words.find((candidate) => candidate === value);
  if (word !== void 0) return word;
  throw new UserError(`${option} cannot be "${value}"`, `It takes ${words.join(", ")}.`);
}

export {
  presetSettings,
  engineSettings,
  transactionSettings,
  failOnSettings,
  severities,
  severitySettings,
  seedSettings,
  bannerSettings,
  oneOf
};
