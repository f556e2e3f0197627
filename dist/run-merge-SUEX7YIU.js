import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  validate
} from "./chunk-W4Z5UXJF.js";
import {
  array,
  boolean,
  check,
  exactOptional,
  literal,
  maxLength,
  maxValue,
  minValue,
  nullable,
  number,
  object,
  picklist,
  pipe,
  safeInteger,
  strictObject,
  string
} from "./chunk-QQIS3WUR.js";
import {
  parseFormats,
  writeOutputs
} from "./chunk-6B3THVO2.js";
import {
  added,
  countFindings,
  inOrder,
  joinReports,
  mostShards,
  nameless,
  version
} from "./chunk-POX4XNHB.js";
import "./chunk-FGIATYDP.js";
import "./chunk-A5QZK2KJ.js";
import "./chunk-ICTTQUG6.js";
import {
  findProjectFiles
} from "./chunk-XMRVEFKL.js";
import "./chunk-NCDQAZRX.js";
import "./chunk-YJAI7TGI.js";
import "./chunk-V4GNQJGZ.js";
import "./chunk-QEHXWDXM.js";
import {
  UserError,
  exitCodes
} from "./chunk-D2BDLTNA.js";
import {
  projectSections
} from "./chunk-7CASP3IV.js";
import "./chunk-RAWYUV7P.js";
import "./chunk-FT4P7JIM.js";
import "./chunk-26MOL57G.js";
import "./chunk-OCH7LVHQ.js";
import "./chunk-RN7NGZYI.js";
import "./chunk-VWKG3EAW.js";

// src/cli/run-merge.ts
import { resolve as resolve2 } from "node:path";
import process from "node:process";

// src/check/merge-reports.ts
function mergeReports(filed) {
  const reports = inShardOrder(filed);
  const parts = partsOf(reports);
  const merged = joinReports([...parts].map(([name, own]) => ({ name, report: mergeParts(own) })));
  return { ...merged, verdict: reports.every(passes) ? merged.verdict : "fail" };
}
var passes = ({ verdict: verdict2, incomplete }) => verdict2 === "pass" && !incomplete;
function inShardOrder(filed) {
  const sharded = filed.flatMap(
    ({ file, report: report2 }) => report2.shard ? [{ file, shard: report2.shard, report: report2 }] : []
  );
  const [first] = sharded;
  if (!first) return filed.map(({ report: report2 }) => report2);
  const whole = filed.find(({ report: report2 }) => !report2.shard);
  if (whole)
    throw new UserError(
      `${whole.file} is the report of a whole run, and ${first.file} that of ${nameOf(first.shard)}`,
      "Merge the shards of one run, or whole runs, by themselves."
    );
  const { of } = first.shard;
  const other = sharded.find(({ shard: shard2 }) => shard2.of !== of);
  if (other)
    throw new UserError(
      `${first.file} is the report of ${nameOf(first.shard)}, and ${other.file} that of ${nameOf(other.shard)}`,
      "Merge the shards of one run."
    );
  const byIndex = /* @__PURE__ */ new Map();
  for (const one of sharded) {
    const before = byIndex.get(one.shard.index);
    if (before)
      throw new UserError(`${before.file} and ${one.file} are both the report of ${nameOf(one.shard)}`);
    byIndex.set(one.shard.index, one);
  }
  return range(of).flatMap((index) => {
    const one = byIndex.get(index);
    if (!one)
      throw missing(
        range(of).filter((each) => !byIndex.has(each)),
        of
      );
    return [one.report];
  });
}
var range = (count2) => Array.from({ length: count2 }, (_, index) => index + 1);
var nameOf = ({ index, of }) => `shard ${index} of ${of}`;
var missing = (indexes, of) => new UserError(
  `The report of ${indexes.length === 1 ? "shard" : "shards"} ${indexes.join(", ")} of ${of} is missing`,
  "What nobody has checked cannot pass: give the reports of all shards, also of those that failed."
);
function partsOf(reports) {
  const hasProjects = reports.some(({ projects }) => projects);
  const parts = /* @__PURE__ */ new Map();
  for (const report2 of reports) {
    const { shard: shard2 } = report2;
    const whole = { name: hasProjects ? nameless : void 0, report: report2 };
    const own = report2.projects ? projectSections(report2) : hasProjects && saysNothing(report2) ? [] : [whole];
    for (const { name, report: part } of own)
      parts.set(name, [...parts.get(name) ?? [], shard2 ? { ...part, shard: shard2 } : part]);
  }
  return parts;
}
var saysNothing = (report2) => passes(report2) && report2.findings.length === 0 && report2.migrations.length === 0;
function mergeParts(parts) {
  const [first] = parts;
  if (!first) throw new TypeError("There is no report to merge");
  const migrations = parts.flatMap((part) => part.migrations);
  const files = migrations.flatMap(({ up, down }) => [up, ...down === null ? [] : [down]]);
  const findings = inOrder(toldOnce(parts.flatMap((part) => part.findings)), files);
  const incomplete = incompleteOf(parts);
  return {
    schemaVersion: first.schemaVersion,
    tool: first.tool,
    verdict: parts.every(passes) ? "pass" : "fail",
    ...incomplete ? { incomplete } : {},
    summary: {
      ...added(parts.map(({ summary }) => summary)),
      ...countFindings(findings),
      migrations: migrations.length
    },
    framework: frameworkOf(parts, first),
    findings,
    migrations,
    engine: parts.find(({ engine }) => engine)?.engine ?? null,
    timings: added(parts.map(({ timings }) => timings))
  };
}
function toldOnce(findings) {
  return [...new Map(findings.map((finding2) => [JSON.stringify(finding2), finding2])).values()];
}
function incompleteOf(parts) {
  const stopped = parts.find(({ incomplete: incomplete2 }) => incomplete2);
  if (!stopped?.incomplete) return void 0;
  const { shard: shard2, incomplete } = stopped;
  return shard2 ? { reason: `${nameOf(shard2)}: ${incomplete.reason}` } : incomplete;
}
function frameworkOf(parts, { framework }) {
  const names2 = [...new Set(parts.map((part) => part.framework.name))];
  return names2.length === 1 ? framework : { name: names2.join(", "), reason: `one for each of ${parts.length} reports` };
}

