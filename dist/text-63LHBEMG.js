import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  excerptOf,
  padToWidth,
  widest
} from "./chunk-DIU3JQOY.js";
import {
  projectSections
} from "./chunk-7CASP3IV.js";
import {
  blockingTexts,
  hasMore,
  stepsOf,
  wasNotRun,
  wentWrong
} from "./chunk-XU2F2E2H.js";
import {
  proposalHeading,
  proposalLines,
  proposedFor
} from "./chunk-W7ATKGMK.js";
import "./chunk-APBBCO2I.js";
import {
  groupedByFile,
  lineReader,
  spokenOf,
  suppressedOf
} from "./chunk-XKMAM5XV.js";
import {
  differenceText,
  engineText,
  failureText,
  incompleteText,
  limits,
  nameText,
  observedText,
  placeText,
  postgresTexts,
  verdictText
} from "./chunk-FTTAGH4L.js";
import {
  durationText
} from "./chunk-3YNXVGOE.js";
import "./chunk-RN7NGZYI.js";
import {
  clip,
  disarmCommands,
  visibleLine,
  visibleLines
} from "./chunk-YGDY6IRJ.js";
import {
  __commonJS,
  __toESM
} from "./chunk-VWKG3EAW.js";

// node_modules/picocolors/picocolors.js
var require_picocolors = __commonJS({
  "node_modules/picocolors/picocolors.js"(exports, module) {
    var p = process || {};
    var argv = p.argv || [];
    var env = p.env || {};
    var isColorSupported = !(!!env.NO_COLOR || argv.includes("--no-color")) && (!!env.FORCE_COLOR || argv.includes("--color") || p.platform === "win32" || (p.stdout || {}).isTTY && env.TERM !== "dumb" || !!env.CI);
    var formatter = (open, close, replace = open) => (input) => {
      let string = "" + input, index = string.indexOf(close, open.length);
      return ~index ? open + replaceClose(string, close, replace, index) + close : open + string + close;
    };
    var replaceClose = (string, close, replace, index) => {
      let result = "", cursor = 0;
      do {
        result += string.substring(cursor, index) + replace;
        cursor = index + close.length;
        index = string.indexOf(close, cursor);
      } while (~index);
      return result + string.substring(cursor);
    };
    var createColors = (enabled = isColorSupported) => {
      let f = enabled ? formatter : () => String;
      return {
        isColorSupported: enabled,
        reset: f("\x1B[0m", "\x1B[0m"),
        bold: f("\x1B[1m", "\x1B[22m", "\x1B[22m\x1B[1m"),
        dim: f("\x1B[2m", "\x1B[22m", "\x1B[22m\x1B[2m"),
        italic: f("\x1B[3m", "\x1B[23m"),
        underline: f("\x1B[4m", "\x1B[24m"),
        inverse: f("\x1B[7m", "\x1B[27m"),
        hidden: f("\x1B[8m", "\x1B[28m"),
        strikethrough: f("\x1B[9m", "\x1B[29m"),
        black: f("\x1B[30m", "\x1B[39m"),
        red: f("\x1B[31m", "\x1B[39m"),
        green: f("\x1B[32m", "\x1B[39m"),
        yellow: f("\x1B[33m", "\x1B[39m"),
        blue: f("\x1B[34m", "\x1B[39m"),
        magenta: f("\x1B[35m", "\x1B[39m"),
        cyan: f("\x1B[36m", "\x1B[39m"),
        white: f("\x1B[37m", "\x1B[39m"),
        gray: f("\x1B[90m", "\x1B[39m"),
        bgBlack: f("\x1B[40m", "\x1B[49m"),
        bgRed: f("\x1B[41m", "\x1B[49m"),
        bgGreen: f("\x1B[42m", "\x1B[49m"),
        bgYellow: f("\x1B[43m", "\x1B[49m"),
        bgBlue: f("\x1B[44m", "\x1B[49m"),
        bgMagenta: f("\x1B[45m", "\x1B[49m"),
        bgCyan: f("\x1B[46m", "\x1B[49m"),
        bgWhite: f("\x1B[47m", "\x1B[49m"),
        blackBright: f("\x1B[90m", "\x1B[39m"),
        redBright: f("\x1B[91m", "\x1B[39m"),
        greenBright: f("\x1B[92m", "\x1B[39m"),
        yellowBright: f("\x1B[93m", "\x1B[39m"),
        blueBright: f("\x1B[94m", "\x1B[39m"),
        magentaBright: f("\x1B[95m", "\x1B[39m"),
        cyanBright: f("\x1B[96m", "\x1B[39m"),
        whiteBright: f("\x1B[97m", "\x1B[39m"),
        bgBlackBright: f("\x1B[100m", "\x1B[49m"),
        bgRedBright: f("\x1B[101m", "\x1B[49m"),
        bgGreenBright: f("\x1B[102m", "\x1B[49m"),
        bgYellowBright: f("\x1B[103m", "\x1B[49m"),
        bgBlueBright: f("\x1B[104m", "\x1B[49m"),
        bgMagentaBright: f("\x1B[105m", "\x1B[49m"),
        bgCyanBright: f("\x1B[106m", "\x1B[49m"),
        bgWhiteBright: f("\x1B[107m", "\x1B[49m")
      };
    };
    module.exports = createColors();
    module.exports.createColors = createColors;
  }
});

