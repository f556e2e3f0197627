import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  chooseTool,
  fileEndingOf,
  readConfig,
  readIfThere,
  runPsql,
  withVerifyScripts
} from "./chunk-ICBUAXQQ.js";
import {
  MigrationState,
  addTo,
  constraintName,
  countFindings,
  findBanner,
  guardSeverity,
  inOrder,
  joinReports,
  locksTaken,
  needsTimeout,
  once,
  overlap,
  parseShard,
  pendingMigrations,
  placeOfScript,
  referencedColumns,
  rules,
  scriptsOf,
  shareOf,
  tableBefore,
  tableExisted,
  timeoutNames,
  timeoutSettings
} from "./chunk-POX4XNHB.js";
import {
  loadParser,
  movedRelation,
  openRoutine,
  parseExpression,
  parseScript,
  shows,
  skippedReport,
  stopOf,
  stoppedBy,
  strongLocks,
  transactionsOf
} from "./chunk-VWH5AZLP.js";
import {
  carriedChanges,
  columnType,
  commandsOf,
  constraintsAddedNotValid,
  createdObject,
  defaultName,
  displayName,
  isGuarded,
  isParsed,
  listed,
  nameKey,
  nameOfNodes,
  nameOfRangeVar,
  namesOfRangeVars,
  nodesOfKind,
  transactionControl
} from "./chunk-A5QZK2KJ.js";
import {
  fileAlone
} from "./chunk-HUGVK4FF.js";
import {
  TextComposer
} from "./chunk-ICTTQUG6.js";
import {
  findMigrationFolder,
  findProjectFiles,
  isUnder,
  toRelative
} from "./chunk-XMRVEFKL.js";
import {
  replaced,
  replacementsOf
} from "./chunk-NQX67TAK.js";
import {
  engineSettings,
  failOnSettings,
  oneOf,
  severitySettings,
  transactionSettings
} from "./chunk-LLR3MT5T.js";
import {
  isSupportedMajor,
  newestMajor,
  supportedMajors
} from "./chunk-7LCOQVJG.js";
import {
  nearest
} from "./chunk-QEHXWDXM.js";
import {
  UserError
} from "./chunk-D2BDLTNA.js";
import {
  exactly,
  roughly
} from "./chunk-APBBCO2I.js";
import {
  fingerprintsOf
} from "./chunk-IJLWDW4H.js";
import {
  SourceText
} from "./chunk-OCH7LVHQ.js";
import {
  durationText,
  rounded
} from "./chunk-3YNXVGOE.js";
import {
  conflicts,
  fromPgLocksName,
  strongerOf
} from "./chunk-RN7NGZYI.js";
import {
  visibleLine
} from "./chunk-YGDY6IRJ.js";
import {
  __callDispose,
  __using
} from "./chunk-VWKG3EAW.js";

// src/check.ts
import { setImmediate as turn2 } from "node:timers/promises";

// src/check/apply-baseline.ts
function applyBaseline(findings, sources, { entries, today }) {
  if (entries.length === 0) return findings;
  const known = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const fingerprints = fingerprintsOf(findings, sources);
  return findings.map((finding, index) => {
    const entry = known.get(fingerprints[index] ?? "");
    if (!entry || finding.suppressed) return finding;
    const { expires, owner } = entry;
    const whose = owner === void 0 ? "" : ` of ${owner}`;
    if (expires !== void 0 && expires < today)
      return { ...finding, help: `${finding.help} Its entry in the baseline${whose} ended on ${expires}.` };
    return { ...finding, suppressed: { reason: reasonOf(entry), line: finding.startLine, by: "baseline" } };
  });
}
var reasonOf = ({ reason, owner, expires }) => [
  reason ?? "in the baseline",
  ...owner === void 0 ? [] : [`owner ${owner}`],
  ...expires === void 0 ? [] : [`until ${expires}`]
].join(", ");
function baselineOf(findings, sources, before) {
  const known = new Map(before.map((entry) => [entry.fingerprint, entry]));
  const fingerprints = fingerprintsOf(findings, sources);
  return findings.flatMap(({ rule, file, severity, suppressed }, index) => {
    const isKnown = suppressed?.by === "baseline";
    if (severity === "info" || suppressed && !isKnown) return [];
    const fingerprint = fingerprints[index] ?? "";
    return [{ ...known.get(fingerprint), fingerprint, rule, file }];
  });
}

// src/check/dry-run-project.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/check/interrupted.ts
import { setImmediate as turn } from "node:timers/promises";
var interruptedBy = (signal) => signal?.aborted ? stopOf(signal.reason) : void 0;
var longestTurnMs = 100;
function interruptible(request, signal, clock) {
  if (!signal) return request;
  let last = clock();
  const breathe = async () => {
    if (clock() - last > longestTurnMs) {
      await turn();
      last = clock();
    }
    signal.throwIfAborted();
  };
  const read = async (path) => {
    await breathe();
    return request.files.read(path);
  };
  const parser = request.parser.then((one) => ({
    ...one,
    async parse(text) {
      await breathe();
      return one.parse(text);
    }
  }));
  return { ...request, files: { ...request.files, read }, parser };
}

// src/check/read-migrations.ts
async function readMigrations(request) {
  const { tool: chosen } = request.framework;
  const tool = request.transaction === "auto" ? chosen : { ...chosen, sharesTransaction: false };
  const migrations = await withVerifyScripts(await tool.readMigrations(request.files), request.files);
  if (migrations.length === 0)
    throw new UserError(`None of the ${request.files.paths.length} files is a migration of ${tool.name}`);
  const old = await unchanged(migrations, request);
  const isPending = ({ up, down }) => !old.has(keyOf(up)) && [up, down].some((script) => script && filesOf(script).some(request.isPending));
  return { tool, migrations, isPending };
}
async function unchanged(migrations, { changes, framework: { tool } }) {
  const old = /* @__PURE__ */ new Set();
  for (const { path, before } of changes) {
    const own = migrations.filter(({ up }) => up.file === path);
    if (before === void 0 || own.length < 2) continue;
    for (const { up } of await tool.readMigrations(fileAlone(path, before))) old.add(keyOf(up));
  }
  return old;
}
var filesOf = ({ file, origins }) => origins?.files.map(({ path }) => path) ?? [file];
var keyOf = ({ file, text }) => `${file}
${text.trim()}`;

// src/check/shares.ts
async function piecesIn(request) {
  const { tool, migrations, isPending } = await readMigrations(request);
  return piecesOf(migrations.filter(isPending), tool);
}
function piecesOf(pending, { sharesTransaction }) {
  if (sharesTransaction) return pending.length === 0 ? [] : [pending.length];
  const last = new Map(pending.flatMap((one, index) => scriptFiles(one).map((file) => [file, index])));
  const pieces = [];
  let [start, end] = [0, 0];
  for (const [index, migration] of pending.entries()) {
    end = Math.max(end, ...scriptFiles(migration).map((file) => last.get(file) ?? index));
    if (index < end) continue;
    pieces.push(index + 1 - start);
    start = end = index + 1;
  }
  return pieces;
}
var scriptFiles = ({ up, down, verify = [] }) => [up, ...down ? [down] : [], ...verify].map(({ file }) => file);
async function withShares(requests, within) {
  const shard = requests[0]?.shard;
  if (!shard) return requests;
  const pieces = [];
  for (const request of requests) pieces.push(await within(request, () => piecesIn(request)));
  const { from, to } = shareOf(pieces.flat(), shard);
  let before = 0;
  return requests.map((request, index) => {
    const count = (pieces[index] ?? []).reduce((sum, next) => sum + next, 0);
    const place2 = (at) => Math.min(count, Math.max(0, at - before));
    const share = { from: place2(from), to: place2(to) };
    before += count;
    return { ...request, share };
  });
}
var ownMigrations = (project, { share }) => pendingMigrations(project).slice(share?.from, share?.to);
function othersMigrations(project, { share }) {
  const pending = pendingMigrations(project);
  return {
    before: new Set(share && pending.slice(0, share.from)),
    behind: new Set(share && pending.slice(share.to))
  };
}
function tellsOf(project, request) {
  const { shard } = request;
  if (!shard) return () => true;
  const own = new Set(ownMigrations(project, request).flatMap(scriptFiles));
  const all = new Set(pendingMigrations(project).flatMap(scriptFiles));
  return ({ file }) => all.has(file) ? own.has(file) : shard.index === 1;
}

