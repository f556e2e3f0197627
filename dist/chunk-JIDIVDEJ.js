import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  excerptOf
} from "./chunk-DIU3JQOY.js";
import {
  projectSections
} from "./chunk-7CASP3IV.js";
import {
  blockingTexts,
  hasMore,
  stepsOf
} from "./chunk-XU2F2E2H.js";
import {
  proposalHeading,
  proposalLines,
  proposedFor
} from "./chunk-W7ATKGMK.js";
import {
  code,
  details,
  fence,
  htmlText,
  link,
  paragraphs,
  prose,
  table
} from "./chunk-RY7UWMC2.js";
import {
  lineReader,
  spokenOf,
  suppressedOf,
  worstFirst
} from "./chunk-XKMAM5XV.js";
import {
  counted,
  engineText,
  failureText,
  incompleteText,
  nameText,
  observedText,
  postgresTexts,
  valueText,
  verdictText
} from "./chunk-FTTAGH4L.js";
import {
  durationText
} from "./chunk-3YNXVGOE.js";
import {
  disarmCommands
} from "./chunk-YGDY6IRJ.js";

// src/reporters/markdown-dry-run.ts
var maxDifferences = 10;
var signs = {
  applied: "✅",
  idempotent: "✅",
  restored: "✅",
  same: "✅",
  skipped: "➖",
  missing: "⚠️"
};
function dryRunSection({ engine, migrations }) {
  const pending = migrations.filter((migration) => migration.pending);
  if (pending.length === 0) return [];
  if (!engine) return ["### Dry-run", "No engine: nothing was run."];
  const reason = engine.reason === "" ? "" : ` (${prose(engine.reason)})`;
  return [
    "### Dry-run",
    `Engine: ${prose(engineText(engine))}${reason}`,
    table(["migration", "apply", "rerun", "rollback", "reapply"], pending.map(rowOf)),
    ...failures(pending),
    ...differences(pending),
    ...proposedFor(pending).map(proposed),
    ...waits(pending)
  ];
}
var proposed = ({ id, proposal }) => details(
  `${htmlText(nameText(id))}: ${htmlText(proposalHeading(proposal))}`,
  fence(proposalLines(proposal), "sql")
);
var rowOf = (migration) => [
  code(migration.id) + (migration.dev ? " (dev)" : ""),
  ...stepsOf(migration).map(cellOf)
];
function cellOf({ status, durationMs }) {
  const time = durationMs === void 0 ? "" : ` in ${durationText(durationMs)}`;
  return `${signs[status] ?? "❌"} ${status}${time}`;
}
var eventful = (migrations) => migrations.flatMap(
  (migration) => stepsOf(migration).filter(hasMore).map((step) => [code(migration.id), step])
);
function failures(migrations) {
  const lines = eventful(migrations).flatMap(([name, step]) => {
    const failure = failureText(step);
    return failure === void 0 ? [] : [`- ${name} ${step.name}: ${prose(failure)}`];
  });
  return lines.length === 0 ? [] : [lines.join("\n")];
}
function waits(migrations) {
  const lines = migrations.flatMap(
    (migration) => blockingTexts(migration).map((text) => `- ${code(migration.id)} ${prose(text)}`)
  );
  if (lines.length === 0) return [];
  return [details("How long other sessions wait", lines.join("\n"))];
}
function differences(migrations) {
  const rows = eventful(migrations).flatMap(([name, step]) => {
    const hidden = step.differences.length - maxDifferences;
    const shown = step.differences.slice(0, maxDifferences).map((one) => [name, step.name, ...cellsOf(one)]);
    return hidden > 0 ? [...shown, [name, step.name, `… and ${hidden} more`, "", "", ""]] : shown;
  });
  return rows.length === 0 ? [] : [table(["migration", "step", "object", "attribute", "before", "after"], rows)];
}
var cellsOf = ({ object, attribute, before, after, kind }) => [
  code(object),
  kind === "column-order" ? `${prose(attribute)} (only the order of columns)`.trim() : prose(attribute),
  valueCell(before),
  valueCell(after)
];
var valueCell = (value) => value === null ? "absent" : code(valueText(value));

