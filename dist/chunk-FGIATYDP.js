import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/sql/psql-commands.ts
var harmless = /* @__PURE__ */ new Set([
  ...["a", "C", "f", "H", "pset", "t", "T", "x", "timing", "encoding", "errverbose", "conninfo", "copyright"],
  ...[
    "echo",
    "qecho",
    "warn",
    "set",
    "unset",
    "setenv",
    "getenv",
    "restrict",
    "unrestrict",
    "h",
    "help",
    "?"
  ],
  ...["g", "gx", "gset", "crosstabview", "p", "print", "l", "list", "z", "sf", "sv", "s", "w", "q", "quit"]
]);
var psqlCommandName = (text) => /^\\(?:[A-Za-z_]+\+?|.?)/.exec(text)?.[0] ?? text.slice(0, 1);
function changesWhatRuns(text, more) {
  const name = psqlCommandName(text).replace(/^\\|\+$/g, "");
  const argument = text.slice(psqlCommandName(text).length).trim();
  switch (name) {
    case "q":
    case "quit":
      return more;
    case "g":
    case "gx":
      return argument !== "";
    case "encoding":
      return !/^(?:|'?utf-?8'?)$/i.test(argument);
    case "set":
      return /^(?:AUTOCOMMIT|ON_ERROR_ROLLBACK|SINGLELINE|SINGLESTEP)\b/i.test(argument);
    default:
      return !harmless.has(name) && !/^d[A-Za-z]*$/.test(name);
  }
}

export {
  psqlCommandName,
  changesWhatRuns
};
