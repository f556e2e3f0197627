import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  readTableSizes,
  tableSizesText
} from "./chunk-R2VKDXT4.js";
import "./chunk-I345RF4K.js";
import "./chunk-PYMWEZTL.js";
import "./chunk-QEHXWDXM.js";
import "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";
export {
  readTableSizes,
  tableSizesText
};
