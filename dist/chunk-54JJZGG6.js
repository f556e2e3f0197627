import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/reporters/json.ts
var raw = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;
var escapedUnits = (character) => character.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
var jsonText = (value) => `${JSON.stringify(value, null, 2).replace(raw, escapedUnits).replaceAll("##[", "##\\u005b")}
`;
var jsonReporter = jsonText;

export {
  jsonText,
  jsonReporter
};
