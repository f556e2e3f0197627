import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/postgres/lock-modes.ts
var lockModes = [
  "ACCESS SHARE",
  "ROW SHARE",
  "ROW EXCLUSIVE",
  "SHARE UPDATE EXCLUSIVE",
  "SHARE",
  "SHARE ROW EXCLUSIVE",
  "EXCLUSIVE",
  "ACCESS EXCLUSIVE"
];
var conflictTable = {
  "ACCESS SHARE": ".......X",
  "ROW SHARE": "......XX",
  "ROW EXCLUSIVE": "....XXXX",
  "SHARE UPDATE EXCLUSIVE": "...XXXXX",
  SHARE: "..XX.XXX",
  "SHARE ROW EXCLUSIVE": "..XXXXXX",
  EXCLUSIVE: ".XXXXXXX",
  "ACCESS EXCLUSIVE": "XXXXXXXX"
};
var conflicts = (requested, held) => conflictTable[requested][lockModes.indexOf(held)] === "X";
var blocksWrites = (held) => conflicts("ROW EXCLUSIVE", held);
var toPgLocksName = (mode) => mode.split(" ").map((word) => word.charAt(0) + word.slice(1).toLowerCase()).join("") + "Lock";
var fromPgLocks = new Map(lockModes.map((mode) => [toPgLocksName(mode), mode]));
var fromPgLocksName = (name) => fromPgLocks.get(name);
var strongerOf = (left, right) => lockModes.indexOf(left) >= lockModes.indexOf(right) ? left : right;

export {
  lockModes,
  conflicts,
  blocksWrites,
  toPgLocksName,
  fromPgLocksName,
  strongerOf
};