// src/files/report-file.ts
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";

// src/files/report-schema.ts
var count = pipe(number(), safeInteger(), minValue(0));
var place = pipe(number(), safeInteger(), minValue(1));
var amount = pipe(number(), minValue(0));
var names = array(string());
var verdict = picklist(["pass", "fail"]);
var region = { startLine: place, startColumn: place, endLine: place, endColumn: place };
var observation = {
  locks: array(strictObject({ relation: string(), mode: string() })),
  scans: names,
  rewrites: names
};
var finding = strictObject({
  rule: string(),
  severity: picklist(["error", "warning", "info"]),
  stage: picklist(["lint", "dry-run", "rerun", "rollback"]),
  file: string(),
  ...region,
  project: exactOptional(string()),
  message: string(),
  help: string(),
  docsUrl: string(),
  fix: exactOptional(
    strictObject({
      description: string(),
      edits: array(strictObject({ ...region, text: string() }))
    })
  ),
  suppressed: exactOptional(
    strictObject({ reason: string(), line: place, by: exactOptional(literal("baseline")) })
  ),
  observed: exactOptional(strictObject({ ...observation, confirmed: boolean() })),
  postgres: exactOptional(
    strictObject({
      message: string(),
      sqlState: string(),
      detail: exactOptional(string()),
      hint: exactOptional(string()),
      where: exactOptional(string())
    })
  )
});
var failure = {
  error: exactOptional(string()),
  sqlState: exactOptional(string()),
  file: exactOptional(string()),
  line: exactOptional(place)
};
var differences = array(
  strictObject({
    object: string(),
    attribute: string(),
    before: nullable(string()),
    after: nullable(string()),
    kind: picklist(["added", "removed", "changed", "column-order"])
  })
);
var proposal = strictObject({ sql: string(), proven: boolean(), losesData: names });
var wait = exactOptional(nullable(amount));
var blocking = strictObject({
  relation: string(),
  mode: string(),
  growsWith: names,
  rows: exactOptional(amount),
  waits: exactOptional(strictObject({ read: wait, insert: wait, update: wait, delete: wait })),
  unmeasured: exactOptional(string()),
  projection: exactOptional(
    strictObject({
      relation: string(),
      rows: number(),
      ms: number(),
      growth: picklist(["linear", "n log n"]),
      error: number(),
      measuredAt: array(number())
    })
  ),
  unprojected: exactOptional(string())
});
var statement = strictObject({
  file: string(),
  startLine: place,
  sql: string(),
  durationMs: amount,
  ...observation,
  blocking: exactOptional(array(blocking))
});
var migration = strictObject({
  project: exactOptional(string()),
  id: string(),
  up: string(),
  down: nullable(string()),
  pending: boolean(),
  dev: boolean(),
  apply: strictObject({
    ...failure,
    status: picklist(["applied", "failed", "skipped"]),
    durationMs: exactOptional(amount)
  }),
  rerun: strictObject({
    ...failure,
    status: picklist(["idempotent", "failed", "changed", "skipped"]),
    differences: exactOptional(differences)
  }),
  rollback: strictObject({
    ...failure,
    status: picklist(["restored", "differs", "data-lost", "failed", "missing", "skipped"]),
    differences,
    proposal: exactOptional(proposal)
  }),
  reapply: strictObject({
    ...failure,
    status: picklist(["same", "differs", "failed", "skipped"]),
    differences: exactOptional(differences)
  }),
  statements: array(statement)
});
var result = {
  verdict,
  incomplete: exactOptional(strictObject({ reason: string() })),
  summary: strictObject({
    errors: count,
    warnings: count,
    infos: count,
    suppressed: count,
    migrations: count,
    statements: count
  }),
  framework: strictObject({ name: string(), reason: string() }),
  engine: nullable(
    strictObject({
      kind: string(),
      postgresVersion: string(),
      startupMs: amount,
      reason: string()
    })
  ),
  timings: strictObject({
    parseMs: amount,
    lintMs: amount,
    historyMs: amount,
    dryRunMs: amount,
    totalMs: amount
  })
};
var shard = pipe(
  strictObject({ index: place, of: pipe(place, maxValue(mostShards)) }),
  check(({ index, of }) => index <= of, "a share such as 2 of 3")
);
var reportOrigin = object({
  schemaVersion: literal(1),
  tool: object({ name: literal("drydock"), version: pipe(string(), maxLength(100)) })
});
var report = strictObject({
  ...reportOrigin.entries,
  shard: exactOptional(shard),
  ...result,
  projects: exactOptional(array(strictObject({ name: string(), ...result }))),
  findings: array(finding),
  migrations: array(migration)
});
var reportSchema = pipe(
  report,
  check(isOfItsProjects, "a report whose findings and migrations are each of one of its projects")
);
function isOfItsProjects({ projects, findings, migrations }) {
  const names2 = projects?.map(({ name }) => name) ?? [void 0];
  const all = new Set(names2);
  const isKnown = ({ project }) => all.has(project);
  return names2.length > 0 && all.size === names2.length && [...findings, ...migrations].every(isKnown);
}

