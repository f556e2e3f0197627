import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/postgres/identifiers.ts
var quoteIdentifier = (name) => `"${name.replaceAll('"', '""')}"`;
var quoteIfNeeded = (name) => /^[a-z_][a-z0-9_]*$/.test(name) ? name : quoteIdentifier(name);
var quoteLiteral = (text) => {
  const quoted = `'${text.replaceAll("'", "''").replaceAll("\\", "\\\\")}'`;
  return text.includes("\\") ? `E${quoted}` : quoted;
};

export {
  quoteIdentifier,
  quoteIfNeeded,
  quoteLiteral
};
