import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  spokenOf,
  worstFirst
} from "./chunk-XKMAM5XV.js";
import {
  counted,
  incompleteText,
  toldLines
} from "./chunk-FTTAGH4L.js";
import {
  clip,
  visible
} from "./chunk-YGDY6IRJ.js";

// src/reporters/github.ts
var levels = {
  error: "error",
  warning: "warning",
  info: "notice"
};
var mostOf = { error: 9, warning: 10, notice: 10 };
var levelsInOrder = ["error", "warning", "notice"];
var maxMessage = 4096;
var githubReporter = (report, context) => {
  const why = incompleteText(report);
  if (why === void 0) return annotationsOf(report, context);
  const stop = `::notice title=Drydock::${escapedData(why)}
`;
  return stop + annotationsOf(report, context, { ...mostOf, notice: mostOf.notice - 1 });
};
function annotationsOf(report, context, room = mostOf) {
  const all = worstFirst(spokenOf(report.findings)).map((finding) => annotationOf(finding, context));
  const kept = levelsInOrder.flatMap(
    (level) => all.filter((annotation) => annotation.level === level).slice(0, room[level])
  );
  const lines = [...kept.map(commandText), ...cutLine(all, room)];
  return lines.map((line) => `${line}
`).join("");
}
function annotationOf(finding, { pathPrefix = "" }) {
  const path = visible(pathPrefix + finding.file);
  return {
    level: levels[finding.severity],
    // The runner splits `key=value` with empty parts removed: a leading `=` of the value would be lost.
    file: path.startsWith("=") ? `./${path}` : path,
    ...placeOf(finding),
    title: visible(finding.rule),
    message: clip(messageLines(finding).join("\n"), maxMessage)
  };
}
function placeOf({
  startLine,
  startColumn,
  endLine,
  endColumn
}) {
  const lastLine = Math.max(startLine, endColumn <= 1 ? endLine - 1 : endLine);
  const place = { line: startLine, endLine: lastLine };
  if (endLine !== startLine) return place;
  return { ...place, columns: { col: startColumn, endColumn: Math.max(startColumn, endColumn - 1) } };
}
var messageLines = (finding) => toldLines(finding, finding.help, finding.docsUrl);
function commandText({ level, file, line, endLine, columns, title, message }) {
  const places = { line, endLine, ...columns };
  const properties = [
    `file=${escapedProperty(file)}`,
    ...Object.entries(places).map(([name, value]) => `${name}=${value}`),
    `title=${escapedProperty(title)}`
  ];
  return `::${level} ${properties.join(",")}::${escapedData(message)}`;
}
var escapedData = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
var escapedProperty = (text) => escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
function cutLine(all, room) {
  const cut = levelsInOrder.flatMap((level) => {
    const total = all.filter((annotation) => annotation.level === level).length;
    return total > room[level] ? [`${room[level]} of ${counted(total, level)}`] : [];
  });
  if (cut.length === 0) return [];
  return [`Showing ${cut.join(", ")} inline: GitHub keeps no more of one step. The other formats list all.`];
}

export {
  githubReporter,
  annotationsOf,
  annotationOf,
  commandText
};