// src/reporters/markdown-findings.ts
var severityText = {
  error: "🔴 error",
  warning: "🟡 warning",
  info: "🔵 info"
};
var findingsTable = (findings, pathPrefix) => table(
  ["file", "line", "severity", "rule", "message"],
  findings.map((finding) => [
    code(pathPrefix + finding.file),
    String(finding.startLine),
    severityText[finding.severity],
    link(code(finding.rule), finding.docsUrl),
    prose(finding.message)
  ])
);
function findingDetails(finding, pathPrefix, source, open) {
  const place = `${pathPrefix}${finding.file}:${finding.startLine}`;
  const summary = `<b>${htmlText(nameText(finding.rule))}</b> <code>${htmlText(nameText(place))}</code>`;
  const excerpt = excerptOf(source, finding).map(({ gutter, text }) => (gutter + text).trimEnd());
  const parts = [
    paragraphs(finding.message),
    ...excerpt.length === 0 ? [] : [fence(excerpt, "text")],
    ...notesOf(finding).map(
      ([label, text]) => `**${label}:**${text.startsWith("```") ? "\n\n" : " "}${text}`
    )
  ];
  return details(summary, parts.filter((part) => part !== "").join("\n\n"), open);
}
function notesOf({ rule, postgres, observed, help, fix, docsUrl }) {
  const about = link(code(rule), docsUrl);
  const said = postgres ? postgresTexts(postgres) : [];
  const notes = [
    ...said.map(([label, text]) => [capitalised(label), prose(text)]),
    ["Observed", observed ? prose(observedText(observed)) : ""],
    ["Help", paragraphs(help)],
    ["Fix", fix ? prose(`${fix.description} (--fix writes it)`) : ""],
    ["Docs", about.startsWith("[") ? about : ""]
  ];
  return notes.filter(([, text]) => text !== "");
}
var capitalised = (word) => word.charAt(0).toUpperCase() + word.slice(1);
var suppressedDetails = (findings, pathPrefix) => details(
  `${findings.length} suppressed`,
  table(
    ["file", "line", "rule", "reason"],
    findings.map((finding) => [
      code(pathPrefix + finding.file),
      String(finding.startLine),
      code(finding.rule),
      prose(finding.suppressed.reason)
    ])
  )
);

// src/reporters/markdown.ts
var summaryLimit = 900 * 1024;
var all = {
  excerpts: true,
  severities: ["error", "warning", "info"],
  dryRun: true,
  projects: true,
  leftOut: ""
};
var counts = {
  ...all,
  excerpts: false,
  severities: [],
  dryRun: false,
  leftOut: "everything but the counts"
};
var rungs = [
  all,
  { ...all, excerpts: false, leftOut: "excerpts" },
  { ...all, excerpts: false, severities: ["error", "warning"], leftOut: "excerpts and infos" },
  { ...all, excerpts: false, severities: ["error"], leftOut: "excerpts, infos and warnings" },
  counts,
  { ...counts, projects: false, leftOut: "everything but the counts of all projects together" }
];
var markdownReporter = (report, context) => markdownWithin(summaryLimit, report, context);
function markdownWithin(maxBytes, report, context) {
  let text = "";
  for (const rung of rungs) {
    text = render(rung, report, context);
    if (Buffer.byteLength(text) <= maxBytes) break;
  }
  return text;
}
function render(rung, report, context) {
  const projects = rung.projects ? projectSections(report) : [];
  const sections = [
    ...opening(report, `Drydock ${verdictText(report)}`),
    ...rung.leftOut === "" ? [] : [`_Left out to fit: ${rung.leftOut}. The other formats have all of it._`],
    ...projects.length === 0 ? bodyOf(report, rung, context) : [],
    ...projects.flatMap(({ name, report: own }) => [
      ...opening(own, `${prose(nameText(name))} ${verdictText(own)}`),
      ...bodyOf(own, rung, context)
    ]),
    `<sub>Drydock ${prose(nameText(report.tool.version))}</sub>`
  ];
  return disarmCommands(`${sections.join("\n\n")}
`);
}
function bodyOf(report, rung, context) {
  const spoken = worstFirst(spokenOf(report.findings)).filter(
    ({ severity }) => rung.severities.includes(severity)
  );
  return [
    ...findingSections(spoken, rung, context),
    ...rung.dryRun ? dryRunSection(report) : [],
    ...rung.dryRun ? suppressedSection(report, context) : []
  ];
}
var signs2 = { pass: "✅", fail: "❌" };
function opening(report, title) {
  const { engine, summary, timings } = report;
  const facts = [
    ...engine ? [`PostgreSQL ${prose(nameText(engine.postgresVersion))}`] : [],
    counted(summary.statements, "statement"),
    durationText(timings.totalMs)
  ];
  const why = incompleteText(report);
  const sign = why === void 0 ? signs2[report.verdict] : "⚠️";
  return [`## ${sign} ${title}`, ...why === void 0 ? [] : [`> **${prose(why)}**`], facts.join(" · ")];
}
function findingSections(findings, { excerpts }, context) {
  if (findings.length === 0) return [];
  const linesOf = lineReader(excerpts ? context.sources : /* @__PURE__ */ new Map());
  const pathPrefix = context.pathPrefix ?? "";
  return [
    findingsTable(findings, pathPrefix),
    ...findings.map(
      (finding, index) => findingDetails(finding, pathPrefix, linesOf(finding.file), index === 0)
    )
  ];
}
function suppressedSection({ findings }, { pathPrefix = "" }) {
  const suppressed = suppressedOf(findings);
  return suppressed.length === 0 ? [] : [suppressedDetails(suppressed, pathPrefix)];
}

export {
  markdownReporter,
  markdownWithin
};
