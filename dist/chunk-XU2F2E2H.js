import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  exactly,
  roughly
} from "./chunk-APBBCO2I.js";
import {
  limits,
  nameText
} from "./chunk-FTTAGH4L.js";
import {
  durationText
} from "./chunk-3YNXVGOE.js";
import {
  fromPgLocksName
} from "./chunk-RN7NGZYI.js";
import {
  clip,
  visibleLine
} from "./chunk-YGDY6IRJ.js";

// src/reporters/steps.ts
var goodStatuses = ["applied", "idempotent", "restored", "same"];
var stepsOf = (migration) => [
  { name: "apply", differences: [], ...migration.apply },
  { name: "rerun", differences: [], ...migration.rerun },
  { name: "rollback", ...migration.rollback },
  { name: "reapply", differences: [], ...migration.reapply }
];
var leftOut = ["skipped", "missing"];
var wentWrong = ({ status }) => !leftOut.includes(status) && !goodStatuses.includes(status);
var wasNotRun = (migration) => stepsOf(migration).every(({ status }) => leftOut.includes(status));
var hasMore = (step) => step.error !== void 0 || step.differences.length > 0;

// src/reporters/blocking-text.ts
function blockingTexts({ statements }) {
  const all = statements.flatMap(
    (statement) => (statement.blocking ?? []).map((blocking) => [statement, blocking])
  );
  const constant = all.filter(([, { growsWith }]) => growsWith.length === 0);
  const growing = all.filter(([, { growsWith }]) => growsWith.length > 0);
  return [...growing.map(([statement, blocking]) => textOf(statement, blocking)), ...constantText(constant)];
}
function textOf({ startLine }, blocking) {
  const { relation, mode } = blocking;
  const what = `line ${startLine}: ${nameText(relation)} (${fromPgLocksName(mode) ?? nameText(mode)})`;
  return `${what}: ${waitText(blocking)}`;
}
function waitText({ waits = {}, rows = 0, unmeasured, projection, unprojected }) {
  if (unmeasured !== void 0) return `not measured: ${reason(unmeasured)}`;
  const kinds = Object.entries(waits).map(
    ([kind, ms2]) => `${nameText(kind)} ${ms2 === null ? "refused" : durationText(ms2)}`
  );
  const measured = `longest wait at ${exactly(rows)} rows: ${kinds.join(", ")}`;
  if (unprojected !== void 0) return `${measured}; not projected: ${reason(unprojected)}`;
  if (!projection) return measured;
  const { ms, error } = projection;
  const there = `about ${durationText(ms)} at production’s ${roughly(projection.rows)}`;
  return `${measured}; ${there} (fit error ±${Math.round(error * 100)} %)`;
}
var reason = (text) => visibleLine(clip(text, limits.prose));
function constantText(all) {
  if (all.length === 0) return [];
  const lines = [...new Set(all.map(([{ startLine }]) => startLine))];
  const which = `${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}`;
  return [`${which}: locks whose cost does not grow with any table`];
}

export {
  stepsOf,
  wentWrong,
  wasNotRun,
  hasMore,
  blockingTexts
};
