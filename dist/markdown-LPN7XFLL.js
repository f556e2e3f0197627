import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  markdownReporter,
  markdownWithin
} from "./chunk-JGISX5OD.js";
import "./chunk-NGOLP25X.js";
import "./chunk-L2MLBPKN.js";
import "./chunk-MAH745OY.js";
import "./chunk-APBBCO2I.js";
import "./chunk-JFHVQV5N.js";
import "./chunk-S4DB7WWC.js";
import "./chunk-XKMAM5XV.js";
import "./chunk-IWWG3FZW.js";
import "./chunk-7DC6BWKI.js";
import "./chunk-VWKG3EAW.js";
export {
  markdownReporter,
  markdownWithin
};