// src/check/dry-run-project.ts
var notRun = { migrations: [], problems: [], historyMs: 0, engine: null };
async function dryRunProject(project, request, context) {
  const { engine: kind } = request;
  if (kind === "none" || !ownMigrations(project, request).some(isRun)) return notRun;
  let outcome = notRun;
  const note = (more) => {
    outcome = { ...outcome, ...more };
  };
  try {
    await runOnServer({ ...request, engine: kind }, project, context, note);
  } catch (error) {
    note({ stopped: interruptedBy(context.signal) ?? stoppedBy(error) });
  }
  return outcome;
}
var isRun = ({ unrun }) => unrun === void 0;
var pauseMs = 10;
async function runOnServer(request, project, { clock, progress, signal }, note) {
  var _stack = [];
  try {
    const [{ startEngine }, { dryRun }] = await Promise.all([
      import("./choose-engine-E74WNJC7.js"),
      import("./dry-run-ZU6US3NT.js")
    ]);
    const plan = await planOf(project, request);
    const { server: started, reason } = await startEngine(request.engine, request.engineOptions, {
      starting: (kind2) => {
        progress(`starting PostgreSQL (${kind2})`);
      },
      ...signal ? { signal } : {}
    });
    const server = __using(_stack, stoppable(started, signal), true);
    const { kind, version, startupMs } = server;
    note({ engine: { kind, postgresVersion: version, startupMs, reason } });
    const interrupted = () => interruptedBy(signal);
    const partitions = { horizon: request.partitionHorizon };
    const proposes = request.proposes ?? false;
    const { blockingRows: rows, stats } = request;
    const blocking = { rows, ...stats ? { stats } : {}, pause: () => sleep(pauseMs) };
    note(await dryRun(plan, { server, clock, progress, partitions, blocking, proposes, interrupted }));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function stoppable(server, signal) {
  const dispose = server[Symbol.asyncDispose].bind(server);
  let disposal;
  const stop = () => disposal ??= dispose();
  const stopNow = () => {
    stop().catch(() => void 0);
  };
  if (signal?.aborted) stopNow();
  signal?.addEventListener("abort", stopNow, { once: true });
  return Object.assign(server, { [Symbol.asyncDispose]: stop });
}
async function planOf(project, request) {
  const { seed, seedRows } = request;
  const setup = request.setup ?? request.framework.tool.ground;
  const { before, behind } = othersMigrations(project, request);
  const assertions = request.assertions?.filter(({ after }) => (after === "up" ? behind : before).size === 0);
  return {
    migrations: project.migrations.filter((migration) => isRun(migration) && !behind.has(migration)).map((migration) => ({
      ...planned(migration, project),
      ...before.has(migration) ? { provenElsewhere: true } : {}
    })),
    ...project.tool.sharesTransaction ? { sharesTransaction: true } : {},
    ...setup ? { setup: await preparation(setup, request) } : {},
    ...project.baseline ? { baseline: project.baseline } : {},
    ...seed ? { seed: await preparation(seed, request) } : {},
    ...seedRows === void 0 ? {} : { seedRows },
    ...assertions ? { assertions } : {}
  };
}
var planned = (migration, { tool }) => ({
  id: migration.id,
  up: migration.up,
  ...migration.down ? { down: migration.down } : {},
  ...migration.verify ? { verify: migration.verify } : {},
  pending: migration.pending,
  ...migration.repeatable ? { repeatable: true } : {},
  aside: migration.up.dev && !tool.deploysDevFiles
});
async function preparation({ path, text }, { files, parser }) {
  const whole = { file: path, direction: "up", shape: "none", text };
  const script = await runPsql(whole, { files, variables: { ON_ERROR_STOP: "1" } });
  const [remark] = script.remarks ?? [];
  if (remark) {
    const place2 = script.origins?.placeOf(remark.at);
    throw new UserError(`${place2?.file ?? path}:${place2?.at.startLine ?? 1}: ${remark.message}`);
  }
  return { ...script, parsed: await parseScript(script.text, await parser) };
}

// src/lint/transaction-state.ts
var TransactionState = class {
  #project;
  #held = /* @__PURE__ */ new Map();
  #enumValues = /* @__PURE__ */ new Map();
  #created = /* @__PURE__ */ new Set();
  #notValid = /* @__PURE__ */ new Map();
  #said = /* @__PURE__ */ new Set();
  #unguarded = /* @__PURE__ */ new Map();
  /** Types that the transaction created: their values can be used at once. */
  #newTypes = /* @__PURE__ */ new Set();
  #timeouts;
  #tool;
  /** Whether a BEGIN of the script's own is open. */
  #block = false;
  constructor(project) {
    this.#project = project;
    const { lockTimeoutMs, statementTimeoutMs } = project.settings.session;
    this.#timeouts = {
      lock_timeout: settingOf(lockTimeoutMs),
      statement_timeout: settingOf(statementTimeoutMs)
    };
  }
  /** A script begins: in the transaction of the one before it where the tool runs all that is pending in one. */
  begin({ shape, parsed, direction }) {
    const shares = this.#project.tool.sharesTransaction === true && direction === "up" && this.#tool === "tool";
    if (!shares) {
      this.#end(false);
      this.#newSession();
    }
    this.#unguarded.clear();
    this.#block = false;
    const several = parsed.statements.length > 1;
    this.#tool = shape === "wrapped" ? "tool" : shape === "one-query" && several ? "one query" : void 0;
  }
  get openedBy() {
    return this.#block ? "script" : this.#tool;
  }
  get held() {
    return this.#held;
  }
  get enumValues() {
    return this.#enumValues;
  }
  timeout(name) {
    const { local, session } = this.#timeouts[name];
    return local ?? session;
  }
  unguarded(name) {
    return this.#unguarded.get(name);
  }
  isNew(key) {
    return this.#created.has(key);
  }
  addedNotValid(key, constraint) {
    return this.#notValid.get(`${key} ${constraint}`);
  }
  isFirst(rule) {
    const first = !this.#said.has(rule);
    this.#said.add(rule);
    return first;
  }
  /** Takes note of a statement, after the rules have looked at it. */
  apply(context) {
    const { statement } = context;
    const control = transactionControl(statement);
    if (rollsBackToSavepoint(statement)) this.#enumValues.clear();
    if (control === "begin") this.#begin();
    else if (control === "commit" || control === "rollback") this.#control(control === "rollback", statement);
    this.#guard(context);
    this.#set(statement);
    if (this.openedBy === void 0) return;
    this.#lock(context);
    this.#create(context);
    this.#addNotValid(context);
    this.#changeEnum(context);
  }
  #begin() {
    this.#block = true;
    for (const name of timeoutNames) this.#timeouts[name].before = this.#timeouts[name].session;
  }
  /** A COMMIT also ends the transaction of the tool; behind it in one query the next one begins: manual, 54.2.2.1. */
  #control(rolledBack, statement) {
    this.#end(rolledBack);
    this.#block = statement.kind === "TransactionStmt" && statement.node.chain === true;
    if (this.#tool === "tool") this.#tool = void 0;
  }
  #end(rolledBack) {
    this.#held.clear();
    this.#created.clear();
    this.#notValid.clear();
    this.#said.clear();
    this.#enumValues.clear();
    this.#newTypes.clear();
    for (const name of timeoutNames) {
      const setting = this.#timeouts[name];
      setting.local = void 0;
      if (rolledBack) setting.session = setting.before;
      setting.before = setting.session;
    }
  }
  /** A file must bring its timeouts with it: the one before it may have been deployed long ago. */
  #newSession() {
    for (const name of timeoutNames) {
      const setting = this.#timeouts[name];
      setting.session = setting.configured;
      setting.before = setting.configured;
    }
  }
  #lock(context) {
    const { statement, script } = context;
    for (const lock of locksTaken(context)) {
      const known = this.#held.get(lock.key);
      const mode = known ? strongerOf(known.mode, lock.mode) : lock.mode;
      if (mode !== known?.mode) this.#held.set(lock.key, { ...lock, mode, statement, file: script.file });
    }
  }
  #guard(context) {
    for (const name of timeoutNames) {
      if (this.timeout(name) || this.#unguarded.has(name) || !needsTimeout(context, name)) continue;
      this.#unguarded.set(name, context.statement);
    }
  }
  /** What is created is nobody else's; a lock goes with the table to its new name. */
  #create(context) {
    const { statement, state } = context;
    const created = createdObject(statement);
    if (created?.space === "relation" && !(isGuarded(statement) && tableBefore(context, created.name))) {
      this.#created.add(state.keyOf(created.name));
    }
    const moved = movedRelation(statement);
    if (!moved) return;
    const [from, to] = [state.keyOf(moved.from), state.keyOf(moved.to)];
    const lock = this.#held.get(from);
    this.#held.delete(from);
    if (lock) this.#held.set(to, { ...lock, key: to, table: moved.to });
    if (this.#created.delete(from)) this.#created.add(to);
    else this.#created.delete(to);
  }
  #addNotValid({ statement, state }) {
    if (statement.kind !== "AlterTableStmt") return;
    const table = nameOfRangeVar(statement.node.relation);
    if (!table) return;
    for (const constraint of constraintsAddedNotValid(statement.node)) {
      const name = constraintName(constraint, table.name);
      if (name !== void 0) this.#notValid.set(`${state.keyOf(table)} ${name}`, statement);
    }
  }
  #changeEnum(context) {
    const { statement, state } = context;
    if (statement.kind === "AlterEnumStmt") this.#enumValue(statement, context);
    else if (statement.kind === "CreateEnumStmt") {
      const created = nameOfNodes(statement.node.typeName);
      if (created) this.#newTypes.add(state.keyOf(created));
    }
  }
  #enumValue(statement, { state, script: { file } }) {
    const type = nameOfNodes(statement.node.typeName);
    const { newVal: value, oldVal } = statement.node;
    if (!type || value === void 0 || oldVal !== void 0) return;
    const key = state.keyOf(type);
    if (!this.#newTypes.has(key)) this.#enumValues.set(`${key} ${value}`, { type, value, statement, file });
  }
  #set(statement) {
    for (const setting of timeoutSettings(statement)) this.#setTimeout(setting, statement);
  }
  /** SET LOCAL outside a transaction has no effect: manual, SET. */
  #setTimeout({ timeout, milliseconds, local }, statement) {
    const state = this.#timeouts[timeout];
    const value = milliseconds === "default" ? state.configured : { milliseconds, statement };
    if (!local) state.session = value;
    if (!local) state.local = void 0;
    else if (this.openedBy !== void 0) state.local = value;
  }
};
var settingOf = (milliseconds) => {
  const configured = milliseconds === void 0 ? void 0 : { milliseconds };
  return { configured, session: configured, local: void 0, before: configured };
};
var rollsBackToSavepoint = ({ kind, node }) => kind === "TransactionStmt" && node.kind === "TRANS_STMT_ROLLBACK_TO";

// src/lint/run-rules.ts
function runRules(project, ruleSet) {
  const transaction = new TransactionState(project);
  const scripts = pendingMigrations(project).flatMap(
    (migration) => scriptsOf(migration).flatMap((script) => {
      transaction.begin(script);
      return runScript({ project, migration, script }, transaction, ruleSet);
    })
  );
  const whole = ruleSet.rules.flatMap((rule) => placed(rule, rule.project?.(project), ruleSet));
  return [...scripts, ...whole];
}
function concludeRules(findings, project, ruleSet) {
  const categories = new Map(ruleSet.rules.map(({ id, category }) => [id, category]));
  const categorised = findings.flatMap((finding) => {
    const category = categories.get(finding.rule);
    return category === void 0 ? [] : [{ ...finding, category }];
  });
  return ruleSet.rules.flatMap((rule) => placed(rule, rule.conclude?.(categorised, project), ruleSet));
}
function toFinding(rule, problem, ruleSet, stage = "lint") {
  const severity = severityOf(rule, problem, ruleSet);
  if (severity === "off") return void 0;
  return {
    rule: rule.id,
    severity,
    stage,
    file: problem.file,
    ...problem.at,
    message: problem.message,
    help: problem.help ?? rule.instead,
    docsUrl: ruleSet.docsUrl(rule.id),
    ...problem.fix ? { fix: problem.fix } : {}
  };
}
var isOn = (rule, file, { severityFor, strict }) => (severityFor(rule.id, file) ?? presetSeverity(rule, strict)) !== "off";
var presetSeverity = ({ severity }, strict) => severity === "off" && strict ? "warning" : severity;
var severityOf = (rule, problem, ruleSet) => ruleSet.severityFor(rule.id, problem.file) ?? problem.severity ?? presetSeverity(rule, ruleSet.strict);
function runScript(context, transaction, ruleSet) {
  const { script } = context;
  const rules2 = ruleSet.rules.filter((rule) => speaksOf(rule, script));
  const state = new MigrationState((key) => tableExisted(context, key));
  const findings = [];
  const add = (rule, problems, at) => {
    for (const problem of list(problems)) {
      const finding = toFinding(rule, { at, ...problem, file: script.file }, ruleSet);
      if (finding) findings.push(isMild(rule, script, ruleSet) ? { ...finding, severity: "info" } : finding);
    }
  };
  const audience = audienceOf(ruleSet.rules);
  for (const statement of script.statements) {
    const heard = [statement, ...carriedChanges(statement)];
    const here = { ...context, statement, state, transaction };
    for (const rule of audience(heard)) {
      if (rule.on && speaksOf(rule, script) && hears(rule, statement))
        add(rule, hear(rule.on, heard, here), statement.region);
    }
    transaction.apply(here);
    state.apply(statement);
  }
  for (const routine of script.routines) {
    for (const rule of rules2) add(rule, rule.routine?.(routine, context), routine.statement.region);
  }
  for (const rule of rules2) add(rule, rule.script?.(context), placeOfScript(script));
  return eachCauseOnce(findings, rules2);
}
var audienceOf = once((rules2) => {
  const listening = /* @__PURE__ */ new Map();
  for (const rule of rules2) {
    for (const kind of Object.keys(rule.on ?? {})) addTo(listening, kind, rule);
  }
  return (heard) => {
    const kinds3 = heard.flatMap(
      (one) => one.kind === "AlterTableStmt" ? [one.kind, ...commandsOf(one.node).map(({ subtype = "" }) => subtype)] : [one.kind]
    );
    const [first = [], ...rest] = [...new Set(kinds3)].map((kind) => listening.get(kind) ?? []);
    if (rest.length === 0) return first;
    const all = new Set([first, ...rest].flat());
    return rules2.filter((rule) => all.has(rule));
  };
});
function eachCauseOnce(findings, rules2) {
  const yielding = new Map(rules2.flatMap(({ id, yieldsTo }) => yieldsTo ? [[id, yieldsTo]] : []));
  const said = new Set(findings.map((finding) => placeKey(finding.rule, finding)));
  const different = new Map(findings.map((one) => [`${placeKey(one.rule, one)} ${one.message}`, one]));
  return [...different.values()].filter(
    (finding) => !yielding.get(finding.rule)?.some((id) => said.has(placeKey(id, finding)))
  );
}
var placeKey = (rule, at) => [rule, at.startLine, at.startColumn, at.endLine, at.endColumn].join(" ");
function hears({ category }, { within }) {
  if (!within) return true;
  if (within.partly) return category === "destructive";
  return category !== "idempotency" || !within.guarded;
}
function speaksOf(rule, script) {
  if (script.dev && rule.category === "destructive") return false;
  return script.direction === "up" || !undoing.has(rule.category);
}
var undoing = /* @__PURE__ */ new Set(["destructive", "banner", "compatibility", "types"]);
var mild = /* @__PURE__ */ new Set(["locks", "idempotency"]);
var isMild = (rule, script, { severityFor }) => script.direction === "down" && (mild.has(rule.category) || rule.category === "transactions" && rule.severity !== "error") && severityFor(rule.id, script.file) === void 0;
function hear(on, heard, context) {
  const listeners = on;
  const own = heard.flatMap(({ kind, node }) => list(listeners[kind]?.(node, context)));
  const { statement } = context;
  if (statement.kind !== "AlterTableStmt") return own;
  return [...own, ...hearCommands(listeners, statement.node, context)];
}
var alteredTables = /* @__PURE__ */ new Set(["OBJECT_TABLE", "OBJECT_FOREIGN_TABLE"]);
function hearCommands(listeners, alter, context) {
  const table = nameOfRangeVar(alter.relation);
  if (!table || !alteredTables.has(alter.objtype ?? "")) return [];
  return (alter.cmds ?? []).flatMap((node) => {
    if (!("AlterTableCmd" in node)) return [];
    const listener = listeners[node.AlterTableCmd.subtype ?? ""];
    const inTable = { ...context, alter, table };
    return list(listener?.(node.AlterTableCmd, inTable));
  });
}
var placed = (rule, problems, ruleSet) => list(problems).flatMap((problem) => toFinding(rule, problem, ruleSet) ?? []);
function list(problems) {
  if (problems === void 0) return [];
  return Array.isArray(problems) ? problems : [problems];
}

