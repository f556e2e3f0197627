import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  isReporterName,
  reporterNames,
  reporters,
  rules,
  writeOver
} from "./chunk-POX4XNHB.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";

// src/cli/report-outputs.ts
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import process from "node:process";
function parseFormats(values = ["text"]) {
  const outputs = values.map(parseFormat);
  const byPath = /* @__PURE__ */ new Map();
  for (const { name, file } of outputs) {
    if (file === void 0) continue;
    const path = resolve(file);
    const before = byPath.get(path);
    if (before !== void 0)
      throw new UserError(
        `--format ${before} and --format ${name}=${file} would write the same file`,
        "Name another file for one of them."
      );
    byPath.set(path, `${name}=${file}`);
  }
  return outputs;
}
function parseFormat(value) {
  const [name = "", ...file] = value.split("=");
  if (!isReporterName(name)) {
    throw new UserError(`--format: there is no format "${name}"`, `It takes ${reporterNames.join(", ")}.`);
  }
  return file.length === 0 ? { name } : { name, file: file.join("=") };
}
async function writeOutputs({ report, sources }, outputs, beforePrinting = () => void 0) {
  const context = { sources, rules, pathPrefix: await pathPrefixFor(outputs) };
  for (const { name, file } of outputs) if (file !== void 0) await writeTo(file, name, report, context);
  beforePrinting();
  for (const { name, file } of outputs) if (file === void 0) await writeOut(name, report, context);
}
async function pathPrefixFor(outputs) {
  if (outputs.every(({ name }) => name === "text" || name === "json")) return "";
  const { findRepository } = await import("./repository-ITZCRMPX.js");
  const { inside } = await findRepository(process.cwd());
  return inside === "" ? "" : `${inside}/`;
}
async function writeTo(file, name, report, context) {
  const reporter = await reporters[name]();
  const text = reporter(report, { ...context, color: false });
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeOver(file, text);
  } catch (cause) {
    throw new UserError(`--format ${name}: ${file} cannot be written`, void 0, { cause });
  }
}
async function writeOut(name, report, context) {
  const reporter = await reporters[name]();
  await print(reporter(report, { ...context, color: wantsColor(process.stdout.isTTY) }));
}
var wantsColor = (isTerminal) => {
  const { NO_COLOR: no, FORCE_COLOR: force } = process.env;
  return (isTerminal || force !== void 0 && force !== "0") && (no === void 0 || no === "");
};
var print = (text) => new Promise((resolve2, reject) => {
  process.stdout.write(text, (error) => {
    if (error && !isClosedPipe(error)) reject(error);
    else resolve2();
  });
});
var isClosedPipe = (error) => "code" in error && error.code === "EPIPE";

export {
  parseFormats,
  writeOutputs
};
