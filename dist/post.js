import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  endLeases
} from "./chunk-6KMVYUKM.js";
import {
  leasesOfMain,
  log
} from "./chunk-X7ZERXQE.js";
import "./chunk-VZQQH43P.js";
import "./chunk-YGDY6IRJ.js";
import "./chunk-VWKG3EAW.js";

// src/post.ts
var folder = leasesOfMain();
if (folder !== void 0) {
  try {
    const count = await endLeases(folder);
    if (count > 0) log(`Drydock cleaned up after a run that was killed (${count} on record).`);
  } catch (error) {
    log(`Drydock could not clean up: ${error instanceof Error ? error.message : String(error)}`);
  }
}