// src/lint/suppressions.ts
var ignoreComment = /^(?:--|\/\*)\s*drydock-ignore(-file)?\b\s*([^:]*?)\s*(?::\s*([\s\S]*?))?\s*(?:\*\/)?$/;
var idsIn = (rules2, reason) => rules2.split(reason === void 0 ? "," : /[\s,]+/).flatMap((part) => /\S+/.exec(part)?.[0] ?? []);
var readSuppressions = (script) => commentsOf(script).flatMap(({ comment, targets }) => {
  const match = ignoreComment.exec(comment.text);
  if (!match) return [];
  const [, wholeFile, rules2 = "", reason] = match;
  const lines = wholeFile ? { from: 1, to: Infinity } : coveredLines(targets, comment.region);
  const ids = idsIn(rules2, reason);
  return (ids.length === 0 ? [""] : ids).map((rule) => ({
    rule,
    reason: reason?.trim() ?? "",
    file: script.file,
    at: comment.region,
    ...lines
  }));
});
function commentsOf({ parsed, routines }) {
  const inside = routines.flatMap((routine) => {
    const targets2 = targetsIn(routine);
    return routine.comments.map((comment) => ({ comment, targets: targets2 }));
  });
  const known = new Set(inside.map(({ comment }) => comment.start));
  const targets = [...parsed.statements, ...parsed.psqlCommands].map(({ region }) => region).toSorted(byStart);
  const outside = parsed.comments.filter(({ start }) => !known.has(start));
  return [...outside.map((comment) => ({ comment, targets })), ...inside].toSorted(
    (left, right) => left.comment.start - right.comment.start
  );
}
function targetsIn({ pieces, raises, statements, statement }) {
  const places = [...pieces.map(({ at }) => at), ...raises.map(({ at }) => at)];
  const all = [...places, ...statements.map(({ region }) => region)].toSorted(byStart);
  return all.length > 0 ? all : [statement.region];
}
var byStart = (left, right) => left.startLine - right.startLine || left.startColumn - right.startColumn || right.endLine - left.endLine;
function coveredLines(targets, comment) {
  const line = comment.startLine;
  if (targets.length === 0) return { from: 1, to: Infinity };
  const here = targets.find(
    (target2) => byStart(target2, comment) < 0 && target2.startLine <= line && line <= target2.endLine
  );
  const target = here ?? targets.find((one) => startsBehind(one, comment));
  return {
    from: Math.min(line, here?.startLine ?? line),
    to: Math.max(comment.endLine, target?.endLine ?? line)
  };
}
var startsBehind = ({ startLine, startColumn }, { endLine, endColumn }) => startLine > endLine || startLine === endLine && startColumn >= endColumn;
function applySuppressions(findings, suppressions) {
  const used = /* @__PURE__ */ new Set();
  const byPlace = /* @__PURE__ */ new Map();
  for (const one of suppressions) {
    const key = `${one.rule}
${one.file}`;
    byPlace.set(key, [...byPlace.get(key) ?? [], one]);
  }
  const marked = findings.map((finding) => {
    const candidates = byPlace.get(`${finding.rule}
${finding.file}`) ?? [];
    const hit = candidates.find(
      ({ reason, from, to }) => reason !== "" && from <= finding.startLine && finding.startLine <= to
    );
    if (!hit) return finding;
    used.add(hit);
    return { ...finding, suppressed: { reason: hit.reason, line: hit.at.startLine } };
  });
  return { findings: marked, used };
}
function checkSuppressions(suppressions, used, known, judged2, nearest2) {
  const unknown = suppressions.filter(({ rule }) => !known.has(rule));
  const withoutReason = suppressions.filter(({ rule, reason }) => known.has(rule) && reason === "");
  const unused = suppressions.filter(
    (one) => known.has(one.rule) && one.reason !== "" && !used.has(one) && judged2(one.rule, one.file)
  );
  return {
    "unknown-rule-in-ignore": unknown.map((one) => place(one, unknownMessage(one.rule, nearest2(one.rule)))),
    "ignore-without-reason": withoutReason.map(
      (one) => place(one, `The ignore of ${one.rule} gives no reason, so it ignores nothing.`)
    ),
    "unused-ignore": unused.map((one) => place(one, `${one.rule} reports nothing here: the ignore can go.`))
  };
}
var place = ({ file, at }, message) => ({ file, at, message });
function unknownMessage(rule, nearest2) {
  if (rule === "") return "The ignore names no rule.";
  return `There is no rule ${rule}${nearest2 === void 0 ? "" : `; the nearest is ${nearest2}`}.`;
}

// src/check/waited-too-long.ts
var waitedTooLong = ({ parsed, file }, statements, maxMs) => statements.flatMap(
  ({ statement, report: { blocking = [] } }) => blocking.filter((one) => waitOf(one) > maxMs).map((one) => ({
    rule: "blocked-too-long",
    stage: "dry-run",
    file,
    at: statement.region,
    message: `${headOf(parsed.source.text.slice(statement.start, statement.end))} ${holds(one)}`
  }))
);
var waitOf = ({ projection, waits = {} }) => projection?.ms ?? Math.max(0, ...Object.values(waits).map(Number));
function holds(blocking) {
  const { relation, mode, rows = 0, projection } = blocking;
  const lock = `holds ${fromPgLocksName(mode) ?? mode} on ${relation} for about`;
  const who = `Sessions that want to ${listed(kindsOf(blocking), 4)} wait that long`;
  if (!projection)
    return `${lock} ${durationText(waitOf(blocking))} at ${roughly(rows)} rows, as measured. ${who}.`;
  const sizes2 = listed(projection.measuredAt.map(exactly), 3);
  const fit = `measured at ${sizes2} rows; fit error ±${Math.round(projection.error * 100)} %`;
  const where = projection.relation === relation ? "" : ` of ${projection.relation}`;
  return `${lock} ${durationText(projection.ms)} at ${roughly(projection.rows)} rows${where} (${fit}). ${who}.`;
}
function kindsOf({ waits = {} }) {
  const longest = Math.max(0, ...Object.values(waits).map(Number));
  return Object.entries(waits).flatMap(([kind, ms]) => Number(ms) * 2 >= longest ? [kind] : []);
}
var longestHead = 40;
function headOf(sql) {
  const line = sql.replaceAll(/\s+/g, " ");
  return line.length <= longestHead ? line : `${line.slice(0, longestHead).replace(/ [^ ]*$/, "")} …`;
}

// src/check/blocked-too-long.ts
function blockedTooLong(project, migrations, maxMs) {
  return pendingMigrations(project).flatMap(({ id, up }) => {
    const report = migrations.find((one) => one.id === id && one.up === up.file);
    if (!report || report.dev || report.apply.status !== "applied") return [];
    const transactions = transactionsOf(up, report.statements);
    const waits = waitedTooLong(up, transactions.flat(), maxMs);
    const own = createdBy(up);
    const timed = transactions.flatMap((transaction) => blockingsOf(transaction, own)).filter(({ ms, statement }) => ms > maxMs && waits.every(({ at }) => at !== statement.region)).map((blocking) => problemOf(blocking, up.file));
    return [...waits, ...timed];
  });
}
function blockingsOf(transaction, own) {
  const locked = /* @__PURE__ */ new Set();
  return transaction.flatMap((seen, index) => {
    const locks = locksOf(seen, own).filter(([relation]) => !locked.has(relation));
    const [first, ...others] = locks.map(([, mode]) => mode);
    for (const [relation] of locks) locked.add(relation);
    if (first === void 0 || isProjected(seen)) return [];
    const ms = transaction.slice(index).reduce((sum, { report: { durationMs } }) => sum + durationMs, 0);
    const relations = locks.map(([relation]) => relation).sort();
    return [{ statement: seen.statement, relations, mode: others.reduce(strongerOf, first), ms }];
  });
}
var isProjected = ({ report: { blocking = [] } }) => blocking.some(({ projection }) => projection !== void 0);
var locksOf = (seen, own) => strongLocks(seen).filter(([relation]) => {
  const key = withoutQuotes(relation);
  return !own.has(key) && !own.has(key.slice(key.indexOf(".") + 1));
});
function createdBy({ statements }) {
  const created = statements.flatMap((statement) => createdObject(statement) ?? []);
  return new Set(
    created.flatMap(({ name, space }) => space === "relation" ? [withoutQuotes(displayName(name))] : [])
  );
}
var withoutQuotes = (name) => name.replaceAll('"', "");
var mostNamed = 3;
function problemOf({ statement, relations, mode, ms }, file) {
  const wants = conflicts("ACCESS SHARE", mode) ? "read or write" : "write";
  const which = listed(relations, mostNamed);
  return {
    rule: "blocked-too-long",
    stage: "dry-run",
    file,
    at: statement.region,
    message: `A second session that wants to ${wants} ${which} waits ${(ms / 1e3).toFixed(1)} s: the lock that this statement takes, ${mode}, is held to the end of its transaction.`
  };
}

// src/lint/claim.ts
var failureStates = (claim) => {
  if (!("fails" in claim)) return [];
  return typeof claim.fails === "string" ? [claim.fails] : claim.fails;
};

// src/check/fold-foretold.ts
function foldForetold(linted, observed, rules2) {
  const byId = new Map(rules2.map((rule) => [rule.id, rule]));
  const foretold = /* @__PURE__ */ new Map();
  const remaining = observed.flatMap((seen) => {
    const prophet = linted.find((finding) => foretells(byId.get(finding.rule), finding, seen));
    if (prophet) foretold.set(prophet, [...foretold.get(prophet) ?? [], seen.finding]);
    return prophet ? [] : [seen.finding];
  });
  const confirmed = linted.map((finding) => confirm(finding, foretold.get(finding) ?? []));
  return [...confirmed, ...remaining];
}
function withoutConsequences(observed) {
  const standing = observed.flatMap(({ finding }) => finding.suppressed ? [] : [finding]);
  const stands = ({ rule, file, at }) => standing.some((one) => one.rule === rule && one.file === file && isSamePlace(one, at));
  return observed.filter(({ problem: { follows = [] } }) => !follows.some(stands));
}
var isSamePlace = (one, other) => one.startLine === other.startLine && one.startColumn === other.startColumn;
var toldInHelp = /* @__PURE__ */ new Set([
  "data-lost",
  "half-applied-on-failure",
  "invalid-index-left"
]);
function confirm(finding, failures) {
  const told = failures.filter(({ rule }) => toldInHelp.has(rule)).map(({ message }) => message);
  const postgres = failures.find((failure) => failure.postgres)?.postgres;
  const help = [finding.help, ...told].join(" ");
  return { ...finding, help, ...postgres ? { postgres } : {} };
}
function foretells(rule, finding, { finding: failure, problem }) {
  if (!rule || finding.file !== failure.file) return false;
  if (finding.suppressed && failure.stage !== "rerun" && !problem.isWhole) return false;
  if (failure.rule === "data-lost") return rule.category === "destructive" && overlap(finding, failure);
  const inside = finding.startLine <= failure.startLine && failure.startLine <= finding.endLine;
  return inside && claims(rule, failure);
}
function claims({ category, claim }, { rule, stage, postgres }) {
  if (rule === "rerun-failed" || stage === "rerun" && toldInHelp.has(rule))
    return category === "idempotency";
  if (!postgres) return false;
  return rule === "migration-failed" && failureStates(claim).includes(postgres.sqlState);
}

