import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  validate
} from "./chunk-W4Z5UXJF.js";
import "./chunk-QQIS3WUR.js";
import "./chunk-QEHXWDXM.js";
import "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";
export {
  validate
};
