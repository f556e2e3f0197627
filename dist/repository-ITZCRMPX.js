import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  findPostgresImages,
  findRepository,
  schemaPath
} from "./chunk-2DMSI6W2.js";
import "./chunk-XMRVEFKL.js";
import "./chunk-NCDQAZRX.js";
import "./chunk-D2BDLTNA.js";
import "./chunk-26MOL57G.js";
import "./chunk-VWKG3EAW.js";
export {
  findPostgresImages,
  findRepository,
  schemaPath
};