// src/check/observations.ts
function observations(scripts, outcome, { ruleSet: { rules: rules2, severityFor }, postgresMajor }) {
  const ran = new RanStatements(outcome);
  const byId = new Map(rules2.map((rule) => [rule.id, rule]));
  const version = outcome.engine?.postgresVersion;
  const isProductions = version !== void 0 && [void 0, Number.parseInt(version, 10)].includes(postgresMajor);
  return (finding) => {
    const rule = byId.get(finding.rule);
    const statement = ran.at(finding);
    if (!rule || !statement || !("effects" in rule.claim) || rule.showsLater) return finding;
    const { locks, scans, rewrites } = statement;
    const seen = { ...statement, locks: rule.heldBefore ? ran.locksUntil(statement) : locks };
    const missing = missingEffects(seen, rule);
    const observed = { confirmed: missing.length === 0, locks, scans, rewrites };
    const refuted = missing.filter((effect) => effect !== "scan");
    if (refuted.length === 0 || !isProductions || locks.length === 0 || isInBody(finding, scripts))
      return { ...finding, observed };
    const severity = severityFor(rule.id, finding.file) === void 0 ? milder[finding.severity] : finding.severity;
    const message = `${finding.message} But PostgreSQL ${version} ran it without ${refuted.join(" and ")}.`;
    return { ...finding, severity, message, observed };
  };
}
var milder = { error: "warning", warning: "info", info: "info" };
var RanStatements = class {
  #byPlace = /* @__PURE__ */ new Map();
  #byFile = /* @__PURE__ */ new Map();
  constructor({ migrations }) {
    for (const statement of migrations.flatMap(({ statements }) => statements)) {
      this.#byPlace.set(`${statement.file}:${statement.startLine}`, statement);
      const before = this.#byFile.get(statement.file);
      if (before) before.push(statement);
      else this.#byFile.set(statement.file, [statement]);
    }
  }
  at({ file, startLine }) {
    return this.#byPlace.get(`${file}:${startLine}`);
  }
  /** With those that its transaction may hold already. */
  locksUntil(statement) {
    const all = this.#byFile.get(statement.file) ?? [];
    return all.slice(0, all.indexOf(statement) + 1).flatMap(({ locks }) => locks);
  }
};
var isInBody = ({ file, startLine, startColumn }, scripts) => scripts.some(
  (script) => script.file === file && script.statements.some(
    ({ within, region }) => within !== void 0 && region.startLine === startLine && region.startColumn === startColumn
  )
);
function missingEffects(statement, { claim, alsoShows }) {
  if (!("effects" in claim)) return [];
  const all = [claim.effects, ...alsoShows ? [alsoShows] : []].map((one) => missingKinds(statement, one));
  return all.some((missing) => missing.length === 0) ? [] : all[0] ?? [];
}
function missingKinds(statement, claimed) {
  const { locks = {}, scans = [], rewrites = [] } = claimed;
  const modes = statement.locks.flatMap(({ mode }) => fromPgLocksName(mode) ?? []);
  const lockSeen = (wanted) => modes.some(
    (mode) => shows({ locks: { any: mode }, scans: [], rewrites: [] }, { locks: { any: wanted } })
  );
  return [
    ...new Set(Object.values(locks).filter((mode) => !lockSeen(mode))),
    ...scans.length > 0 && statement.scans.length + statement.rewrites.length === 0 ? ["scan"] : [],
    ...rewrites.length > 0 && statement.rewrites.length === 0 ? ["a rewrite"] : []
  ];
}

// src/check/original-places.ts
var OriginalPlaces = class {
  #byFile;
  constructor({ migrations, baseline }) {
    const scripts = [...migrations.flatMap((one) => [...scriptsOf(one), ...one.verify ?? []])];
    this.#byFile = new Map(
      [...scripts, ...baseline ? [baseline] : []].flatMap(
        ({ file, origins }) => origins ? [[file, origins]] : []
      )
    );
  }
  /** What several scripts include is told once. */
  ofFindings(findings) {
    if (this.#byFile.size === 0) return findings;
    const told = /* @__PURE__ */ new Set();
    return findings.map((finding) => this.#ofFinding(finding)).filter((finding) => {
      const key = JSON.stringify(finding);
      return !told.has(key) && told.add(key);
    });
  }
  ofReport(report) {
    if (this.#byFile.size === 0) return report;
    return {
      ...report,
      apply: this.#ofStep(report.apply),
      rerun: this.#ofStep(report.rerun),
      rollback: this.#ofStep(report.rollback),
      reapply: this.#ofStep(report.reapply),
      statements: report.statements.map((statement) => {
        const { file, line: startLine } = this.#lineOf(statement.file, statement.startLine);
        return { ...statement, file, startLine };
      })
    };
  }
  #ofFinding(finding) {
    const origins = this.#byFile.get(finding.file);
    if (!origins) return finding;
    const { fix, suppressed, ...told } = finding;
    const { file, at } = origins.placeOf(finding);
    const quote = origins.quoteOf(finding) ?? "";
    const message = quote === "" ? told.message : `${told.message} (${quote})`;
    const own = fix && originalFix(fix, origins, file);
    return {
      ...{ ...told, message, file, ...at },
      ...own ? { fix: own } : {},
      ...suppressed ? { suppressed: { ...suppressed, line: this.#lineOf(finding.file, suppressed.line).line } } : {}
    };
  }
  #ofStep(step) {
    if (step.file === void 0 || step.line === void 0) return step;
    return { ...step, ...this.#lineOf(step.file, step.line) };
  }
  #lineOf(file, line) {
    const origins = this.#byFile.get(file);
    if (!origins) return { file, line };
    const place2 = origins.placeOfLine(line);
    return { file: place2.file, line: place2.at.startLine };
  }
};
function originalFix(fix, origins, file) {
  const edits = fix.edits.flatMap((edit) => {
    const place2 = origins.verbatimPlaceOf(edit);
    return place2?.file === file ? [{ ...edit, ...place2.at }] : [];
  });
  return edits.length === fix.edits.length ? { ...fix, edits } : void 0;
}

// src/check/unclaimed-effects.ts
var ruleId = "unclaimed-effect";
var aboutTables = /* @__PURE__ */ new Set([
  ...["locks", "destructive", "compatibility", "partitions", "idempotency"]
]);
function unclaimedEffects(project, scripts, found, work, ruleSet) {
  const rule = ruleSet.rules.find(({ id }) => id === ruleId);
  if (!rule) return [];
  const placed2 = work.flatMap((one) => placedWork(one, scripts) ?? []);
  const open = unexplained(placed2, found, ruleSet.rules).filter(
    ({ script }) => isOn(rule, script.file, ruleSet)
  );
  if (open.length === 0) return [];
  const everything = runRules(project, { ...ruleSet, severityFor: () => "warning" });
  return unexplained(open, everything, ruleSet.rules).flatMap(
    (one) => toFinding(rule, problemOf2(one), ruleSet, "dry-run") ?? []
  );
}
function placedWork(work, scripts) {
  const { file, startLine, sql } = work.statement;
  const candidates = scripts.flatMap((script2) => {
    const own2 = script2.parsed.statements.find(
      ({ region, text }) => region.startLine === startLine && text.startsWith(sql)
    );
    return own2 && script2.file === file && script2.direction === "up" ? [{ script: script2, own: own2 }] : [];
  });
  const { script, own } = candidates[0] ?? {};
  if (!script || !own || script.dev) return void 0;
  return { ...work, script, at: own.region, regions: [own.region, ...calledRegions(own, script)] };
}
function calledRegions(own, { statements }) {
  const index = statements.findIndex(({ start, within }) => start === own.start && !within);
  if (index < 0) return [];
  const next = statements.findIndex(({ within }, at) => at > index && !within);
  return statements.slice(index + 1, next < 0 ? void 0 : next).map(({ region }) => region);
}
var unexplained = (work, findings, rules2) => {
  const telling = new Set(rules2.filter(tellsOfWork).map(({ id }) => id));
  const relevant = findings.filter(({ rule }) => telling.has(rule));
  return work.filter(
    ({ script, regions }) => !relevant.some(
      (finding) => finding.file === script.file && regions.some((region) => overlap(finding, region))
    )
  );
};
function tellsOfWork({ category, claim }) {
  if (!aboutTables.has(category)) return false;
  return !("effects" in claim) || claim.effects.scans !== void 0 || claim.effects.rewrites !== void 0;
}
var done = { scan: "reads every row of", rewrite: "writes anew every row of" };
var problemOf2 = ({ script, at, relation, mode, work }) => ({
  file: script.file,
  at,
  message: `The statement ${done[work]} ${relation} under ${mode === "ACCESS EXCLUSIVE" ? "an" : "a"} ${mode} lock, which no other rule foresaw.`
});

// src/check/judge-findings.ts
function judgeFindings(project, linted, outcome, request) {
  const { ruleSet } = request;
  const scripts = pendingMigrations(project).flatMap(scriptsOf);
  const suppressions = scripts.flatMap(readSuppressions);
  const observed = observations(scripts, outcome, request);
  const blocked = blockedTooLong(project, outcome.migrations, request.maxBlockingMs);
  const unclaimed = unclaimedEffects(project, scripts, linted, outcome.heavyWork ?? [], ruleSet);
  const own = applySuppressions([...linted.map(observed), ...unclaimed], suppressions);
  const seen = [...outcome.problems, ...blocked].flatMap((problem) => {
    const finding = ofDryRun(problem, scripts, request);
    return finding ? [{ finding, problem }] : [];
  });
  const dryRun = seen.map(({ finding, problem }) => {
    const { findings, used: used2 } = applySuppressions([finding], suppressions);
    return { finding: findings[0] ?? finding, used: used2, problem };
  });
  const found = foldForetold(own.findings, withoutConsequences(dryRun), ruleSet.rules);
  const standing = found.filter(({ suppressed }) => !suppressed);
  const concluded = applySuppressions(concludeRules(standing, project, ruleSet), suppressions);
  const used = new Set([own, ...dryRun, concluded].flatMap((one) => [...one.used]));
  const about = aboutSuppressions(
    checkSuppressions(
      suppressions.filter(tellsOf(project, request)),
      used,
      ruleIds(request),
      judged(request, outcome),
      nearestRule(request)
    ),
    request
  );
  const all = inOrder(
    [...found, ...concluded.findings, ...about],
    scripts.map(({ file }) => file)
  );
  return new OriginalPlaces(project).ofFindings(all);
}
var isAboutRepeating = ({ rule, stage }) => ["rerun-failed", "rerun-changed-schema"].includes(rule) || rule === "half-applied-on-failure" && stage === "rerun";
function ofDryRun(problem, scripts, request) {
  const rule = request.ruleSet.rules.find(({ id }) => id === problem.rule);
  const ups = scripts.filter(({ file, direction }) => file === problem.file && direction === "up");
  const script = ups.find(({ parsed }) => holds2(parsed.statements, problem.at)) ?? ups[0];
  const severity = script && isAboutRepeating(problem) ? { severity: guardSeverity(script) } : {};
  const finding = rule && toFinding(rule, { ...problem, ...severity }, request.ruleSet, problem.stage);
  return finding && problem.postgres ? { ...finding, postgres: problem.postgres } : finding;
}
var holds2 = (statements, { startLine }) => statements.some(({ region }) => region.startLine <= startLine && startLine <= region.endLine);
var aboutSuppressions = (problems, { ruleSet }) => Object.entries(problems).flatMap(([id, placed2]) => {
  const rule = ruleSet.rules.find((candidate) => candidate.id === id);
  return rule ? placed2.flatMap((problem) => toFinding(rule, problem, ruleSet) ?? []) : [];
});
var ruleIds = ({ ruleSet }) => new Set(ruleSet.known);
function judged({ ruleSet, engine }, { stopped }) {
  const ran = new Map(ruleSet.rules.map((rule) => [rule.id, rule]));
  return (id, file) => {
    const rule = ran.get(id);
    if (!rule || !isOn(rule, file, ruleSet)) return false;
    return rule.foundBy === "dry-run" ? engine !== "none" && stopped === void 0 : rule.foundBy === void 0 && rule.conclude === void 0;
  };
}
var nearestRule = ({ ruleSet }) => (id) => nearest(id, ruleSet.known);

