import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  markup,
  noMarkup,
  when
} from "./chunk-WJQ2FQRG.js";
import {
  fixedLines
} from "./chunk-365GY6EG.js";
import "./chunk-NQX67TAK.js";
import {
  excerptOf
} from "./chunk-DIU3JQOY.js";
import {
  projectSections
} from "./chunk-7CASP3IV.js";
import {
  blockingTexts,
  hasMore,
  stepsOf,
  wentWrong
} from "./chunk-XU2F2E2H.js";
import {
  proposalHeading,
  proposalLines,
  proposedFor
} from "./chunk-W7ATKGMK.js";
import "./chunk-APBBCO2I.js";
import "./chunk-OCH7LVHQ.js";
import {
  proseBlocks
} from "./chunk-QBB4LN36.js";
import {
  groupedByFile,
  lineReader,
  spokenOf,
  suppressedOf
} from "./chunk-XKMAM5XV.js";
import {
  counted,
  engineText,
  failureText,
  incompleteText,
  limits,
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
  fromPgLocksName
} from "./chunk-RN7NGZYI.js";
import {
  clip,
  disarmCommands,
  isPlainAddress,
  visible,
  visibleLine
} from "./chunk-YGDY6IRJ.js";
import "./chunk-VWKG3EAW.js";

// src/reporters/html.ts
import { createHash } from "node:crypto";

