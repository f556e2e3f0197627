import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  repositoryPath
} from "./chunk-ZJYVIYTS.js";
import {
  fingerprintsOf
} from "./chunk-IJLWDW4H.js";
import "./chunk-RAWYUV7P.js";
import "./chunk-FT4P7JIM.js";
import "./chunk-26MOL57G.js";
import "./chunk-OCH7LVHQ.js";
import {
  jsonText
} from "./chunk-54JJZGG6.js";
import {
  paragraphs
} from "./chunk-RY7UWMC2.js";
import "./chunk-QBB4LN36.js";
import {
  spokenOf,
  suppressedOf,
  worstFirst
} from "./chunk-XKMAM5XV.js";
import {
  counted,
  incompleteText,
  limits,
  nameText,
  toldLines,
  verdictText
} from "./chunk-FTTAGH4L.js";
import "./chunk-3YNXVGOE.js";
import "./chunk-RN7NGZYI.js";
import {
  clip,
  isPlainAddress,
  visible,
  visibleLine,
  visibleLines
} from "./chunk-YGDY6IRJ.js";
import "./chunk-VWKG3EAW.js";

// src/reporters/sarif.ts
import { gzipSync } from "node:zlib";

// src/reporters/sarif-rules.ts
var levels = {
  error: "error",
  warning: "warning",
  info: "note"
};
var problemSeverities = {
  error: "error",
  warning: "warning",
  info: "recommendation"
};
var maxDescription = 1024;
function rulesOf(findings, { rules = [] }) {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const firsts = new Map(findings.toReversed().map((finding) => [finding.rule, finding]));
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const indexes = new Map(ids.map((id, index) => [id, index]));
  return {
    descriptors: ids.flatMap((id) => {
      const first = firsts.get(id);
      return first ? [descriptorOf(first, known.get(id) ?? descriptionFrom(first))] : [];
    }),
    indexOf: ({ rule }) => indexes.get(rule) ?? -1
  };
}
var descriptionFrom = ({ rule, message, help, severity }) => ({
  id: rule,
  summary: rule.replaceAll("-", " "),
  why: message,
  instead: help,
  severity,
  category: "policy"
});
function descriptorOf({ docsUrl }, rule) {
  const { id, summary, why, instead, category, foundBy } = rule;
  const severity = rule.severity === "off" ? "warning" : rule.severity;
  const help = [why, instead].filter((text) => text !== "");
  return {
    id: visible(id),
    shortDescription: { text: described(summary) },
    fullDescription: { text: described(why) },
    help: {
      text: help.map((text) => visibleLines(clip(text, limits.prose)).join("\n")).join("\n\n"),
      markdown: help.map(paragraphs).join("\n\n")
    },
    ...isPlainAddress(docsUrl) ? { helpUri: docsUrl } : {},
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ["postgresql", "migration", visible(category)],
      // What the dry-run reports has happened on a server.
      precision: foundBy === "dry-run" ? "very-high" : "high",
      "problem.severity": problemSeverities[severity]
    }
  };
}
var described = (text) => clip(visibleLine(text), maxDescription);

