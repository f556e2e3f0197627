import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  require_unneeded_stub
} from "./chunk-CBTONWCZ.js";
import "./chunk-VWKG3EAW.js";
export default require_unneeded_stub();
