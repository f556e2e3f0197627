import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  markdownReporter,
  markdownWithin
} from "./chunk-VSYJ5CFD.js";
import "./chunk-CRPCI5S2.js";
import "./chunk-NUGK5PR4.js";
import "./chunk-4WZ3WHFY.js";
import "./chunk-SBA5QCM4.js";
import "./chunk-VWKG3EAW.js";
export {
  markdownReporter,
  markdownWithin
};