// src/reporters/sarif-result.ts
var rootBase = "%SRCROOT%";
function resultOf(finding, ruleIndex, fingerprint, context) {
  const { rule, severity, stage, project, observed, suppressed, fix } = finding;
  const instead = context.rules?.find(({ id }) => id === rule)?.instead;
  const lines = toldLines(finding, finding.help === instead ? "" : finding.help);
  const artifactLocation = locationOf(finding.file, context);
  return {
    ruleId: visible(rule),
    ruleIndex,
    level: levels[severity],
    message: { text: withoutLinks(clip(lines.join("\n"), limits.prose)) },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
    partialFingerprints: { "drydockFinding/v1": fingerprint },
    ...fix ? { fixes: [fixOf(fix, artifactLocation)] } : {},
    ...suppressed ? { suppressions: [suppressionOf(suppressed, artifactLocation)] } : {},
    properties: {
      stage,
      ...project === void 0 ? {} : { project: visible(project) },
      ...observed ? { confirmed: observed.confirmed } : {}
    }
  };
}
var withoutLinks = (text) => text.replace(/\[(?=[^\]]*\]\()/g, "\\[");
function locationOf(file, context) {
  const path = repositoryPath(file, context);
  const uri = path.replace(new RegExp("\\p{Cs}", "gu"), "�").split("/").map(encodeURIComponent).join("/");
  if (path.startsWith("/")) return { uri: `file://${uri}` };
  return /^\.\.(?:\/|$)/.test(path) ? { uri } : { uri, uriBaseId: rootBase };
}
var regionOf = ({ startLine, startColumn, endLine, endColumn }) => ({
  startLine,
  startColumn,
  endLine,
  endColumn
});
var fixOf = ({ description, edits }, artifactLocation) => ({
  description: { text: visibleLine(clip(description, limits.prose)) },
  artifactChanges: [
    {
      artifactLocation,
      replacements: edits.map((edit) => ({
        deletedRegion: regionOf(edit),
        insertedContent: { text: edit.text }
      }))
    }
  ]
});
var suppressionOf = ({ reason, line, by }, artifactLocation) => ({
  kind: by === "baseline" ? "external" : "inSource",
  status: "accepted",
  justification: visibleLine(clip(reason, limits.prose)),
  ...by === "baseline" ? {} : { location: { physicalLocation: { artifactLocation, region: { startLine: line } } } }
});

// src/reporters/sarif.ts
var limit = { results: 25e3, bytes: 10 * 1024 * 1024 };
var sarifReporter = (report, context) => {
  const fingerprints = fingerprintsOf(report.findings, context.sources);
  const prints = new Map(report.findings.map((finding, index) => [finding, fingerprints[index] ?? ""]));
  const { findings } = report;
  const all = [...worstFirst(spokenOf(findings)), ...worstFirst(suppressedOf(findings))];
  for (let room = Math.min(all.length, limit.results); ; room = Math.floor(room / 2)) {
    const text = jsonText(logOf(report, context, { all, prints, room }));
    if (room === 0 || isAccepted(text)) return text;
  }
};
var isAccepted = (text) => {
  const bytes = Buffer.byteLength(text);
  return bytes <= limit.bytes || gzipSync(text).length <= limit.bytes;
};
function logOf(report, context, { all, prints, room }) {
  const told = all.slice(0, room);
  const { descriptors, indexOf } = rulesOf(told, context);
  const { tool, engine, projects } = report;
  const run = {
    tool: {
      driver: {
        name: "Drydock",
        version: nameText(tool.version),
        rules: [...descriptors]
      }
    },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [rootBase]: { description: { text: "The root of the repository" } } },
    invocations: [
      {
        executionSuccessful: report.incomplete === void 0,
        toolExecutionNotifications: [...notifications(report, told.length, all.length)]
      }
    ],
    results: told.map((finding) => resultOf(finding, indexOf(finding), prints.get(finding) ?? "", context)),
    properties: {
      verdict: report.verdict,
      summary: verdictText(report),
      ...engine ? { engine: nameText(engine.kind), postgresVersion: nameText(engine.postgresVersion) } : {},
      ...projects ? { projects: projects.map(({ name, verdict }) => ({ name: nameText(name), verdict })) } : {}
    }
  };
  return { version: "2.1.0", $schema: "https://json.schemastore.org/sarif-2.1.0.json", runs: [run] };
}
function notifications(report, told, total) {
  const why = incompleteText(report);
  const cut = `${told} of ${counted(total, "finding")} are told, the worst first: GitHub takes no more in a file. The other formats have all.`;
  return [
    ...why === void 0 ? [] : [{ level: levels.error, message: { text: clip(visibleLine(why), limits.prose) } }],
    ...told < total ? [{ level: levels.warning, message: { text: cut } }] : []
  ];
}
export {
  sarifReporter
};