// src/check/build-report.ts
function buildReport(project, findings, outcome, timings, request, version) {
  const own = ownMigrations(project, request);
  const summary = summarise(own, findings);
  const places = new OriginalPlaces(project);
  return {
    schemaVersion: 1,
    tool: { name: "drydock", version },
    verdict: outcome.stopped || fails(summary, request.failOn) ? "fail" : "pass",
    ...outcome.stopped ? { incomplete: { reason: outcome.stopped.reason } } : {},
    ...request.shard ? { shard: request.shard } : {},
    summary,
    framework: { name: request.framework.tool.name, reason: request.framework.reason },
    findings,
    migrations: own.map((migration) => places.ofReport(reportOf(migration, project, outcome))),
    engine: outcome.engine,
    timings
  };
}
function summarise(migrations, findings) {
  const statements = migrations.flatMap(scriptsOf).map(({ parsed }) => parsed.statements.length);
  return {
    ...countFindings(findings),
    migrations: migrations.length,
    statements: statements.reduce((sum, next) => sum + next, 0)
  };
}
function fails({ errors, warnings }, failOn) {
  if (failOn === "never") return false;
  return errors > 0 || failOn === "warning" && warnings > 0;
}
var reportOf = (migration, project, outcome) => outcome.migrations.find(({ id, up }) => id === migration.id && up === migration.up.file) ?? skippedReport(planned(migration, project), migration.unrun ?? outcome.stopped?.reason);

// src/check/apply-fixes.ts
function applyFixes(text, findings) {
  const source = new SourceText(text);
  const taken = [];
  const applied = [];
  for (const finding of findings) {
    const own = finding.fix && replacementsOf(source, finding.fix.edits);
    if (!own || own.some((one) => taken.some((other) => touches(one, other)))) continue;
    taken.push(...own);
    applied.push(finding);
  }
  const mark = text.slice(0, text.length - source.text.length);
  return { text: mark + replaced(source.text, taken), applied };
}
var touches = (one, other) => one.start <= other.end && other.start <= one.end;

// src/lint/changed-history.ts
async function readChangedHistory(changes, migrations, isDevFile, parser, tool) {
  const scripts = /* @__PURE__ */ new Map();
  for (const script of migrations.flatMap(scriptsOf))
    scripts.set(script.file, [...scripts.get(script.file) ?? [], script]);
  const upsBefore = async (path, before) => upsOf(await tool.readMigrations(fileAlone(path, before)), path);
  const places = placesOf([...scripts.keys()]);
  const isHistory = (file) => places.has(placeOf(file)) && /\.sql$/i.test(file) && !isRepeatable(file) && !isDevFile(file);
  const found = [];
  for (const one of changes) {
    const change = isHistory(one.from ?? one.path) ? await readChange(one, scripts.get(one.path) ?? [], parser, upsBefore) : void 0;
    if (change) found.push(change);
  }
  return found;
}
async function readChange(changed, scripts, parser, upsBefore) {
  const { path, change, from } = changed;
  if (change === "added") return void 0;
  if (change === "edited") return readEdit(changed, scripts, parser, upsBefore);
  const script = mainOf(scripts);
  if (!script || change === "deleted" || from === void 0) return deleted(from ?? path);
  if (fileName(from) === fileName(path) && /\d/.test(fileName(path))) return void 0;
  return { file: path, direction: script.direction, change: "renamed", from };
}
var mainOf = (scripts) => scripts.find(({ direction }) => direction === "up") ?? scripts[0];
async function readEdit({ path, before }, scripts, parser, upsBefore) {
  const script = mainOf(scripts);
  if (!script) return void 0;
  const known = { file: path, direction: script.direction };
  if (before === void 0) return { ...known, change: "edited" };
  if (scripts.length > 1) {
    const kept = await readKept(await upsBefore(path, before), scripts, parser);
    return kept === "untouched" ? void 0 : { ...known, change: kept };
  }
  const isSame = saysTheSame(script.parsed, await parseScript(before, parser));
  return { ...known, change: isSame ? "retouched" : "edited" };
}
var upsOf = (migrations, path) => migrations.map(({ up }) => up).filter(({ file }) => file === path);
async function readKept(before, scripts, parser) {
  const ups = scripts.filter(({ direction }) => direction === "up");
  const gone = before.filter(({ text }) => !ups.some((up) => up.text.trim() === text.trim()));
  if (gone.length === 0) return "untouched";
  for (const { text } of gone) {
    const parsed = await parseScript(text, parser);
    if (!ups.some((up) => saysTheSame(up.parsed, parsed))) return "edited";
  }
  return "retouched";
}
var deleted = (file) => ({
  file,
  direction: /[._-]down\.sql$|^U\d/i.test(fileName(file)) ? "down" : "up",
  change: "deleted"
});
var isRepeatable = (file) => /^(?:R__|(?:before|after)(?:Migrate|MigrateApplied|Versioned|Repeatables)(?:__|\.))/i.test(fileName(file));
var fileName = (file) => file.slice(file.lastIndexOf("/") + 1);
var folderOf = (file) => file.slice(0, Math.max(0, file.lastIndexOf("/")));
var placeOf = (file) => /\d/.test(fileName(file)) ? folderOf(file) : `${folderOf(folderOf(file))}/*/${fileName(file)}`;
var placesOf = (files) => new Set(files.map(placeOf));
var saysTheSame = (one, other) => gistOf(one.statements) === gistOf(other.statements) && one.psqlCommands.map(({ text }) => text).join("\n") === other.psqlCommands.map(({ text }) => text).join("\n");
var gistOf = (statements) => JSON.stringify(
  statements.map((one) => [one.kind, one.kind === "unparsed" ? one.text : one.node, one.copyData]),
  // Where a word stands in the text: location, stmt_location, rexpr_list_start and the like.
  (key, value) => /(?:^|_)(?:location|list_start|list_end)$/.test(key) ? void 0 : value
);

// src/lint/run-order.ts
var KnownRoutines = class {
  #byKey = /* @__PURE__ */ new Map();
  #byName = /* @__PURE__ */ new Map();
  #outer;
  /** What is defined here is not known outside. */
  constructor(outer) {
    this.#outer = outer;
  }
  define(routine) {
    const { name } = routine.routine;
    if (name === "do") return;
    this.#byKey.set(nameKey(name), routine);
    this.#byName.set(name.name, routine);
  }
  /** The last definition of that name; without a schema `search_path` may find it in any. */
  find(name) {
    const own = name.schema === void 0 ? this.#byName.get(name.name) : this.#byKey.get(nameKey(name));
    return own ?? this.#outer?.find(name);
  }
  get isEmpty() {
    return this.#byName.size === 0 && this.#outer?.isEmpty !== false;
  }
};
function runOrder(parsed, opened, known) {
  const run2 = new Run(opened, known);
  for (const statement of parsed.statements.filter(isParsed)) run2.statement(statement);
  const routines = [...opened.values()].map((routine) => ({ ...routine, executed: run2.followed(routine) }));
  return { statements: run2.statements, routines };
}
var Run = class {
  statements = [];
  #opened;
  #own;
  #known;
  #followed = /* @__PURE__ */ new Set();
  /** The functions of the triggers that the script makes, by the name of their table. */
  #triggers = /* @__PURE__ */ new Map();
  constructor(opened, known) {
    this.#opened = opened;
    this.#own = new Set(opened.values());
    this.#known = known;
  }
  followed(routine) {
    return this.#followed.has(routine);
  }
  statement(statement) {
    this.statements.push({ ...statement, order: this.statements.length });
    const opened = this.#opened.get(statement);
    if (opened && statement.kind === "DoStmt") this.#follow(opened, statement);
    else if (opened) this.#known.define(opened);
    if (statement.kind === "CreateTrigStmt") this.#trigger(statement.node);
    if (this.#known.isEmpty) return;
    for (const name of calledBy(statement)) this.#call(name, statement);
    for (const name of this.#firedBy(statement)) this.#call(name, statement);
  }
  #call(name, caller) {
    const routine = this.#known.find(name);
    if (routine) this.#follow(routine, caller);
  }
  #follow(routine, caller) {
    if (this.#followed.has(routine)) return;
    this.#followed.add(routine);
    const own = this.#own.has(routine);
    for (const inside of routine.statements) this.statement(own ? inside : atPlaceOf(caller, inside));
  }
  #trigger(node) {
    const table = node.relation?.relname;
    const name = nameOfNodes(node.funcname);
    if (table === void 0 || !name) return;
    this.#triggers.set(table, [...this.#triggers.get(table) ?? [], { name, events: node.events ?? 0 }]);
  }
  #firedBy(statement) {
    if (this.#triggers.size === 0) return [];
    return [statement, ...carriedChanges(statement)].flatMap(({ kind, node }) => {
      const event = events[kind];
      if (event === void 0) return [];
      const tables = changedTables(node);
      return tables.flatMap(
        (table) => (this.#triggers.get(table) ?? []).flatMap(
          (trigger) => (trigger.events & event) === 0 ? [] : [trigger.name]
        )
      );
    });
  }
};
var events = {
  InsertStmt: 4,
  DeleteStmt: 8,
  UpdateStmt: 16,
  MergeStmt: 4 + 8 + 16,
  TruncateStmt: 32
};
var changedTables = ({ relation, relations = [] }) => [
  ...relation?.relname === void 0 ? [] : [relation.relname],
  ...namesOfRangeVars(relations).map(({ name }) => name)
];
var calling = /* @__PURE__ */ new Set([
  "SelectStmt",
  "InsertStmt",
  "UpdateStmt",
  "DeleteStmt",
  "MergeStmt",
  "CallStmt",
  "CreateTableAsStmt",
  "CopyStmt"
]);
function calledBy({ kind, node }) {
  if (!calling.has(kind)) return [];
  const calls = nodesOfKind(node, "FuncCall");
  const own = kind === "CallStmt" && node.funccall ? [node.funccall] : [];
  return [...own, ...calls].flatMap(({ funcname }) => nameOfNodes(funcname) ?? []);
}
var atPlaceOf = ({ start, end, region }, inside) => ({
  ...inside,
  start,
  end,
  region,
  ...inside.within ? { within: { ...inside.within, exact: false } } : {}
});

