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
} from "./chunk-E3XWTLVK.js";
import "./chunk-XKMAM5XV.js";
import "./chunk-FTTAGH4L.js";
import "./chunk-3YNXVGOE.js";
import "./chunk-RN7NGZYI.js";
import "./chunk-YGDY6IRJ.js";
import "./chunk-VWKG3EAW.js";
export {
  annotationOf,
  annotationsOf,
  commandText,
  githubReporter
};
