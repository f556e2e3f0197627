import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  markdownReporter,
  markdownWithin
} from "./chunk-CEFLWVHU.js";
import "./chunk-FMCXZGCH.js";
import "./chunk-XKMAM5XV.js";
import "./chunk-4EOTFUME.js";
import "./chunk-RN7NGZYI.js";
import "./chunk-VWKG3EAW.js";
export {
  markdownReporter,
  markdownWithin
};