// src/lint/parse-project.ts
async function parseProject(input, parser) {
  const migrations = [];
  const known = new KnownRoutines();
  const baseline = input.baseline && await readScript(input.baseline, { ...input, known }, parser);
  for (const migration of input.migrations) {
    migrations.push(await parseMigration(migration, { ...input, known }, parser));
  }
  const { tool, settings, changes = [], isDevFile, integrity = [], neverRun = [] } = input;
  const changedHistory = await readChangedHistory(changes, migrations, isDevFile, parser, tool);
  return {
    tool,
    migrations,
    ...baseline ? { baseline } : {},
    changedHistory,
    integrity,
    neverRun,
    settings
  };
}
async function parseMigration(migration, input, parser) {
  const up = await readScript(migration.up, input, parser);
  const down = migration.down && await readScript(migration.down, input, parser);
  const verify = await Promise.all(
    (migration.verify ?? []).map((script) => readScript(script, input, parser))
  );
  const { id, version, repeatable, unrun } = migration;
  return {
    id,
    version,
    ...repeatable ? { repeatable } : {},
    ...unrun === void 0 ? {} : { unrun },
    up,
    ...down ? { down } : {},
    ...verify.length > 0 ? { verify } : {},
    pending: input.isPending(migration)
  };
}
async function readScript(script, input, parser) {
  const parsed = await parse(script, parser);
  const banner = findBanner(parsed, input.settings.bannerText);
  const opened = await openRoutines(parsed, parser);
  return {
    ...script,
    parsed,
    ...runOrder(parsed, opened, script.direction === "up" ? input.known : new KnownRoutines(input.known)),
    dev: input.isDevFile(script.file),
    ...banner ? { banner } : {}
  };
}
async function openRoutines(parsed, parser) {
  const opened = /* @__PURE__ */ new Map();
  for (const statement of parsed.statements.filter(isParsed)) {
    const routine = await openRoutine(statement, parsed.source, parser);
    if (routine) opened.set(statement, routine);
  }
  return opened;
}
async function parse(script, parser) {
  const parsed = await parseScript(script.unreadable ? "" : script.text, parser);
  if (!script.unreadable) return parsed;
  const { message, line } = script.unreadable;
  const at = { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
  return { ...parsed, unreadable: { message, at } };
}

// src/check/read-project.ts
async function readProject(request) {
  const [{ tool, migrations, isPending }, parser] = await Promise.all([
    readMigrations(request),
    request.parser
  ]);
  const shape = { auto: void 0, wrapped: "wrapped", none: "none" };
  const input = {
    tool,
    ...request.baseline ? { baseline: dumped(request.baseline) } : {},
    migrations: migrations.map((migration) => inShape(migration, shape[request.transaction])),
    settings: request.lintSettings,
    isPending,
    isDevFile: request.isDevFile,
    changes: request.changes,
    integrity: await tool.checkIntegrity?.(request.files) ?? [],
    neverRun: passedOver(migrations, request)
  };
  return parseProject(input, parser);
}
function passedOver(migrations, { files, isPending, isDevFile }) {
  const scripts = migrations.flatMap(({ up, down, verify = [] }) => [up, ...down ? [down] : [], ...verify]);
  const run2 = new Set(scripts.flatMap(filesOf));
  return files.paths.filter(
    (path) => /\.sql$/i.test(path) && !/down\.sql$/i.test(path) && !run2.has(path) && isPending(path) && !isDevFile(path)
  );
}
var emptyProject = ({ framework, lintSettings: lintSettings2 }) => ({
  tool: framework.tool,
  migrations: [],
  changedHistory: [],
  integrity: [],
  neverRun: [],
  settings: lintSettings2
});
var dumped = ({ path, text }) => ({ file: path, direction: "up", text, shape: "none" });
function inShape(migration, shape) {
  if (shape === void 0) return migration;
  const { down } = migration;
  const shaped = (script) => ({ ...script, shape });
  return { ...migration, up: shaped(migration.up), ...down ? { down: shaped(down) } : {} };
}
function sourcesOf(project) {
  const sources = /* @__PURE__ */ new Map();
  for (const migration of project.migrations) {
    for (const { file, parsed, origins } of [...scriptsOf(migration), ...migration.verify ?? []]) {
      for (const one of origins?.files.slice(1) ?? []) sources.set(one.path, one.source.text);
      const other = sources.get(file);
      const { text } = origins?.files[0]?.source ?? parsed.source;
      sources.set(file, other === void 0 ? text : joined(other, text));
    }
  }
  return sources;
}
var joined = (one, other) => one.length !== other.length ? one : one.replace(/ +/g, (spaces, at) => other.slice(at, at + spaces.length));

// src/check/fix-project.ts
var mostRounds = 10;
async function fixProject(request) {
  const before = /* @__PURE__ */ new Map();
  const after = /* @__PURE__ */ new Map();
  const files = overlaid(request.files, after);
  let project = await readProject({ ...request, files });
  let count = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const applied = await fixOnce(project, request, files, (path, old, text) => {
      before.set(path, before.get(path) ?? old);
      after.set(path, text);
    });
    if (applied === 0) break;
    count += applied;
    project = await readProject({ ...request, files });
  }
  const fixed2 = [...after].map(([path, text]) => ({ path, before: before.get(path) ?? "", after: text }));
  return { project, fixed: fixed2.filter((file) => file.before !== file.after), count };
}
async function fixOnce(project, request, files, put) {
  const fixable = fixableFindings(project, request);
  let count = 0;
  for (const path of new Set(fixable.map(({ file }) => file))) {
    const findings = fixable.filter(({ file }) => file === path);
    const { text } = await files.read(path);
    const { text: next, applied } = applyFixes(text, findings);
    if (next === text) continue;
    put(path, text, next);
    count += applied.length;
  }
  return count;
}
var fixableFindings = (project, request) => judgeFindings(project, runRules(project, request.ruleSet), notRun, request).filter(
  ({ fix, suppressed }) => fix !== void 0 && suppressed === void 0
);
var overlaid = (files, texts) => ({
  paths: files.paths,
  read: async (path) => withText(await files.read(path), texts),
  readIfThere: (path) => files.readIfThere(path),
  readIncluded: async (path) => {
    const source = await files.readIncluded(path);
    return source && withText(source, texts);
  }
});
function withText(source, texts) {
  const text = texts.get(source.path);
  return text === void 0 ? source : { ...source, text };
}

// src/check/replayed-schema.ts
async function withReplayedSchema(project, { tables }, { parser }) {
  return tables ? { ...project, replayed: await replayedSchema(tables, await parser) } : project;
}
async function replayedSchema(tables, parser) {
  const reader = new CatalogReader(parser);
  const read = [];
  for (const table of tables) read.push(await reader.table(table));
  return { tables: read };
}
var kinds = {
  p: "primary key",
  u: "unique",
  f: "foreign key",
  c: "check",
  x: "exclusion",
  n: "not null"
};
var strategies = { l: "list", r: "range", h: "hash" };
var CatalogReader = class {
  #parser;
  /** By their text: a schema has many columns and few types. */
  #types = /* @__PURE__ */ new Map();
  constructor(parser) {
    this.#parser = parser;
  }
  async table(table) {
    const columns = /* @__PURE__ */ new Map();
    for (const { name, type, notNull, filled: filled2, generated } of table.columns ?? []) {
      const read = await this.#type(type);
      const kind = generated === "v" ? "virtual" : "stored";
      columns.set(name, {
        ...read ? { type: read } : {},
        notNull,
        filled: filled2,
        ...generated === null ? {} : { generated: kind }
      });
    }
    const { parent, isDefault, strategy, partitionKey } = table;
    return {
      key: nameKey(table),
      columns,
      constraints: await this.#constraints(table),
      indexes: indexesOf(table),
      ...parent ? { partitionOf: nameKey(parent) } : {},
      ...isDefault ? { isDefaultPartition: true } : {},
      ...strategy === null ? {} : {
        partitioned: {
          strategy: strategies[strategy],
          columns: (partitionKey ?? []).flatMap((name) => name ?? []),
          hasExpression: (partitionKey ?? []).includes(null)
        }
      },
      complete: true
    };
  }
  async #type(text) {
    if (!this.#types.has(text)) {
      const node = await parseExpression(this.#parser, `NULL::${text}`);
      this.#types.set(text, node && "TypeCast" in node ? columnType(node.TypeCast.typeName) : void 0);
    }
    return this.#types.get(text);
  }
  async #constraints(table) {
    const constraints = /* @__PURE__ */ new Map();
    for (const one of table.constraints ?? []) {
      const read = await this.#constraint(one);
      if (read) constraints.set(one.name, read);
    }
    for (const one of unnamedNotNulls(table, constraints)) constraints.set(one.name, one);
    return constraints;
  }
  async #constraint(one) {
    const kind = kinds[one.type];
    const condition = one.condition === null ? void 0 : await parseExpression(this.#parser, one.condition);
    return kind && {
      name: one.name,
      kind,
      columns: kind === "check" && condition ? referencedColumns(condition) : one.columns ?? [],
      included: one.included ?? [],
      validated: one.validated,
      ...one.references ? { references: keyOf2(one.references) } : {},
      ...condition ? { condition } : {}
    };
  }
};
var keyOf2 = (table) => nameKey(table);
function unnamedNotNulls({ name, columns }, constraints) {
  const bound = new Set(
    [...constraints.values()].flatMap((one) => one.kind === "not null" ? one.columns : [])
  );
  return (columns ?? []).filter((column) => column.notNull && !bound.has(column.name)).map((column) => ({
    name: defaultName(name, [column.name], "not_null", (taken) => constraints.has(taken)),
    kind: "not null",
    columns: [column.name],
    included: [],
    validated: true
  }));
}
var indexesOf = ({ indexes }) => new Map(
  (indexes ?? []).map(({ name, unique, partial, key, columns }) => [
    name,
    { name, unique, partial, key: key.map((column) => column ?? void 0), columns: columns ?? [] }
  ])
);

// src/check/stopwatch.ts
function stopwatch(clock) {
  const start = clock();
  const laps = { parseMs: 0, lintMs: 0, dryRunMs: 0 };
  let last = start;
  return {
    lap(part) {
      laps[part] = rounded(clock() - last);
      last = clock();
    },
    timings: (historyMs) => ({
      ...laps,
      historyMs: rounded(historyMs),
      dryRunMs: rounded(Math.max(0, laps.dryRunMs - historyMs)),
      totalMs: rounded(clock() - start)
    })
  };
}

// src/check.ts
async function check(request, context) {
  const watch = stopwatch(context.clock);
  const project = await projectOf(request, context);
  watch.lap("parseMs");
  const tried = await dryRunProject(project, request, context);
  watch.lap("dryRunMs");
  const known = await withReplayedSchema(project, tried, request);
  const linted = runRules(known, request.ruleSet).filter(tellsOf(known, request));
  const judged2 = judgeFindings(known, linted, tried, request);
  const sources = sourcesOf(project);
  const findings = request.known ? applyBaseline(judged2, sources, request.known) : judged2;
  watch.lap("lintMs");
  const outcome = await unlessInterrupted(tried, context);
  const report = buildReport(
    project,
    findings,
    outcome,
    watch.timings(outcome.historyMs),
    request,
    context.version
  );
  return { report, sources, ...endOf(outcome) };
}
async function projectOf(request, context) {
  const { signal, clock, writeFixed } = context;
  const early = interruptible(request, signal, clock);
  try {
    return await (writeFixed ? fixed(early, writeFixed, signal) : readProject(early));
  } catch (error) {
    if (signal?.aborted) return emptyProject(request);
    throw error;
  }
}
async function fixed(request, write, signal) {
  const { project, fixed: fixed2, count } = await fixProject(request);
  signal?.throwIfAborted();
  await write(fixed2, count);
  return project;
}
async function unlessInterrupted(outcome, { signal }) {
  if (signal) await turn2();
  const stopped = interruptedBy(signal);
  return stopped ? { ...outcome, stopped } : outcome;
}
function endOf({ stopped }) {
  return stopped && !stopped.isTold ? { stoppedBy: stopped.error } : {};
}

// src/check-all.ts
async function checkAll(requests, context) {
  const results = [];
  const shared = await withShares(requests, inProject);
  for (const request of shared) results.push(await checkOne(request, context));
  const stoppedBy2 = results.find((result) => result.stoppedBy)?.stoppedBy;
  return {
    report: joinReports(results.map(({ report }, index) => ({ name: requests[index]?.project, report }))),
    sources: new Map(results.flatMap(({ sources }) => [...sources])),
    ...stoppedBy2 ? { stoppedBy: stoppedBy2 } : {}
  };
}
function checkOne(request, context) {
  const { project } = request;
  if (project === void 0) return check(request, context);
  const progress = (step) => {
    context.progress(`${project}: ${step}`);
  };
  return inProject(request, () => check(request, { ...context, progress }));
}
async function inProject({ project }, run2) {
  if (project === void 0) return run2();
  try {
    return await run2();
  } catch (error) {
    if (!(error instanceof UserError) || error.name !== "UserError") throw error;
    throw new UserError(`Project ${project}: ${error.message}`, error.hint, { cause: error });
  }
}

// src/request.ts
import { resolve as resolve2 } from "node:path";

// src/files/changed-since.ts
import { execFile } from "node:child_process";
import { promisify } from "node:util";

