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
} from "./chunk-WQFBJO5V.js";
import "./chunk-F63XHP4O.js";
import "./chunk-JYBX6S2F.js";
import "./chunk-D2BDLTNA.js";
import "./chunk-26MOL57G.js";
import "./chunk-VWKG3EAW.js";
export {
  findPostgresImages,
  findRepository,
  schemaPath
};
