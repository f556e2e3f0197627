import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/row-counts.ts
var exactly = (rows) => String(Math.round(rows)).replaceAll(/\B(?=(?:\d{3})+$)/g, " ");
var million = 1e6;
var roughly = (rows) => rows < million ? exactly(rows) : `${exactlyToThree(rows / million)} M`;
var exactlyToThree = (count) => count >= 1e3 ? exactly(count) : String(Number(count.toPrecision(3)));

export {
  exactly,
  roughly
};