// src/files/file-change.ts
var nameStatusOptions = [
  "--no-ext-diff",
  "--no-textconv",
  // Less alike, and the file is another one: two migrations often share their first lines.
  "--find-renames=90%",
  "--name-status",
  "-z"
];
function parseNameStatus(output) {
  const fields = output.split("\0");
  const changes = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const status = fields[index] ?? "";
    const path = fields[index + 1] ?? "";
    if (status.startsWith("R")) {
      changes.push({ path: fields[index + 2] ?? "", change: "renamed", from: path });
      index += 1;
    } else changes.push({ path, change: kinds2[status] ?? "edited" });
  }
  return changes;
}
var kinds2 = { A: "added", D: "deleted" };
var withTexts = (changes, read) => Promise.all(
  changes.map(async (one) => {
    const isScript = one.change === "edited" && /\.sql$/i.test(one.path);
    return isScript ? { ...one, before: await read(one.path) } : one;
  })
);

// src/files/changed-since.ts
var run = promisify(execFile);
async function changedSince(cwd, ref) {
  const base = (await git(cwd, ["merge-base", "--end-of-options", ref, "HEAD"], ref)).trim();
  const diff = ["diff", "--relative", ...nameStatusOptions, base, "--"];
  const untracked = ["ls-files", "--others", "--exclude-standard", "-z"];
  const [tracked, others] = await Promise.all([git(cwd, diff, ref), git(cwd, untracked, ref)]);
  const added = others.split("\0").filter((path) => path !== "");
  const changes = await withTexts(
    parseNameStatus(tracked),
    (path) => git(cwd, ["cat-file", "blob", `${base}:./${path}`], ref)
  );
  return [...changes, ...added.map((path) => ({ path, change: "added" }))];
}
async function git(cwd, args, ref) {
  try {
    const { stdout } = await run("git", ["-c", `safe.directory=*`, ...args], {
      cwd,
      maxBuffer: 64 * 1024 * 1024
    });
    return stdout;
  } catch (cause) {
    throw new UserError(
      `git cannot say what changed since "${ref}": ${firstLine(cause)}`,
      "Check the ref, and that the clone is deep enough to hold it (actions/checkout: fetch-depth: 0).",
      { cause }
    );
  }
}
function firstLine(cause) {
  const stderr = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : "";
  const message = stderr.trim() || (cause instanceof Error ? cause.message : String(cause));
  return message.split("\n")[0] ?? "";
}

// src/files/not-checked-out.ts
import { lstat } from "node:fs/promises";
import { resolve } from "node:path";

// src/files/matcher.ts
async function matcher(globs) {
  const { default: picomatch } = await import("./picomatch-MSXKZWUO.js");
  const matches = picomatch([...globs], { nocase: true, dot: true });
  return (file) => matches(file.replace(/^(?:\.\.\/)+/, ""));
}

// src/files/not-checked-out.ts
async function refuseNotCheckedOut(cwd, paths, ending, changes) {
  const wanted = changes.filter(
    ({ path, change }) => change !== "deleted" && (ending === "*" || path.toLowerCase().endsWith(`.${ending}`))
  );
  const isThere = await Promise.all(wanted.map(({ path }) => exists(resolve(cwd, path))));
  const missing = wanted.filter((_, index) => !isThere[index]);
  if (missing.length === 0) return;
  const isMatch = await matcher(paths);
  const one = missing.find(
    ({ path: file }) => isMatch(file) || paths.some((path) => isUnder(cwd, file, path))
  );
  if (one)
    throw new UserError(
      `${one.path} was added or changed, and is not checked out`,
      "Have the sparse checkout hold all that is to be checked."
    );
}
var exists = (path) => lstat(path).then(
  () => true,
  () => false
);

// src/migration-tools/fill-placeholders.ts
function withValues(tool, values) {
  if (Object.keys(values).length === 0) return tool;
  return { ...tool, readMigrations: (files) => tool.readMigrations(filled(files, tool, values)) };
}
var filled = (files, { placeholder }, variables) => ({
  ...files,
  variables,
  read: async (path) => {
    const source = await files.read(path);
    return placeholder ? fill(source, placeholder, variables) : source;
  }
});
function fill(source, placeholder, values) {
  const known = [...source.text.matchAll(placeholder)].flatMap(({ 0: written, index, ...groups }) => {
    const name = groups[1] ?? groups[2] ?? "";
    return Object.hasOwn(values, name) ? [{ index, end: index + written.length, value: values[name] ?? "" }] : [];
  });
  if (known.length === 0) return source;
  const file = { path: source.path, source: new SourceText(source.text) };
  const shift = source.text.length - file.source.text.length;
  const composer = new TextComposer();
  let at = 0;
  for (const { index, end, value } of known) {
    composer.copy(file, at, index - shift);
    composer.put(value, file, index - shift, end - shift);
    at = end - shift;
  }
  composer.copy(file, at, file.source.text.length);
  const { text, origins } = composer.finish(file);
  return { ...source, text: source.text.slice(0, shift) + text, origins };
}

// src/projects.ts
function projectsIn(found) {
  const { config, file } = found;
  const { projects, ...shared } = config;
  if (projects === void 0) return [{ found }];
  if (shared.migrations !== void 0)
    throw new UserError(
      `${file}: there are "projects" as well as "migrations"`,
      "Make a project of these migrations: - { name: …, migrations: … }"
    );
  const names = projects.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== void 0) throw new UserError(`${file}: two projects are named "${twice}"`);
  return projects.map(({ name, ...own }) => ({ name, found: { ...found, config: { ...shared, ...own } } }));
}
function sharedBy(found) {
  const config = { ...found.config };
  delete config.projects;
  return { ...found, config };
}

// src/find-projects.ts
async function findProjects(cwd, paths, found, settle) {
  const configured = projectsIn(found);
  const whole = (project, own2) => findProject(cwd, project, own2, settle);
  if (configured.every(({ name }) => name === void 0))
    return [await whole({ found }, paths.length > 0 ? paths : await configuredPaths(cwd, found))];
  const projects = await Promise.all(
    configured.map(async (project) => whole(project, await configuredPaths(cwd, project.found)))
  );
  if (paths.length === 0) return projects;
  const asked = (file) => paths.filter((path) => isUnder(cwd, file, path));
  const own = projects.map((project) => narrowed(project, (file) => asked(file).length > 0));
  const taken = new Set(own.flatMap(({ files }) => files.paths.flatMap(asked)));
  const others = paths.filter((path) => !taken.has(path));
  return [
    ...own.filter(({ files }) => files.paths.length > 0),
    ...others.length === 0 ? [] : [await whole({ found: sharedBy(found) }, others)]
  ];
}
async function findProject(cwd, { name, found }, paths, settle) {
  const settings = settle(found);
  const { render } = settings;
  const isRendered = render.length > 0;
  const ending = isRendered ? "*" : fileEndingOf(settings.framework);
  const files = await findProjectFiles(cwd, paths, ending);
  const chosen = isRendered ? await renderedBy(render, cwd, found.file) : await chooseTool(settings.framework, files, settings.isRunbook);
  const framework = { ...chosen, tool: withValues(chosen.tool, settings.placeholders) };
  return { ...name === void 0 ? {} : { name }, settings, paths, ending, files, framework };
}
async function renderedBy(commands, cwd, file) {
  const [{ runRender }, { rendered }] = await Promise.all([
    import("./run-render-2REAZUOK.js"),
    import("./rendered-LKUAYIFI.js")
  ]);
  const command = commands.join("; ");
  return { tool: rendered(await runRender(commands, cwd, file), command), reason: `render: ${command}` };
}
async function configuredPaths(cwd, { config }) {
  const { migrations } = config;
  if (migrations === void 0) return [await findMigrationFolder(cwd)];
  return typeof migrations === "string" ? [migrations] : migrations;
}
var narrowed = (project, isAsked) => ({
  ...project,
  files: { ...project.files, paths: project.files.paths.filter(isAsked) }
});

// src/policy-rules.ts
var restrictedStatements = ({ config, file }) => (config.restrictedStatements ?? []).map((entry, index) => ({
  ...entry,
  name: entry.name ?? "restricted-statement",
  severity: entry.severity ?? "error",
  where: `${file}: restrictedStatements[${index}]`
}));
async function policyRules(found) {
  const entries = restrictedStatements(found);
  if (entries.length === 0) return [];
  const { restrictedRules } = await import("./restricted-statements-FBBHCTE4.js");
  return restrictedRules(
    entries,
    rules.map(({ id }) => id)
  );
}

// src/rule-severities.ts
function readRuleSeverities(settings, { rules: rules2 = {}, overrides = [] }, knownRules, configFile) {
  const keyed = (key, entries) => new Map(
    Object.entries(entries).map(([id, severity]) => [
      knownRule(id, `${configFile}: ${key}`, knownRules),
      severity
    ])
  );
  return {
    everywhere: keyed("rules", rules2),
    inFiles: overrides.map((entry, index) => ({
      globs: entry.files,
      severities: keyed(`overrides[${index}].rules`, entry.rules)
    })),
    commandLine: new Map(settings.map((setting) => parseSetting(setting, knownRules)))
  };
}
function parseSetting(setting, knownRules) {
  const [id = "", severity = ""] = setting.split("=");
  const word = oneOf(`--rule ${id}`, severity, severitySettings) ?? "off";
  return [knownRule(id, "--rule", knownRules), word];
}
async function severityLookup({
  everywhere,
  inFiles,
  commandLine
}) {
  const everyFile = new Map([...everywhere, ...commandLine]);
  if (inFiles.length === 0) return (id) => everyFile.get(id);
  const entries = await Promise.all(
    inFiles.map(async ({ globs, severities }) => ({ matches: await matcher(globs), severities }))
  );
  const byFile = /* @__PURE__ */ new Map();
  const inFile = (file) => {
    const matching = entries.filter(({ matches }) => matches(file)).map(({ severities }) => severities);
    if (matching.length === 0) return everyFile;
    return new Map([...everywhere, ...matching.flatMap((severities) => [...severities]), ...commandLine]);
  };
  return (id, file) => {
    const known = byFile.get(file) ?? inFile(file);
    byFile.set(file, known);
    return known.get(id);
  };
}
function knownRule(id, where, knownRules) {
  if (knownRules.includes(id)) return id;
  const meant = nearest(id, knownRules);
  const hint = meant === void 0 ? "List them with: drydock rules" : `Did you mean ${meant}?`;
  throw new UserError(`${where}: there is no rule "${id}"`, hint);
}

// src/quantities.ts
var units = {
  ms: 1,
  s: 1e3,
  min: 6e4,
  m: 6e4,
  h: 36e5
};
function parseDuration(name, value) {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(value.trim());
  const factor = units[match?.[2] === "" ? "ms" : match?.[2] ?? ""];
  if (match && factor !== void 0) return Math.round(Number(match[1]) * factor);
  throw new UserError(`${name} cannot be "${value}"`, "Write a duration such as 500ms, 30s, 10min.");
}
var sizes = {
  B: 1,
  kB: 1 << 10,
  MB: 1 << 20,
  GB: 1 << 30,
  TB: 2 ** 40
};
function parseSize(name, value) {
  const match = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$/.exec(value.trim());
  const factor = sizes[match?.[2] === "" ? "B" : match?.[2] ?? ""];
  if (match && factor !== void 0) return Math.round(Number(match[1]) * factor);
  throw new UserError(`${name} cannot be "${value}"`, "Write a size such as 512MB or 2GB.");
}

