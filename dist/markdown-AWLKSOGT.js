import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  markdownReporter,
  markdownWithin
} from "./chunk-JIDIVDEJ.js";
import "./chunk-DIU3JQOY.js";
import "./chunk-7CASP3IV.js";
import "./chunk-XU2F2E2H.js";
import "./chunk-W7ATKGMK.js";
import "./chunk-APBBCO2I.js";
import "./chunk-RY7UWMC2.js";
import "./chunk-QBB4LN36.js";
import "./chunk-XKMAM5XV.js";
import "./chunk-FTTAGH4L.js";
import "./chunk-3YNXVGOE.js";
import "./chunk-RN7NGZYI.js";
import "./chunk-YGDY6IRJ.js";
import "./chunk-VWKG3EAW.js";
export {
  markdownReporter,
  markdownWithin
};
