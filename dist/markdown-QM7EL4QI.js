import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  markdownReporter,
  markdownWithin
} from "./chunk-AGTPTVXV.js";
import "./chunk-43OQ6U5M.js";
import "./chunk-XKMAM5XV.js";
import "./chunk-DESHVDXJ.js";
import "./chunk-UV2HTWGE.js";
import "./chunk-GGSWHEDL.js";
import "./chunk-VWKG3EAW.js";
export {
  markdownReporter,
  markdownWithin
};