// src/engine-settings.ts
function engineOf(options, config) {
  const named = oneOf("--engine", options.engine, engineSettings);
  const implied = impliedEngine(options);
  if (named !== void 0 && named !== "auto" && implied && named !== implied.engine) {
    throw new UserError(
      `${implied.option} is for the engine ${implied.engine}, and --engine ${named} is asked for`,
      `Give one of them, or --engine ${implied.engine}.`
    );
  }
  return implied?.engine ?? named ?? config.engine ?? "auto";
}
function impliedEngine({ image, databaseUrl }) {
  if (databaseUrl !== void 0) return { option: "--database-url", engine: "url" };
  return image === void 0 ? void 0 : { option: "--image", engine: "docker" };
}
var majorIn = ({ postgresVersion }, config) => majorOf(postgresVersion) ?? config.postgresVersion;
function majorOf(value) {
  if (value === void 0) return void 0;
  const major = Number(value);
  if (isSupportedMajor(major)) return major;
  throw new UserError(
    `--postgres-version cannot be "${value}"`,
    `Supported majors: ${supportedMajors.join(", ")}.`
  );
}
var limits = {
  statementTimeoutMs: ["statementTimeout", "--statement-timeout", "statement", "30s", parseDuration],
  runTimeoutMs: ["runTimeout", "--run-timeout", "run", "10min", parseDuration],
  databaseBytes: ["maxDatabaseSize", "--max-database-size", "databaseSize", "2GB", parseSize],
  memoryBytes: ["maxMemory", "--max-memory", "memory", "1GB", parseSize]
};
function engineOptionsOf(options, config, file) {
  const limit = (name) => {
    const [option, flag, key, usual, parse2] = limits[name];
    const given = options[option];
    return given === void 0 ? parse2(`${file}: limits.${key}`, config.limits?.[key] ?? usual) : parse2(flag, given);
  };
  const postgresMajor = majorIn(options, config);
  const image = options.image ?? config.image;
  const databaseUrl = options.databaseUrl ?? options.environmentDatabaseUrl;
  return {
    ...postgresMajor === void 0 ? {} : { postgresMajor },
    statementTimeoutMs: limit("statementTimeoutMs"),
    runTimeoutMs: limit("runTimeoutMs"),
    databaseBytes: limit("databaseBytes"),
    memoryBytes: limit("memoryBytes"),
    ...image === void 0 ? {} : { image },
    ...databaseUrl === void 0 ? {} : { databaseUrl },
    ...options.projectFolder === void 0 ? {} : { projectFolder: options.projectFolder },
    ...options.leases === void 0 ? {} : { leases: options.leases },
    ...options.allowRemoteDatabase === true ? { allowRemoteDatabase: true } : {}
  };
}

// src/settings.ts
var defaultDevFiles = ["**/*_dev.sql", "**/*_dev.up.sql", "**/*_dev.down.sql"];
function resolveSettings(options, { config, file }, knownRules) {
  const major = majorIn(options, config);
  return {
    framework: options.framework ?? config.framework ?? "auto",
    render: renderOf(config, file),
    placeholders: config.placeholders ?? {},
    isRunbook: config.runbook ?? false,
    engine: engineOf(options, config),
    postgresMajor: major,
    transaction: oneOf("--transaction", options.transaction, transactionSettings) ?? config.transaction ?? "auto",
    engineOptions: engineOptionsOf(options, config, file),
    seed: seedOf(options.seed, config, file),
    assertions: config.assertions ?? [],
    ...blockingOf(config, file),
    setupFile: config.setup,
    baselineFile: config.history?.baseline,
    partitionHorizon: horizonOf(config),
    failOn: choice("--fail-on", options.failOn, failOnSettings, config.failOn, "error"),
    strict: config.preset === "strict",
    severities: readRuleSeverities(options.rules ?? [], config, knownRules, file),
    only: onlyOf(options.only, knownRules),
    devFiles: config.devFiles ?? defaultDevFiles,
    lint: lintSettings(config, major ?? newestMajor, file)
  };
}
function renderOf({ render = [], framework = "auto" }, file) {
  const commands = typeof render === "string" ? [render] : render;
  if (commands.length > 0 && framework !== "auto")
    throw new UserError(
      `${file}: there is "render" as well as "framework"`,
      "What a command renders needs no framework: leave it out."
    );
  return commands;
}
var horizonOf = ({ partitions }) => partitions?.horizon ?? "1 month";
var lintSettings = (config, postgresMajor, file) => ({
  bannerText: config.banner?.text ?? "SAFE PRODUCTION MIGRATION",
  bannerRequired: config.banner?.require ?? "auto",
  rollbackRequired: config.rollback?.required ?? true,
  session: sessionOf(config, file),
  postgresMajor
});
var defaultMaxLockTimeout = "10s";
function sessionOf({ session = {} }, file) {
  const texts = {
    lockTimeoutMs: ["lockTimeout", session.lockTimeout],
    statementTimeoutMs: ["statementTimeout", session.statementTimeout],
    maxLockTimeoutMs: ["maxLockTimeout", session.maxLockTimeout ?? defaultMaxLockTimeout],
    maxStatementTimeoutMs: ["maxStatementTimeout", session.maxStatementTimeout]
  };
  const entries = Object.entries(texts).flatMap(([name, [key, text]]) => {
    const ms = text === void 0 ? 0 : parseDuration(`${file}: session.${key}`, text);
    return ms === 0 ? [] : [[name, ms]];
  });
  return Object.fromEntries(entries);
}
var choice = (option, value, words, configured, fallback) => oneOf(option, value, words) ?? configured ?? fallback;
var defaultBlockingRows = 1e5;
var blockingOf = ({ blocking = {} }, file) => ({
  maxBlockingMs: parseDuration(`${file}: blocking.max`, blocking.max ?? "1s") || Infinity,
  blockingRows: blocking.rows ?? defaultBlockingRows,
  statsFile: blocking.stats
});
function seedWord(value) {
  if (value === void 0 || value === "auto" || value === "off") return value;
  throw new UserError(
    `--seed cannot be "${value}"`,
    "It takes auto, off, or a file of SQL such as test/rows.sql."
  );
}
var defaultSeedRows = 100;
function seedOf(value, { seed = {} }, file) {
  if (value?.endsWith(".sql")) return { mode: "file", file: value };
  const mode = seedWord(value) ?? seed.mode ?? (seed.file === void 0 ? "auto" : "file");
  if (mode === "off") return { mode };
  if (mode === "auto") return { mode, rows: seed.rows ?? defaultSeedRows };
  if (seed.file !== void 0) return { mode, file: seed.file };
  throw new UserError(`${file}: "seed.file" is missing`, "seed.mode is file: name the file of SQL.");
}
function onlyOf(only, knownRules) {
  const ids = only?.flatMap((list2) => list2.split(",")).map((id) => id.trim());
  return ids && new Set(ids.filter((id) => id !== "").map((id) => knownRule(id, "--only", knownRules)));
}

// src/request.ts
async function prepareRequests(cwd, options) {
  const shard = options.shard === void 0 ? {} : { shard: parseShard(options.shard) };
  const parser = loadParser();
  const { found, read } = options.policy ?? {
    found: await readConfig(cwd, options.config),
    read: readIfThere
  };
  const policy = await policyRules(found);
  const known = idsOf([...rules, ...policy]);
  const settle = (own) => renderable(resolveSettings(options, own, known), own, options);
  const projects = await findProjects(cwd, options.paths, found, settle);
  const changes = await changesOf(cwd, options);
  for (const { paths, ending } of projects) await refuseNotCheckedOut(cwd, paths, ending, changes);
  const isPending = pendingOf(cwd, options, projects, changes);
  const docsUrl = docsUrls(cwd, options, found, policy);
  const baseline = await baselineIn(cwd, found, read, options);
  const [first, ...others] = await Promise.all(
    projects.map(async (project) => {
      const rest = await requestOf(cwd, options, project, { policy, docsUrl });
      return { ...rest, ...baseline, ...shard, parser, isPending, changes };
    })
  );
  if (!first) throw new UserError(`${found.file} names no project`);
  return [first, ...others];
}
var changesOf = async (cwd, { changes, since }) => changes ?? (since === void 0 ? [] : changedSince(cwd, since));
async function baselineIn(cwd, { config: { baseline: file } }, read, { writesBaseline = false }) {
  if (file === void 0) return {};
  const content = await read(resolve2(cwd, file));
  const { parseBaseline, noBaseline } = await import("./baseline-file-IBFRVIRC.js");
  if (content === void 0 && writesBaseline) return {};
  if (content === void 0) throw noBaseline(file);
  return { known: { entries: parseBaseline(content, file), today: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10) } };
}
function renderable(settings, { file }, { noRender }) {
  if (settings.render.length === 0 || noRender === void 0) return settings;
  throw new UserError(
    `${file}: the commands of "render" are not run: ${noRender}`,
    "Check it by hand: drydock check."
  );
}
async function requestOf(cwd, options, { name, settings, files, framework }, { policy, docsUrl }) {
  const { bannerRequired } = settings.lint;
  return {
    ...name === void 0 ? {} : { project: name },
    files,
    framework,
    isDevFile: await matcher(settings.devFiles),
    lintSettings: {
      ...settings.lint,
      bannerRequired: typeof bannerRequired === "string" ? bannerRequired : await matcher(bannerRequired)
    },
    ruleSet: await ruleSetOf(settings, policy, docsUrl),
    engine: options.mode === "lint" ? "none" : settings.engine,
    postgresMajor: settings.postgresMajor,
    transaction: settings.transaction,
    engineOptions: settings.engineOptions,
    maxBlockingMs: settings.maxBlockingMs,
    blockingRows: settings.blockingRows,
    ...await statsOf(cwd, settings),
    partitionHorizon: settings.partitionHorizon,
    assertions: settings.assertions,
    failOn: settings.failOn,
    proposes: options.mode === "rollback" || settings.lint.rollbackRequired,
    ...await preparations(cwd, settings)
  };
}
function pendingOf(cwd, options, projects, changes) {
  const { pending = [], since } = options;
  if (pending.length === 0 && since === void 0) return () => true;
  const files = projects.flatMap((project) => project.files.paths);
  for (const path of pending) {
    if (!files.some((file) => isUnder(cwd, file, path)))
      throw new UserError(`--pending ${path} is none of the ${files.length} files under check`);
  }
  const set = new Set(changes.map(({ path }) => path));
  return (file) => set.has(file) || pending.some((path) => isUnder(cwd, file, path));
}
async function ruleSetOf({ only, severities, strict }, policy, docsUrl) {
  const all = [...rules, ...policy];
  return {
    rules: only ? all.filter(({ id }) => only.has(id)) : all,
    known: idsOf(all),
    severityFor: await severityLookup(severities),
    strict,
    docsUrl
  };
}
function docsUrls(cwd, { docsBase = "rules/" }, { file, path }, policy) {
  const written = new Set(idsOf(policy));
  const config = path === void 0 ? file : toRelative(cwd, path);
  return (id) => written.has(id) ? config : `${docsBase}${id}/README.md`;
}
var idsOf = (all) => all.map(({ id }) => id);
async function statsOf(cwd, { statsFile }) {
  if (statsFile === void 0) return {};
  const { readTableSizes } = await import("./table-sizes-MJTSORTF.js");
  return { stats: await readTableSizes(cwd, statsFile) };
}
async function preparations(cwd, { setupFile, baselineFile, seed }) {
  const read = async (path) => {
    const files = await findProjectFiles(cwd, [path]);
    const source = await files.read(files.paths[0] ?? path);
    if (source.unreadable) throw new UserError(`${path}: ${source.unreadable.message}`);
    return source;
  };
  return {
    ...setupFile === void 0 ? {} : { setup: await read(setupFile) },
    ...baselineFile === void 0 ? {} : { baseline: await read(baselineFile) },
    ...seed.mode === "file" ? { seed: await read(seed.file) } : {},
    ...seed.mode === "auto" ? { seedRows: seed.rows } : {}
  };
}

// src/cli/progress-line.ts
var intervalMs = 5e3;
function progressLine(stream, clock) {
  if (!stream.isTTY) {
    let last = clock();
    const show = (step) => {
      if (clock() - last < intervalMs) return;
      last = clock();
      stream.write(`drydock: ${visibleLine(step)}
`);
    };
    return { show, clear: () => void 0 };
  }
  const width = stream.columns ?? 80;
  return {
    show: (step) => stream.write(`\r\x1B[K${`drydock: ${visibleLine(step)}`.slice(0, width - 1)}`),
    clear: () => stream.write("\r\x1B[K")
  };
}

export {
  failureStates,
  presetSeverity,
  restrictedStatements,
  policyRules,
  knownRule,
  baselineOf,
  check,
  checkAll,
  nameStatusOptions,
  parseNameStatus,
  withTexts,
  prepareRequests,
  progressLine
};
