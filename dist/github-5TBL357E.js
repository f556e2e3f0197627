import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  annotationOf,
  annotationsOf,
  commandText,
  githubReporter
} from "./chunk-GP5FKTSS.js";
import "./chunk-XKMAM5XV.js";
import "./chunk-IWWG3FZW.js";
import "./chunk-7DC6BWKI.js";
import "./chunk-VWKG3EAW.js";
export {
  annotationOf,
  annotationsOf,
  commandText,
  githubReporter
};
