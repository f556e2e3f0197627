import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  jsonReporter,
  jsonText
} from "./chunk-54JJZGG6.js";
import "./chunk-VWKG3EAW.js";
export {
  jsonReporter,
  jsonText
};
