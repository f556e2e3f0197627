import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/reporters/repository-path.ts
import { posix } from "node:path";
var repositoryPath = (file, { pathPrefix = "" }) => posix.normalize(file.startsWith("/") ? file : pathPrefix + file);

export {
  repositoryPath
};