// src/reporters/html-text.ts
var code = (name) => markup`<code>${nameText(name)}</code>`;
var proseLine = (line) => {
  const parts = line.split(/`([^`]+)`/);
  return markup`${parts.map((part, index) => index % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`)}`;
};
var prose = (text) => proseLine(visible(clip(text, limits.prose)));
var paragraphs = (text) => markup`${proseBlocks(text).map(({ isCode, lines }) => isCode ? sql(lines) : paragraph(lines))}`;
var paragraph = (lines) => when(
  lines.some((line) => line !== ""),
  () => markup`<p>${lines.map((line, index) => markup`${when(index > 0, () => markup`<br>`)}${proseLine(line)}`)}</p>`
);
var sql = (lines) => markup`<pre tabindex="0"><code>${lines.join("\n")}</code></pre>`;
var link = (text, url) => isPlainAddress(url) ? markup`<a href="${url}" rel="noreferrer">${text}</a>` : text;
var table = (caption, header, rows) => markup`<div class="scroll" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${header.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first = markup``, ...cells]) => markup`<tr><th scope="row">${first}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`
)}</tbody>
</table></div>
`;
var details = (summary, body) => markup`<details><summary>${summary}</summary>\n${body}</details>\n`;
var heading = (depth, text) => markup`<h${Math.min(depth, 6)}>${text}</h${Math.min(depth, 6)}>\n`;

// src/reporters/html-dry-run.ts
var most = { differences: 200, statements: 500, relations: 20 };
function dryRunSection({ engine, migrations }, depth) {
  const pending = migrations.filter((migration) => migration.pending);
  if (pending.length === 0) return noMarkup;
  const title = heading(depth, markup`Dry-run`);
  if (!engine) return markup`<section>\n${title}<p>No engine: nothing was run.</p>\n</section>\n`;
  const reason = engine.reason === "" ? noMarkup : markup` (${prose(engine.reason)})`;
  return markup`<section>
${title}<p>${prose(engineText(engine))}${reason}</p>
${table("How each step ended", ["migration", "apply", "rerun", "rollback", "reapply"], pending.map(rowOf))}${failures(pending)}${differences(pending)}${pending.map(more)}</section>
`;
}
var rowOf = (migration) => [
  markup`${code(migration.id)}${migration.dev ? " (dev)" : ""}`,
  ...stepsOf(migration).map(cellOf)
];
function cellOf(step) {
  const { status, durationMs } = step;
  const time = durationMs === void 0 ? "" : ` in ${durationText(durationMs)}`;
  const [kind, sign] = leftOut.has(status) ? ["left-out", "–"] : wentWrong(step) ? ["bad", "✗"] : ["good", "✓"];
  return markup`<span class="${kind}">${sign} ${status}${time}</span>`;
}
var leftOut = /* @__PURE__ */ new Set(["skipped", "missing"]);
var eventful = (migrations) => migrations.flatMap(
  (migration) => stepsOf(migration).filter(hasMore).map((step) => [migration.id, step])
);
function failures(migrations) {
  const items = eventful(migrations).flatMap(([id, step]) => {
    const failure = failureText(step);
    return failure === void 0 ? [] : [markup`<li>${code(id)} ${step.name}: ${prose(failure)}</li>\n`];
  });
  return when(items.length > 0, () => markup`<ul>\n${items}</ul>\n`);
}
function differences(migrations) {
  const rows = eventful(migrations).flatMap(
    ([id, step]) => step.differences.map((one) => [code(id), markup`${step.name}`, ...cellsOf(one)])
  );
  const hidden = rows.length - most.differences;
  return when(
    rows.length > 0,
    () => markup`${table(
      "What is not as it was",
      ["migration", "step", "object", "attribute", "before", "after"],
      rows.slice(0, most.differences)
    )}${when(hidden > 0, () => markup`<p>… and ${hidden} more</p>\n`)}`
  );
}
var cellsOf = ({ object, attribute, before, after, kind }) => [
  code(object),
  prose(
    kind === "column-order" ? `${nameText(attribute)} (only the order of columns)`.trim() : nameText(attribute)
  ),
  valueCell(before),
  valueCell(after)
];
var valueCell = (value) => value === null ? markup`absent` : markup`<code>${valueText(value)}</code>`;
var more = (migration) => markup`${statements(migration)}${waits(migration)}${proposedFor([migration]).map(
  ({ id, proposal }) => details(`${nameText(id)}: ${proposalHeading(proposal)}`, sql(proposalLines(proposal)))
)}`;
function statements({ id, statements: all }) {
  const hidden = all.length - most.statements;
  const rows = all.slice(0, most.statements).map(statementRow);
  const header = ["line", "statement", "locks", "scans", "rewrites", "time"];
  return when(
    rows.length > 0,
    () => details(
      `${nameText(id)}: the locks that its statements took`,
      markup`${table("As observed on this server", header, rows)}${when(hidden > 0, () => markup`<p>… and ${hidden} more</p>\n`)}`
    )
  );
}
var statementRow = (statement) => [
  markup`${statement.startLine}`,
  code(statement.sql),
  listed(statement.locks.map(({ relation, mode }) => `${relation} (${fromPgLocksName(mode) ?? mode})`)),
  listed(statement.scans),
  listed(statement.rewrites),
  markup`${durationText(statement.durationMs)}`
];
function listed(names) {
  const hidden = names.length - most.relations;
  const shown = names.slice(0, most.relations).map(nameText);
  return markup`${[...shown, ...hidden > 0 ? [`and ${hidden} more`] : []].join(", ")}`;
}
function waits(migration) {
  const items = blockingTexts(migration).map((text) => markup`<li>${prose(text)}</li>\n`);
  return when(
    items.length > 0,
    () => details(`${nameText(migration.id)}: how long other sessions wait`, markup`<ul>\n${items}</ul>\n`)
  );
}

// src/reporters/html-findings.ts
var severityText = {
  error: "● error",
  warning: "▲ warning",
  info: "○ info"
};
var findingsByFile = (findings, linesOf, depth) => markup`${groupedByFile(findings).map(
  (group) => markup`<section class="file">
${heading(depth, code(group[0]?.file ?? ""))}${group.map((one) => article(one, linesOf(one.file), depth + 1))}</section>
`
)}`;
var article = (finding, source, depth) => {
  const { severity, rule, docsUrl, startLine, startColumn, message } = finding;
  const title = markup`<span class="severity">${severityText[severity]}</span> ${link(code(rule), docsUrl)} <span class="place">line ${startLine}, column ${startColumn}</span>`;
  return markup`<article class="${severity}">
${heading(depth, title)}${paragraphs(message)}${excerpt(excerptOf(source, finding))}
${notes(finding, source)}</article>
`;
};
var excerpt = (lines) => when(
  lines.length > 0,
  () => markup`<pre class="excerpt" tabindex="0"><code>${lines.map(excerptLine)}</code></pre>`
);
var excerptLine = ({ kind, gutter, text }) => kind === "carets" ? markup`<span class="carets" aria-hidden="true"><i>${gutter}</i>${text}\n</span>` : markup`<i>${gutter}</i>${text}\n`;
var labels = {
  postgres: "PostgreSQL",
  detail: "Detail",
  hint: "Hint",
  where: "Where"
};
var notes = ({ postgres, observed, help, fix }, source) => {
  const all = [
    ...(postgres ? postgresTexts(postgres) : []).map(([label, text]) => [
      labels[label] ?? label,
      paragraphs(text)
    ]),
    ...observed ? [["Observed", prose(observedText(observed))]] : [],
    ...help === "" ? [] : [["Help", paragraphs(help)]],
    ...fix ? [["Fix", fixText(fix, source)]] : []
  ];
  if (all.length === 0) return noMarkup;
  return markup`<dl>
${all.map(([label, text]) => markup`<dt>${label}</dt><dd>${text}</dd>\n`)}</dl>
`;
};
var fixText = (fix, source) => {
  const lines = (fixedLines(fix.edits, source)?.lines ?? []).filter((line) => line.trim() !== "").map((line) => visible(clip(line.replaceAll("	", "    "), limits.prose)));
  return markup`<p>${prose(fix.description)} (<code>--fix</code> writes it)</p>${when(lines.length > 0, () => sql(lines))}`;
};
var suppressedDetails = (findings) => when(
  findings.length > 0,
  () => details(
    `${findings.length} suppressed`,
    table(
      "What comments in the files ignore",
      ["rule", "file", "line", "reason"],
      findings.map(({ rule, file, startLine, suppressed }) => [
        code(rule),
        code(file),
        markup`${startLine}`,
        prose(visibleLine(suppressed.reason))
      ])
    )
  )
);

// src/reporters/html-style.ts
var style = `
:root { color-scheme: light dark; --ink: #1f2328; --faint: #59636e; --paper: #fff; --panel: #f6f8fa; --line: #d1d9e0;
  --error: #c21c2c; --warning: #855600; --info: #0a5fd0; --good: #18722f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --faint: #9aa4af; --paper: #0d1117; --panel: #161b22; --line: #3d444d;
    --error: #ff7b72; --warning: #e3b341; --info: #79b8ff; --good: #56d364; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header { border-left: .5rem solid var(--good); padding-left: 1rem; margin-bottom: 2rem; }
header.fail { border-color: var(--error); }
header.incomplete { border-color: var(--warning); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; }
h3, h4, h5 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
a { color: var(--info); }
article { border: 1px solid var(--line); border-left: .3rem solid var(--info); border-radius: .4rem; margin: .75rem 0;
  padding: .25rem 1rem .75rem; }
article.error { border-left-color: var(--error); }
article.warning { border-left-color: var(--warning); }
article > :first-child { margin-top: .5rem; }
.error .severity, .bad { color: var(--error); }
.warning .severity { color: var(--warning); }
.info .severity { color: var(--info); }
.good { color: var(--good); }
.place, .left-out, caption, footer, .facts { color: var(--faint); font-weight: normal; }
code, pre { font: .875rem/1.45 ui-monospace, SFMono-Regular, Consolas, monospace; }
pre { background: var(--panel); border-radius: .4rem; margin: .5rem 0; overflow-x: auto; overflow-wrap: normal;
  padding: .6rem .8rem; }
.excerpt i { color: var(--faint); font-style: normal; user-select: none; }
.carets { color: var(--error); user-select: none; }
.warning .carets { color: var(--warning); }
.info .carets { color: var(--info); }
p { margin: .5rem 0; }
dl { display: grid; gap: .25rem 1rem; grid-template-columns: max-content minmax(0, 1fr); margin: .5rem 0 0; }
dt { color: var(--faint); }
dd { margin: 0; }
dd > :first-child { margin-top: 0; }
dd > :last-child { margin-bottom: 0; }
.scroll { overflow-x: auto; margin: .75rem 0; }
table { border-collapse: collapse; font-size: .9rem; min-width: 100%; overflow-wrap: normal; }
caption { font-size: .85rem; padding: .25rem 0; text-align: left; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
tbody th { font-weight: normal; }
details { margin: .5rem 0; }
summary { cursor: pointer; }
@media (max-width: 40rem) { dl { grid-template-columns: minmax(0, 1fr); } }
@media print { details::details-content { content-visibility: visible; } body { max-width: none; } }
`;

// src/reporters/html.ts
var policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`;
var htmlReporter = (report, context) => {
  const title = `Drydock ${verdictText(report)}`;
  const projects = projectSections(report);
  const { markup: page } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header class="${kindOf(report)}">
${heading(1, markup`${signs[kindOf(report)]} ${title}`)}${facts(report)}</header>
<main>
${projects.length === 0 ? bodyOf(report, context, 2) : projects.map(({ name, report: own }) => project(name, own, context))}</main>
<footer>Drydock ${nameText(report.tool.version)}</footer>
</body>
</html>
`;
  return disarmCommands(page);
};
var kindOf = ({ incomplete, verdict }) => incomplete ? "incomplete" : verdict;
var signs = { pass: "✓", fail: "✗", incomplete: "⚠" };
function facts(report) {
  const { engine, summary, timings, framework } = report;
  const why = incompleteText(report);
  const all = [
    ...engine ? [`PostgreSQL ${nameText(engine.postgresVersion)}`] : [],
    nameText(framework.name),
    counted(summary.statements, "statement"),
    durationText(timings.totalMs)
  ];
  return markup`${when(why !== void 0, () => markup`<p><strong>${why ?? ""}</strong></p>\n`)}<p class="facts">${all.join(" · ")}</p>
`;
}
var project = (name, own, context) => markup`<section>
${heading(2, markup`${signs[kindOf(own)]} ${prose(nameText(name))} ${verdictText(own)}`)}${facts(own)}${bodyOf(own, context, 3)}</section>
`;
function bodyOf(report, { sources }, depth) {
  const spoken = spokenOf(report.findings);
  return markup`${when(
    spoken.length > 0,
    () => markup`<section>
${heading(depth, markup`Findings`)}${findingsByFile(spoken, lineReader(sources), depth + 1)}</section>
`
  )}${dryRunSection(report, depth)}${suppressedDetails(suppressedOf(report.findings))}`;
}
export {
  htmlReporter
};
