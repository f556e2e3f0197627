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
  blockingTexts,
  stepsOf,
  wasNotRun
} from "./chunk-XU2F2E2H.js";
import "./chunk-APBBCO2I.js";
import {
  repositoryPath
} from "./chunk-ZJYVIYTS.js";
import {
  spokenOf,
  suppressedOf,
  worstFirst
} from "./chunk-XKMAM5XV.js";
import {
  counted,
  differenceText,
  failureText,
  incompleteText,
  limits,
  nameText,
  placeText,
  toldLines
} from "./chunk-FTTAGH4L.js";
import "./chunk-3YNXVGOE.js";
import "./chunk-RN7NGZYI.js";
import {
  clip,
  disarmCommands,
  visibleLine
} from "./chunk-YGDY6IRJ.js";
import "./chunk-VWKG3EAW.js";

// src/reporters/junit-suites.ts
var stepOfStage = {
  lint: "lint",
  "dry-run": "apply",
  rerun: "rerun",
  rollback: "rollback"
};
function suitesOf({ migrations, findings }) {
  const own = /* @__PURE__ */ new Map();
  for (const finding of findings) {
    const owner = ownerOf(finding, migrations) ?? finding.file;
    own.set(owner, [...own.get(owner) ?? [], finding]);
  }
  const told = migrations.filter((migration) => migration.pending || own.has(migration));
  const files = [...own.keys()].filter((owner) => typeof owner === "string");
  return [
    ...told.map((migration) => migrationSuite(migration, own.get(migration) ?? [])),
    ...files.map((file) => fileSuite(file, own.get(file) ?? []))
  ];
}
function ownerOf(finding, migrations) {
  const candidates = migrations.filter(
    ({ project, up, down }) => project === finding.project && (up === finding.file || down === finding.file)
  );
  const beginsAbove = ({ statements: [first] }) => first?.file === finding.file && first.startLine <= finding.startLine;
  return candidates.findLast(beginsAbove) ?? candidates[0];
}
function migrationSuite(migration, findings) {
  const { project, id, up } = migration;
  const at = (name) => findings.filter(({ stage }) => stepOfStage[stage] === name);
  const isTold = (step) => !wasNotRun(migration) || at(step.name).length > 0;
  return {
    name: project === void 0 ? nameText(id) : `${nameText(project)} / ${nameText(id)}`,
    file: up,
    cases: [
      { name: "lint", findings: at("lint") },
      ...stepsOf(migration).filter(isTold).map((step) => ({ name: step.name, findings: at(step.name), step }))
    ],
    migration
  };
}
function fileSuite(file, findings) {
  const names = [...new Set(findings.map(({ stage }) => stepOfStage[stage]))];
  return {
    name: nameText(file),
    file,
    cases: names.map((name) => ({
      name,
      findings: findings.filter(({ stage }) => stepOfStage[stage] === name)
    }))
  };
}

// src/reporters/junit.ts
var junitReporter = (report, context) => {
  const suites = suitesOf(report).map((suite) => suiteOf(suite, isFatal(report), context));
  const all = [...stopped(report), ...suites];
  const body = all.map((suite) => suite.text);
  const { markup: text } = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="drydock" ${countsOf(all)} time="${seconds(report.timings.totalMs)}">
${body}</testsuites>
`;
  return disarmCommands(text);
};
var sum = (all, key) => all.reduce((total, one) => total + one[key], 0);
var countsOf = (all) => markup`tests="${sum(all, "tests")}" failures="${sum(all, "failures")}" errors="${sum(all, "errors")}" skipped="${sum(all, "skipped")}"`;
var seconds = (ms) => (ms / 1e3).toFixed(3);
var isFatal = ({ verdict, incomplete, summary }) => {
  const byWarnings = verdict === "fail" && !incomplete && summary.errors === 0;
  return ({ severity }) => severity === "error" || byWarnings && severity === "warning";
};
function stopped(report) {
  const why = incompleteText(report);
  if (why === void 0) return [];
  const counts = { tests: 1, failures: 0, errors: 1, skipped: 0 };
  const text = markup`  <testsuite name="drydock" ${countsOf([counts])}>
    <testcase name="run" classname="drydock"><error type="incomplete" message="${why}"/></testcase>
  </testsuite>
`;
  return [{ ...counts, text }];
}
function suiteOf(suite, fails, context) {
  const cases = suite.cases.map((one) => caseOf(one, suite, fails, context));
  const counts = {
    tests: sum(cases, "tests"),
    failures: sum(cases, "failures"),
    errors: 0,
    skipped: sum(cases, "skipped")
  };
  const body = cases.map(({ text: text2 }) => text2);
  const text = markup`  <testsuite name="${suite.name}" ${countsOf(cases)}>
${body}  </testsuite>
`;
  return { ...counts, text };
}
function caseOf(one, suite, fails, context) {
  const fatal = worstFirst(spokenOf(one.findings)).filter(fails);
  const why = fatal.length > 0 ? void 0 : leftOut(one);
  const time = one.step?.durationMs === void 0 ? noMarkup : markup` time="${seconds(one.step.durationMs)}"`;
  const file = nameText(repositoryPath(suite.file, context));
  const output = outputOf(one, suite, fails);
  const text = markup`    <testcase name="${one.name}" classname="${suite.name}" file="${file}"${time}>${when(
    fatal.length > 0,
    () => failureOf(fatal)
  )}${why === void 0 ? noMarkup : markup`<skipped message="${why}"/>`}${when(
    output.length > 0,
    () => markup`<system-out>${output.join("\n")}</system-out>`
  )}</testcase>
`;
  return {
    tests: 1,
    failures: Math.min(1, fatal.length),
    errors: 0,
    skipped: why === void 0 ? 0 : 1,
    text
  };
}
function failureOf(findings) {
  const [first] = findings;
  if (!first) return noMarkup;
  const more = findings.length > 1 ? ` (and ${counted(findings.length - 1, "other finding")})` : "";
  const message = visibleLine(clip(first.message, limits.prose)) + more;
  return markup`<failure type="${nameText(first.rule)}" message="${message}">${findings.map(inFull).join("\n\n")}</failure>`;
}
function leftOut({ step }) {
  if (step?.status === "missing") return "there is no down script";
  return step?.status === "skipped" ? failureText(step) ?? "not run" : void 0;
}
var headline = (finding) => `${placeText(finding)}: ${finding.severity}: ${nameText(finding.rule)}`;
var inFull = (finding) => [
  headline(finding),
  ...toldLines(finding, finding.help, finding.docsUrl).map(
    (line) => `  ${clip(line, limits.prose)}`.trimEnd()
  )
].join("\n");
function outputOf({ findings, step }, { migration }, fails) {
  const below = worstFirst(spokenOf(findings)).filter((finding) => !fails(finding));
  const ignored = suppressedOf(findings).map(
    (finding) => `${headline(finding)}, ignored: ${visibleLine(clip(finding.suppressed.reason, limits.prose))}`
  );
  const failure = step && step.status !== "skipped" ? failureText(step) : void 0;
  return [
    ...below.map(inFull),
    ...ignored,
    ...failure === void 0 ? [] : [`${nameText(step?.status ?? "")}: ${failure}`],
    ...(step?.differences ?? []).slice(0, mostDifferences).map(differenceText),
    ...migration && step?.name === "apply" ? blockingTexts(migration) : []
  ];
}
var mostDifferences = 50;
export {
  junitReporter
};