// src/reporters/terminal-paint.ts
var import_picocolors = __toESM(require_picocolors(), 1);
function paletteOf(color) {
  const { red, yellow, cyan, green, bold, dim } = import_picocolors.default.createColors(color);
  return {
    severity: { error: red, warning: yellow, info: cyan },
    good: green,
    bad: red,
    doubtful: yellow,
    place: bold,
    faint: dim
  };
}

// src/reporters/text-finding.ts
var labelWidth = 10;
function headline(finding, paint) {
  const severity = paint.severity[finding.severity](finding.severity);
  return `${paint.place(placeText(finding))}  ${severity}  ${nameText(finding.rule)}`;
}
var findingOnOneLine = (finding, paint) => `${headline(finding, paint)}  ${visibleLine(clip(finding.message, limits.prose))}`;
function findingInFull(finding, source, paint) {
  const message = visibleLines(clip(finding.message, limits.prose)).map((line) => `  ${line}`);
  const excerpt = excerptOf(source, finding).map(
    (line) => `  ${excerptText(line, finding, paint)}`.trimEnd()
  );
  const framed = excerpt.length === 0 ? [] : ["", ...excerpt, ""];
  const notes = notesOf(finding).flatMap(([label, text]) => labelled(label, text, paint));
  return [headline(finding, paint), ...message, ...framed, ...notes].join("\n").trimEnd();
}
function excerptText({ kind, gutter, text }, { severity }, paint) {
  if (kind === "source") return paint.faint(gutter) + text;
  return paint.faint(gutter) + (kind === "carets" ? paint.severity[severity](text) : paint.faint(text));
}
function notesOf({
  observed,
  postgres,
  help,
  fix,
  docsUrl
}) {
  const notes = [
    ...postgres ? postgresTexts(postgres) : [],
    ...observed ? [["observed", observedText(observed)]] : [],
    ["help", help],
    ["fix", fix ? `${fix.description} (--fix writes it)` : ""],
    ["docs", docsUrl]
  ];
  return notes.filter(([, text]) => text !== "");
}
function labelled(label, text, paint) {
  const [first = "", ...rest] = visibleLines(clip(text, limits.prose));
  const indent = " ".repeat(labelWidth + 2);
  const lines = [`  ${paint.faint(label.padEnd(labelWidth))}${first}`, ...rest.map((line) => indent + line)];
  return lines.map((line) => line.trimEnd());
}

