import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  durationText
} from "./chunk-3YNXVGOE.js";
import {
  fromPgLocksName
} from "./chunk-RN7NGZYI.js";
import {
  clip,
  visible,
  visibleLine,
  visibleLines
} from "./chunk-YGDY6IRJ.js";

// src/reporters/wording.ts
var limits = { name: 200, value: 160, prose: 4e3 };
var maxRelations = 6;
var counted = (count, noun) => `${count} ${count === 1 ? noun : `${noun}s`}`;
var nameText = (name) => visible(clip(name, limits.name));
var countsOf = ({ errors, warnings, infos, suppressed }) => [
  ...errors > 0 ? [counted(errors, "error")] : [],
  ...warnings > 0 ? [counted(warnings, "warning")] : [],
  ...infos > 0 ? [counted(infos, "info")] : [],
  ...suppressed > 0 ? [`${suppressed} suppressed`] : []
];
function verdictText({ verdict, incomplete, shard, summary, projects }) {
  const counts = countsOf(summary).join(", ") || "nothing to report";
  const migrations = summary.migrations === 0 ? "no migrations" : counted(summary.migrations, "migration");
  const word = verdict === "pass" ? "passed" : "failed";
  const where = projects ? ` of ${counted(projects.length, "project")}` : "";
  const which = shard ? `shard ${shard.index} of ${shard.of} ` : "";
  return `${which}${incomplete ? "incomplete" : word}: ${counts} in ${migrations}${where}`;
}
var incompleteText = ({ incomplete }) => incomplete && `The run did not come to its end: ${visibleLine(clip(incomplete.reason, limits.prose))}`;
var engineText = (engine) => `${nameText(engine.kind)} PostgreSQL ${nameText(engine.postgresVersion)}, started in ${durationText(engine.startupMs)}`;
var placeText = ({ file, startLine, startColumn }) => `${nameText(file)}:${startLine}:${startColumn}`;
var listed = (items) => items.length <= maxRelations ? items.join(", ") : `${items.slice(0, maxRelations).join(", ")} and ${items.length - maxRelations} more`;
var relations = (prefix, names) => names.length === 0 ? [] : [`${prefix} ${listed(names.map(nameText))}`];
var effectsOf = ({ locks, scans, rewrites }) => [
  ...relations(
    "locks",
    locks.map(({ relation, mode }) => `${relation} (${fromPgLocksName(mode) ?? mode})`)
  ),
  ...relations("scans", scans),
  ...relations("rewrites", rewrites)
];
function observedText(observed) {
  const effects = effectsOf(observed).join("; ") || "no lock, scan or rewrite of a table that was there before";
  return observed.confirmed ? effects : `not confirmed (${effects})`;
}
function postgresTexts(said) {
  const message = said.sqlState === "" ? said.message : `${said.message} (SQLSTATE ${said.sqlState})`;
  const parts = [
    ["postgres", message],
    ["detail", said.detail],
    ["hint", said.hint],
    ["where", said.where]
  ];
  return parts.flatMap(([label, text]) => text ? [[label, clip(text, limits.prose)]] : []);
}
function toldLines({ message, postgres, observed }, ...more) {
  const said = postgres ? postgresTexts(postgres).map(([label, text]) => `${label}: ${text}`) : [];
  const seen = observed ? [`observed: ${observedText(observed)}`] : [];
  return [message, ...said, ...seen, ...more].filter((text) => text !== "").flatMap(visibleLines);
}
var valueText = (value) => value === null ? "absent" : clip(visibleLine(value), limits.value);
function differenceText({ object, attribute, before, after, kind }) {
  const subject = attribute === "" ? nameText(object) : `${nameText(object)} ${nameText(attribute)}`;
  const note = kind === "column-order" ? " (only the order of columns)" : "";
  return `${subject}: ${valueText(before)} → ${valueText(after)}${note}`;
}
function failureText({ error, sqlState, file, line }) {
  if (error === void 0) return void 0;
  const place = [
    ...file === void 0 ? [] : [nameText(file)],
    ...line === void 0 ? [] : [String(line)]
  ];
  const code = sqlState === void 0 ? "" : ` (SQLSTATE ${nameText(sqlState)})`;
  const at = place.length === 0 ? "" : ` at ${file === void 0 ? "line " : ""}${place.join(":")}`;
  return visibleLine(clip(error, limits.prose)) + code + at;
}

export {
  limits,
  counted,
  nameText,
  verdictText,
  incompleteText,
  engineText,
  placeText,
  observedText,
  postgresTexts,
  toldLines,
  valueText,
  differenceText,
  failureText
};
