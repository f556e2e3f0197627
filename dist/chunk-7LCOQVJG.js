import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/postgres/versions.ts
var supportedMajors = [14, 15, 16, 17, 18];
var newestMajor = 18;
var isSupportedMajor = (major) => supportedMajors.some((supported) => supported === major);
var versionText = (versionNumber) => `${Math.floor(versionNumber / 1e4)}.${versionNumber % 1e4}`;

export {
  supportedMajors,
  newestMajor,
  isSupportedMajor,
  versionText
};
