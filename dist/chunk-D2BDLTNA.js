import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/errors.ts
var exitCodes = {
  passed: 0,
  gateFailed: 1,
  unusableInput: 2,
  engineBroken: 3,
  internalFault: 4
};
var UserError = class extends Error {
  constructor(message, hint, options) {
    super(message, options);
    this.hint = hint;
  }
  hint;
  name = "UserError";
  exitCode = exitCodes.unusableInput;
};
var EngineError = class extends UserError {
  name = "EngineError";
  exitCode = exitCodes.engineBroken;
};

export {
  exitCodes,
  UserError,
  EngineError
};