// src/reporters/text-migrations.ts
var maxDifferences = 10;
var marks = { good: "✓", bad: "✗", doubtful: "!", untried: "-" };
function engineLine({ engine }) {
  if (!engine) return "dry-run: no engine, nothing was run";
  const reason = visibleLine(engine.reason);
  return `dry-run: ${engineText(engine)}${reason === "" ? "" : ` (${reason})`}`;
}
function migrationLines(migrations, findings, paint) {
  const rows = migrations.map(cellsOf);
  const widths = [0, 1, 2, 3, 4].map((column) => widest(rows.map((row) => row[column] ?? "")));
  return migrations.flatMap((migration, index) => {
    const outcome = outcomeOf(migration, findings);
    const cells = (rows[index] ?? []).map((cell, column) => padToWidth(cell, widths[column] ?? 0));
    const line = `${painted(outcome, paint)} ${cells.join("  ").trimEnd()}`;
    return [
      line,
      ...stepsOf(migration).filter(hasMore).flatMap(detailsOf),
      ...blockingLines(migration),
      ...proposedFor([migration]).flatMap(proposedLines)
    ];
  });
}
function painted(outcome, paint) {
  const color = outcome === "untried" ? paint.faint : paint[outcome];
  return color(marks[outcome]);
}
function outcomeOf(migration, findings) {
  const own = findings.filter(({ file }) => file === migration.up || file === migration.down);
  if (migration.apply.status === "failed" || own.some(({ severity }) => severity === "error")) return "bad";
  if (own.some(({ severity }) => severity === "warning")) return "doubtful";
  if (wasNotRun(migration)) return "untried";
  return stepsOf(migration).some(wentWrong) ? "doubtful" : "good";
}
function cellsOf(migration) {
  const id = nameText(migration.id) + (migration.dev ? " (dev)" : "");
  return wasNotRun(migration) ? [id, "not run"] : [id, ...stepsOf(migration).map(cellOf)];
}
function cellOf({ name, status, durationMs }) {
  const time = durationMs === void 0 ? "" : ` in ${durationText(durationMs)}`;
  return status === "applied" ? status + time : `${name} ${status}`;
}
var proposedLines = ({ proposal }) => [
  `    ${"rollback".padEnd(10)}${proposalHeading(proposal)}:`,
  ...proposalLines(proposal).map((line) => `      ${line}`.trimEnd())
];
var blockingLines = (migration) => blockingTexts(migration).map((text, index) => detail(index === 0 ? "blocking" : "", text));
function detailsOf(step) {
  const failure = failureText(step);
  const hidden = step.differences.length - maxDifferences;
  const texts = [
    ...failure === void 0 ? [] : [failure],
    ...step.differences.slice(0, maxDifferences).map(differenceText),
    ...hidden > 0 ? [`… and ${hidden} more`] : []
  ];
  return texts.map((text, index) => detail(index === 0 ? step.name : "", text));
}
var detail = (label, text) => `    ${label.padEnd(10)}${text}`;

// src/reporters/text.ts
var textReporter = (report, context) => {
  const paint = paletteOf(context.color);
  const linesOf = lineReader(context.sources);
  const projects = projectSections(report);
  const sections = projects.length === 0 ? sectionsOf(report, linesOf, paint) : [
    ...projects.flatMap(({ name, report: own }) => [
      paint.place(`project ${nameText(name)}`),
      ...sectionsOf(own, linesOf, paint)
    ]),
    verdictLine(report, paint)
  ];
  return disarmCommands(`${sections.join("\n\n")}
`);
};
var sectionsOf = (report, linesOf, paint) => [
  ...groupedByFile(spokenOf(report.findings)).flatMap((group) => findingSections(group, linesOf, paint)),
  ...suppressedSection(report, paint),
  ...closingSections(report, paint)
];
function findingSections(group, linesOf, paint) {
  const full = group.filter(({ severity }) => severity !== "info");
  const infos = group.filter(({ severity }) => severity === "info");
  const lines = infos.map((finding) => findingOnOneLine(finding, paint)).join("\n");
  return [
    ...full.map((finding) => findingInFull(finding, linesOf(finding.file), paint)),
    ...lines === "" ? [] : [lines]
  ];
}
function suppressedSection({ findings }, paint) {
  const suppressed = suppressedOf(findings);
  if (suppressed.length === 0) return [];
  const lines = suppressed.map((finding) => {
    const reason = visibleLine(clip(finding.suppressed.reason, limits.prose));
    return `  ${placeText(finding)}  ${nameText(finding.rule)}: ${reason} ${paint.faint(finding.suppressed.by ? "(baseline)" : `(line ${finding.suppressed.line})`)}`;
  });
  return [[`${suppressed.length} suppressed`, ...lines].join("\n")];
}
function closingSections(report, paint) {
  const pending = report.migrations.filter((migration) => migration.pending);
  const lines = migrationLines(pending, spokenOf(report.findings), paint);
  const verdict = verdictLine(report, paint);
  const isQuiet = report.findings.length === 0 && !pending.flatMap(stepsOf).some(hasMore);
  if (isQuiet) return [[...lines, verdict].join("\n")];
  const section = [engineLine(report), ...lines.map((line) => `  ${line}`)].join("\n");
  return [...pending.length === 0 ? [] : [section], verdict];
}
function verdictLine(report, paint) {
  const passed = report.verdict === "pass";
  const color = passed ? paint.good : paint.bad;
  const on = report.engine ? ` on PostgreSQL ${nameText(report.engine.postgresVersion)}` : "";
  const line = color(
    `${passed ? "✓" : "✗"} ${verdictText(report)}${on} (${durationText(report.timings.totalMs)})`
  );
  const why = incompleteText(report);
  return why === void 0 ? line : `${line}
${color(why)}`;
}
export {
  textReporter
};