// src/files/report-file.ts
var mostBytes = 64 * 1024 * 1024;
async function readReport(cwd, path, version2) {
  const value = parsed(await textOf(resolve(cwd, path), path), path);
  const { tool } = validate(reportOrigin, value, path);
  if (tool.version !== version2)
    throw new UserError(
      `${path} was written by drydock ${tool.version}, and this is ${version2}`,
      "Write and merge the reports of a run with one version."
    );
  return validate(reportSchema, value, path);
}
async function textOf(full, path) {
  const kind = await stat(full).catch(() => void 0);
  if (!kind) throw new UserError(`No such report: ${path}`, hint);
  if (!kind.isFile()) throw new UserError(`${path} is no file`, hint);
  if (kind.size > mostBytes)
    throw new UserError(`${path} is larger than ${mostBytes / 1024 / 1024} MB`, "Is it a report of Drydock?");
  return readFile(full, "utf8").catch((cause) => {
    throw new UserError(`${path} cannot be read`, void 0, { cause });
  });
}
var hint = "drydock check --format json=<file> writes one.";
function parsed(text, path) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is no valid JSON`, hint, { cause });
  }
}

// src/cli/run-merge.ts
async function runMerge(files, { format }) {
  const outputs = parseFormats(format);
  const cwd = process.cwd();
  const paths = files.map((file) => resolve2(cwd, file));
  const twice = files.find((_, index) => paths.indexOf(paths[index] ?? "") !== index);
  if (twice !== void 0) throw new UserError(`${twice} is given twice`);
  const filed = [];
  for (const file of files) filed.push({ file, report: await readReport(cwd, file, version) });
  const report2 = mergeReports(filed);
  await writeOutputs({ report: report2, sources: await sourcesHere(cwd, report2) }, outputs);
  process.exitCode = report2.verdict === "pass" ? exitCodes.passed : exitCodes.gateFailed;
}
async function sourcesHere(cwd, { findings }) {
  const files = await findProjectFiles(cwd, []);
  const sources = /* @__PURE__ */ new Map();
  for (const path of new Set(findings.map(({ file }) => file))) {
    const source = await files.readIncluded(path).catch(() => void 0);
    if (source && !source.unreadable) sources.set(path, source.text);
  }
  return sources;
}
export {
  runMerge
};
