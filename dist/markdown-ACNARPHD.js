import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  markdownReporter,
  markdownWithin
} from "./chunk-3656746L.js";
import "./chunk-PWPWSVQK.js";
import "./chunk-XKMAM5XV.js";
import "./chunk-G5EWM3V2.js";
import "./chunk-FZK7LTLO.js";
import "./chunk-GGSWHEDL.js";
import "./chunk-VWKG3EAW.js";
export {
  markdownReporter,
  markdownWithin
};
