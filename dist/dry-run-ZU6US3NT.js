import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  parseArray
} from "./chunk-NGMZYTOT.js";
import {
  customaryRole,
  dangerousRoles,
  madeByDrydock
} from "./chunk-WTMZNE2Q.js";
import {
  abandoned,
  isLostSession,
  loadParser,
  mayEndServer,
  movedRelation,
  noEffects,
  openRoutine,
  parseScript,
  planTransactions,
  skippedReport,
  stoppedBy,
  strongLocks,
  transactionsOf
} from "./chunk-VWH5AZLP.js";
import {
  alterTableCommands,
  carriedChanges,
  columnOf,
  commandsOf,
  constraintOf,
  createdObject,
  defaultName,
  defaultSchema,
  displayName,
  droppedObjects,
  hole,
  isGuarded,
  isOn,
  isParsed,
  isRowChange,
  isSwitchedOn,
  isTemporary,
  listed,
  mayEndTransaction,
  nameOfNodes,
  nameOfRangeVar,
  nodesOfKind,
  optionsOf,
  refusesTransactionBlock,
  relationsIn,
  roleCreatedBy,
  rolesNamedBy,
  routineOf,
  tableLocks,
  textOf,
  transactionControl
} from "./chunk-A5QZK2KJ.js";
import {
  lineInWords
} from "./chunk-ICTTQUG6.js";
import {
  quoteIdentifier,
  quoteIfNeeded,
  quoteLiteral
} from "./chunk-YJAI7TGI.js";
import {
  PostgresError
} from "./chunk-QCTL3Z24.js";
import {
  EngineError,
  UserError
} from "./chunk-D2BDLTNA.js";
import {
  tokensOf
} from "./chunk-RAWYUV7P.js";
import "./chunk-FT4P7JIM.js";
import {
  compareText
} from "./chunk-26MOL57G.js";
import {
  byteToOffset,
  codePointToOffset
} from "./chunk-OCH7LVHQ.js";
import {
  rounded
} from "./chunk-3YNXVGOE.js";
import {
  blocksWrites,
  conflicts,
  fromPgLocksName,
  strongerOf,
  toPgLocksName
} from "./chunk-RN7NGZYI.js";
import {
  __callDispose,
  __using
} from "./chunk-VWKG3EAW.js";

// src/dry-run/discretion.ts
var asItIs = { before: [] };
async function withoutPlace(run2) {
  try {
    await run2();
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    const { sqlState, detail, hint } = error.fields;
    const fields2 = { ...detail === void 0 ? {} : { detail }, ...hint === void 0 ? {} : { hint } };
    throw new PostgresError(error.message, { sqlState, ...fields2 }, { cause: error });
  }
}

// src/dry-run/run-script.ts
async function runScript(connection, script, clock, observer, lenience = {}) {
  const runner = new ScriptRunner(connection, script, { clock, observer, ...lenience });
  const start = clock();
  const failure = unreadable(script) ?? await runner.run(planTransactions(script.parsed.statements, script.shape));
  const { statements, passedOver, laterFailures } = runner;
  const durationMs = clock() - start;
  return { durationMs, statements, passedOver, laterFailures, ...failure ? { failure } : {} };
}
var rollBackIfAlive = (connection) => connection.execute("ROLLBACK").catch(() => void 0);
function unreadable({ parsed }) {
  return parsed.unreadable && { error: new PostgresError(parsed.unreadable.message, { sqlState: "22021" }) };
}
var ScriptRunner = class {
  statements = [];
  passedOver = [];
  #connection;
  #script;
  #clock;
  #observer;
  #discretion;
  #goesOn;
  #survived = [];
  /** Whether a transaction is open that a failure would end. */
  #inBlock;
  #executionMs = 0;
  constructor(connection, script, options) {
    this.#connection = connection;
    this.#script = script;
    this.#clock = options.clock;
    this.#observer = options.observer;
    this.#discretion = options.discretion;
    this.#inBlock = options.inTransaction === true;
    this.#goesOn = options.goesOn === true ? script.goesOn ?? [] : [];
  }
  get laterFailures() {
    return Math.max(0, this.#survived.length - 1);
  }
  async run(groups) {
    for (const group of groups) {
      const failure = group.begin === void 0 ? await this.#oneByOne(group) : await this.#block(group, group.begin);
      if (failure && !this.#survives(failure)) return this.#survived[0] ?? failure;
    }
    return this.#survived[0];
  }
  /** Not where psql has lost its connection: it ends then. */
  #survives(failure) {
    const at = failure.statement?.start ?? -1;
    const survives = !mayEndServer(failure.error.fields.sqlState) && !isLostSession(failure.error) && this.#goesOn.some(({ start, end }) => start <= at && at < end);
    if (survives) this.#survived.push(failure);
    return survives;
  }
  async #oneByOne(group) {
    for (const statement3 of group.statements) {
      const observable = this.#observer && mayStandInBlock(statement3);
      const failure = observable ? await this.#block({ statements: [statement3], end: "commit" }, "BEGIN") : await this.#alone(statement3);
      if (failure && !this.#survives(failure)) return failure;
    }
    return void 0;
  }
  #alone(statement3) {
    return this.#perform(
      statement3,
      (execute) => this.#observer ? this.#observer.alone(this.#connection, statement3, execute) : execute().then(() => noEffects)
    );
  }
  async #block(group, begin) {
    const outside = this.#inBlock;
    const failure = await this.#attempt(void 0, async () => {
      await this.#connection.execute(begin);
      this.#inBlock = true;
      await this.#observer?.begin(this.#connection);
    });
    const result = failure ?? await this.#inside(group);
    this.#inBlock = outside;
    return result;
  }
  async #inside(group) {
    for (const statement3 of group.statements) {
      const failure = await this.#perform(statement3, async (execute) => {
        await execute();
        return await this.#observer?.after(statement3) ?? noEffects;
      });
      if (failure) {
        await rollBackIfAlive(this.#connection);
        return failure;
      }
    }
    return this.#close(group);
  }
  /** Runs a statement, unless there is an excuse not to. */
  async #perform(statement3, run2) {
    const handling = this.#discretion?.decide(statement3) ?? asItIs;
    if ("because" in handling) {
      this.#passOver({ statement: statement3, excuse: handling });
      return void 0;
    }
    const execute = () => this.#timed(statement3, () => run2(() => this.#execute(statement3, handling)));
    const isSaved = this.#inBlock && this.#discretion?.mayBeExcused(statement3) === true;
    const failure = await (isSaved ? this.#saved(statement3, execute) : execute());
    if (!failure || this.#inBlock && !isSaved) return failure;
    return await this.#isExcused(statement3, failure.error, isSaved) ? void 0 : failure;
  }
  /** Runs it so that the transaction can outlive its failure. */
  async #saved(statement3, execute) {
    const send = (text) => this.#attempt(statement3, () => this.#connection.execute(text));
    const failure = await send("SAVEPOINT drydock") ?? await execute();
    return failure ?? send("RELEASE SAVEPOINT drydock");
  }
  /** Not where the session or the transaction is gone. */
  async #isBackAtSavepoint() {
    const failure = await this.#attempt(
      void 0,
      () => this.#connection.execute("ROLLBACK TO SAVEPOINT drydock; RELEASE SAVEPOINT drydock")
    );
    return failure === void 0;
  }
  async #isExcused(statement3, error, isSaved) {
    if (isSaved && !await this.#isBackAtSavepoint()) return false;
    const excuse = await this.#discretion?.excuse({ statement: statement3, error }, this.#connection);
    if (!excuse) return false;
    this.statements.pop();
    this.#passOver({ statement: statement3, excuse, error });
    return true;
  }
  #passOver(passedOver) {
    this.passedOver.push(passedOver);
    this.#discretion?.passedOver(passedOver.statement, this.#script, passedOver.excuse);
  }
  /** Deferred constraints speak at COMMIT: manual, SET CONSTRAINTS. */
  async #close(group) {
    const blamed = group.endedBy ?? group.statements.at(-1);
    if (group.end !== "abandoned") {
      const end = group.endedBy?.text ?? "COMMIT";
      return this.#attempt(blamed, () => this.#connection.execute(end));
    }
    await this.#connection.execute("ROLLBACK");
    const error = new PostgresError(
      "the script ends inside the transaction that it began, so nothing of it is committed",
      {
        sqlState: "25000",
        hint: "Write COMMIT at the end of the script."
      }
    );
    return { ...blamed ? { statement: blamed } : {}, error };
  }
  async #timed(statement3, run2) {
    let effects = noEffects;
    const failure = await this.#attempt(statement3, async () => {
      effects = await run2();
    });
    this.statements.push({ statement: statement3, durationMs: this.#executionMs, effects });
    return failure;
  }
  /** What the observer asks meanwhile is no part of the time that the statement takes. */
  async #execute({ text, copyData }, { before, instead }) {
    for (const preparation of before) await this.#connection.execute(preparation);
    const start = this.#clock();
    try {
      if (instead === void 0) await this.#connection.execute(text, copyData);
      else await withoutPlace(() => this.#connection.execute(instead));
    } finally {
      this.#executionMs = this.#clock() - start;
    }
  }
  /** A complaint of Postgres is a value; that the server is gone is not. */
  async #attempt(statement3, run2) {
    try {
      await run2();
      return void 0;
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error;
      return { ...statement3 ? { statement: statement3 } : {}, error };
    }
  }
};
var mayStandInBlock = (statement3) => !refusesTransactionBlock(statement3) && !mayEndTransaction(statement3) && transactionControl(statement3) === void 0 && !["LockStmt", "DeclareCursorStmt", "ConstraintsSetStmt", "VariableSetStmt"].includes(statement3.kind);

// src/dry-run/stages/stage.ts
async function inSession(database2, run2) {
  var _stack = [];
  try {
    const connection = __using(_stack, await database2.connect(), true);
    return await run2(connection);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/postgres/session-kinds.ts
var sessionKinds = ["read", "insert", "update", "delete"];

// src/dry-run/blocking/fit.ts
var growths = {
  linear: (rows) => rows,
  "n log n": (rows) => rows > 1 ? rows * Math.log2(rows) : 0
};
function fit(points) {
  const linear = fitOf("linear", points);
  const sorting = fitOf("n log n", points);
  return (sorting.squares < linear.squares ? sorting : linear).fit;
}
function fitOf(growth, points) {
  const size = growths[growth];
  const sizes = points.map(({ rows }) => size(rows));
  const [meanSize, meanMs] = [mean(sizes), mean(points.map(({ ms }) => ms))];
  const spread2 = sum(sizes.map((n) => (n - meanSize) ** 2));
  const together = sum(points.map(({ ms }, index) => ((sizes[index] ?? 0) - meanSize) * (ms - meanMs)));
  const slope = spread2 === 0 ? 0 : Math.max(0, together / spread2);
  const at = (rows) => Math.max(0, meanMs + slope * (size(rows) - meanSize));
  const deviations = points.map(({ rows, ms }) => Math.abs(at(rows) - ms));
  const error = Math.max(0, ...points.map(({ ms }, index) => share(deviations[index] ?? 0, ms)));
  return { fit: { growth, error, at }, squares: sum(deviations.map((deviation) => deviation ** 2)) };
}
var share = (part2, whole) => part2 === 0 ? 0 : whole === 0 ? 1 : part2 / whole;
var sum = (numbers3) => numbers3.reduce((total, next) => total + next, 0);
var mean = (numbers3) => sum(numbers3) / Math.max(1, numbers3.length);

// src/dry-run/blocking/describe-blocking.ts
function describeBlocking(candidate, measurements, { obstacle: obstacle2, stats }) {
  const { relation, mode: mode2, growsWith } = candidate;
  const what = { relation, mode: toPgLocksName(mode2) };
  const last = measurements.at(-1);
  if (growsWith.length === 0) return { ...what, growsWith };
  if (!last) return { ...what, growsWith, unmeasured: obstacle2 ?? "nothing was run" };
  const unmeasured = whyUnmeasured(candidate, last);
  if (unmeasured !== void 0) return { ...what, growsWith, unmeasured };
  const roots = [...new Set(growsWith.map((table) => last.tables.filled.get(table) ?? table))];
  const its = last.waits.get(candidate) ?? {};
  const waits = Object.fromEntries(
    sessionKinds.flatMap(
      (kind) => its[kind] === void 0 ? [] : [[kind, its[kind] && rounded(its[kind])]]
    )
  );
  const projected = stats ? projectionOf(candidate, roots, measurements, stats) : {};
  return { ...what, growsWith: roots, rows: last.rows, waits, ...projected };
}
function whyUnmeasured(candidate, { rows, tables, waits, failure }) {
  const unfilled = candidate.growsWith.flatMap((table) => tables.unfilled.get(table) ?? []);
  if (unfilled[0] !== void 0) return unfilled[0];
  if (waits.has(candidate)) return void 0;
  return failure === void 0 ? "the statement did not wait for a session that used the table" : `with ${rows} rows a migration fails: ${failure}`;
}
var longest = (waits) => Math.max(0, ...Object.values(waits ?? {}).map(Number));
function projectionOf(candidate, roots, measurements, stats) {
  const unknown2 = roots.find((table) => stats.get(table)?.rows == null);
  if (unknown2 !== void 0) return { unprojected: whyUnknown(unknown2, stats) };
  const sized = roots.map((relation) => ({ relation, rows: stats.get(relation)?.rows ?? 0 }));
  const largest = sized.reduce((most2, next) => next.rows > most2.rows ? next : most2);
  const points = measurements.flatMap(
    ({ rows, waits }) => waits.has(candidate) ? [{ rows, ms: longest(waits.get(candidate)) }] : []
  );
  if (points.length < 3) return { unprojected: "it was not measured at three sizes" };
  const { growth, error, at } = fit(points);
  const measuredAt = points.map(({ rows }) => rows);
  return {
    projection: { ...largest, ms: rounded(at(largest.rows)), growth, error: rounded(error), measuredAt }
  };
}
var whyUnknown = (table, stats) => stats.has(table) ? `production has never analysed ${table}: its rows are unknown` : `${table} is not in the stats`;

// src/dry-run/blocking/scale-tables.ts
async function scaleTables(session, names, rows, scale) {
  const found = (await session.query(rootsQuery, [names])).map((row) => ({
    asked: String(row["asked"]),
    oid: String(row["oid"]),
    schema: String(row["schema"]),
    name: String(row["name"]),
    root: String(row["root"])
  }));
  const { unseeded } = await scale(session, new Set(found.map(({ oid }) => oid)), rows);
  const unfilled = /* @__PURE__ */ new Map();
  for (const name of names.filter((one) => found.every(({ asked }) => asked !== one)))
    unfilled.set(name, `${name} was not there before the pending migrations`);
  for (const { asked, schema, name, root } of found) {
    const failed2 = unseeded.find((table) => table.schema === schema && table.name === name);
    if (failed2) unfilled.set(asked, `${root} could not be filled: ${failed2.reason}`);
  }
  return { filled: new Map(found.map(({ asked, root }) => [asked, root])), unfilled };
}
var rootsQuery = `
SELECT a.asked, r.oid::pg_catalog.text AS oid, n.nspname::pg_catalog.text AS schema,
  r.relname::pg_catalog.text AS name,
  pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(r.relname)) AS root
FROM pg_catalog.unnest($1::pg_catalog.text[]) AS a (asked)
JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(a.asked)::pg_catalog.oid
JOIN pg_catalog.pg_class AS r ON r.oid OPERATOR(pg_catalog.=)
  COALESCE(pg_catalog.pg_partition_root(c.oid)::pg_catalog.oid, c.oid)
JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) r.relnamespace`;

// src/dry-run/blocking/script-watch.ts
import { setTimeout as sleep2 } from "node:timers/promises";

// src/dry-run/blocking/table-queue.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/dry-run/blocking/probes.ts
async function attempt({ session, sql }, clock) {
  let start = clock();
  let refused = false;
  try {
    await session.execute("BEGIN");
    start = clock();
    await session.execute(sql);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    refused = true;
  }
  const end = clock();
  await rollBackIfAlive(session);
  return { start, end, refused };
}
function probeText(kind, relation, column2) {
  switch (kind) {
    case "read":
      return `SELECT 1 FROM ${relation} LIMIT 1`;
    case "insert":
      return `INSERT INTO ${relation} SELECT WHERE false`;
    case "delete":
      return `DELETE FROM ${relation} WHERE false`;
    case "update": {
      const name = column2 === void 0 ? void 0 : quoteIdentifier(column2);
      return name && `UPDATE ${relation} SET ${name} = ${name} WHERE false`;
    }
  }
}

// src/dry-run/blocking/table-queue.ts
var TableQueue = class _TableQueue {
  oid;
  candidate;
  #sessions;
  #gate;
  #probes;
  #clock;
  #pause;
  #waiting = /* @__PURE__ */ new Map();
  #served = /* @__PURE__ */ new Map();
  /** Those that ask again at this moment. */
  #asking = /* @__PURE__ */ new Set();
  #retries = Promise.resolve();
  /** When the gate opened; undefined while it has not. */
  #opened;
  #isOver = false;
  constructor(oid, candidate, { sessions, gate, probes, clock, pause }) {
    this.oid = oid;
    this.candidate = candidate;
    this.#sessions = sessions;
    this.#gate = gate;
    this.#probes = probes;
    this.#clock = clock;
    this.#pause = pause;
  }
  /** Closes the gate; undefined where there is no such table, it is locked already, or no more sessions can be had. */
  static async closeGate(candidate, { watcher, sessions, ...timing }) {
    const { relation } = candidate;
    const [table] = await watcher.query(tableQuery, [relation]);
    const kinds2 = candidate.kinds.filter((kind) => kind === "read" || table?.["writable"] === true);
    const [gate, ...others] = (table && await sessions.take(kinds2.length + 1)) ?? [];
    if (!table || !gate) return void 0;
    const column2 = typeof table["column"] === "string" ? table["column"] : void 0;
    const probes = kinds2.flatMap((kind, index) => {
      const [sql, session] = [probeText(kind, relation, column2), others[index]];
      return sql !== void 0 && session ? [[kind, { sql, session }]] : [];
    });
    try {
      await gate.execute(gateText(candidate));
    } catch {
      await rollBackIfAlive(gate);
      sessions.giveBack(gate, ...others);
      return void 0;
    }
    return new _TableQueue(String(table["oid"]), candidate, {
      sessions,
      gate,
      probes: new Map(probes),
      ...timing
    });
  }
  /** To be called while the statement waits at the gate. Resolves when each session waits as well, or has been served. */
  async lineUp(watcher) {
    for (const [kind, probe] of this.#probes) {
      const asked = attempt(probe, this.#clock);
      const lost = { start: 0, end: 0, refused: true };
      asked.then(
        (result) => this.#served.set(kind, result),
        () => this.#served.set(kind, lost)
      );
      this.#waiting.set(kind, asked);
    }
    await this.#untilWaiting(
      watcher,
      () => [...this.#probes.keys()].filter((kind) => !this.#served.has(kind))
    );
  }
  /** Another statement of the transaction is about to keep more out: who waits from now on, waits for that. */
  async stopAsking(watcher) {
    this.#isOver = true;
    await this.#untilWaiting(watcher, () => [...this.#asking]);
  }
  /** Resolves when all of the sessions that are still to be served wait for a lock. */
  async #untilWaiting(watcher, unserved) {
    const pids = () => unserved().map((kind) => this.#probes.get(kind)?.session.processId);
    for (; ; ) {
      const asked = pids();
      const rows = asked.length === 0 ? [] : await watcher.query(waitingQuery, [asked]);
      const waiting = new Set(rows.map(({ pid }) => pid));
      if (pids().every((pid) => waiting.has(pid))) return;
      await sleep(1);
    }
  }
  /** The statement goes on; whoever was served asks again and again until those that wait are served too. */
  async openGate() {
    const again = [...this.#served].filter(([, { refused }]) => !refused);
    for (const kind of this.#served.keys()) this.#waiting.delete(kind);
    this.#opened = this.#clock();
    await this.#leaveGate();
    void Promise.allSettled(this.#waiting.values()).then(() => this.#isOver = true);
    if (this.#waiting.size > 0)
      this.#retries = Promise.all(again.map(([kind]) => this.#askAgain(kind))).then(() => void 0);
  }
  /** Whether the statement came to this gate. */
  get hasOpened() {
    return this.#opened !== void 0;
  }
  /** Lets go of a gate that the statement never came to. */
  async leave() {
    await this.#leaveGate();
    this.#leaveProbes();
  }
  /** To be awaited only when the transaction has ended. */
  async settle() {
    await Promise.allSettled(this.#waiting.values());
    await this.#retries.catch(() => void 0);
    if (this.hasOpened) this.#leaveProbes();
  }
  /**
   * What was measured, when all have settled.
   * @param pauses spent at gates: they are no part of anybody's wait
   */
  waits(pauses) {
    const opened = this.#opened;
    if (opened === void 0) return {};
    const waitOf = (kind, { start, end, refused }) => {
      if (this.#waiting.has(kind)) return wait({ from: opened, to: end }, pauses);
      if (start >= opened) return wait({ from: start, to: end }, pauses);
      return refused ? null : 0;
    };
    return Object.fromEntries([...this.#served].map(([kind, asked]) => [kind, waitOf(kind, asked)]));
  }
  async #leaveGate() {
    await rollBackIfAlive(this.#gate);
    this.#sessions.giveBack(this.#gate);
  }
  #leaveProbes() {
    this.#sessions.giveBack(...[...this.#probes.values()].map(({ session }) => session));
    this.#probes = /* @__PURE__ */ new Map();
  }
  /** Keeps the longest. */
  async #askAgain(kind) {
    const probe = this.#probes.get(kind);
    while (probe && !this.#isOver) {
      this.#asking.add(kind);
      const last = await attempt(probe, this.#clock);
      this.#asking.delete(kind);
      const longest2 = this.#served.get(kind);
      if (!longest2 || last.end - last.start > longest2.end - longest2.start) this.#served.set(kind, last);
      if (last.refused) return;
      await this.#pause();
    }
  }
};
var wait = ({ from, to }, pauses) => pauses.reduce(
  (left, pause) => left - Math.max(0, Math.min(pause.to, to) - Math.max(pause.from, from)),
  to - from
);
var gateText = ({ relation, mode: mode2 }) => mode2 === "ACCESS EXCLUSIVE" ? `BEGIN; SET LOCAL lock_timeout = '1s'; SELECT FROM ONLY ${relation} LIMIT 0` : `BEGIN; LOCK TABLE ONLY ${relation} IN ROW EXCLUSIVE MODE NOWAIT`;
var tableQuery = `
SELECT c.oid::pg_catalog.text AS oid, c.relkind OPERATOR(pg_catalog.<>) 'm'::pg_catalog."char" AS writable, (
  SELECT a.attname::pg_catalog.text FROM pg_catalog.pg_attribute AS a
  WHERE a.attrelid OPERATOR(pg_catalog.=) c.oid AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped
    AND a.attgenerated OPERATOR(pg_catalog.=) ''::pg_catalog."char"
    AND a.attidentity OPERATOR(pg_catalog.<>) 'a'::pg_catalog."char"
  ORDER BY a.attnum LIMIT 1
) AS column
FROM pg_catalog.pg_class AS c
WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)::pg_catalog.oid`;
var waitingQuery = `
SELECT l.pid FROM pg_catalog.pg_locks AS l
WHERE NOT l.granted AND l.pid OPERATOR(pg_catalog.=) ANY ($1::pg_catalog.int4[])`;

// src/dry-run/blocking/script-watch.ts
var ScriptWatch = class {
  #session;
  #means;
  #discretion;
  #queues = [];
  #pauses = [];
  #next;
  constructor(session, means2, discretion) {
    this.#session = session;
    this.#means = means2;
    this.#discretion = discretion;
  }
  get processId() {
    return this.#session.processId;
  }
  async execute(sql, copyData) {
    const { candidates } = this.#means;
    const statement3 = this.#next;
    const send = () => this.#session.execute(sql, copyData);
    if (statement3?.text !== sql) return send();
    this.#next = void 0;
    const own = candidates.filter((one) => one.statement === statement3);
    if (own.length === 0) return send();
    await this.#settleBefore(own);
    for (const queue of this.#queues)
      if (own.some(({ relation }) => relation === queue.candidate.relation))
        await queue.stopAsking(this.#means.watcher);
    const queues = [];
    for (const candidate of own) {
      const queue = await TableQueue.closeGate(candidate, this.#means);
      if (queue) queues.push(queue);
    }
    this.#queues.push(...queues);
    await this.#through(queues, send);
  }
  query(sql, parameters) {
    return this.#session.query(sql, parameters);
  }
  [Symbol.asyncDispose]() {
    return this.#session[Symbol.asyncDispose]();
  }
  decide(statement3) {
    this.#next = statement3;
    return this.#discretion?.decide(statement3) ?? asItIs;
  }
  mayBeExcused(statement3) {
    return this.#discretion?.mayBeExcused(statement3) === true;
  }
  excuse(...failure) {
    return this.#discretion?.excuse(...failure) ?? Promise.resolve(void 0);
  }
  passedOver(statement3, script, excuse) {
    this.#discretion?.passedOver(statement3, script, excuse);
  }
  /** To be called when the script has ended and its session is closed: nobody waits for it any more. */
  async waits() {
    const measured = /* @__PURE__ */ new Map();
    for (const queue of this.#queues) {
      await queue.settle();
      if (queue.hasOpened) measured.set(queue.candidate, queue.waits(this.#pauses));
    }
    return measured;
  }
  /** Who waited for a transaction that has ended is served, and its session is free for others. */
  async #settleBefore([first]) {
    for (const queue of this.#queues)
      if (queue.candidate.transaction !== first?.transaction) await queue.settle();
  }
  /** Sends the statement, and opens each gate when it waits there and the others behind it. */
  async #through(queues, send) {
    const ended = new AbortController();
    const running = send().finally(() => {
      ended.abort();
    });
    running.catch(() => void 0);
    let closed = queues;
    try {
      while (closed.length > 0 && !ended.signal.aborted) {
        const queue = await this.#stoppedAt(closed);
        if (queue) await this.#pause(queue);
        else await sleep2(1);
        closed = closed.filter((one) => one !== queue);
      }
    } finally {
      await Promise.all(closed.map((queue) => queue.leave()));
    }
    await running;
  }
  async #stoppedAt(closed) {
    const [row] = await this.#means.watcher.query(waitsForQuery, [this.processId]);
    return closed.find(({ oid }) => oid === row?.["relation"]);
  }
  async #pause(queue) {
    const { watcher, clock } = this.#means;
    const from = clock();
    await queue.lineUp(watcher);
    this.#pauses.push({ from, to: clock() });
    await queue.openGate();
  }
};
var waitsForQuery = `
SELECT l.relation::pg_catalog.text AS relation FROM pg_catalog.pg_locks AS l
WHERE NOT l.granted AND l.pid OPERATOR(pg_catalog.=) $1 AND l.locktype OPERATOR(pg_catalog.=) 'relation'`;

// src/dry-run/blocking/sessions.ts
var most = 12;
var Sessions = class {
  #database;
  #all = [];
  #free = [];
  constructor(database2) {
    this.#database = database2;
  }
  /** So many sessions; undefined where there cannot be that many. */
  async take(count) {
    const missing = count - this.#free.length;
    if (this.#all.length + Math.max(missing, 0) > most) return void 0;
    const answers = await Promise.allSettled(Array.from({ length: missing }, () => this.#database.connect()));
    const opened = answers.flatMap((answer) => answer.status === "fulfilled" ? [answer.value] : []);
    this.#all.push(...opened);
    this.#free.push(...opened);
    return this.#free.length < count ? void 0 : this.#free.splice(0, count);
  }
  giveBack(...sessions) {
    this.#free.push(...sessions);
  }
  async [Symbol.asyncDispose]() {
    await Promise.all(this.#all.map((session) => session[Symbol.asyncDispose]()));
  }
};

// src/dry-run/blocking/measure-blocking.ts
async function measureBlocking(plan, candidates, options) {
  const growing = candidates.filter(({ growsWith }) => growsWith.length > 0);
  const obstacle2 = obstacleOf(options);
  const measurements = [];
  if (growing.length > 0 && obstacle2 === void 0) {
    const sizes = sizesFor(growing, options);
    for (const [index, rows] of sizes.entries()) {
      options.progress(`blocking at ${rows} rows`);
      const saved = index < sizes.length - 1 ? await options.database.save() : void 0;
      measurements.push(await measureAt(rows, plan, growing, options));
      if (saved) await options.database.restore(saved);
    }
  }
  const circumstances = { obstacle: obstacle2, stats: options.stats };
  const result = /* @__PURE__ */ new Map();
  for (const candidate of candidates) {
    const blocking = describeBlocking(candidate, measurements, circumstances);
    result.set(candidate.report, [...result.get(candidate.report) ?? [], blocking]);
  }
  return result;
}
var withBlocking = (migrations, result) => migrations.map((migration) => ({
  ...migration,
  statements: migration.statements.map((statement3) => {
    const blocking = result.get(statement3);
    return blocking ? { ...statement3, blocking } : statement3;
  })
}));
function obstacleOf({ rows, server }) {
  if (rows === 0) return "blocking.rows is 0";
  return server.concurrentSessions ? void 0 : `the ${server.kind} engine has one session at a time`;
}
var sizesFor = (growing, { rows, stats }) => stats && growing.some(({ growsWith }) => growsWith.some((table) => stats.get(table)?.rows != null)) ? [Math.ceil(rows / 10), Math.ceil(rows / 3), rows] : [rows];
async function measureAt(rows, plan, candidates, { database: { current }, scale, ...options }) {
  const waits = /* @__PURE__ */ new Map();
  let tables = { filled: /* @__PURE__ */ new Map(), unfilled: /* @__PURE__ */ new Map() };
  try {
    var _stack = [];
    try {
      const names = [...new Set(candidates.flatMap(({ growsWith }) => growsWith))];
      tables = await inSession(current, (session) => scaleTables(session, names, rows, scale));
      const sessions = __using(_stack, new Sessions(current), true);
      const watcher = __using(_stack, await current.connect(), true);
      for (const script of scriptsUpTo(plan, candidates)) {
        const own = candidates.filter((candidate) => candidate.script === script);
        const means2 = { ...options, candidates: own, watcher, sessions };
        const measured = await watchScript(script, current, means2, options.discretion);
        if ("failure" in measured) return { rows, tables, waits, ...measured };
        for (const [candidate, its] of measured.waits) waits.set(candidate, its);
      }
      return { rows, tables, waits };
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    return { rows, tables, waits, failure: error.message };
  }
}
async function watchScript(script, database2, means2, discretion) {
  const { watch, failure } = await inSession(database2, async (session) => {
    const watching = new ScriptWatch(session, means2, discretion);
    const run2 = await runScript(watching, script, means2.clock, void 0, { discretion: watching });
    return { watch: watching, failure: run2.failure };
  });
  const waits = await watch.waits();
  return failure ? { failure: `${script.file}: ${failure.error.message}` } : { waits };
}
function scriptsUpTo({ migrations }, candidates) {
  const scripts = migrations.filter(({ pending, aside }) => pending && !aside).map(({ up }) => up);
  const last = scripts.findLastIndex((script) => candidates.some((candidate) => candidate.script === script));
  return scripts.slice(0, last + 1);
}

// src/dry-run/catalog/fragments.ts
var userMade = (oid) => `${oid} >= 16384`;
var hasPages = (catalog) => `pg_catalog.pg_relation_size('pg_catalog.${catalog}'::regclass) > 0`;
var hasUserRows = (catalog) => `exists (select from pg_catalog.${catalog} where ${userMade("oid")})`;
var grants = (acl, objectType, owner) => `pg_catalog.to_json(${acl}::text[])::text as grants,
   case when ${acl} is not null
     then pg_catalog.to_json(pg_catalog.acldefault('${objectType}', ${owner})::text[])::text end as default_grants`;
var sortedList = (array2) => `case when ${array2} is not null
     then (select pg_catalog.string_agg(item::text, ', ' order by item::text) from pg_catalog.unnest(${array2}) item) end`;
var inWords = (code, words2) => {
  const branches = Object.entries(words2).map(([letter, word2]) => `when '${letter}' then '${word2}'`);
  return `case ${code} ${branches.join(" ")} end`;
};
var routine = (oid) => `nullif(${oid}, 0)::oid::regprocedure::text`;
var qualified = (schemaOid, name) => `${schemaOid}::regnamespace || '.' || pg_catalog.quote_ident(${name})`;
var since = (major, first, expression) => major >= first ? expression : "null::text";

// src/dry-run/catalog/kinds/columns.ts
var storage = { p: "plain", e: "external", x: "extended", m: "main" };
var columns = {
  catalog: "pg_class",
  query: (major) => `
    select a.attrelid as oid, a.attnum as sub_id,
      'column ' || a.attrelid::regclass || '.' || pg_catalog.quote_ident(a.attname) as object,
      'pg_class/' || a.attrelid as container,
      case when c.relkind in ('r', 'p', 'f') then a.attnum end as position,
      case when c.relkind in ('r', 'p', 'f') then pg_catalog.format_type(a.atttypid, a.atttypmod) end as type,
      case when c.relkind in ('r', 'p', 'f') then not a.attnotnull end as nullable,
      ${since(major, 18, `case when not n.convalidated then 'no' end`)} as "not null validated",
      ${since(major, 18, `case when n.connoinherit then 'no' end`)} as "not null inherited",
      case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, 0) end as "default",
      case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid)
        || ${inWords("a.attgenerated", { s: " stored", v: " virtual" })} end as generated,
      ${inWords("a.attidentity", { a: "always", d: "by default" })} as identity,
      case when c.relkind in ('r', 'p', 'f') and a.attcollation <> t.typcollation
        then a.attcollation::regcollation::text end as collation,
      case when a.attstorage <> t.typstorage and c.relkind in ('r', 'p', 'f', 'm')
        then ${inWords("a.attstorage", storage)} end as storage,
      ${inWords("a.attcompression", { p: "pglz", l: "lz4" })} as compression,
      nullif(a.attstattarget, -1) as "statistics target",
      ${sortedList(setOptions)} as options,
      ${sortedList("a.attfdwoptions")} as "foreign options",
      ${grants("a.attacl", "c", "c.relowner")}
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    ${major >= 18 ? notNullConstraints : ""}
    where ${userMade("a.attrelid")} and a.attnum > 0 and not a.attisdropped and c.relpersistence <> 't'
      and c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')`
};
var setOptions = `array(select o from pg_catalog.unnest(a.attoptions) as o where not pg_catalog.starts_with(o, 'pg_attver='))`;
var notNullConstraints = `
    left join pg_catalog.pg_constraint n on n.conrelid = a.attrelid and n.contype = 'n' and n.conkey[1] = a.attnum
      and (not n.convalidated or n.connoinherit)`;

// src/dry-run/catalog/kinds/constraints.ts
var constraints = {
  catalog: "pg_constraint",
  query: (major) => `
    select c.oid,
      'constraint ' || pg_catalog.quote_ident(c.conname) || ' on '
        || case when c.conrelid <> 0 then c.conrelid::regclass::text else 'domain ' || c.contypid::regtype end as object,
      case when c.conrelid <> 0 then 'pg_class/' || c.conrelid else 'pg_type/' || c.contypid end as container,
      pg_catalog.regexp_replace(pg_catalog.pg_get_constraintdef(c.oid),
        '( DEFERRABLE)?( INITIALLY DEFERRED)?( NOT VALID| NOT ENFORCED)?$', '') as definition,
      c.convalidated as validated,
      case when c.condeferred then 'initially deferred' when c.condeferrable then 'initially immediate' else 'no' end
        as deferrable,
      ${since(major, 18, `case when not c.conenforced then 'no' end`)} as enforced,
      case when c.coninhcount > 0 then 'yes' end as inherited,
      case when c.contype = 'f' then (
        select pg_catalog.string_agg(distinct ${inWords("t.tgenabled", {
    D: "disabled",
    R: "on replicas only",
    A: "always"
  })}, ', ')
        from pg_catalog.pg_trigger t where t.tgconstraint = c.oid and t.tgenabled <> 'O') end as triggers
    from pg_catalog.pg_constraint c
    where ${userMade("c.oid")} and c.contype in ('c', 'f', 'p', 'u', 'x') and c.conislocal and c.conparentid = 0`
};
var indexes = {
  catalog: "pg_class",
  query: () => `
    select i.indexrelid as oid, 'index ' || i.indexrelid::regclass as object,
      'pg_class/' || i.indrelid as container,
      pg_catalog.concat_ws(' ', 'pg_constraint/' || k.oid, 'pg_class/' || p.inhparent) as parents,
      case when k.oid is null then pg_catalog.pg_get_indexdef(i.indexrelid) end as definition,
      case when k.oid is not null then ${sortedList("c.reloptions")} end as options,
      i.indisvalid as valid, i.indisready as ready, i.indisclustered as clustered,
      i.indisreplident as "replica identity",
      p.inhparent::regclass::text as "parent index",
      case when i.indexprs is not null then (
        select pg_catalog.string_agg(a.attnum || ': ' || a.attstattarget, ', ' order by a.attnum)
        from pg_catalog.pg_attribute a
        where a.attrelid = i.indexrelid and nullif(a.attstattarget, -1) is not null) end as "statistics targets",
      case when c.reltablespace <> 0
        then (select spcname from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) end as tablespace
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    left join pg_catalog.pg_constraint k on k.conrelid = i.indrelid and k.conindid = i.indexrelid
      and k.contype in ('p', 'u', 'x')
    left join pg_catalog.pg_inherits p on p.inhrelid = i.indexrelid
    where ${userMade("i.indexrelid")} and c.relpersistence <> 't'
      and c.relnamespace <> 'pg_toast'::regnamespace`
};

// src/dry-run/catalog/kinds/foreign-data.ts
var foreignDataWrappers = {
  catalog: "pg_foreign_data_wrapper",
  present: hasPages("pg_foreign_data_wrapper"),
  query: () => `
    select w.oid, 'foreign-data wrapper ' || pg_catalog.quote_ident(w.fdwname) as object,
      ${routine("w.fdwhandler")} as handler, ${routine("w.fdwvalidator")} as validator,
      ${sortedList("w.fdwoptions")} as options, w.fdwowner::regrole::text as owner,
      ${grants("w.fdwacl", "F", "w.fdwowner")}
    from pg_catalog.pg_foreign_data_wrapper w`
};
var foreignServers = {
  catalog: "pg_foreign_server",
  present: hasPages("pg_foreign_server"),
  query: () => `
    select s.oid, 'server ' || pg_catalog.quote_ident(s.srvname) as object,
      'pg_foreign_data_wrapper/' || s.srvfdw as parents,
      (select fdwname from pg_catalog.pg_foreign_data_wrapper w where w.oid = s.srvfdw) as wrapper,
      s.srvtype as type, s.srvversion as version, ${sortedList("s.srvoptions")} as options,
      s.srvowner::regrole::text as owner,
      ${grants("s.srvacl", "S", "s.srvowner")}
    from pg_catalog.pg_foreign_server s`
};
var userMappings = {
  catalog: "pg_user_mapping",
  present: hasPages("pg_user_mapping"),
  query: () => `
    select u.umid as oid,
      'user mapping for ' || case when u.umuser = 0 then 'public' else u.umuser::regrole::text end
        || ' on server ' || pg_catalog.quote_ident(u.srvname) as object,
      'pg_foreign_server/' || u.srvid as parents,
      u.srvname as server,
      pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(${sortedList("u.umoptions")}, 'UTF8')), 'hex')
        as "options (sha256)"
    from pg_catalog.pg_user_mappings u`
};

// src/dry-run/catalog/kinds/operators.ts
var accessMethods = {
  catalog: "pg_am",
  present: hasUserRows("pg_am"),
  query: () => `
    select a.oid, 'access method ' || pg_catalog.quote_ident(a.amname) as object,
      ${inWords("a.amtype", { t: "table", i: "index" })} as sort, a.amhandler::regproc::text as handler
    from pg_catalog.pg_am a
    where ${userMade("a.oid")}`
};
var operators = {
  catalog: "pg_operator",
  present: hasUserRows("pg_operator"),
  query: () => `
    select o.oid, 'operator ' || o.oid::regoperator as object,
      'pg_namespace/' || o.oprnamespace as container,
      ${routine("o.oprcode::oid")} as function,
      nullif(o.oprresult, 0)::oid::regtype::text as result,
      nullif(o.oprcom, 0)::oid::regoperator::text as commutator,
      nullif(o.oprnegate, 0)::oid::regoperator::text as negator,
      ${routine("o.oprrest::oid")} as restrict, ${routine("o.oprjoin::oid")} as "join",
      o.oprcanhash as hashes, o.oprcanmerge as merges, o.oprowner::regrole::text as owner
    from pg_catalog.pg_operator o
    where ${userMade("o.oid")}`
};
var usingMethod = (schema, name) => `${qualified(schema, name)} || ' using ' || pg_catalog.quote_ident(m.amname)`;
var signature = (left, right) => `'(' || ${left}::regtype || ', ' || ${right}::regtype || ')'`;
var operatorFamilies = {
  catalog: "pg_opfamily",
  present: hasUserRows("pg_opfamily"),
  query: () => `
    select f.oid, 'operator family ' || ${usingMethod("f.opfnamespace", "f.opfname")} as object,
      'pg_namespace/' || f.opfnamespace as container,
      (select pg_catalog.string_agg(o.amopstrategy || ' ' || o.amopopr::regoperator
            || case when o.amopsortfamily <> 0 then ' for order by' else '' end,
          ', ' order by o.amopstrategy, o.amopopr::regoperator::text)
        from pg_catalog.pg_amop o where o.amopfamily = f.oid) as operators,
      (select pg_catalog.string_agg(p.amprocnum || ' ' || p.amproc::oid::regprocedure || ' for '
            || ${signature("p.amproclefttype", "p.amprocrighttype")},
          ', ' order by p.amprocnum, p.amproc::oid::regprocedure::text)
        from pg_catalog.pg_amproc p where p.amprocfamily = f.oid) as functions,
      f.opfowner::regrole::text as owner
    from pg_catalog.pg_opfamily f
    join pg_catalog.pg_am m on m.oid = f.opfmethod
    where ${userMade("f.oid")}`
};
var operatorClasses = {
  catalog: "pg_opclass",
  present: hasUserRows("pg_opclass"),
  query: () => `
    select c.oid, 'operator class ' || ${usingMethod("c.opcnamespace", "c.opcname")} as object,
      'pg_namespace/' || c.opcnamespace as container,
      'pg_opfamily/' || c.opcfamily as parents,
      c.opcintype::regtype::text as type, c.opcdefault as "is default",
      nullif(c.opckeytype, 0)::oid::regtype::text as storage,
      (select ${qualified("f.opfnamespace", "f.opfname")} from pg_catalog.pg_opfamily f where f.oid = c.opcfamily)
        as family,
      c.opcowner::regrole::text as owner
    from pg_catalog.pg_opclass c
    join pg_catalog.pg_am m on m.oid = c.opcmethod
    where ${userMade("c.oid")}`
};

// src/dry-run/catalog/kinds/relations.ts
var relations = {
  catalog: "pg_class",
  query: () => `
    select c.oid,
      ${inWords("c.relkind", { v: "view ", m: "materialized view ", f: "foreign table ", r: "table ", p: "table " })}
        || c.oid::regclass as object,
      'pg_namespace/' || c.relnamespace as container,
      pg_catalog.concat_ws(' ', case when c.relispartition then 'pg_class/' || i.parent end,
        'pg_foreign_server/' || f.ftserver) as parents,
      c.relowner::regrole::text as owner,
      case when c.relkind in ('r', 'p')
        then ${inWords("c.relpersistence", { u: "unlogged", p: "permanent" })} end as persistence,
      am.amname as "access method",
      case when c.reltablespace <> 0
        then (select spcname from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) end as tablespace,
      ${sortedList("c.reloptions")} as options,
      ${sortedList("toast.reloptions")} as "toast options",
      case when c.relkind in ('r', 'p') then c.relrowsecurity end as "row security",
      case when c.relkind in ('r', 'p') then c.relforcerowsecurity end as "forced row security",
      case when c.relkind in ('r', 'p', 'm') then ${inWords("c.relreplident", {
    d: "default",
    n: "nothing",
    f: "full",
    i: "index"
  })} end as "replica identity",
      case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as "partition key",
      case when c.relispartition then i.parents end as "partition of",
      case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end as "partition bound",
      case when not c.relispartition then i.parents end as inherits,
      case when i.parents is not null then (
        select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname)
        from pg_catalog.pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and a.attislocal and not a.attisdropped) end as "columns of its own",
      case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as "of type",
      case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end as definition,
      case when c.relkind = 'm' then c.relispopulated end as populated,
      (select srvname from pg_catalog.pg_foreign_server s where s.oid = f.ftserver) as server,
      ${sortedList("f.ftoptions")} as "foreign options",
      ${grants("c.relacl", "r", "c.relowner")}
    from pg_catalog.pg_class c
    left join pg_catalog.pg_class toast on toast.oid = c.reltoastrelid
    left join pg_catalog.pg_am am on am.oid = c.relam
    left join pg_catalog.pg_foreign_table f on f.ftrelid = c.oid
    left join (
      select inhrelid, pg_catalog.min(inhparent::int8) as parent,
        pg_catalog.string_agg(inhparent::regclass || case when inhdetachpending then ' (detach pending)' else '' end,
          ', ' order by inhseqno) as parents
      from pg_catalog.pg_inherits group by inhrelid
    ) i on i.inhrelid = c.oid
    where ${userMade("c.oid")} and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't'`
};
var sequences = {
  catalog: "pg_class",
  present: hasPages("pg_sequence"),
  query: () => `
    select c.oid, 'sequence ' || c.oid::regclass as object,
      'pg_namespace/' || c.relnamespace as container,
      'pg_class/' || o.refobjid || '/' || o.refobjsubid as parents,
      pg_catalog.format_type(s.seqtypid, null) as "data type",
      s.seqstart::text as start, s.seqincrement::text as increment, s.seqmin::text as minimum, s.seqmax::text as maximum,
      s.seqcache::text as cache, s.seqcycle as cycle,
      o.refobjid::regclass || '.' || pg_catalog.quote_ident((
        select attname from pg_catalog.pg_attribute a where a.attrelid = o.refobjid and a.attnum = o.refobjsubid
      )) as "owned by",
      ${inWords("c.relpersistence", { u: "unlogged", p: "permanent" })} as persistence,
      c.relowner::regrole::text as owner,
      ${grants("c.relacl", "s", "c.relowner")}
    from pg_catalog.pg_sequence s
    join pg_catalog.pg_class c on c.oid = s.seqrelid
    left join pg_catalog.pg_depend o on o.classid = 'pg_catalog.pg_class'::regclass and o.objid = c.oid and o.objsubid = 0
      and o.refclassid = 'pg_catalog.pg_class'::regclass and o.refobjsubid > 0 and o.deptype in ('a', 'i')
    where c.relpersistence <> 't'`
};

// src/dry-run/catalog/kinds/replication.ts
var publications = {
  catalog: "pg_publication",
  present: hasPages("pg_publication"),
  query: (major) => `
    select p.oid, 'publication ' || pg_catalog.quote_ident(p.pubname) as object,
      p.puballtables as "all tables",
      (select pg_catalog.string_agg(r.prrelid::regclass || ${major >= 15 ? columnsAndFilter : `''`}, ', '
          order by r.prrelid::regclass::text)
        from pg_catalog.pg_publication_rel r where r.prpubid = p.oid) as tables,
      ${since(major, 15, publishedSchemas)} as schemas,
      pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
        case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end) as publishes,
      p.pubviaroot as "via partition root",
      ${since(major, 18, inWords("p.pubgencols", { n: "none", s: "stored" }))} as "generated columns",
      p.pubowner::regrole::text as owner
    from pg_catalog.pg_publication p`
};
var columnsAndFilter = `coalesce((
            select ' (' || pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) || ')'
            from pg_catalog.pg_attribute a where a.attrelid = r.prrelid and a.attnum = any (r.prattrs)), '')
          || coalesce(' where ' || pg_catalog.pg_get_expr(r.prqual, r.prrelid), '')`;
var publishedSchemas = `(
        select pg_catalog.string_agg(n.pnnspid::regnamespace::text, ', ' order by n.pnnspid::regnamespace::text)
        from pg_catalog.pg_publication_namespace n where n.pnpubid = p.oid)`;
var mayRead = (column2) => `pg_catalog.has_column_privilege('pg_catalog.pg_subscription', '${column2}', 'select')`;
var streaming = (major) => major >= 16 ? inWords("s.substream", { f: "off", t: "on", p: "parallel" }) : `case when s.substream then 'on' else 'off' end`;
var subscriptions = {
  catalog: "pg_subscription",
  present: `${hasPages("pg_subscription")} and ${mayRead("oid")} and ${mayRead("subsynccommit")}`,
  query: (major) => `
    select s.oid, 'subscription ' || pg_catalog.quote_ident(s.subname) as object,
      s.subenabled as enabled, s.subbinary as "binary", ${streaming(major)} as streaming, s.subslotname as slot,
      s.subsynccommit as "synchronous commit",
      (select pg_catalog.string_agg(pg_catalog.quote_ident(name), ', ' order by name)
        from pg_catalog.unnest(s.subpublications) name) as publications,
      s.subowner::regrole::text as owner
    from pg_catalog.pg_subscription s
    where s.subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())`
};

// src/dry-run/peers.ts
var peersOf = (migrator) => `${migrator}_peers`;
async function makePeers(supervisor, migrator, major) {
  const peers2 = quoteIdentifier(peersOf(migrator));
  const [there] = await supervisor.query(
    "SELECT FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) $1::pg_catalog.name",
    [peersOf(migrator)]
  );
  if (!there) await supervisor.execute(`CREATE ROLE ${peers2} NOLOGIN`);
  const role = quoteIdentifier(migrator);
  if (major >= 16)
    await supervisor.execute(`GRANT ${peers2} TO ${role} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`);
  await supervisor.execute(`ALTER DEFAULT PRIVILEGES FOR ROLE ${role} GRANT CREATE ON SCHEMAS TO ${peers2}`);
  const schemas2 = await supervisor.query(userSchemas);
  for (const { name } of schemas2)
    await supervisor.execute(`GRANT CREATE ON SCHEMA ${quoteIdentifier(String(name))} TO ${peers2}`);
}
var userSchemas = `
SELECT nspname::pg_catalog.text AS name FROM pg_catalog.pg_namespace
WHERE oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid OR nspname OPERATOR(pg_catalog.=) 'public'::pg_catalog.name`;

// src/dry-run/catalog/kinds/roles.ts
var roles = {
  catalog: "pg_authid",
  query: (major) => `
    select r.oid, 'role ' || pg_catalog.quote_ident(r.rolname) as object,
      case when r.rolcanlogin then 'LOGIN' else 'NOLOGIN' end
        || case when r.rolinherit then '' else ', NOINHERIT' end as attributes,
      nullif(r.rolconnlimit, -1)::text as "connection limit",
      r.rolvaliduntil::text as "valid until",
      (select pg_catalog.string_agg(distinct ${membership(major)}, ', ')
        from pg_catalog.pg_auth_members m join pg_catalog.pg_roles g on g.oid = m.roleid
        where m.member = r.oid and g.rolname not in (session_user, ${peers})) as "member of",
      pg_catalog.shobj_description(r.oid, 'pg_authid') as comment
    from pg_catalog.pg_roles r
    where r.oid >= 16384 and r.rolname <> ${peers} and exists (
      select from pg_catalog.pg_auth_members m
      where m.roleid = r.oid
        and m.member = (select s.oid from pg_catalog.pg_roles s where s.rolname = session_user))`
};
var peers = `(session_user::text || '${peersOf("")}')`;
var membership = (major) => `pg_catalog.concat(pg_catalog.quote_ident(g.rolname), case when m.admin_option then ' WITH ADMIN' end,
    ${since(major, 16, "case when not m.inherit_option then ' WITHOUT INHERIT' end")},
    ${since(major, 16, "case when not m.set_option then ' WITHOUT SET' end")})`;

// src/dry-run/catalog/kinds/routines.ts
var finalModify = { r: "read only", s: "shareable", w: "read write" };
var routines = {
  catalog: "pg_proc",
  present: hasUserRows("pg_proc"),
  query: () => `
    select p.oid,
      ${inWords("p.prokind", { f: "function ", w: "function ", p: "procedure " })} || p.oid::regprocedure as object,
      'pg_namespace/' || p.pronamespace as container,
      pg_catalog.pg_get_function_arguments(p.oid) as arguments,
      pg_catalog.pg_get_function_result(p.oid) as result,
      l.lanname as language,
      ${inWords("p.provolatile", { i: "immutable", s: "stable", v: "volatile" })} as volatility,
      p.proisstrict as strict, p.prosecdef as "security definer", p.proleakproof as leakproof,
      p.prokind = 'w' as "window",
      ${inWords("p.proparallel", { s: "safe", r: "restricted", u: "unsafe" })} as parallel,
      p.procost::text as cost, p.prorows::text as rows,
      ${sortedList("p.proconfig")} as settings,
      ${routine("p.prosupport")} as support,
      (select pg_catalog.string_agg(pg_catalog.format_type(type, null), ', ')
        from pg_catalog.unnest(p.protrftypes) type) as transforms,
      coalesce(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) as body,
      p.probin as library,
      p.proowner::regrole::text as owner,
      ${grants("p.proacl", "f", "p.proowner")}
    from pg_catalog.pg_proc p
    join pg_catalog.pg_language l on l.oid = p.prolang
    where ${userMade("p.oid")} and p.prokind <> 'a' and not exists (
      select from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')`
};
var aggregates = {
  catalog: "pg_proc",
  present: `exists (select from pg_catalog.pg_proc where ${userMade("oid")} and prokind = 'a')`,
  query: () => `
    select p.oid, 'aggregate ' || p.oid::regprocedure as object,
      'pg_namespace/' || p.pronamespace as container,
      pg_catalog.pg_get_function_arguments(p.oid) as arguments,
      pg_catalog.pg_get_function_result(p.oid) as result,
      ${inWords("a.aggkind", { n: "normal", o: "ordered set", h: "hypothetical set" })} as sort,
      ${routine("a.aggtransfn")} as "state function",
      pg_catalog.format_type(a.aggtranstype, null) as "state type", a.agginitval as "initial state",
      a.aggtransspace as "state size",
      ${routine("a.aggfinalfn")} as "final function", a.aggfinalextra as "final function extra",
      ${inWords("a.aggfinalmodify", finalModify)} as "final function modifies",
      ${routine("a.aggcombinefn")} as "combine function",
      ${routine("a.aggserialfn")} as "serial function", ${routine("a.aggdeserialfn")} as "deserial function",
      ${routine("a.aggmtransfn")} as "moving state function",
      ${routine("a.aggminvtransfn")} as "moving inverse function",
      ${routine("a.aggmfinalfn")} as "moving final function", a.aggmfinalextra as "moving final function extra",
      ${inWords("a.aggmfinalmodify", finalModify)} as "moving final function modifies",
      case when a.aggmtranstype <> 0 then pg_catalog.format_type(a.aggmtranstype, null) end as "moving state type",
      a.aggminitval as "moving initial state", a.aggmtransspace as "moving state size",
      nullif(a.aggsortop, 0)::oid::regoperator::text as "sort operator",
      ${inWords("p.proparallel", { s: "safe", r: "restricted", u: "unsafe" })} as parallel,
      p.proowner::regrole::text as owner,
      ${grants("p.proacl", "f", "p.proowner")}
    from pg_catalog.pg_aggregate a
    join pg_catalog.pg_proc p on p.oid = a.aggfnoid
    where ${userMade("p.oid")}`
};
var languages = {
  catalog: "pg_language",
  present: hasUserRows("pg_language"),
  query: () => `
    select l.oid, 'language ' || pg_catalog.quote_ident(l.lanname) as object,
      l.lanpltrusted as trusted, ${routine("l.lanplcallfoid")} as handler,
      ${routine("l.laninline")} as inline, ${routine("l.lanvalidator")} as validator,
      l.lanowner::regrole::text as owner,
      ${grants("l.lanacl", "l", "l.lanowner")}
    from pg_catalog.pg_language l
    where ${userMade("l.oid")}`
};
var transforms = {
  catalog: "pg_transform",
  present: hasPages("pg_transform"),
  query: () => `
    select t.oid,
      'transform for ' || pg_catalog.format_type(t.trftype, null) || ' language ' || pg_catalog.quote_ident(l.lanname)
        as object,
      pg_catalog.concat_ws(' ', 'pg_type/' || t.trftype, 'pg_language/' || t.trflang) as parents,
      ${routine("t.trffromsql")} as "from sql", ${routine("t.trftosql")} as "to sql"
    from pg_catalog.pg_transform t
    join pg_catalog.pg_language l on l.oid = t.trflang`
};

// src/dry-run/catalog/kinds/schemas.ts
var database = {
  catalog: "pg_database",
  query: () => `
    select d.oid, 'database' as object, pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
      (select pg_catalog.string_agg(
          case when s.setrole = 0 then '' else 'role ' || s.setrole::regrole || ': ' end || setting,
          ', ' order by s.setrole::regrole::text, setting)
        from pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) setting
        where s.setdatabase in (0, d.oid)) as settings,
      pg_catalog.shobj_description(d.oid, 'pg_database') as comment,
      ${grants("d.datacl", "d", "d.datdba")}
    from pg_catalog.pg_database d
    where d.datname = pg_catalog.current_database()`
};
var schemas = {
  catalog: "pg_namespace",
  query: () => `
    select n.oid, 'schema ' || pg_catalog.quote_ident(n.nspname) as object,
      n.nspowner::regrole::text as owner,
      ${grants("n.nspacl", "n", "n.nspowner")}
    from pg_catalog.pg_namespace n
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
};
var extensions = {
  catalog: "pg_extension",
  present: hasUserRows("pg_extension"),
  query: () => `
    select e.oid, 'extension ' || pg_catalog.quote_ident(e.extname) as object,
      e.extversion as version, e.extnamespace::regnamespace::text as schema, e.extowner::regrole::text as owner
    from pg_catalog.pg_extension e
    where ${userMade("e.oid")}`
};
var defaultPrivileges = {
  catalog: "pg_default_acl",
  present: hasPages("pg_default_acl"),
  query: () => `
    select d.oid,
      'default privileges for role ' || d.defaclrole::regrole
        || case when d.defaclnamespace = 0 then '' else ' in schema ' || d.defaclnamespace::regnamespace end
        || ' on ' || ${inWords("d.defaclobjtype", {
    r: "tables",
    S: "sequences",
    f: "functions",
    T: "types",
    n: "schemas",
    L: "large objects"
  })} as object,
      case when d.defaclnamespace <> 0 then 'pg_namespace/' || d.defaclnamespace end as container,
      ${sortedList("d.defaclacl")} as definition
    from pg_catalog.pg_default_acl d`
};

// src/dry-run/catalog/kinds/text-search.ts
var textSearchParsers = {
  catalog: "pg_ts_parser",
  present: hasUserRows("pg_ts_parser"),
  query: () => `
    select p.oid, 'text search parser ' || ${qualified("p.prsnamespace", "p.prsname")} as object,
      'pg_namespace/' || p.prsnamespace as container,
      ${routine("p.prsstart::oid")} as start, ${routine("p.prstoken::oid")} as gettoken,
      ${routine("p.prsend::oid")} as "end", ${routine("p.prsheadline::oid")} as headline,
      ${routine("p.prslextype::oid")} as lextypes
    from pg_catalog.pg_ts_parser p
    where ${userMade("p.oid")}`
};
var textSearchTemplates = {
  catalog: "pg_ts_template",
  present: hasUserRows("pg_ts_template"),
  query: () => `
    select t.oid, 'text search template ' || ${qualified("t.tmplnamespace", "t.tmplname")} as object,
      'pg_namespace/' || t.tmplnamespace as container,
      ${routine("t.tmplinit::oid")} as init, ${routine("t.tmpllexize::oid")} as lexize
    from pg_catalog.pg_ts_template t
    where ${userMade("t.oid")}`
};
var textSearchDictionaries = {
  catalog: "pg_ts_dict",
  present: hasUserRows("pg_ts_dict"),
  query: () => `
    select d.oid, 'text search dictionary ' || d.oid::regdictionary as object,
      'pg_namespace/' || d.dictnamespace as container,
      (select ${qualified("t.tmplnamespace", "t.tmplname")} from pg_catalog.pg_ts_template t where t.oid = d.dicttemplate)
        as template,
      d.dictinitoption as options, d.dictowner::regrole::text as owner
    from pg_catalog.pg_ts_dict d
    where ${userMade("d.oid")}`
};
var textSearchConfigurations = {
  catalog: "pg_ts_config",
  present: hasUserRows("pg_ts_config"),
  query: () => `
    select c.oid, 'text search configuration ' || c.oid::regconfig as object,
      'pg_namespace/' || c.cfgnamespace as container,
      (select ${qualified("p.prsnamespace", "p.prsname")} from pg_catalog.pg_ts_parser p where p.oid = c.cfgparser) as parser,
      (select pg_catalog.string_agg(m.maptokentype || ' ' || m.mapdict::regdictionary, ', '
          order by m.maptokentype, m.mapseqno)
        from pg_catalog.pg_ts_config_map m where m.mapcfg = c.oid) as mappings,
      c.cfgowner::regrole::text as owner
    from pg_catalog.pg_ts_config c
    where ${userMade("c.oid")}`
};

// src/dry-run/catalog/kinds/triggers.ts
var enabled = { O: "yes", D: "no", R: "on replicas only", A: "always" };
var triggers = {
  catalog: "pg_trigger",
  present: hasPages("pg_trigger"),
  query: () => `
    select t.oid, 'trigger ' || pg_catalog.quote_ident(t.tgname) || ' on ' || t.tgrelid::regclass as object,
      'pg_class/' || t.tgrelid as container,
      'pg_trigger/' || nullif(t.tgparentid, 0) as parents,
      pg_catalog.pg_get_triggerdef(t.oid) as definition,
      ${inWords("t.tgenabled", enabled)} as enabled
    from pg_catalog.pg_trigger t
    where not t.tgisinternal`
};
var eventTriggers = {
  catalog: "pg_event_trigger",
  present: hasPages("pg_event_trigger"),
  query: () => `
    select e.oid, 'event trigger ' || pg_catalog.quote_ident(e.evtname) as object,
      e.evtevent as event, ${sortedList("e.evttags")} as tags, ${routine("e.evtfoid")} as function,
      ${inWords("e.evtenabled", enabled)} as enabled, e.evtowner::regrole::text as owner
    from pg_catalog.pg_event_trigger e`
};
var rules = {
  catalog: "pg_rewrite",
  present: `exists (select from pg_catalog.pg_rewrite where ${userMade("oid")} and rulename <> '_RETURN')`,
  query: () => `
    select r.oid, 'rule ' || pg_catalog.quote_ident(r.rulename) || ' on ' || r.ev_class::regclass as object,
      'pg_class/' || r.ev_class as container,
      pg_catalog.pg_get_ruledef(r.oid) as definition,
      ${inWords("r.ev_enabled", enabled)} as enabled
    from pg_catalog.pg_rewrite r
    where ${userMade("r.oid")} and r.rulename <> '_RETURN'`
};
var policies = {
  catalog: "pg_policy",
  present: hasPages("pg_policy"),
  query: () => `
    select p.oid, 'policy ' || pg_catalog.quote_ident(p.polname) || ' on ' || p.polrelid::regclass as object,
      'pg_class/' || p.polrelid as container,
      ${inWords("p.polcmd", { r: "select", a: "insert", w: "update", d: "delete", "*": "all" })} as command,
      p.polpermissive as permissive,
      (select pg_catalog.string_agg(name, ', ' order by name)
        from (select case when role = 0 then 'public' else role::regrole::text end
              from pg_catalog.unnest(p.polroles) role) roles (name)) as roles,
      pg_catalog.pg_get_expr(p.polqual, p.polrelid) as "using",
      pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as "with check"
    from pg_catalog.pg_policy p`
};
var statistics = {
  catalog: "pg_statistic_ext",
  present: hasPages("pg_statistic_ext"),
  query: () => `
    select s.oid, 'statistics ' || s.stxnamespace::regnamespace || '.' || pg_catalog.quote_ident(s.stxname) as object,
      'pg_class/' || s.stxrelid as container,
      s.stxrelid::regclass::text as relation,
      (select pg_catalog.string_agg(${inWords("kind", {
    d: "ndistinct",
    f: "dependencies",
    m: "mcv",
    e: "expressions"
  })}, ', ' order by kind) from pg_catalog.unnest(s.stxkind) kind) as kinds,
      (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname)
        from pg_catalog.pg_attribute a where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys)) as columns,
      ${sortedList("pg_catalog.pg_get_statisticsobjdef_expressions(s.oid)")} as expressions,
      nullif(s.stxstattarget, -1) as "statistics target",
      s.stxowner::regrole::text as owner
    from pg_catalog.pg_statistic_ext s`
};

// src/dry-run/catalog/kinds/types.ts
var types = {
  catalog: "pg_type",
  present: `exists (select from pg_catalog.pg_type where ${userMade("oid")} and (typtype <> 'c' and typcategory <> 'A'
    or typrelid in (select oid from pg_catalog.pg_class where relkind = 'c')))`,
  query: () => `
    select t.oid,
      case t.typtype when 'e' then 'enum ' when 'd' then 'domain ' else 'type ' end || t.oid::regtype as object,
      'pg_namespace/' || t.typnamespace as container,
      case when t.typtype = 'c' then 'pg_class/' || t.typrelid end as alias,
      ${inWords("t.typtype", { b: "base", c: "composite", r: "range", p: "shell" })} as sort,
      ${attributesOfComposite},
      (select pg_catalog.string_agg(pg_catalog.quote_literal(enumlabel), ', ' order by enumsortorder)
        from pg_catalog.pg_enum e where t.typtype = 'e' and e.enumtypid = t.oid) as labels,
      ${ofDomain},
      ${ofBaseType},
      ${ofRange},
      t.typowner::regrole::text as owner,
      ${grants("t.typacl", "T", "t.typowner")}
    from pg_catalog.pg_type t
    left join pg_catalog.pg_range r on r.rngtypid = t.oid
    where ${userMade("t.oid")}
      and t.typtype in ('b', 'c', 'd', 'e', 'p', 'r')
      and not exists (select from pg_catalog.pg_type e where e.typarray = t.oid)
      and (t.typtype <> 'c' or exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c'))`
};
var attributesOfComposite = `
      case when t.typtype = 'c' then (
        select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' '
            || pg_catalog.format_type(a.atttypid, a.atttypmod)
            || case when a.attcollation <> u.typcollation then ' collate ' || a.attcollation::regcollation else '' end,
          ', ' order by a.attnum)
        from pg_catalog.pg_attribute a join pg_catalog.pg_type u on u.oid = a.atttypid
        where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) end as attributes`;
var ofDomain = `
      case when t.typtype = 'd' then pg_catalog.format_type(t.typbasetype, t.typtypmod) end as type,
      case when t.typtype = 'd' then not t.typnotnull end as nullable,
      case when t.typtype = 'd' then coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), t.typdefault) end as "default",
      case when t.typtype = 'd' and t.typcollation
          <> (select b.typcollation from pg_catalog.pg_type b where b.oid = t.typbasetype)
        then t.typcollation::regcollation::text end as collation`;
var ofBaseType = `
      case when t.typtype = 'b' then pg_catalog.concat_ws(', ',
        'input ' || ${routine("t.typinput")}, 'output ' || ${routine("t.typoutput")},
        'receive ' || ${routine("t.typreceive")}, 'send ' || ${routine("t.typsend")},
        'typmod_in ' || ${routine("t.typmodin")}, 'typmod_out ' || ${routine("t.typmodout")},
        'analyze ' || ${routine("t.typanalyze")}, 'subscript ' || ${routine("t.typsubscript")},
        'length ' || t.typlen, 'by value ' || t.typbyval, 'alignment ' || t.typalign::text, 'storage ' || t.typstorage::text,
        'category ' || t.typcategory::text, 'preferred ' || t.typispreferred, 'delimiter ' || t.typdelim::text,
        'element ' || nullif(t.typelem, 0)::oid::regtype, 'default ' || t.typdefault,
        'collation ' || nullif(t.typcollation, 0)::oid::regcollation) end as definition`;
var ofRange = `
      r.rngsubtype::regtype::text as subtype,
      (select ${qualified("o.opcnamespace", "o.opcname")} from pg_catalog.pg_opclass o where o.oid = r.rngsubopc)
        as "operator class",
      nullif(r.rngcollation, 0)::oid::regcollation::text as "range collation",
      ${routine("nullif(r.rngcanonical, 0)::oid")} as canonical,
      ${routine("nullif(r.rngsubdiff, 0)::oid")} as "subtype difference",
      r.rngmultitypid::regtype::text as multirange`;
var casts = {
  catalog: "pg_cast",
  present: hasUserRows("pg_cast"),
  query: () => `
    select c.oid,
      'cast (' || pg_catalog.format_type(c.castsource, null) || ' AS ' || pg_catalog.format_type(c.casttarget, null) || ')'
        as object,
      'pg_type/' || c.castsource || ' pg_type/' || c.casttarget as parents,
      ${inWords("c.castcontext", { e: "explicit", a: "in assignments", i: "implicit" })} as context,
      ${inWords("c.castmethod", { f: "function", i: "through text", b: "binary coercible" })} as method,
      ${routine("c.castfunc")} as function
    from pg_catalog.pg_cast c
    where ${userMade("c.oid")}`
};
var collations = {
  catalog: "pg_collation",
  present: hasUserRows("pg_collation"),
  query: (major) => `
    select c.oid, 'collation ' || c.oid::regcollation as object,
      'pg_namespace/' || c.collnamespace as container,
      ${inWords("c.collprovider", { d: "default", b: "builtin", c: "libc", i: "icu" })} as provider,
      c.collisdeterministic as deterministic,
      c.collcollate as collate, c.collctype as ctype,
      ${locale(major)} as locale,
      ${major >= 16 ? "c.collicurules" : "null::text"} as rules,
      pg_catalog.pg_encoding_to_char(c.collencoding) as encoding,
      c.collowner::regrole::text as owner
    from pg_catalog.pg_collation c
    where ${userMade("c.oid")}`
};
var locale = (major) => {
  if (major >= 17) return "c.colllocale";
  return major >= 15 ? "c.colliculocale" : "null::text";
};
var conversions = {
  catalog: "pg_conversion",
  present: hasUserRows("pg_conversion"),
  query: () => `
    select c.oid, 'conversion ' || ${qualified("c.connamespace", "c.conname")} as object,
      'pg_namespace/' || c.connamespace as container,
      pg_catalog.pg_encoding_to_char(c.conforencoding) as "from",
      pg_catalog.pg_encoding_to_char(c.contoencoding) as "to",
      c.conproc::regprocedure::text as function, c.condefault as "is default", c.conowner::regrole::text as owner
    from pg_catalog.pg_conversion c
    where ${userMade("c.oid")}`
};

// src/dry-run/catalog/all-kinds.ts
var allKinds = [
  roles,
  database,
  schemas,
  extensions,
  languages,
  accessMethods,
  foreignDataWrappers,
  foreignServers,
  userMappings,
  types,
  relations,
  columns,
  constraints,
  indexes,
  sequences,
  routines,
  aggregates,
  triggers,
  rules,
  policies,
  statistics,
  casts,
  collations,
  conversions,
  transforms,
  operators,
  operatorFamilies,
  operatorClasses,
  textSearchParsers,
  textSearchTemplates,
  textSearchDictionaries,
  textSearchConfigurations,
  eventTriggers,
  defaultPrivileges,
  publications,
  subscriptions
];

// src/dry-run/catalog/catalog-kind.ts
var reservedColumns = /* @__PURE__ */ new Set([
  "oid",
  "sub_id",
  "object",
  "container",
  "parents",
  "alias",
  "grants",
  "default_grants"
]);

// src/dry-run/catalog/creation-time.ts
var literal = /'(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:\+00)?'::timestamp/g;
var timeOfDay = /'\d\d:\d\d:\d\d\.\d+(?:[+-][\d:]+)?'::time(?!stamp)/g;
var nearby = 39 * 3600 * 1e3;
var maskCreationTimes = (text, now) => {
  if (!text.includes(`'::time`)) return text;
  return text.replaceAll(literal, (found, date, time) => {
    const distance = Math.abs(Date.parse(`${date}T${time.slice(0, 8)}Z`) - now.getTime());
    return distance <= nearby && time !== "00:00:00" ? `'now'::timestamp` : found;
  }).replaceAll(timeOfDay, `'now'::time`);
};

// src/dry-run/catalog/grants.ts
var privileges = {
  r: "SELECT",
  a: "INSERT",
  w: "UPDATE",
  d: "DELETE",
  D: "TRUNCATE",
  x: "REFERENCES",
  t: "TRIGGER",
  m: "MAINTAIN",
  X: "EXECUTE",
  U: "USAGE",
  C: "CREATE",
  c: "CONNECT",
  T: "TEMPORARY",
  s: "SET",
  A: "ALTER SYSTEM"
};
var privilegeName = (letter) => privileges[letter] ?? letter;
var renderGrants = (acl, defaultAcl, hidden = "") => {
  if (typeof acl !== "string") return void 0;
  const actual = privilegesByRole(acl, hidden);
  const byDefault = typeof defaultAcl === "string" ? privilegesByRole(defaultAcl) : /* @__PURE__ */ new Map();
  const granted = beyond(actual, byDefault);
  const revoked = beyond(byDefault, actual).map((sentence2) => `revoked: ${sentence2}`);
  return [...granted, ...revoked].join("; ") || void 0;
};
var privilegesByRole = (acl, hidden = "") => new Map(
  JSON.parse(acl).filter((item2) => hidden === "" || !item2.startsWith(`${hidden}=`)).map(privilegesOfItem)
);
var item = /^((?:"(?:[^"]|"")*"|[^"=])*)=([A-Za-z*]*)\/(.*)$/s;
var privilegesOfItem = (text) => {
  const [, grantee = "", letters2 = "", grantor = ""] = item.exec(text) ?? [];
  const names = Array.from(letters2.matchAll(/[A-Za-z]\*?/g), ([code]) => {
    const privilege2 = privilegeName(code.charAt(0));
    return code.endsWith("*") ? `${privilege2} WITH GRANT OPTION` : privilege2;
  });
  return [`to ${grantee || "PUBLIC"} (by ${grantor})`, names];
};
var beyond = (some, others) => [...some].flatMap(([role, names]) => {
  const left = names.filter((name) => !others.get(role)?.includes(name));
  return left.length > 0 ? [`${left.sort().join(", ")} ${role}`] : [];
}).sort();

// src/dry-run/catalog/safe-identity.ts
var unsafe = /[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
var plain = /^[ -[\]-~]*$/;
var safeIdentity = (identity) => plain.test(identity) ? identity : identity.replaceAll(
  unsafe,
  (character) => character === "\\" ? "\\\\" : `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`
);

// src/dry-run/catalog/snapshot.ts
var belongsTo = "belongs to";
var takeSnapshot = async (connection, major) => {
  await connection.execute(settings);
  const surroundings = await lookAround(connection);
  const reading = { ...surroundings, names: /* @__PURE__ */ new Map(), snapshot: /* @__PURE__ */ new Map() };
  for (const [index, kind] of allKinds.entries()) {
    if (surroundings.present[`kind${index}`] === false) continue;
    addObjects(reading, kind, await connection.query(kind.query(major)));
  }
  return Object.assign(reading.snapshot, { references: reading.names });
};
var settings = `
  SET search_path = pg_catalog, pg_temp;
  SET datestyle = ISO; SET intervalstyle = postgres; SET timezone = 'UTC'; SET lc_monetary = 'C';
  SET extra_float_digits = 1; SET bytea_output = hex; SET quote_all_identifiers = off;
  SET statement_timeout = 0; SET lock_timeout = 0; SET jit = off`;
var addObjects = (reading, kind, rows) => {
  const attributeNames = Object.keys(rows[0] ?? {}).filter((name) => !reservedColumns.has(name));
  const objects = rows.flatMap((row) => {
    const reserved = row;
    const reference2 = referenceOf(kind.catalog, reserved);
    if (isLeftOut(reading, reserved, reference2)) return [];
    const identity = safeIdentity(reserved.object);
    reading.names.set(reference2, identity);
    if (reserved.alias) reading.names.set(reserved.alias, identity);
    return [{ row, reference: reference2, identity }];
  });
  for (const { row, reference: reference2, identity } of objects)
    reading.snapshot.set(identity, attributesOf(reading, row, attributeNames, reference2));
};
var lookAround = async (connection) => {
  const [present2 = {}] = await connection.query(presence);
  const members = await connection.query(extensionMembers);
  const comments = await connection.query(commentsOnObjects);
  return {
    now: new Date(String(present2["now"])),
    role: String(present2["role"]),
    present: present2,
    members: new Set(members.map(({ reference: reference2 }) => String(reference2))),
    comments: new Map(comments.map(({ reference: reference2, description }) => [String(reference2), String(description)]))
  };
};
var presence = `select
  pg_catalog.to_char(pg_catalog.clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as now, session_user as role,
  ${allKinds.flatMap(({ present: present2 }, index) => present2 ? [`${present2} as kind${index}`] : []).join(",\n  ")}`;
var extensionMembers = `
  select classid::regclass || '/' || objid as reference from pg_catalog.pg_depend
  where refclassid = 'pg_catalog.pg_extension'::regclass and deptype = 'e'`;
var commentsOnObjects = `
  select classoid::regclass || '/' || objoid || case when objsubid = 0 then '' else '/' || objsubid end as reference,
    description
  from pg_catalog.pg_description
  where objoid >= 16384 or objoid = pg_catalog.to_regnamespace('public')`;
var referenceOf = (catalog, { oid, sub_id }) => sub_id ? `${catalog}/${oid}/${sub_id}` : `${catalog}/${oid}`;
var isLeftOut = ({ members, names }, { container }, reference2) => members.has(reference2) || typeof container === "string" && !names.has(container);
var attributesOf = ({ now, role, comments, names }, row, attributeNames, reference2) => {
  const attributes2 = {};
  for (const name of attributeNames) {
    const text = asText(row[name], now);
    if (text !== void 0) attributes2[name] = text;
  }
  const grants2 = renderGrants(row["grants"], row["default_grants"], peersOf(role));
  if (grants2) attributes2["grants"] = grants2;
  const comment2 = comments.get(reference2);
  if (comment2) attributes2["comment"] = comment2;
  const parents = parentsOf(row, names);
  if (parents) attributes2[belongsTo] = parents;
  return attributes2;
};
var asText = (value, now) => {
  if (value === null || value === void 0) return void 0;
  if (typeof value === "string") return maskCreationTimes(value, now);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return JSON.stringify(value);
};
var parentsOf = ({ container, parents }, names) => {
  const first = names.get(container ?? "");
  if (!parents) return first;
  const others = parents.split(" ").flatMap((reference2) => names.get(reference2) ?? []);
  return [...first ? [first] : [], ...others].join("\n") || void 0;
};

// src/dry-run/failing-place.ts
function failingPlace(failure, script, routines2) {
  const { statement: statement3, error } = failure;
  if (!statement3) return { file: script.file, at: script.parsed.source.regionOf(0, 0) };
  const own = pointed(error, statement3, script.parsed.source) ?? lineOfBlock(error, statement3, script.parsed.source);
  if (own) return { file: script.file, at: own };
  return routines2.placeOf(error) ?? { file: script.file, at: statement3.region };
}
function pointed(error, statement3, source) {
  if (error.fields.position === void 0) return void 0;
  const start = statement3.start + codePointToOffset(statement3.text, error.fields.position - 1);
  if (start >= statement3.end) return void 0;
  const word2 = /^(?:"[^"\n]*"|[\w$\u0080-\uffff]+|.)/.exec(source.text.slice(start, start + 200))?.[0] ?? "";
  return source.regionOf(start, start + word2.length);
}
var blockFrame = /PL\/pgSQL function inline_code_block line (\d+)/;
function lineOfBlock(error, statement3, source) {
  const line = Number(blockFrame.exec(firstFrame(error))?.[1]);
  return statement3.kind === "DoStmt" && line > 0 ? bodyLine(statement3, source, line) : void 0;
}
var firstFrame = (error) => (error.fields.where ?? "").split("\n").find((line) => line.startsWith("PL/pgSQL function")) ?? "";
function bodyLine(statement3, source, line) {
  const quote = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|'/.exec(statement3.text);
  if (!quote) return void 0;
  const first = source.positionAt(statement3.start + quote.index).line;
  const start = source.offsetOfLine(first + line - 1);
  if (start === void 0 || start >= statement3.end) return void 0;
  const text = source.text.slice(start).split(/\r?\n/, 1)[0] ?? "";
  const indent = text.length - text.trimStart().length;
  return source.regionOf(start + indent, start + text.trimEnd().length);
}
var RoutineSources = class {
  #byName = /* @__PURE__ */ new Map();
  /** Takes note of a script that was run. */
  remember(script) {
    for (const statement3 of script.parsed.statements) {
      if (statement3.kind !== "CreateFunctionStmt") continue;
      const last = statement3.node.funcname?.at(-1);
      const name = last && "String" in last ? last.String.sval : void 0;
      if (name !== void 0) this.#byName.set(name, { script, statement: statement3 });
    }
  }
  placeOf(error) {
    const frame = lineInRoutine(error);
    const definition2 = this.#byName.get(frame?.name ?? "");
    const at = definition2 && frame?.lineIn(definition2);
    return at && { file: definition2.script.file, at };
  }
};
function lineInRoutine(error) {
  const [, name, line] = /^PL\/pgSQL function (?:.*\.)?"?([^".(]+)"?\(.*\) line (\d+)/.exec(firstFrame(error)) ?? [];
  if (name === void 0) return void 0;
  return {
    name,
    lineIn: ({ script, statement: statement3 }) => bodyLine(statement3, script.parsed.source, Number(line))
  };
}

// src/dry-run/plan.ts
var statementsOf = ({ statements, parsed }) => statements ?? parsed.statements.filter(isParsed);
var beginningOf = ({ parsed }) => parsed.statements[0]?.region ?? parsed.source.regionOf(0, 0);

// src/dry-run/problem.ts
function postgresMessage({ error }) {
  const { sqlState, detail, hint, where } = error.fields;
  return {
    message: error.message,
    sqlState,
    ...detail === void 0 ? {} : { detail },
    ...hint === void 0 ? {} : { hint },
    ...where === void 0 ? {} : { where }
  };
}

// src/dry-run/extensions/install-function.ts
var installFunction = "drydock_create_extension";
var hide = (catalog, schema, owner) => `
    UPDATE pg_catalog.${catalog} SET ${schema} = (4294967295 - ${schema}::pg_catalog.int8)::pg_catalog.oid
      WHERE ${owner} IN (SELECT oid FROM pg_catalog.pg_authid WHERE NOT rolsuper);`;
var show = (catalog, schema) => `
    UPDATE pg_catalog.${catalog} SET ${schema} = (4294967295 - ${schema}::pg_catalog.int8)::pg_catalog.oid
      WHERE ${schema} NOT IN (SELECT oid FROM pg_catalog.pg_namespace);`;
var definition = (names) => `
CREATE FUNCTION pg_catalog.${installFunction}(
  extension pg_catalog.text, wanted pg_catalog.text, usual pg_catalog.text, version pg_catalog.text,
  cascade pg_catalog.bool, if_not_exists pg_catalog.bool
) RETURNS pg_catalog.void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET standard_conforming_strings = on
SET transform_null_equals = off
AS $function$
#variable_conflict use_column
DECLARE
  caller CONSTANT pg_catalog.oid := (SELECT oid FROM pg_catalog.pg_authid WHERE rolname = session_user);
  available pg_catalog.pg_available_extension_versions;
  required pg_catalog.text;
  target pg_catalog.text;
  made pg_catalog.oid;
BEGIN
  IF extension <> ALL (ARRAY[${names.map(quoteLiteral).join(", ")}]) THEN
    RAISE insufficient_privilege USING
      MESSAGE = format('permission denied to create extension "%s"', extension),
      HINT = 'Must be superuser to create this extension.';
  END IF;
  IF EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = extension) THEN
    IF if_not_exists THEN RETURN; END IF;
    RAISE duplicate_object USING MESSAGE = format('extension "%s" already exists', extension);
  END IF;
  SELECT v.* INTO available FROM pg_catalog.pg_available_extension_versions AS v
    WHERE v.name = extension AND v.version = coalesce($4,
      (SELECT e.default_version FROM pg_catalog.pg_available_extensions AS e WHERE e.name = extension));
  target := coalesce(wanted, available.schema, usual);
  IF target IS NULL THEN
    RAISE invalid_schema_name USING MESSAGE = 'no schema has been selected to create in';
  END IF;
  IF available.schema IS NULL AND EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = target)
    AND NOT has_schema_privilege(caller, target, 'CREATE') THEN
    RAISE insufficient_privilege USING MESSAGE = format('permission denied for schema %s', target);
  END IF;
  IF cascade THEN
    FOREACH required IN ARRAY coalesce(available.requires, '{}') LOOP
      PERFORM pg_catalog.${installFunction}(required, wanted, usual, NULL, true, true);
    END LOOP;
  END IF;
  ${hide("pg_proc", "pronamespace", "proowner")}
  ${hide("pg_operator", "oprnamespace", "oprowner")}
  EXECUTE format('CREATE EXTENSION %I', extension)
    || CASE WHEN wanted IS NULL AND available.schema IS NOT NULL THEN '' ELSE format(' SCHEMA %I', target) END
    || CASE WHEN version IS NULL THEN '' ELSE format(' VERSION %L', version) END;
  ${show("pg_proc", "pronamespace")}
  ${show("pg_operator", "oprnamespace")}
  UPDATE pg_catalog.pg_extension SET extowner = caller WHERE extname = extension RETURNING oid INTO made;
  DELETE FROM pg_catalog.pg_shdepend
    WHERE classid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND objid = made AND deptype = 'o'
      AND dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database());
  INSERT INTO pg_catalog.pg_shdepend (dbid, classid, objid, objsubid, refclassid, refobjid, deptype)
    SELECT oid, 'pg_catalog.pg_extension'::pg_catalog.regclass, made, 0,
      'pg_catalog.pg_authid'::pg_catalog.regclass, caller, 'o'
    FROM pg_catalog.pg_database WHERE datname = current_database();
END
$function$`;
var makeInstallFunction = (supervisor, names) => supervisor.execute(definition(names));
var installCall = ({ name, schema, version, cascade, ifNotExists }) => {
  const text = (value) => value === void 0 ? "NULL" : quoteLiteral(value);
  return `SELECT pg_catalog.${installFunction}(${text(name)}, ${text(schema)}, pg_catalog.current_schema(), ${text(version)}, ${String(cascade)}, ${String(ifNotExists)}) -- extension`;
};

// src/dry-run/extensions/installable.ts
var reachOut = /* @__PURE__ */ new Set([
  ...[
    "dblink",
    "postgres_fdw",
    "file_fdw",
    "adminpack",
    "pg_cron",
    "pg_net",
    "http",
    "pgsql_http",
    "plproxy"
  ],
  ...["plperlu", "plpython3u", "pltclu", "plsh", "pljava", "aws_s3", "aws_lambda", "orafce", "zombodb"],
  ...["mysql_fdw", "oracle_fdw", "tds_fdw", "mongo_fdw", "redis_fdw", "wrappers", "pglogical", "multicorn"]
]);
var installableExtensions = [
  ...["amcheck", "autoinc", "bloom", "btree_gin", "btree_gist", "citext", "cube", "dict_int", "dict_xsyn"],
  ...["earthdistance", "fuzzystrmatch", "hstore", "insert_username", "intagg", "intarray", "isn", "lo"],
  ...["ltree", "moddatetime", "old_snapshot", "pageinspect", "pg_buffercache", "pg_freespacemap"],
  ...["pg_logicalinspect", "pg_overexplain", "pg_prewarm", "pg_stat_statements", "pg_surgery", "pg_trgm"],
  ...["pg_visibility", "pg_walinspect", "pgcrypto", "pgrowlocks", "pgstattuple", "refint", "seg", "sslinfo"],
  ...["tablefunc", "tcn", "tsm_system_rows", "tsm_system_time", "unaccent", "uuid-ossp", "xml2"],
  ...["plperl", "pltcl", "bool_plperl", "hstore_plperl", "jsonb_plperl"],
  ...["postgis", "postgis_raster", "postgis_sfcgal", "postgis_topology", "postgis_tiger_geocoder"],
  ...["address_standardizer", "address_standardizer_data_us", "pgrouting", "h3", "h3_postgis", "pointcloud"],
  ...[
    "vector",
    "vectorscale",
    "timescaledb",
    "timescaledb_toolkit",
    "citus",
    "citus_columnar",
    "topn",
    "hll"
  ],
  ...[
    "pg_partman",
    "pgaudit",
    "hypopg",
    "pg_repack",
    "rum",
    "pg_stat_monitor",
    "pg_qualstats",
    "pg_stat_kcache"
  ],
  ...[
    "pg_hint_plan",
    "pg_bigm",
    "pgroonga",
    "pg_search",
    "pgtap",
    "pg_uuidv7",
    "pg_ivm",
    "pg_squeeze",
    "periods"
  ],
  ...["ip4r", "semver", "prefix", "pgmq", "pg_jsonschema", "pg_graphql", "age", "temporal_tables"],
  ...["roaringbitmap", "rdkit", "unit", "numeral", "debversion", "pgsphere", "q3c", "tdigest"]
];
var whyNotInstalled = (extension) => reachOut.has(extension) ? `Drydock does not install the extension ${extension}, which reaches out of the server` : `Drydock does not install the extension ${extension}, of which it does not know what it can reach`;

// src/dry-run/extensions/made-names.ts
function namesMadeBy(statement3) {
  const created = createdObject(statement3);
  const commands = alterTableCommands(statement3);
  const objects = [
    created?.name.name,
    ...otherObjects(statement3),
    ...commands.map((command) => constraintOf(command)?.conname)
  ];
  const columns6 = [
    ...commands.map(
      (command) => command.subtype === "AT_AddColumn" ? columnOf(command)?.colname : void 0
    ),
    ...statement3.kind === "RenameStmt" && statement3.node.renameType === "OBJECT_COLUMN" ? [statement3.node.newname] : []
  ];
  const isTable = statement3.kind === "CreateStmt" || statement3.kind === "CreateTableAsStmt";
  return {
    objects: present(objects),
    columns: present(columns6),
    tables: present([isTable ? created?.name.name : void 0])
  };
}
var present = (names) => names.flatMap((name) => name === void 0 || name === "" ? [] : [name]);
function otherObjects(statement3) {
  switch (statement3.kind) {
    case "IndexStmt":
      return [unnamedIndex(statement3)];
    case "RenameStmt":
      return [renamed(statement3)];
    case "CreateStatsStmt":
    case "DefineStmt":
      return [nameOfNodes(statement3.node.defnames)?.name];
    case "CreateOpClassStmt":
      return [nameOfNodes(statement3.node.opclassname)?.name];
    case "CreateOpFamilyStmt":
      return [nameOfNodes(statement3.node.opfamilyname)?.name];
    default:
      return [ownName(statement3)];
  }
}
var renamed = ({ node }) => node.renameType === "OBJECT_COLUMN" ? void 0 : node.newname;
function ownName(statement3) {
  switch (statement3.kind) {
    case "CreatePolicyStmt":
      return statement3.node.policy_name;
    case "RuleStmt":
      return statement3.node.rulename;
    case "CreateEventTrigStmt":
      return statement3.node.trigname;
    case "CreatePublicationStmt":
      return statement3.node.pubname;
    case "CreateSubscriptionStmt":
      return statement3.node.subname;
    case "CreateAmStmt":
      return statement3.node.amname;
    case "CreatePLangStmt":
      return statement3.node.plname;
    case "CreateFdwStmt":
      return statement3.node.fdwname;
    case "CreateForeignServerStmt":
      return statement3.node.servername;
    default:
      return void 0;
  }
}
function unnamedIndex({ node }) {
  if (node.idxname !== void 0) return void 0;
  const columns6 = (node.indexParams ?? []).map(
    (one) => "IndexElem" in one ? one.IndexElem.name ?? "expr" : "expr"
  );
  return defaultName(node.relation?.relname ?? "", columns6, "idx");
}

// src/dry-run/extensions/missing-object.ts
var states = /* @__PURE__ */ new Set(["42703", "42P01", "42704", "42883", "3F000", "22023"]);
var patterns = [
  [/^column "(?<name>.+?)" (?:of relation|named in key|referenced in|does not exist)/, "column"],
  [/^column (?<name>\S+) does not exist$/, "column"],
  [/^(?<kind>function|procedure|aggregate|routine) (?<name>.+?)\(.*\) does not exist$/s],
  [/^could not find an? (?<kind>function|procedure|aggregate) named "(?<name>.+)"$/],
  [/^operator does not exist: .*?(?<name>[-+*/<>=~!@#%^&|`?]+)/s, "operator"],
  [/^unrecognized parameter namespace "(?<name>.+)"$/, "parameter namespace"],
  [
    /^(?<kind>[a-z][a-z -]*?) "(?<name>.+?)" (?:for (?:table|access method|relation)|of relation|does not exist)/
  ]
];
function missingObject({ message, fields: fields2 }) {
  if (!states.has(fields2.sqlState)) return void 0;
  for (const [pattern, constant] of patterns) {
    const { kind = constant, name } = pattern.exec(message)?.groups ?? {};
    if (kind !== void 0 && name !== void 0) return { kind, ...nameIn(kind, name) };
  }
  return void 0;
}
function nameIn(kind, text) {
  if (kind === "operator") return { name: text };
  const [, schema, name] = /^"?([^".]+)"?\."?([^".]+)"?$/.exec(text) ?? [];
  return schema === void 0 || name === void 0 ? { name: text.replaceAll('"', "") } : { schema, name };
}
var catalogs = {
  function: ["pg_proc", "proname"],
  procedure: ["pg_proc", "proname"],
  aggregate: ["pg_proc", "proname"],
  routine: ["pg_proc", "proname"],
  operator: ["pg_operator", "oprname"],
  type: ["pg_type", "typname"],
  "operator class": ["pg_opclass", "opcname"],
  "operator family": ["pg_opfamily", "opfname"],
  "access method": ["pg_am", "amname"],
  language: ["pg_language", "lanname"],
  schema: ["pg_namespace", "nspname"],
  "text search configuration": ["pg_ts_config", "cfgname"],
  "text search dictionary": ["pg_ts_dict", "dictname"],
  "text search template": ["pg_ts_template", "tmplname"],
  "text search parser": ["pg_ts_parser", "prsname"],
  "foreign-data wrapper": ["pg_foreign_data_wrapper", "fdwname"]
};
async function mayComeWithExtension(missing, session) {
  if (missing.kind === "parameter namespace") return true;
  const inSchema = missing.schema === void 0 ? void 0 : { kind: "schema", name: missing.schema };
  const [catalog, column2] = catalogs[missing.kind] ?? [];
  if (catalog === void 0 || column2 === void 0)
    return missing.kind === "relation" && inSchema !== void 0 && mayComeWithExtension(inSchema, session);
  const rows = await session.query(
    `SELECT 1 AS found FROM pg_catalog.${catalog} WHERE ${column2} OPERATOR(pg_catalog.=) $1::pg_catalog.name LIMIT 1`,
    [missing.name]
  );
  return rows.length === 0;
}

// src/dry-run/extensions/server-extensions.ts
var columns2 = `
SELECT e.name::pg_catalog.text AS name, e.installed_version IS NOT NULL AS installed,
  pg_catalog.bool_or(v.superuser AND NOT v.trusted) AS restricted,
  pg_catalog.array_agg(v.requires::pg_catalog.text[]::pg_catalog.text) AS requires,
  (SELECT r.rolsuper FROM pg_catalog.pg_roles AS r
    WHERE r.rolname OPERATOR(pg_catalog.=) CURRENT_USER) AS may_install
FROM pg_catalog.pg_available_extensions AS e
JOIN pg_catalog.pg_available_extension_versions AS v ON v.name OPERATOR(pg_catalog.=) e.name`;
async function availableOf(supervisor, names) {
  const list = names.map((name) => `${quoteLiteral(name)}::pg_catalog.name`).join(", ");
  const rows = await supervisor.query(
    `${columns2} WHERE e.name OPERATOR(pg_catalog.=) ANY (ARRAY[${list}]) GROUP BY e.name, e.installed_version`
  );
  return rows.map((row) => ({
    name: String(row["name"]),
    installed: row["installed"] === true,
    restricted: row["restricted"] === true,
    mayInstall: row["may_install"] === true,
    requires: [...new Set(String(row["requires"]).match(/[\w-]+/g) ?? [])].filter((word2) => word2 !== "NULL")
  }));
}
async function surveyExtensions(supervisor, names) {
  const standings = /* @__PURE__ */ new Map();
  const installable = /* @__PURE__ */ new Set();
  const asked = /* @__PURE__ */ new Set();
  for (let open = names; open.length > 0; ) {
    open.forEach((name) => asked.add(name));
    const found = await availableOf(supervisor, open);
    for (const one of found) {
      if (names.includes(one.name)) standings.set(one.name, standingOf(one));
      if (installableExtensions.includes(one.name)) installable.add(one.name);
    }
    open = [...new Set(found.flatMap(({ requires }) => requires))].filter((name) => !asked.has(name));
  }
  for (const name of names) if (!standings.has(name)) standings.set(name, "unavailable");
  return { standings, installable: [...installable] };
}
function standingOf({ name, installed, restricted, mayInstall }) {
  if (installed || !restricted) return "free";
  return mayInstall && installableExtensions.includes(name) ? "on-behalf" : "refused";
}

// src/dry-run/extensions/unavailable-extension.ts
function unavailableExtension({ message, fields: { sqlState } }) {
  if (sqlState === "0A000") return /^extension "(.+)" is not available$/.exec(message)?.[1];
  if (sqlState !== "58P01") return void 0;
  return /^could not open extension control file ".*?([^/\\]+)\.control"/.exec(message)?.[1];
}
var debian = (name) => (major) => `the Debian package postgresql-${major}-${name}`;
var citus = { 14: "11.1", 15: "11.2", 16: "12.1", 17: "13.0" };
var sources = {
  ...shared(
    {
      // PostGIS 3.6 is the first for PostgreSQL 18.
      image: (major) => `postgis/postgis:${major}-${major >= 18 ? "3.6" : "3.5"}`,
      package: debian("postgis-3")
    },
    [
      ...["postgis", "postgis_raster", "postgis_topology", "postgis_sfcgal", "postgis_tiger_geocoder"],
      ...["address_standardizer", "address_standardizer_data_us"]
    ]
  ),
  ...shared({ image: (major) => `pgvector/pgvector:pg${major}`, package: debian("pgvector") }, ["vector"]),
  ...shared(
    {
      image: (major) => `timescale/timescaledb:latest-pg${major}`,
      package: (major) => `Timescale's package timescaledb-2-postgresql-${major}`
    },
    ["timescaledb"]
  ),
  ...shared(
    {
      image: (major) => citus[major] && `citusdata/citus:${citus[major]}`,
      package: () => "Citus Data's packages"
    },
    ["citus", "citus_columnar"]
  ),
  pg_cron: { package: debian("cron") },
  pg_partman: { package: debian("partman") },
  pg_repack: { package: debian("repack") },
  pgaudit: { package: debian("pgaudit") },
  hypopg: { package: debian("hypopg") },
  pgtap: { package: debian("pgtap") },
  pgrouting: { package: debian("pgrouting") },
  hll: { package: debian("hll") },
  rum: { package: debian("rum") },
  ...shared({ package: (major) => `the Debian package postgresql-plperl-${major}` }, ["plperl", "plperlu"]),
  ...shared({ package: (major) => `the Debian package postgresql-plpython3-${major}` }, ["plpython3u"]),
  ...shared({ package: (major) => `the Debian package postgresql-pltcl-${major}` }, ["pltcl", "pltclu"])
};
function shared(source, names) {
  return Object.fromEntries(names.map((name) => [name, source]));
}
function extensionCure(extension, major) {
  const source = Object.hasOwn(sources, extension) ? sources[extension] : void 0;
  const image = source?.image?.(major);
  const from = source?.package ? ` (${source.package(major)})` : "";
  const install = `nstall ${extension} for a PostgreSQL of this machine${from}, and let --engine local start that.`;
  return image === void 0 ? `I${install}` : `Run with --engine docker --image ${image}. Or i${install}`;
}

// src/dry-run/extensions/wanted-extensions.ts
function wantedBy(statement3) {
  if (statement3.kind !== "CreateExtensionStmt" || statement3.node.extname === void 0) return void 0;
  const { extname, if_not_exists, options } = statement3.node;
  const option = (name) => optionsOf(options).find(({ defname }) => defname === name);
  const schema = option("schema");
  const version = option("new_version");
  return {
    name: extname,
    schema: schema && textOf(schema),
    version: version && textOf(version),
    cascade: isSwitchedOn(options, "cascade"),
    ifNotExists: if_not_exists === true
  };
}
var creation = /\bcreate\s+extension\s+(if\s+not\s+exists\s+)?(?:"([^"]+)"|([a-z_][\w$]*))/gi;
var wantedInside = ({ text }) => [...text.matchAll(creation)].map(([, guard, quoted3, bare]) => ({
  name: quoted3 ?? (bare ?? "").toLowerCase(),
  cascade: false,
  ifNotExists: guard !== void 0
}));
var extensionsNamedBy = (plan) => [
  ...new Set(
    scriptsOf(plan).flatMap(({ parsed }) => parsed.statements).flatMap(wantedInside).map(({ name }) => name)
  )
];
var scriptsOf = ({ baseline, migrations, seed }) => [
  ...baseline ? [baseline] : [],
  ...migrations.flatMap(({ up, down }) => down ? [up, down] : [up]),
  ...seed ? [seed] : []
];

// src/dry-run/extensions/lacking-extensions.ts
var deniedExtension = /^permission denied to (?:create|update) extension "(.+)"$/;
var LackingExtensions = class {
  #major;
  #plan;
  #made;
  #standings = /* @__PURE__ */ new Map();
  /** Those that a script has tried to create. */
  #lacking = /* @__PURE__ */ new Map();
  /** What statements that were not run would have made. */
  #unmade = /* @__PURE__ */ new Map();
  /** Tables among them, whose names begin those of their parts. */
  #unmadeTables = /* @__PURE__ */ new Map();
  #told = /* @__PURE__ */ new Set();
  constructor(plan, major) {
    this.#plan = plan;
    this.#major = major;
  }
  /** Asks the server once, before anything of a migration has run, and makes what installs extensions. */
  async prepare(open) {
    var _stack = [];
    try {
      const names = extensionsNamedBy(this.#plan);
      if (names.length === 0) return;
      const supervisor = __using(_stack, await open(), true);
      const { standings, installable } = await surveyExtensions(supervisor, names);
      this.#standings = standings;
      if ([...standings.values()].includes("on-behalf")) await makeInstallFunction(supervisor, installable);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  }
  decide(statement3) {
    const wanted = wantedBy(statement3);
    if (!wanted) return { before: this.#prepared(statement3) };
    const standing = this.#standings.get(wanted.name);
    if (standing === "on-behalf") return { before: [], instead: installCall(wanted) };
    return standing === "refused" || standing === "unavailable" ? this.#lack(wanted.name, standing) : { before: [] };
  }
  /** What a body creates IF NOT EXISTS is there when it comes to that. */
  #prepared(statement3) {
    if (statement3.kind !== "DoStmt") return [];
    return wantedInside(statement3).filter(({ name, ifNotExists }) => ifNotExists && this.#standings.get(name) === "on-behalf").map(installCall);
  }
  mayBeExcused(statement3) {
    if (transactionControl(statement3) !== void 0 || statement3.kind === "VariableSetStmt") return false;
    return this.#lacking.size > 0 || /extension/i.test(statement3.text);
  }
  async excuse({ error }, session) {
    const unavailable = unavailableExtension(error);
    if (unavailable !== void 0) return this.#lack(unavailable, "unavailable");
    const denied = error.fields.sqlState === "42501" ? deniedExtension.exec(error.message)?.[1] : void 0;
    if (denied !== void 0) return this.#lack(denied, "refused");
    const missing = this.#lacking.size > 0 ? missingObject(error) : void 0;
    return missing && (this.#knownOf(missing) ?? await this.#brought(missing, session));
  }
  #knownOf({ kind, name }) {
    if (kind === "extension") return this.#lacking.get(name);
    const key = kind === "column" ? columnKey(name) : name;
    const part2 = () => [...this.#unmadeTables].find(([table]) => name.startsWith(`${table}_`))?.[1];
    return this.#unmade.get(key) ?? (this.#isMade(name) ? void 0 : part2());
  }
  /** Of several extensions the one whose name it bears, else the first. */
  async #brought(missing, session) {
    if (this.#isMade(missing.name) || this.#isMade(missing.schema ?? "")) return void 0;
    if (!await mayComeWithExtension(missing, session)) return void 0;
    return this.#lacking.get(missing.name) ?? [...this.#lacking.values()][0];
  }
  /** By any script, in time or too late. */
  #isMade(name) {
    this.#made ??= namesMadeByPlan(this.#plan);
    return this.#made.has(name);
  }
  #lack(extension, standing) {
    const excuse = standing === "unavailable" ? {
      because: `the server of the dry-run does not have the extension ${extension}`,
      help: extensionCure(extension, this.#major)
    } : {
      because: whyNotInstalled(extension),
      help: `Only a superuser may create ${extension}: create it in the file that setup in drydock.yml names, which runs as one.`
    };
    this.#lacking.set(extension, excuse);
    return excuse;
  }
  passedOver(statement3, script, excuse) {
    for (const one of withBodies(statement3, script)) {
      const { objects, columns: columns6, tables } = namesMadeBy(one);
      objects.forEach((name) => this.#unmade.set(name, excuse));
      columns6.forEach((name) => this.#unmade.set(columnKey(name), excuse));
      tables.forEach((name) => this.#unmadeTables.set(name, excuse));
    }
  }
  /** One for each statement that was not run, told once. */
  problemsOf(passedOver, script, stage, routines2) {
    const untold = passedOver.filter(({ statement: statement3 }) => !this.#told.has(statement3));
    return untold.map(({ statement: statement3, excuse, error }) => {
      this.#told.add(statement3);
      const reason = error && missingObject(error) ? `${error.message}, because ${excuse.because}` : excuse.because;
      return {
        rule: "extension-unavailable",
        stage,
        ...error ? failingPlace({ statement: statement3, error }, script, routines2) : { file: script.file, at: statement3.region },
        message: `This statement was not run: ${reason}.`,
        help: excuse.help,
        ...error ? { postgres: postgresMessage({ error }) } : {}
      };
    });
  }
  /** What may be the cause of a failure that has no excuse. */
  helpFor({ error }) {
    const [first] = this.#lacking.values();
    return first && missingObject(error) ? `It may be missing only because ${first.because}.` : void 0;
  }
};
var namesMadeByPlan = (plan) => new Set(
  [...scriptsOf(plan), ...plan.setup ? [plan.setup] : []].flatMap(statementsOf).flatMap((statement3) => namesMadeBy(statement3).objects)
);
var columnKey = (name) => `column ${name.slice(name.lastIndexOf(".") + 1)}`;
function withBodies(statement3, { statements = [] }) {
  const own = isParsed(statement3) ? [statement3] : [];
  const index = statements.findIndex(({ start, within }) => start === statement3.start && !within);
  if (index < 0) return own;
  const next = statements.findIndex(({ within }, at) => at > index && !within);
  return [...own, ...statements.slice(index + 1, next < 0 ? void 0 : next)];
}

// src/dry-run/harmless-statement.ts
function harmlessChange(statement3, script, server) {
  const place = placeOf(statement3, script);
  switch (statement3.kind) {
    case "CreateRoleStmt":
      return createRole({ statement: statement3, place, script: script.text }, statement3.node, server);
    case "AlterRoleStmt":
      return alterRole({ statement: statement3, place, script: script.text }, statement3.node);
    case "GrantRoleStmt":
      return place === void 0 ? void 0 : grantRole(statement3, place, statement3.node);
    default:
      return void 0;
  }
}
function placeOf({ start, end, text, within }, script) {
  if (within?.dynamic !== true) return script.text.startsWith(text, start) ? start : void 0;
  const places = [{ start, end }, script.around].map((span) => {
    const place = script.text.indexOf(text, span.start);
    return place !== -1 && place + text.length <= span.end ? place : void 0;
  });
  return places.find((place) => place !== void 0);
}
var attributes = {
  superuser: "SUPERUSER",
  createdb: "CREATEDB",
  createrole: "CREATEROLE",
  isreplication: "REPLICATION",
  bypassrls: "BYPASSRLS"
};
var attributeOf = ({ defname = "" }) => Object.hasOwn(attributes, defname) ? attributes[defname] : void 0;
function createRole(placed, node, server) {
  const options = optionsOf(node.options);
  const attributes2 = attributesIn(placed, options);
  const joined4 = rolesIn(options.find(({ defname }) => defname === "addroleto"));
  const dangerous = joined4.flatMap(
    ({ rolename = "" }) => dangerousRoles.includes(rolename) ? [rolename] : []
  );
  const leftOut = [
    ...attributes2.leftOut,
    ...dangerous.length > 0 && placed.place !== void 0 ? [`IN ROLE ${dangerous.join(", ")}`] : []
  ];
  const what = `CREATE ${node.stmt_type?.replace("ROLESTMT_", "") ?? "ROLE"} ${node.role ?? ""}`;
  const edits = [...attributes2.edits, ...madeUsable(placed, options, server)];
  return { edits, ...leftOut.length > 0 ? { message: carriedOut(what, leftOut) } : {} };
}
function alterRole(placed, { role, options }) {
  const { edits, leftOut } = attributesIn(placed, optionsOf(options));
  if (edits.length === 0) return void 0;
  const name = role?.rolename ?? role?.roletype?.replace("ROLESPEC_", "") ?? "";
  return { edits, ...leftOut.length > 0 ? { message: carriedOut(`ALTER ROLE ${name}`, leftOut) } : {} };
}
function grantRole(statement3, start, { granted_roles = [], is_grant }) {
  const granted = granted_roles.flatMap(
    (role) => "AccessPriv" in role ? [role.AccessPriv.priv_name ?? ""] : []
  );
  if (!granted.every((name) => dangerousRoles.includes(name))) return void 0;
  const { text, within } = statement3;
  const nothing3 = within && !within.dynamic ? "NULL" : "";
  const edits = [{ start, end: start + text.length, text: nothing3.padEnd(text.length) }];
  const message = `Drydock left out GRANT ${granted.join(", ")}: it leads out of the database to the machine, and what it allows is not part of this proof.`;
  return { edits, ...is_grant ? { message } : {} };
}
var carriedOut = (what, leftOut) => `Drydock carried out ${what} without ${leftOut.join(", ")}: what that allows in production is not part of this proof.`;
function attributesIn(placed, options) {
  const found = options.flatMap((option) => {
    const word2 = attributeOf(option);
    const spans2 = word2 === void 0 ? [] : wordsOf(placed, option, word2);
    return word2 === void 0 || spans2.length === 0 ? [] : [{ word: word2, isOn: isOn(option), spans: spans2 }];
  });
  return {
    edits: found.flatMap(({ spans: spans2 }) => spans2).map((span) => ({ ...span, text: " ".repeat(span.end - span.start) })),
    leftOut: found.flatMap(({ word: word2, isOn: isOn2 }) => isOn2 ? [word2] : [])
  };
}
function wordsOf({ statement: statement3, place, script }, { location = 0 }, word2) {
  const start = place === void 0 ? statement3.start : place + byteToOffset(statement3.text, location);
  const end = place === void 0 ? statement3.end : start + "NO".length + word2.length;
  const words2 = script.slice(start, end).matchAll(new RegExp(String.raw`\b(?:NO)?${word2}\b`, "gi"));
  return [...words2].map(({ index, 0: written2 }) => ({
    start: start + index,
    end: start + index + written2.length
  }));
}
function madeUsable({ statement: statement3, place, script }, options, { migrator, major }) {
  const lists = [
    { defname: "addroleto", words: "IN ROLE", role: peersOf(migrator) },
    ...major < 16 ? [{ defname: "adminmembers", words: "ADMIN", role: migrator }] : []
  ].map((list) => ({ ...list, present: rolesIn(options.find(({ defname }) => defname === list.defname)) }));
  const added3 = lists.filter(({ present: present2 }) => present2.length === 0).map(({ words: words2, role }) => ` ${words2} ${quoteIdentifier(role)}`).join("");
  if (place === void 0) return added3 === "" ? [] : appended(statement3, script, added3);
  const end = place + (tokensOf(statement3.text).at(-1)?.end ?? 0);
  const longer = lists.filter(({ present: present2 }) => present2.length > 0);
  return [
    ...longer.map(({ present: present2, role }) => longerList(statement3, place, present2, role)),
    ...added3 === "" ? [] : [{ start: end, end, text: added3 }]
  ];
}
function appended({ text, start, end, within }, script, added3) {
  const isExecute = within?.dynamic === true && /^EXECUTE\b/i.test(script.slice(start, end));
  if (!isExecute || /;|--|\/\*/.test(text) || script[end - 1] === ";") return [];
  return [{ start: end, end, text: ` || $drydock$${added3}$drydock$` }];
}
function longerList(statement3, place, present2, role) {
  const spans2 = present2.map(({ location = 0 }) => {
    const start = byteToOffset(statement3.text, location);
    const [name = ""] = /^(?:"(?:[^"]|"")*"|[\w$\u0080-\uffff]+)/.exec(statement3.text.slice(start)) ?? [];
    return { start: place + start, end: place + start + name.length, name };
  });
  const kept2 = spans2.filter((_, index) => !dangerousRoles.includes(present2[index]?.rolename ?? ""));
  const text = [quoteIdentifier(role), ...kept2.map(({ name }) => name)].join(", ");
  return { start: spans2[0]?.start ?? place, end: spans2.at(-1)?.end ?? place, text };
}
var rolesIn = (option) => listOf(option?.arg).flatMap((node) => "RoleSpec" in node ? [node.RoleSpec] : []);
var listOf = (node) => node && "List" in node ? node.List.items ?? [] : [];

// src/dry-run/harmless-roles.ts
function harmlessPlan(plan, server) {
  const problems = [];
  const harmless2 = (script, pending) => {
    const carriedOut2 = harmlessScript(script, server);
    if (pending) problems.push(...carriedOut2.problems);
    return carriedOut2.script;
  };
  const migrations = plan.migrations.map((migration) => {
    const { up, down, pending } = migration;
    return {
      ...migration,
      up: harmless2(up, pending),
      ...down ? { down: harmless2(down, pending) } : {}
    };
  });
  const { baseline, seed } = plan;
  const others = {
    ...baseline ? { baseline: harmless2(baseline, false) } : {},
    ...seed ? { seed: harmless2(seed, false) } : {}
  };
  return { plan: { ...plan, migrations, ...others }, problems };
}
function harmlessScript(script, { roles: roles2, major }) {
  const { file, parsed } = script;
  const changes2 = statementsOf(script).filter(standsInScript).flatMap((statement3) => {
    const around = parsed.statements.find(
      ({ start, end }) => start <= statement3.start && statement3.end <= end
    );
    const place = { text: parsed.source.text, around: around ?? statement3 };
    const change = harmlessChange(statement3, place, { ...roles2, major });
    return change ? [{ at: statement3.region, ...change }] : [];
  });
  if (changes2.length === 0) return { script, problems: [] };
  const edits = changes2.flatMap((change) => change.edits);
  const problems = changes2.flatMap(
    ({ at, message }) => message === void 0 ? [] : [{ rule: "role-created", stage: "dry-run", file, at, message }]
  );
  const edited = parsed.statements.map((statement3) => withEdits(statement3, edits));
  return { script: { ...script, parsed: { ...parsed, statements: edited } }, problems };
}
var standsInScript = ({ within }) => within === void 0 || within.routine === "do";
function withEdits(statement3, edits) {
  const { start, end } = statement3;
  const own = edits.filter((edit) => edit.start >= start && edit.end <= end);
  const text = [...new Map(own.map((edit) => [`${edit.start} ${edit.text}`, edit])).values()].toSorted((left, right) => right.start - left.start).reduce(
    (edited, edit) => edited.slice(0, edit.start - start) + edit.text + edited.slice(edit.end - start),
    statement3.text
  );
  return own.length === 0 ? statement3 : { ...statement3, text };
}
function helpForRole({ error }) {
  const { sqlState, detail = "" } = error.fields;
  const isAttribute = sqlState === "42501" && (/^must be superuser to (?:create|alter|change) .*(?:superuser|replication|bypassrls)/.test(
    error.message
  ) || /^permission denied to (?:create|alter) role$/.test(error.message) && detail.includes("attribute"));
  const names = dangerousRoles.filter((name) => error.message.includes(`"${name}"`));
  const isGrant = names.length > 0 && ["42501", "42704"].includes(sqlState);
  if (!isAttribute && !isGrant) return void 0;
  const what = isGrant ? names.join(", ") : "SUPERUSER, CREATEDB, CREATEROLE, REPLICATION and BYPASSRLS";
  return `Drydock runs migrations as a role that is no superuser, and leaves ${what} out of statements where it can read them; here it could not. Write the statement as a constant text, or make the role in the file that the config names as setup.`;
}

// src/dry-run/catalog/read-tables.ts
var columnName = (table, number2) => `(select attname from pg_attribute where attrelid = ${table} and attnum = ${number2})`;
var columnNames = (table, numbers3) => `(select json_agg(${columnName(table, "n")} order by place) from unnest(${numbers3}) with ordinality as one (n, place))`;
var reference = (oid) => `(select json_build_object('schema', (select nspname from pg_namespace as s where s.oid = relnamespace), 'name', relname) from pg_class where oid = ${oid})`;
var columns3 = `(select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod),
    'notNull', attnotnull, 'filled', atthasdef or attidentity <> '', 'generated', nullif(attgenerated, '')) order by attnum)
  from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped)`;
var included = `(select json_agg(${columnName("t.oid", "n")} order by place) from pg_index,
    unnest(indkey) with ordinality as one (n, place) where indexrelid = conindid and conindid <> 0
    and contype in ('p', 'u', 'x') and place > indnkeyatts)`;
var constraints2 = `(select json_agg(json_build_object('name', conname, 'type', contype,
    'columns', ${columnNames("t.oid", "conkey")}, 'included', ${included},
    'references', case when contype = 'f' then ${reference("confrelid")} end,
    'condition', case when contype = 'c' then pg_get_expr(conbin, conrelid) end,
    'validated', convalidated) order by conname)
  from pg_constraint where conrelid = t.oid and contype in ('p', 'u', 'f', 'c', 'x', 'n'))`;
var indexes2 = `(select json_agg(json_build_object('name', relname, 'unique', indisunique, 'partial', indpred is not null,
    'key', (select json_agg(${columnName("t.oid", "n")} order by place) from unnest(indkey) with ordinality as one (n, place)
      where place <= indnkeyatts),
    'columns', (select json_agg(distinct attname) from pg_depend join pg_attribute
        on attrelid = refobjid and attnum = refobjsubid
      where classid = 'pg_class'::regclass and objid = indexrelid and refclassid = 'pg_class'::regclass and refobjid = t.oid
        and refobjsubid > 0)) order by relname)
  from pg_index join pg_class as i on i.oid = indexrelid where indrelid = t.oid
    and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x')))`;
var query = `select n.nspname as schema, t.relname as name,
    (select ${reference("inhparent")} from pg_inherits where inhrelid = t.oid and t.relispartition limit 1) as parent,
    coalesce(pg_get_expr(t.relpartbound, t.oid) = 'DEFAULT', false) as is_default,
    p.partstrat as strategy,
    case when p.partrelid is not null then ${columnNames("t.oid", "p.partattrs")} end as partition_key,
    ${columns3} as columns, ${constraints2} as constraints, ${indexes2} as indexes
  from pg_class as t join pg_namespace as n on n.oid = t.relnamespace left join pg_partitioned_table as p on p.partrelid = t.oid
  where t.relkind in ('r', 'p', 'f') and ${userMade("t.oid")} and t.relpersistence <> 't' and n.nspname <> 'information_schema'
  order by n.nspname, t.relname`;
async function readTables(connection) {
  await connection.execute("SET search_path = pg_catalog, pg_temp; SET quote_all_identifiers = off");
  const rows = await connection.query(query);
  return rows.map((row) => {
    const { is_default: isDefault, partition_key: partitionKey, ...rest } = row;
    return { ...rest, isDefault, partitionKey };
  });
}

// src/dry-run/hand-over.ts
async function handOver(supervisor, { migrator }) {
  const role = quoteIdentifier(migrator);
  const own = [migrator, peersOf(migrator)].map(quoteLiteral).join(", ");
  await supervisor.execute("SET search_path = pg_catalog, pg_temp");
  const roles2 = await supervisor.query(rolesOfSetup(own));
  for (const { name } of roles2) {
    const given = quoteIdentifier(String(name));
    await supervisor.execute(`GRANT ${given} TO ${role} WITH ADMIN OPTION`);
    await supervisor.execute(`GRANT ${quoteIdentifier(peersOf(migrator))} TO ${given}`);
  }
  const objects = await supervisor.query(objectsOfSetup);
  for (const { object: object2 } of objects) await supervisor.execute(`ALTER ${String(object2)} OWNER TO ${role}`);
}
var rolesOfSetup = (own) => `
SELECT r.rolname::text AS name FROM pg_roles AS r
WHERE r.oid >= 16384 AND NOT r.rolsuper AND r.rolname NOT IN (${own})
  AND NOT EXISTS (
    SELECT FROM pg_roles AS d
    WHERE (d.rolsuper OR d.rolname IN (${dangerousRoles.map(quoteLiteral).join(", ")}))
      AND pg_has_role(r.oid, d.oid, 'MEMBER'))
ORDER BY r.oid`;
var objectsOfSetup = `
SELECT o.object FROM (
  SELECT 1, n.oid, 'pg_namespace'::regclass, n.nspowner, 'SCHEMA ' || quote_ident(n.nspname)
  FROM pg_namespace AS n WHERE n.nspname !~ '^pg_'
  UNION ALL
  SELECT 2, t.oid, 'pg_type'::regclass, t.typowner, 'TYPE ' || t.oid::regtype
  FROM pg_type AS t LEFT JOIN pg_class AS c ON c.oid = t.typrelid
  WHERE t.typtype IN ('d', 'e', 'r') OR c.relkind = 'c'
  UNION ALL
  SELECT 3, p.oid, 'pg_proc'::regclass, p.proowner, 'ROUTINE ' || p.oid::regprocedure
  FROM pg_proc AS p
  WHERE NOT EXISTS (SELECT FROM pg_event_trigger AS e WHERE e.evtfoid = p.oid)
    AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
  UNION ALL
  SELECT 4, c.oid, 'pg_class'::regclass, c.relowner,
    CASE c.relkind WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW ' WHEN 'f' THEN 'FOREIGN TABLE '
      WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass
  FROM pg_class AS c
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relpersistence <> 't'
    AND NOT EXISTS (
      SELECT FROM pg_depend AS d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0 AND d.deptype IN ('a', 'i')
        AND c.relkind = 'S')
  UNION ALL
  SELECT 5, p.oid, 'pg_publication'::regclass, p.pubowner, 'PUBLICATION ' || quote_ident(p.pubname)
  FROM pg_publication AS p WHERE NOT p.puballtables
) AS o (place, oid, catalog, owner, object)
WHERE o.oid >= 16384 AND o.owner = (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = session_user)
  AND NOT EXISTS (
    SELECT FROM pg_depend AS d WHERE d.classid = o.catalog AND d.objid = o.oid AND d.deptype = 'e')
ORDER BY o.place, o.oid`;

// src/dry-run/made-roles.ts
async function provideRoles(plan, database2, { roles: roles2, major }) {
  var _stack = [];
  try {
    const needed = neededRoles(plan, roles2);
    if (!plan.setup && needed.length === 0 && !scriptsOf2(plan).some(makesRole)) return [];
    const supervisor = __using(_stack, await database2.connectAsSupervisor(), true);
    await makePeers(supervisor, roles2.migrator, major);
    if (plan.setup) await handOver(supervisor, roles2);
    return madeRoleProblems(needed, await makeRoles(supervisor, needed, roles2));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var makesRole = (script) => statementsOf(script).some(({ kind }) => kind === "CreateRoleStmt");
function neededRoles(plan, roles2) {
  const run2 = scriptsOf2(plan).flatMap(
    (script) => statementsOf(script).map((statement3) => ({ script, statement: statement3 }))
  );
  const created = new Set(run2.map(({ statement: statement3 }) => roleCreatedBy(statement3)));
  const underCheck = new Set(pendingScripts(plan));
  const needed = /* @__PURE__ */ new Map();
  for (const { script, statement: statement3 } of run2) {
    if (roleCreatedBy(statement3)?.includes(hole) && !statement3.within?.guarded) break;
    for (const name of rolesNamedBy(statement3)) {
      if (created.has(name) || isThere(name, roles2) || needed.get(name)?.named) continue;
      const named = { file: script.file, at: statement3.region };
      needed.set(name, underCheck.has(script) ? { name, named } : { name });
    }
  }
  return [...needed.values()];
}
var pendingScripts = ({ migrations }) => migrations.filter(({ pending }) => pending).flatMap(({ up, down }) => down ? [up, down] : [up]);
var scriptsOf2 = (plan) => {
  const history = plan.migrations.filter(({ pending }) => !pending).map(({ up }) => up);
  const { baseline, seed } = plan;
  return [...baseline ? [baseline] : [], ...history, ...seed ? [seed] : [], ...pendingScripts(plan)];
};
var isThere = (name, { migrator, supervisor }) => name === migrator || name === supervisor || name === "public" || name.startsWith("pg_") || name.includes(hole);
async function makeRoles(supervisor, needed, { migrator }) {
  const names = needed.map(({ name }) => name);
  const rows = await supervisor.query(rolesQuery, [names]);
  const present2 = new Map(rows.map(({ name, is_ours }) => [String(name), is_ours === true]));
  const made2 = names.filter((name) => present2.get(name) !== false);
  for (const name of made2) {
    const role = quoteIdentifier(name);
    if (!present2.has(name)) await supervisor.execute(creation2(role, migrator));
    await supervisor.execute(`GRANT ${quoteIdentifier(peersOf(migrator))} TO ${role}`);
  }
  return new Set(made2);
}
var rolesQuery = `
SELECT r.rolname::pg_catalog.text AS name,
  NOT r.rolsuper AND (r.rolname OPERATOR(pg_catalog.=) '${customaryRole}'::pg_catalog.name
    OR pg_catalog.shobj_description(r.oid, 'pg_authid') OPERATOR(pg_catalog.=) '${madeByDrydock}') IS TRUE AS is_ours
FROM pg_catalog.pg_roles AS r
WHERE r.rolname OPERATOR(pg_catalog.=) ANY ($1::pg_catalog.name[])`;
var creation2 = (role, migrator) => `
CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
COMMENT ON ROLE ${role} IS '${madeByDrydock}';
GRANT ${role} TO ${migrator} WITH ADMIN OPTION`;
var madeRoleProblems = (needed, made2) => needed.flatMap(
  ({ name, named }) => named && made2.has(name) && name !== customaryRole ? [
    {
      rule: "role-created",
      stage: "dry-run",
      ...named,
      message: `Drydock made the role ${name}, which no script creates: its real attributes and grants are not part of this proof.`
    }
  ] : []
);

// src/dry-run/rows/table-key.ts
var keyOf = ({ schema, name }) => JSON.stringify([schema, name]);
var shown = ({ schema, name }) => safeIdentity(displayName(schema === defaultSchema ? { name } : { schema, name }));

// src/dry-run/seeding/open-table.ts
async function withTableOpen(session, table, work) {
  const { owner, triggers: triggers3, rules: rules4, forcesRowSecurity } = table;
  const name = tableName(table);
  const becomeOwner = async () => {
    if (owner !== null) await session.execute(`set local role ${quoteIdentifier(owner)}`);
  };
  await becomeOwner();
  const off = [
    ...triggers3.map((trigger) => `disable trigger ${quoteIdentifier(trigger.name)}`),
    ...rules4.map((rule) => `disable rule ${quoteIdentifier(rule.name)}`),
    ...forcesRowSecurity ? ["no force row level security"] : []
  ];
  const on = [
    ...triggers3.map((trigger) => `enable ${mode(trigger)}trigger ${quoteIdentifier(trigger.name)}`),
    ...rules4.map((rule) => `enable ${mode(rule)}rule ${quoteIdentifier(rule.name)}`),
    ...forcesRowSecurity ? ["force row level security"] : []
  ];
  if (off.length > 0) await session.execute(`alter table only ${name} ${off.join(", ")}`);
  await work();
  await becomeOwner();
  if (on.length > 0) await session.execute(`alter table only ${name} ${on.join(", ")}`);
  if (owner !== null) await session.execute("reset role");
}
var tableName = ({ schema, name }) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
var mode = ({ enabled: enabled2 }) => ({ O: "", R: "replica ", A: "always " })[enabled2];

// src/dry-run/seeding/advance-sequences.ts
async function advanceSequences(session, table) {
  for (const { name, sequence: sequence4 } of table.columns) {
    if (sequence4 === null) continue;
    await session.execute(`select pg_catalog.setval(${quoteLiteral(sequence4)}::pg_catalog.regclass, m.most)
      from (select pg_catalog.max(${quoteIdentifier(name)})::pg_catalog.int8 as most from only ${tableName(table)}) as m,
        pg_catalog.pg_sequence as s
      where s.seqrelid = ${quoteLiteral(sequence4)}::pg_catalog.regclass
        and m.most between s.seqmin and s.seqmax
        and m.most > coalesce(pg_catalog.pg_sequence_last_value(s.seqrelid), s.seqmin - 1)`);
  }
}

// src/dry-run/seeding/conditions.ts
var token = /(E?)'((?:[^']|'')*)'|"(?:[^"]|"")*"|(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g;
function constantsIn(expression) {
  const found = [...expression.matchAll(token)].flatMap(([whole, escaped2, text]) => {
    if (text !== void 0) return fromLiteral(text, escaped2 === "E");
    return whole.startsWith('"') ? [] : [whole];
  });
  return [...new Set(found)].slice(0, mostConstants);
}
var mostConstants = 300;
function fromLiteral(quoted3, escaped2) {
  const doubled = quoted3.replaceAll("''", "'");
  const text = escaped2 ? doubled.replaceAll("\\\\", "\\") : doubled;
  if (!/^\{.*\}$/s.test(text)) return [text];
  const elements = parseArray(text, (element) => element);
  return [text, ...elements.filter((element) => typeof element === "string")];
}
var word = /E?'(?:[^']|'')*'|"((?:[^"]|"")*)"|[\p{L}_][\p{L}\p{N}_$]*/gu;
function columnsIn(expression, columns6) {
  const names = new Set(
    [...expression.matchAll(word)].map(([whole, quoted3]) => quoted3?.replaceAll('""', '"') ?? whole)
  );
  return columns6.filter(({ name }) => names.has(name));
}
var demandsNotNull = ({ expression }, { name }) => {
  const conjuncts = expression.replaceAll(/[()]/g, " ").split(/\sAND\s/);
  const wanted = /* @__PURE__ */ new Set([`${name} IS NOT NULL`, `${quoteIdentifier(name)} IS NOT NULL`]);
  return !/\b(OR|CASE)\b/.test(expression) && conjuncts.some((conjunct) => wanted.has(conjunct.trim()));
};

// src/dry-run/seeding/text-values.ts
var oddTexts = [
  "",
  "ä",
  "日本語のテキスト",
  "😀 naïve café",
  "two\nlines	and a tab",
  `it's "quoted" \\ 50%`,
  "  spaces around  ",
  "NULL"
];
var shapes = (number2) => [
  `'user' || ${number2} || '@example.com'`,
  `'name-' || ${number2}`,
  `'name_' || ${number2}`,
  `'https://example.com/' || ${number2}`,
  `'example' || ${number2} || '.com'`,
  `(${number2})::text`,
  `'1.0.' || ${number2}`,
  `'#' || pg_catalog.lpad(pg_catalog.to_hex(${number2} % 16777216), 6, '0')`,
  `pg_catalog.md5((${number2})::text)`,
  `pg_catalog.md5((${number2})::text)::uuid::text`,
  `'+49' || pg_catalog.lpad((${number2})::text, 9, '0')`,
  `pg_catalog.to_char(date '2020-01-01' + (${number2} % 3000)::int4, 'YYYY-MM-DD')`,
  `'/path/' || ${number2}`,
  `'Name' || ${number2}`,
  ...[1, 2, 3, 4, 8].flatMap((length) => [
    letters(number2, length),
    `pg_catalog.upper(${letters(number2, length)})`
  ])
];
function letters(number2, length) {
  const places = Array.from({ length: Math.min(length, 6) }, (_, place) => 26 ** place);
  return places.reverse().map((weight) => `pg_catalog.chr((97 + ${number2} / ${weight} % 26)::int4)`).join(" || ");
}
var ofLength = (length, number2) => [
  `pg_catalog.rpad('t' || ${number2}, ${length}, 'x')`,
  `pg_catalog.lpad((${number2})::text, ${length}, '0')`,
  `pg_catalog.left(pg_catalog.repeat(pg_catalog.md5((${number2})::text), ${length} / 32 + 1), ${length})`
];
var fromPattern = (text) => /[%_]/.test(text) ? [text.replaceAll("%", "x").replaceAll("_", "y"), text.replaceAll("%", "")] : [];
function textValues(type, limit) {
  const fitted = (text) => limit === void 0 ? `(${text})` : `pg_catalog.left(${text}, ${limit})`;
  const short = limit !== void 0 && limit < 14;
  return {
    nth: (number2) => short ? `(${letters(number2, limit)})::${type}` : `('text ' || ${number2})::${type}`,
    odd: [...oddTexts.map((text) => fitted(quoteLiteral(text))), fitted(`pg_catalog.repeat('long ', 60)`)],
    near: (constants, number2) => {
      const words2 = constants.flatMap((text) => [text, ...fromPattern(text)]);
      const lengths = constants.filter((constant) => /^\d{1,4}$/.test(constant));
      return [
        ...words2.map((word2) => `${quoteLiteral(word2)}::${type}`),
        ...words2.map((word2) => `(${quoteLiteral(word2)} || ${number2})::${type}`),
        ...lengths.flatMap((length) => ofLength(length, number2)),
        ...shapes(number2)
      ];
    }
  };
}

// src/dry-run/seeding/builtin-values.ts
var isNumber = (constant) => /^-?\d{1,30}(\.\d{1,30})?$/.test(constant);
var integers = (type, bits2) => {
  const most2 = 2n ** BigInt(bits2 - 1) - 1n;
  const fits = (number2) => number2 <= most2 && number2 >= -most2 - 1n;
  return {
    nth: (number2) => `(${number2} % ${most2})::${type}`,
    odd: [0n, -1n, most2, -most2 - 1n].map((number2) => `'${number2}'::${type}`),
    near: (constants, number2) => {
      const whole = constants.filter((constant) => /^-?\d{1,19}$/.test(constant)).map(BigInt).filter(fits);
      const beside = whole.flatMap((constant) => [constant, constant + 1n, constant - 1n].filter(fits));
      const series3 = whole.filter((constant) => fits(constant + 2n ** 30n) || bits2 === 16);
      return [
        ...beside.map((constant) => `'${constant}'::${type}`),
        ...series3.map((constant) => `least(${constant}::numeric + ${number2}, ${most2})::${type}`)
      ];
    }
  };
};
var numerics = (modifier) => {
  const precision = modifier < 0 ? 15 : modifier - 4 >> 16 & 65535;
  const scale = modifier < 0 ? 0 : (modifier - 4 & 2047 ^ 1024) - 1024;
  const digits = Math.min(precision, 15);
  const nth = (number2) => precision - scale >= 5 || scale <= 0 ? `(${number2} % ${10n ** BigInt(Math.min(digits, precision - Math.max(scale, 0)))})::numeric` : `((${number2} % ${10n ** BigInt(digits)})::numeric * '1e${-scale}'::numeric)`;
  const most2 = `('1e${precision - scale}'::numeric - '1e${-scale}'::numeric)`;
  return {
    nth,
    odd: ["0::numeric", `'1e${-Math.max(scale, 0)}'::numeric`, most2, `- ${most2}`],
    near: (constants, number2) => constants.filter(isNumber).flatMap((constant) => [
      `'${constant}'::numeric`,
      `'${constant}'::numeric + '1e${-Math.max(scale, 0)}'::numeric`,
      `'${constant}'::numeric - '1e${-Math.max(scale, 0)}'::numeric`,
      `'${constant}'::numeric + ${nth(number2)}`
    ])
  };
};
var floats = (type) => ({
  nth: (number2) => `(${number2} + 0.5)::${type}`,
  odd: ["0", "-1", "1e30", "-1e-30"].map((number2) => `'${number2}'::${type}`),
  near: (constants, number2) => constants.filter(isNumber).flatMap((constant) => [`'${constant}'::${type}`, `('${constant}'::numeric + ${number2})::${type}`])
});
var isMoment = (constant) => /^\d{4,6}-\d\d-\d\d([ T][\d:.+-]+)?( BC)?$/.test(constant);
var isYear = (constant) => /^(19|20|21)\d\d$/.test(constant);
var moments = (type, step2) => {
  const after = (start, number2) => `('${start}'::${type} + ${step2(number2)})::${type}`;
  return {
    nth: (number2) => after("2020-01-01", number2),
    odd: ["1900-01-01", "1970-01-01", "2038-01-20", "2999-12-31"].map((date) => `'${date}'::${type}`),
    near: (constants, number2) => [...constants.filter(isMoment), ...constants.filter(isYear).map((year) => `${year}-01-01`)].flatMap(
      (start) => [
        `'${start}'::${type}`,
        after(start, number2),
        after(start, `(- ${number2})`),
        ...type === "date" ? [] : [`('${start}'::${type} + ${number2} * interval '1 second')`]
      ]
    )
  };
};
var days = (number2) => `(${number2} % 1000000)::int4`;
var hours = (number2) => `${number2} * interval '1 hour'`;
var documents = (type) => ({
  nth: (number2) => `pg_catalog.json_build_object('number', ${number2}, 'name', 'name ' || ${number2})::${type}`,
  odd: [`'{}'`, `'[]'`, `'{"näme": "日本語", "list": [1, null, "x"], "deep": {"a": {"b": true}}}'`].map(
    (document) => `${document}::${type}`
  ),
  near: (constants, number2) => constants.filter((constant) => /^[\w $.-]{1,60}$/.test(constant)).map((key) => `pg_catalog.json_build_object(${quoteLiteral(key)}::text, ${number2})::${type}`)
});
var bytes = {
  nth: (number2) => `pg_catalog.decode(pg_catalog.lpad(pg_catalog.to_hex(${number2}), 16, '0'), 'hex')`,
  odd: [`''::bytea`, `'\\x00ff'::bytea`],
  near: (constants, number2) => [
    `pg_catalog.sha256((${number2})::text::bytea)`,
    ...constants.filter((constant) => /^\d{1,4}$/.test(constant)).map(
      (length) => `pg_catalog.decode(pg_catalog.lpad(pg_catalog.to_hex(${number2}), 2 * ${length}, '0'), 'hex')`
    )
  ]
};
var written = (type, nth, ...odd) => ({
  nth: (number2) => `(${nth(number2)})::${type}`,
  odd: odd.map((text) => `${quoteLiteral(text)}::${type}`)
});
var few = (type, ...texts) => ({
  nth: (number2) => `(case ${number2} % ${texts.length} ${texts.map((text, index) => `when ${index} then '${text}'`).join(" ")} end)::${type}`,
  odd: [],
  few: true
});
var hexadecimal = (number2, digits) => `pg_catalog.lpad(pg_catalog.to_hex(${number2}), ${digits}, '0')`;
var bits = (type, modifier) => written(`${type}(${modifier < 0 ? 64 : modifier})`, (number2) => `(${number2})::bit(64)`);
var coordinates = (type, modifier) => written(
  type,
  (number2) => `'[' || (${number2} % 97) || pg_catalog.repeat(',1', ${Math.max(0, (modifier < 0 ? 3 : modifier) - 1)}) || ']'`
);
var makers = {
  bool: () => ({ nth: (number2) => `(${number2} % 2 = 1)`, odd: [], few: true }),
  int2: () => integers("int2", 16),
  int4: () => integers("int4", 32),
  int8: () => integers("int8", 64),
  numeric: numerics,
  float4: () => floats("float4"),
  float8: () => floats("float8"),
  money: () => written("money", (number2) => `(${number2} % 1000000)::int4`, "0", "-1.50"),
  text: () => textValues("text", void 0),
  varchar: (modifier) => textValues("text", modifier < 0 ? void 0 : modifier - 4),
  bpchar: (modifier) => textValues("text", modifier < 0 ? void 0 : modifier - 4),
  citext: () => textValues("text", void 0),
  name: () => textValues("text", 20),
  char: () => written('"char"', (number2) => `pg_catalog.chr((33 + ${number2} % 90)::int4)`),
  date: () => moments("date", days),
  timestamp: () => moments("timestamp", hours),
  timestamptz: () => moments("timestamptz", hours),
  time: () => written("time", (number2) => `time '00:00' + ${number2} * interval '1 second'`, "23:59:59.999999"),
  timetz: () => written("timetz", (number2) => `timetz '00:00+00' + ${number2} * interval '1 second'`),
  interval: () => written("interval", (number2) => `${number2} * interval '1 minute'`, "0", "-1 day", "1000 years"),
  uuid: () => ({
    ...written("uuid", (number2) => `pg_catalog.md5('uuid ' || ${number2})`),
    odd: [`'00000000-0000-0000-0000-000000000000'::uuid`]
  }),
  json: () => documents("json"),
  jsonb: () => documents("jsonb"),
  bytea: () => bytes,
  inet: () => written("inet", (number2) => `inet '10.0.0.0' + ${number2} % 16777216`, "::1", "192.168.0.0/16"),
  cidr: () => written("cidr", (number2) => `inet '10.0.0.0' + ${number2} % 16777216`, "2001:db8::/32"),
  macaddr: () => written("macaddr", (number2) => hexadecimal(number2, 12)),
  macaddr8: () => written("macaddr8", (number2) => hexadecimal(number2, 16)),
  bit: (modifier) => bits("bit", modifier < 0 ? 1 : modifier),
  varbit: (modifier) => bits("varbit", modifier),
  point: () => written("point", (number2) => `pg_catalog.point(${number2}, 1)`, "(0,0)", "(-1e30,1e30)"),
  line: () => written("line", (number2) => `'{1,2,' || ${number2} || '}'`),
  lseg: () => written("lseg", (number2) => `'[(0,0),(1,' || ${number2} || ')]'`),
  box: () => written("box", (number2) => `'(' || ${number2} || ',1),(' || ${number2} || ',0)'`),
  path: () => written("path", (number2) => `'[(0,0),(1,' || ${number2} || ')]'`),
  polygon: () => written("polygon", (number2) => `'((0,0),(0,1),(1,' || ${number2} || '))'`),
  circle: () => written("circle", (number2) => `'<(' || ${number2} || ',0),1>'`),
  tsvector: () => written("tsvector", (number2) => `'word' || ${number2} || ':1 other:2'`, ""),
  tsquery: () => written("tsquery", (number2) => `'word' || ${number2}`),
  xml: () => written("xml", (number2) => `'<a>' || ${number2} || '</a>'`, "<a/>"),
  jsonpath: () => written("jsonpath", (number2) => `'$.a' || ${number2}`),
  oid: () => written("oid", (number2) => `(${number2} % 2147483647)::int8`),
  xid: () => written("xid", (number2) => `(${number2} % 2147483647)::text`),
  xid8: () => written("xid8", (number2) => `(${number2})::text`),
  cid: () => written("cid", (number2) => `(${number2} % 2147483647)::text`),
  tid: () => written("tid", (number2) => `'(' || ${number2} % 1000000 || ',1)'`),
  pg_lsn: () => written("pg_lsn", (number2) => `'0/' || pg_catalog.to_hex(${number2} % 2147483647)`),
  pg_snapshot: () => written("pg_snapshot", (number2) => `${number2} + 1 || ':' || ${number2} + 1 || ':'`),
  txid_snapshot: () => written("txid_snapshot", (number2) => `${number2} + 1 || ':' || ${number2} + 1 || ':'`),
  int2vector: () => written("int2vector", (number2) => `(${number2} % 100) || ' 2'`),
  oidvector: () => written("oidvector", (number2) => `(${number2} % 100) || ' 2'`),
  regclass: () => few("regclass", "pg_catalog.pg_class", "pg_catalog.pg_type"),
  regtype: () => few("regtype", "int4", "text"),
  regproc: () => few("regproc", "pg_catalog.now"),
  regprocedure: () => few("regprocedure", "pg_catalog.now()"),
  regnamespace: () => few("regnamespace", "pg_catalog"),
  regrole: () => few("regrole", "pg_monitor"),
  regconfig: () => few("regconfig", "simple", "english")
};
var extensionMakers = {
  ltree: (type) => written(type, (number2) => `'top.n' || ${number2}`),
  hstore: (type) => written(type, (number2) => `'a=>' || ${number2}`, ""),
  cube: (type) => written(type, (number2) => `'(1,' || ${number2} || ')'`),
  vector: coordinates,
  halfvec: coordinates,
  sparsevec: (type, modifier) => written(type, (number2) => `'{1:' || ${number2} || '}/${Math.max(modifier, 1)}'`),
  geometry: (type) => written(type, (number2) => `'SRID=4326;POINT(' || ${number2} % 180 || ' 1)'`),
  geography: (type) => written(type, (number2) => `'SRID=4326;POINT(' || ${number2} % 180 || ' 1)'`)
};
function builtinValues(name, typeName, modifier) {
  const maker = Object.hasOwn(makers, name) ? makers[name] : void 0;
  const extensionMaker = Object.hasOwn(extensionMakers, name) ? extensionMakers[name] : void 0;
  return maker?.(modifier) ?? extensionMaker?.(typeName, modifier);
}

// src/dry-run/seeding/values-of.ts
var deepest = 5;
function valuesOf(types2, oid, modifier, depth = 0) {
  const type = oid === null ? void 0 : types2.get(oid);
  if (!type || depth > deepest) return void 0;
  const part2 = (of, partModifier = -1) => valuesOf(types2, of, partModifier, type.kind === "d" ? depth : depth + 1);
  if (type.element !== null) return arrayValues(type, part2(type.element, modifier));
  if (type.kind === "d")
    return depth > 0 && type.checks.length > 0 ? void 0 : part2(type.base, type.baseModifier);
  return type.kind === "b" ? builtinValues(type.name, type.typeName, modifier) : madeValues(type, part2);
}
function madeValues(type, part2) {
  switch (type.kind) {
    case "e":
      return enumValues(type);
    case "r":
      return rangeValues(type, part2(type.base));
    case "m":
      return multirangeValues(type, part2(type.base));
    default:
      return compositeValues(
        type,
        type.fields.map((field) => part2(field.type, field.modifier))
      );
  }
}
function enumValues({ labels: labels2, typeName }) {
  if (labels2.length === 0) return void 0;
  const branches = labels2.map((label, index) => `when ${index} then ${quoteLiteral(label)}`);
  return {
    nth: (number2) => `(case ${number2} % ${labels2.length} ${branches.join(" ")} end)::${typeName}`,
    odd: [],
    few: true
  };
}
function arrayValues({ typeName }, element) {
  if (!element) return { nth: () => `'{}'::${typeName}`, odd: [], few: true };
  const array2 = (...elements) => `array[${elements.join(", ")}]::${typeName}`;
  const [odd = "null"] = element.odd.slice(-1);
  return {
    nth: (number2) => array2(element.nth(number2), element.nth(`(${number2} + 1)`)),
    odd: [`'{}'::${typeName}`, array2(element.nth("1"), "null"), array2(odd)],
    near: (constants, number2) => [
      ...(element.near?.(constants, number2) ?? []).map((value) => array2(value)),
      ...constants.filter((constant) => /^[1-9]\d?$/.test(constant)).map((length) => array2(...Array.from({ length: Number(length) }, () => element.nth(number2))))
    ]
  };
}
var constructor = ({ schema, name }) => `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
function rangeValues(type, bound) {
  if (!bound) return void 0;
  const range = (from, to) => `${constructor(type)}(${from}, ${to}, '[)')`;
  const nth = (number2) => range(bound.nth(number2), bound.nth(`(${number2} + 1)`));
  return {
    nth,
    odd: [`'empty'::${type.typeName}`, range("null", bound.nth("7")), range(bound.nth("3"), bound.nth("40"))]
  };
}
function multirangeValues(type, range) {
  return range && {
    nth: (number2) => `${constructor(type)}(${range.nth(number2)})`,
    odd: [`'{}'::${type.typeName}`, `${constructor(type)}(${range.nth("1")}, ${range.nth("5")})`]
  };
}
function compositeValues({ typeName }, fields2) {
  const row = (values) => `row(${values.join(", ")})::${typeName}`;
  return {
    nth: (number2) => row(fields2.map((field) => field?.nth(number2) ?? "null")),
    odd: [row(fields2.map(() => "null"))]
  };
}

// src/dry-run/seeding/column-plans.ts
function planColumns(table, types2) {
  const varieties = varietiesOf(table, types2);
  return table.columns.filter(({ generated }) => generated === null).map((column2) => {
    const domains = domainsOf(column2, types2);
    const bottom = domains.at(-1);
    const named = table.checks.filter(({ expression }) => columnsIn(expression, [column2]).length > 0);
    const ofDomain2 = domains.flatMap(({ checks: checks2 }) => checks2.map(({ expression }) => expression));
    const notNull = column2.notNull || domains.some((domain) => domain.notNull);
    return {
      ...column2,
      values: valuesOf(types2, column2.type, column2.modifier),
      plainType: bottom?.baseName ?? column2.typeName,
      nullable: !notNull && !table.checks.some((check) => demandsNotNull(check, column2)),
      variety: varieties.get(column2.number) ?? "free",
      own: named.filter((check) => speaksOfOne(check, table)).map(({ expression }) => expression),
      ofDomain: ofDomain2,
      constants: [
        ...ofDomain2.flatMap(constantsIn),
        ...named.flatMap(({ expression }) => constantsIn(expression))
      ]
    };
  });
}
var speaksOfOne = ({ expression }, { columns: columns6 }) => columnsIn(expression, columns6).length === 1;
function domainsOf({ type }, types2) {
  const domains = [];
  for (let next = types2.get(type); next?.kind === "d"; next = types2.get(next.base ?? "")) domains.push(next);
  return domains;
}
function varietiesOf(table, types2) {
  const varieties = /* @__PURE__ */ new Map();
  const keys = table.uniqueKeys.map((key) => ({ ...key, columns: keyColumns(table, key) }));
  for (const key of keys.sort((one, other2) => one.columns.length - other2.columns.length)) {
    const { columns: columns6 } = key;
    if (columns6.some(({ number: number2 }) => varieties.get(number2) === "each")) continue;
    if (columns6.length === 1 && !key.exclusion)
      columns6.forEach(({ number: number2 }) => varieties.set(number2, "each"));
    const own = columns6.filter((column2) => !isForeign(column2, table) && isWide(column2, types2));
    const ranges = own.filter(({ type }) => types2.get(type)?.kind === "r");
    const widest = key.exclusion ? [...ranges, ...own.slice(ranges.length > 0 ? own.length : 0)] : own.slice(0, 1);
    for (const { number: number2 } of widest)
      if (!varieties.has(number2)) varieties.set(number2, key.exclusion ? "each" : "most");
  }
  return varieties;
}
var keyColumns = (table, { columns: columns6, expressions }) => {
  const named = new Set(columnsIn(expressions, table.columns).map(({ number: number2 }) => number2));
  return table.columns.filter(({ number: number2 }) => columns6.includes(number2) || named.has(number2));
};
var isForeign = ({ number: number2 }, { foreignKeys: foreignKeys2 }) => foreignKeys2.some(({ columns: columns6 }) => columns6.includes(number2));
var isWide = ({ type, modifier }, types2) => valuesOf(types2, type, modifier)?.few !== true;
var ownConditions = ({
  name,
  ofDomain: ofDomain2,
  nullable,
  values,
  default: given
}) => {
  if (!values && given !== null) return [];
  const column2 = quoteIdentifier(name);
  return [
    ...nullable ? [] : [`${column2} is not null`],
    ...ofDomain2.map(
      (condition) => `(select (${condition}) is not false from (select ${column2} as value) as drydock_v)`
    )
  ];
};

// src/dry-run/seeding/row-numbers.ts
var mixed = (seed) => `(pg_catalog.hashint8extended(r.n, ${seed} * r.apart) & 9223372036854775807)`;
var isNull = (column2) => `${mixed(1e4 + column2)} % 8 < r.nulls`;
var rowNumbers = (first, last, plain2 = false) => plain2 ? `(select n, 0 as nulls, 1 as apart from ${series(first, last)}) as r` : `(select n,
    case when n % 5 = 1 then 0
      else (array[0, 0, 1, 1, 2, 4, 7, 8])[1 + (pg_catalog.hashint8extended(n, 0) & 7)] end as nulls,
    case when n % 4 = 3 then 0 else 1 end as apart
  from ${series(first, last)}) as r`;
var series = (first, last) => `pg_catalog.generate_series(${first}::bigint, ${last}::bigint) as g(n)`;
var joined = (name, pick2, matches = []) => {
  const count = matches.length === 0 ? `(select nullif(pg_catalog.count(*), 0) from ${name})` : `${name}."drydock count"`;
  return `left join ${name} on ${[...matches, `${name}."drydock i" = ${pick2} % ${count}`].join(" and ")}`;
};
var pick = (inTurn, seed) => inTurn ? "(r.n - 1)" : mixed(seed);

// src/dry-run/seeding/column-source.ts
var fewSamples = 8;
var modulusOf = ({ own }) => Math.max(
  1,
  ...own.map(
    (condition) => Number(/satisfies_hash_partition\('\d+'::oid, (\d+)/.exec(condition)?.[1] ?? 1)
  )
);
function columnSource(name, table, column2, values, options) {
  const own = quoteIdentifier(column2.name);
  const trials = trialsOf(column2, values, series2, options.odd);
  const fixed = trials.filter((trial) => !trial.includes(series2)).length;
  const conditions2 = [
    ...column2.own.map((condition) => `(${condition}) is not false`),
    ...ownConditions(column2)
  ];
  const where = conditions2.length === 0 ? "" : `where ${conditions2.join(" and ")}`;
  const tried = (from) => `(select g.n as "drydock n", p.place as "drydock place",
      ${chosen("p.place", trials, column2)} as ${own} from ${from}) as ${quoteIdentifier(table)} ${where}`;
  const inTurn = column2.variety !== "free";
  const modulus = modulusOf(column2);
  const samples = fewSamples * modulus;
  const more = `${inTurn ? 2 * options.wanted * modulus : 0} / nullif(pg_catalog.count(*) filter (where place >= ${fixed}), 0)`;
  return {
    name,
    query: `with good as materialized (select "drydock place" as place
        from ${tried(`${numbers(samples)}, pg_catalog.generate_series(0, ${trials.length - 1}) as p(place)`)}
        group by "drydock place")
      select ${own}, pg_catalog.row_number() over (order by "drydock n", "drydock place") - 1 as "drydock i"
      from (select ${inTurn ? `distinct on (${own}::text)` : ""} *
        from ${tried(`${numbers(`(select ${samples} + coalesce(${more}, 0) from good)`)}
          join good as p on g.n = 1 or p.place >= ${fixed}`)}
        ${inTurn ? `order by ${own}::text, "drydock n", "drydock place"` : ""}) as x`,
    join: joined(name, pick(inTurn, column2.number))
  };
}
var series2 = "g.n";
var numbers = (last) => `pg_catalog.generate_series(1::bigint, ${last}) as g(n)`;
var chosen = (place, trials, { plainType }) => `case ${place} ${trials.map((trial, index) => `when ${index} then (${trial})::${plainType}`).join(" ")} end`;
function untried(column2, values) {
  const trials = trialsOf(column2, values, "(r.n / 4)", true);
  return chosen(`${mixed(column2.number)} % ${trials.length}`, trials, column2);
}
function trialsOf(column2, values, number2, odd) {
  const near = values.near?.(column2.constants, number2) ?? [];
  const trials = [...near, ...odd ? values.odd : [], values.nth(number2)];
  const fixed = column2.sequence === null ? trials.filter((trial) => !trial.includes(number2)) : [];
  return [...fixed, ...trials.filter((trial) => trial.includes(number2))];
}

// src/dry-run/seeding/key-source.ts
var keyPairs = ({ columns: columns6, keys }) => columns6.map((number2, index) => ({ number: number2, key: quoteIdentifier(keys[index] ?? "") }));
var targetName = ({ targetSchema, targetName: name }) => `${quoteIdentifier(targetSchema)}.${quoteIdentifier(name)}`;
var mostKeys = 1e4;
function keyQuery(key, alike) {
  const keys = keyPairs(key).map((pair) => pair.key);
  const list = keys.join(", ");
  const group = alike.length === 0 ? "" : `partition by ${alike.join(", ")}`;
  return `select ${list}, pg_catalog.row_number() over (${group} order by ${list}) - 1 as "drydock i",
      pg_catalog.count(*) over (${group}) as "drydock count"
    from (select ${list} from ${targetName(key)}
      where ${keys.map((name) => `${name} is not null`).join(" and ")} order by ${list} limit ${mostKeys}) as k`;
}

// src/dry-run/seeding/candidate-rows.ts
function candidateRows(table, types2, options) {
  const draft = new Draft(table, types2, options);
  return draft.rows();
}
function insertStatement(rows, first, last, limit) {
  const { table, columns: columns6, sources: sources2, conditions: conditions2, plain: plain2 } = rows;
  const own = quoteIdentifier(table.name);
  const target = `${quoteIdentifier(table.schema)}.${own}`;
  if (columns6.length === 0)
    return `insert into ${target} select from ${rowNumbers(first, last)} limit ${limit}`;
  const values = columns6.map(({ value, name }) => `${value} as ${quoteIdentifier(name)}`);
  const candidates = `select ${values.join(", ")}, r.n as "drydock n"
    from ${rowNumbers(first, last, plain2)} ${sources2.map(({ join }) => join).join(" ")}`;
  const queries = sources2.map(({ name, query: query9 }) => `${name} as materialized (${query9})`);
  const names = columns6.map(({ name }) => quoteIdentifier(name));
  return `insert into ${target} (${names.join(", ")}) overriding system value
    ${queries.length === 0 ? "" : `with ${queries.join(", ")}`}
    select ${columns6.map(({ name, typeName }) => `${quoteIdentifier(name)}::${typeName}`).join(", ")}
    from (${withGenerated(table, candidates)} offset 0) as ${own}
    ${conditions2.length === 0 ? "" : `where ${conditions2.join(" and ")}`}
    order by "drydock n" limit ${limit} ${onConflict(table)}`;
}
function withGenerated({ name, columns: columns6 }, candidates) {
  const generated = columns6.flatMap(
    (column2) => column2.generated === null ? [] : [`(${column2.generated}) as ${quoteIdentifier(column2.name)}`]
  );
  if (generated.length === 0) return candidates;
  return `select *, ${generated.join(", ")} from (${candidates}) as ${quoteIdentifier(name)}`;
}
var onConflict = ({ uniqueKeys: uniqueKeys2 }) => uniqueKeys2.length === 0 || uniqueKeys2.some(({ deferrable }) => deferrable) ? "" : "on conflict do nothing";
var Draft = class {
  #table;
  #columns;
  #options;
  #sources = [];
  #values = /* @__PURE__ */ new Map();
  #conditions;
  /** Foreign keys come first, the widest before all: they leave the least choice. */
  constructor(table, types2, options) {
    const columns6 = planColumns(table, types2);
    this.#table = table;
    this.#columns = new Map(columns6.map((column2) => [column2.number, column2]));
    this.#options = options;
    this.#conditions = options.tried ? table.checks.map(({ expression }) => `(${expression}) is not false`) : [];
    const keys = [...table.foreignKeys].sort((one, other2) => other2.columns.length - one.columns.length);
    for (const key of keys) this.#fill(key, types2);
    for (const key of keys) if (this.#isLate(key)) this.#leaveEmpty(key);
    for (const column2 of columns6) if (!this.#values.has(column2.number)) this.#assign(column2);
    for (const key of keys) if (key.target === table.oid) this.#referToItself(key);
    if (options.tried) this.#conditions.push(...columns6.flatMap(ownConditions));
  }
  #isLate({ target, oid }) {
    return target === this.#table.oid || this.#options.postponed.has(oid);
  }
  #fill(key, types2) {
    const mate = this.#options.mates?.get(key.target);
    if (mate && mate !== this.#table) this.#referToMate(key, planColumns(mate, types2));
    else if (!this.#isLate(key)) this.#refer(key);
  }
  rows() {
    const columns6 = [...this.#columns.values()].flatMap((column2) => {
      const value = this.#values.get(column2.number);
      return value === void 0 ? [] : [{ ...column2, value }];
    });
    const { plain: plain2 = false } = this.#options;
    return { table: this.#table, columns: columns6, sources: this.#sources, conditions: this.#conditions, plain: plain2 };
  }
  #nextName() {
    return `drydock_${this.#sources.length}`;
  }
  /** The values of a foreign key are those of one row of the other table, or NULL together. */
  #refer(key) {
    const pairs = keyPairs(key);
    const given = pairs.filter(({ number: number2 }) => this.#values.has(number2));
    const open = pairs.filter(({ number: number2 }) => !this.#values.has(number2));
    const [first] = open;
    if (!first) {
      this.#conditions.push(this.#isReferredTo(pairs, key));
      return;
    }
    const name = this.#nextName();
    const inTurn = this.#options.plain === true || pairs.some(({ number: number2 }) => this.#columns.get(number2)?.variety === "each");
    const matches = given.map((pair) => `${name}.${pair.key} = ${this.#values.get(pair.number) ?? "null"}`);
    const query9 = keyQuery(
      key,
      given.map((pair) => pair.key)
    );
    this.#sources.push({ name, query: query9, join: joined(name, pick(inTurn, first.number), matches) });
    for (const pair of open) this.#put(pair.number, `${name}.${pair.key}`, first.number);
  }
  /** To the row with the same number, which the same statement inserts: it is looked for when that ends. */
  #referToMate(key, columns6) {
    for (const [index, number2] of key.columns.entries()) {
      const column2 = columns6.find(({ name }) => name === key.keys[index]);
      const value = column2?.values?.nth("r.n");
      if (value !== void 0 && !this.#values.has(number2)) this.#values.set(number2, value);
    }
  }
  #isReferredTo(pairs, key) {
    const own = ({ number: number2 }) => `${quoteIdentifier(this.#table.name)}.${quoteIdentifier(this.#columns.get(number2)?.name ?? "")}`;
    const empty2 = pairs.map((pair) => `${own(pair)} is null`);
    const matches = pairs.map((pair) => `drydock_k.${pair.key} = ${own(pair)}`);
    return `(${empty2.join(" or ")} or exists (select from ${targetName(key)} as drydock_k where ${matches.join(" and ")}))`;
  }
  #leaveEmpty({ columns: columns6 }) {
    for (const number2 of columns6) {
      const column2 = this.#columns.get(number2);
      if (column2?.nullable && !this.#values.has(number2))
        this.#values.set(number2, `null::${column2.plainType}`);
    }
  }
  /** A row that must refer to one of its own table refers to itself. */
  #referToItself(key) {
    if (key.columns.some((number2) => this.#columns.get(number2)?.nullable)) return;
    const byName = new Map([...this.#columns.values()].map(({ name, number: number2 }) => [name, number2]));
    for (const [index, number2] of key.columns.entries()) {
      const own = this.#values.get(byName.get(key.keys[index] ?? "") ?? 0);
      if (own !== void 0) this.#values.set(number2, own);
    }
  }
  #assign(column2) {
    const { values, number: number2, plainType } = column2;
    if (!values) {
      if (column2.default === null) this.#values.set(number2, `null::${plainType}`);
      return;
    }
    const isLimited = column2.ofDomain.length > 0 || column2.constants.length > 0 || column2.own.length > 0;
    this.#put(number2, isLimited ? this.#chosen(column2, values) : this.#computed(column2, values), number2);
  }
  #put(number2, value, nullSeed) {
    const column2 = this.#columns.get(number2);
    const typed = `(${value})::${column2?.plainType ?? "text"}`;
    this.#values.set(
      number2,
      column2?.nullable ? `case when ${isNull(nullSeed)} then null else ${typed} end` : typed
    );
  }
  #chosen(column2, values) {
    if (!this.#options.tried) return untried(column2, values);
    const source = columnSource(this.#nextName(), this.#table.name, column2, values, this.#options);
    this.#sources.push(source);
    return `${source.name}.${quoteIdentifier(column2.name)}`;
  }
  /** A value of which nothing is demanded. */
  #computed({ number: number2, variety, sequence: sequence4 }, { nth, odd, few: few2 }) {
    if (variety === "each" || sequence4 !== null) return nth("r.n");
    const isOther = this.#options.plain === true && !few2;
    const usual = nth(isOther ? "r.n" : few2 ? mixed(number2) : `(${mixed(number2)} % 41)`);
    const branches = this.#options.odd ? odd.map((value, index) => `when ${index} then ${value}`) : [];
    const varied = branches.length === 0 ? usual : `case ${mixed(number2)} % ${branches.length * 4} ${branches.join(" ")} else ${usual} end`;
    return variety === "most" ? `case when r.n % 8 = 7 then ${varied} else ${nth("r.n")} end` : varied;
  }
};

// src/dry-run/seeding/insert-rows.ts
var mostCandidates = 1e5;
var mostSingly = 100;
async function insertRows(session, turn, types2, { wanted, isFilled, plain: plain2 }) {
  const { table, postponed } = turn;
  const present2 = await countRows(session, table);
  if (present2 >= wanted || present2 > 0 && isFilled) return { rows: present2 };
  let error;
  for (const odd of oddities(plain2)) {
    const candidates = candidateRows(table, types2, { odd, plain: plain2, tried: true, postponed, wanted });
    const attempt3 = await inSavepoint(session, () => insertInRounds(session, candidates, present2, wanted));
    if (attempt3.ok && attempt3.value > present2) return { rows: attempt3.value };
    if (attempt3.ok) continue;
    ({ error } = attempt3);
    if (error.fields.sqlState === "57014") break;
  }
  if (!error || present2 > 0) return { rows: present2, error };
  if (error.fields.sqlState !== "57014") await insertOneByOne(session, turn, types2, { wanted, plain: plain2 });
  return { rows: await countRows(session, table), error };
}
var oddities = (plain2) => plain2 ? [false] : [true, false];
async function insertOneByOne(session, { table, postponed }, types2, { wanted, plain: plain2 }) {
  const candidates = candidateRows(table, types2, { odd: !plain2, plain: plain2, tried: false, postponed, wanted });
  const insert = insertStatement(candidates, 1, 1, 1).replaceAll("1::bigint, 1::bigint", "i, i");
  const body2 = `begin
    for i in 1..${Math.min(wanted, mostSingly) * 4} loop
      begin ${insert}; exception when others then null; end;
    end loop; end`;
  await inSavepoint(session, () => session.execute(`do ${quoteLiteral(body2)}`));
}
async function insertTogether(session, group, types2, { wanted, plain: plain2 }) {
  const mates = new Map(group.map(({ table }) => [table.oid, table]));
  const inserts = group.map(
    ({ table, postponed }) => insertStatement(
      candidateRows(table, types2, { odd: !plain2, plain: plain2, tried: true, postponed, mates, wanted }),
      1,
      wanted,
      wanted
    )
  );
  const others = inserts.slice(1).map((insert, index) => `drydock_insert_${index} as (${insert})`);
  await session.execute(`with ${others.join(", ")} ${inserts[0] ?? ""}`);
}
var manyRows = 1e3;
async function insertInRounds(session, candidates, present2, wanted) {
  const exhaustible = candidates.table.uniqueKeys.length > 0 ? 1 : 0;
  let rows = present2;
  let spare = wanted < manyRows ? 2 : 1.05;
  for (let first = 1 + present2; first < mostCandidates + wanted * 2; ) {
    const missing = wanted - rows;
    const size = Math.ceil(Math.max(missing, 16) * spare);
    await session.execute(insertStatement(candidates, first, first + size - 1, missing));
    const gained = await countRows(session, candidates.table) - rows;
    rows += gained;
    if (rows >= wanted || rows > present2 && gained * 8 < missing * exhaustible) break;
    first += size;
    if (gained * 2 < missing) spare *= 4;
  }
  return rows;
}
async function countRows(session, table) {
  const [row] = await session.query(`select pg_catalog.count(*)::text as rows from only ${tableName(table)}`);
  return Number(row?.["rows"]);
}
async function inSavepoint(session, work) {
  await session.execute("savepoint drydock_seeding");
  try {
    const value = await work();
    await session.execute("release savepoint drydock_seeding");
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    await session.execute("rollback to savepoint drydock_seeding; release savepoint drydock_seeding");
    return { ok: false, error };
  }
}

// src/dry-run/seeding/late-references.ts
var lateKeys = (table, postponed) => table.foreignKeys.filter(
  (key) => (key.target === table.oid || postponed.has(key.oid)) && emptyColumns(table, key).length > 0
);
async function fillReference(session, table, key) {
  const name = tableName(table);
  const empty2 = new Set(emptyColumns(table, key).map(({ number: number2 }) => number2));
  const pairs = keyPairs(key).map((pair) => {
    const column2 = table.columns.find(({ number: number2 }) => number2 === pair.number);
    return { ...pair, own: quoteIdentifier(column2?.name ?? ""), empty: empty2.has(pair.number) };
  });
  const given = pairs.filter((pair) => !pair.empty);
  const filled = pairs.filter((pair) => pair.empty);
  const conditions2 = [
    "t.ctid = r.place",
    "r.n % 4 <> 0",
    'k."drydock i" = r.n / 3 % k."drydock count"',
    ...given.map((pair) => `t.${pair.own} = k.${pair.key}`),
    ...filled.map((pair) => `t.${pair.own} is null`)
  ];
  const query9 = keyQuery(
    key,
    given.map((pair) => pair.key)
  );
  await session.execute(`with k as materialized (${query9}), r as materialized (
      select ctid as place, pg_catalog.row_number() over (order by ctid) as n from only ${name})
    update only ${name} as t set ${filled.map((pair) => `${pair.own} = k.${pair.key}`).join(", ")}
    from k, r where ${conditions2.join(" and ")}`);
}
var emptyColumns = (table, key) => table.columns.filter(
  ({ number: number2, notNull, generated }) => key.columns.includes(number2) && !notNull && generated === null
);

// src/dry-run/seeding/read-schema.ts
async function readSchema(session) {
  const tables = (await session.query(tableQuery2)).map(({ object: table }) => table);
  const types2 = (await session.query(typeQuery)).map(({ object: type }) => type);
  return { tables, types: new Map(types2.map((type) => [type.oid, type])) };
}
var array = (expression, from) => `coalesce((select pg_catalog.json_agg(${expression}) from ${from}), '[]')`;
var object = (fields2) => `pg_catalog.json_build_object(${Object.entries(fields2).map(([name, value]) => `'${name}', ${value}`).join(", ")})`;
var sequence = `coalesce(
  (select d.objid::regclass::text from pg_catalog.pg_attribute as i join pg_catalog.pg_depend as d
      on d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid = i.attrelid and d.refobjsubid = i.attnum
        and d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'i'
    where i.attidentity <> '' and i.attname = a.attname
      and i.attrelid in (c.oid, case when c.relispartition then pg_catalog.pg_partition_root(c.oid)::oid end) limit 1),
  (select s.oid::regclass::text from pg_catalog.pg_depend as d join pg_catalog.pg_class as s on s.oid = d.refobjid
    where d.classid = 'pg_catalog.pg_attrdef'::regclass and d.objid = e.oid
      and d.refclassid = 'pg_catalog.pg_class'::regclass and s.relkind = 'S' limit 1))`;
var columns4 = array(
  `${object({
    number: "a.attnum",
    name: "a.attname",
    type: "a.atttypid::text",
    typeName: "pg_catalog.format_type(a.atttypid, a.atttypmod)",
    modifier: "a.atttypmod",
    notNull: "a.attnotnull",
    generated: `case when a.attgenerated <> '' then pg_catalog.pg_get_expr(e.adbin, e.adrelid) end`,
    default: `case when a.attgenerated = '' then pg_catalog.pg_get_expr(e.adbin, e.adrelid) end`,
    sequence
  })} order by a.attnum`,
  `pg_catalog.pg_attribute as a
    left join pg_catalog.pg_attrdef as e on e.adrelid = a.attrelid and e.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`
);
var foreignKeys = array(
  `${object({
    oid: "k.oid::text",
    target: "k.confrelid::text",
    targetSchema: "tn.nspname",
    targetName: "t.relname",
    columns: "k.conkey",
    keys: `(select pg_catalog.array_agg(a.attname order by f.ordinality)
      from pg_catalog.unnest(k.confkey) with ordinality as f(number, ordinality)
      join pg_catalog.pg_attribute as a on a.attrelid = k.confrelid and a.attnum = f.number)`,
    full: `k.confmatchtype = 'f'`,
    deferrable: "k.condeferrable"
  })} order by k.oid`,
  `pg_catalog.pg_constraint as k
    join pg_catalog.pg_class as t on t.oid = k.confrelid
    join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
    where k.conrelid = c.oid and k.contype = 'f' and not exists (
      select from pg_catalog.pg_constraint as p where p.oid = k.conparentid and p.conrelid = k.conrelid)`
);
var checks = `(select coalesce(pg_catalog.json_agg(x.item order by x.place), '[]') from (
  select ${object({ name: "k.conname", expression: "pg_catalog.pg_get_expr(k.conbin, k.conrelid)" })} as item, k.oid::bigint as place
    from pg_catalog.pg_constraint as k where k.conrelid = c.oid and k.contype = 'c'
  union all
  select ${object({ name: `'the bounds of the partition'`, expression: "pg_catalog.pg_get_partition_constraintdef(c.oid)" })}, 0
    where c.relispartition and pg_catalog.pg_get_partition_constraintdef(c.oid) is not null) as x)`;
var uniqueKeys = array(
  `${object({
    columns: `(select coalesce(pg_catalog.array_agg(k.number order by k.ordinality), '{}')
      from pg_catalog.unnest(i.indkey::int2[]) with ordinality as k(number, ordinality)
      where k.number > 0 and k.ordinality <= i.indnkeyatts)`,
    expressions: `pg_catalog.concat_ws(' ', pg_catalog.pg_get_expr(i.indexprs, i.indrelid), pg_catalog.pg_get_expr(i.indpred, i.indrelid))`,
    exclusion: "i.indisexclusion",
    deferrable: "not i.indimmediate"
  })} order by i.indexrelid`,
  "pg_catalog.pg_index as i where i.indrelid = c.oid and (i.indisunique or i.indisexclusion)"
);
var ancestors = `case when c.relispartition
  then ${array("a.relid::oid::text", "pg_catalog.pg_partition_ancestors(c.oid) as a where a.relid <> c.oid")}
  else '[]' end`;
var siblings = `case when c.relispartition
  then (select count(*) from pg_catalog.pg_partition_tree(pg_catalog.pg_partition_root(c.oid)) as p where p.isleaf)
  else 1 end`;
var triggers2 = array(
  `${object({ name: "t.tgname", enabled: "t.tgenabled" })} order by t.tgname`,
  `pg_catalog.pg_trigger as t where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled <> 'D'`
);
var rules2 = array(
  `${object({ name: "r.rulename", enabled: "r.ev_enabled" })} order by r.rulename`,
  `pg_catalog.pg_rewrite as r where r.ev_class = c.oid and r.ev_enabled <> 'D'`
);
var ofExtension = `exists (select from pg_catalog.pg_depend as d
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')`;
var tableQuery2 = `select ${object({
  oid: "c.oid::text",
  schema: "n.nspname",
  name: "c.relname",
  columns: columns4,
  foreignKeys,
  checks,
  uniqueKeys,
  ancestors,
  siblings,
  referenced: `exists (select from pg_catalog.pg_constraint as k where k.contype = 'f' and k.confrelid = c.oid and k.conrelid <> c.oid)`,
  forcesRowSecurity: "c.relforcerowsecurity",
  triggers: triggers2,
  rules: rules2,
  owner: `case when not pg_catalog.pg_has_role(c.relowner, 'USAGE') and pg_catalog.pg_has_role(c.relowner, 'MEMBER')
    then pg_catalog.pg_get_userbyid(c.relowner) end`
})} as object
  from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relkind = 'r' and ${userMade("c.oid")} and c.relpersistence <> 't'
    and n.nspname <> 'information_schema' and not ${ofExtension}
  order by c.oid`;
var labels = array(
  "l.enumlabel order by l.enumsortorder",
  "pg_catalog.pg_enum as l where l.enumtypid = t.oid"
);
var domainChecks = array(
  `${object({ name: "k.conname", expression: "pg_catalog.pg_get_expr(k.conbin, 0)" })} order by k.oid`,
  `pg_catalog.pg_constraint as k where k.contypid = t.oid and k.contype = 'c'`
);
var fields = array(
  `${object({ type: "a.atttypid::text", modifier: "a.atttypmod" })} order by a.attnum`,
  `pg_catalog.pg_attribute as a where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped`
);
var typeQuery = `select ${object({
  oid: "t.oid::text",
  schema: "n.nspname",
  name: "t.typname",
  typeName: "pg_catalog.format_type(t.oid, null)",
  kind: "t.typtype",
  element: `case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem::text end`,
  base: `case when t.typtype = 'd' then t.typbasetype::text else coalesce(r.rngsubtype, m.rngtypid)::text end`,
  baseModifier: "t.typtypmod",
  baseName: `case when t.typtype = 'd' then pg_catalog.format_type(t.typbasetype, t.typtypmod) end`,
  notNull: "t.typnotnull",
  labels,
  checks: domainChecks,
  fields
})} as object
  from pg_catalog.pg_type as t join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
    left join pg_catalog.pg_range as r on r.rngtypid = t.oid
    left join pg_catalog.pg_range as m on m.rngmultitypid = t.oid
  where t.typtype <> 'p' and (${userMade("t.oid")} or t.typtype <> 'c')
  order by t.oid`;

// src/dry-run/seeding/table-order.ts
function inOrder(tables) {
  const waiting = new Map(tables.map((table) => [table.oid, table]));
  const holders2 = holdersOf(tables);
  const openTargets = (key, table) => (holders2.get(key.target) ?? []).filter((oid) => oid !== table.oid && waiting.has(oid));
  const groups = [];
  while (waiting.size > 0) {
    const group = nextGroup(waiting, openTargets);
    for (const { table } of group) waiting.delete(table.oid);
    groups.push(group);
  }
  return groups;
}
function holdersOf(tables) {
  const holders2 = /* @__PURE__ */ new Map();
  for (const { oid, ancestors: ancestors2 } of tables) {
    for (const name of [oid, ...ancestors2]) holders2.set(name, [...holders2.get(name) ?? [], oid]);
  }
  return holders2;
}
function nextGroup(waiting, openTargets) {
  const turnOf = (table) => {
    const open = table.foreignKeys.filter((key) => openTargets(key, table).length > 0);
    const firm = open.filter((key) => !mayBeNull(key, table)).flatMap((key) => openTargets(key, table));
    return { table, postponed: new Set(open.map(({ oid }) => oid)), firm };
  };
  const turns = new Map([...waiting].map(([oid, table]) => [oid, turnOf(table)]));
  const free = [...turns.values()].filter(({ firm }) => firm.length === 0);
  const [first, ...others] = free;
  if (first)
    return [others.reduce((best, turn) => turn.postponed.size < best.postponed.size ? turn : best, first)];
  const reach = (from) => {
    const reached = /* @__PURE__ */ new Set();
    const open = [from];
    for (let next = open.pop(); next !== void 0; next = open.pop()) {
      for (const oid of turns.get(next)?.firm ?? []) if (!reached.has(oid)) open.push(oid);
      for (const oid of turns.get(next)?.firm ?? []) reached.add(oid);
    }
    return reached;
  };
  const reaches = new Map([...turns.keys()].map((oid) => [oid, reach(oid)]));
  const [last] = [...reaches.values()].sort((one, other2) => one.size - other2.size);
  return [...turns.values()].filter(({ table }) => last?.has(table.oid));
}
var mayBeNull = ({ columns: columns6, full }, table) => {
  const nullable = columns6.map(
    (number2) => !table.columns.find((column2) => column2.number === number2)?.notNull
  );
  return full ? nullable.every(Boolean) : nullable.some(Boolean);
};

// src/dry-run/seeding/seed-tables.ts
var mostReferredTo = 100;
async function seedTables(session, options) {
  await session.execute(`begin; ${settings2}`);
  try {
    const schema = await readSchema(session);
    const spared = new Set(options.without?.map(keyOf));
    const tables = wantedTables(schema.tables, options.only).filter((table) => !spared.has(keyOf(table)));
    const outcomes = [];
    for (const group of inOrder(tables)) outcomes.push(...await fillGroup(session, group, schema, options));
    for (const { turn } of outcomes) await fillLater(session, turn);
    await session.execute("commit");
    const unseeded = outcomes.filter(({ rows }) => rows === 0).map(reported);
    return { seeded: outcomes.length - unseeded.length, unseeded };
  } catch (error) {
    if (error instanceof PostgresError) await session.execute("rollback");
    throw error;
  }
}
var settings2 = `set local datestyle = ISO; set local intervalstyle = postgres; set local timezone = 'UTC';
  set local jit = off; set local standard_conforming_strings = on; set local check_function_bodies = off;
  set constraints all immediate`;
function wantedTables(tables, only) {
  if (!only) return tables;
  const holders2 = holdersOf(tables);
  const byOid = new Map(tables.map((table) => [table.oid, table]));
  const wanted = /* @__PURE__ */ new Set();
  const open = [...only];
  for (let next = open.pop(); next !== void 0; next = open.pop()) {
    for (const table of (holders2.get(next) ?? []).flatMap((oid) => byOid.get(oid) ?? [])) {
      if (wanted.has(table)) continue;
      wanted.add(table);
      open.push(...table.foreignKeys.map(({ target }) => target));
    }
  }
  return tables.filter((table) => wanted.has(table));
}
async function fillGroup(session, group, schema, options) {
  const [first, ...others] = group;
  if (!first) return [];
  if (others.length === 0) return [await fill(session, first, schema, options)];
  const { plain: plain2 = false } = options;
  const wanted = Math.min(options.rows, mostReferredTo);
  const open = async ([next, ...rest]) => next ? withTableOpen(session, next.table, () => open(rest)) : insertTogether(session, group, schema.types, { wanted, plain: plain2 });
  const attempt3 = await inSavepoint(session, () => open(group));
  const failed2 = attempt3.ok ? {} : { error: attempt3.error };
  const outcomes = [];
  for (const turn of group) {
    if (attempt3.ok) await inSavepoint(session, () => advanceSequences(session, turn.table));
    outcomes.push({ turn, rows: await countRows(session, turn.table), ...failed2 });
  }
  return outcomes;
}
async function fill(session, turn, { types: types2 }, options) {
  const { table } = turn;
  const { plain: plain2 = false } = options;
  const isNamed = [table.oid, ...table.ancestors].some((oid) => options.only?.has(oid));
  const isFilled = table.referenced && !isNamed;
  const rows = isNamed || !options.only ? options.rows : Math.min(options.rows, mostReferredTo);
  const wanted = Math.max(Math.ceil(rows / table.siblings), Math.min(rows, 3));
  let inserted = { rows: 0 };
  const attempt3 = await inSavepoint(
    session,
    () => withTableOpen(session, table, async () => {
      inserted = await insertRows(session, turn, types2, { wanted, isFilled, plain: plain2 });
      await advanceSequences(session, table);
    })
  );
  return { turn, ...attempt3.ok ? inserted : { rows: 0, error: attempt3.error } };
}
async function fillLater(session, { table, postponed }) {
  for (const key of lateKeys(table, postponed)) {
    await inSavepoint(session, () => withTableOpen(session, table, () => fillReference(session, table, key)));
  }
}
function reported({ turn, error }) {
  const { schema, name } = turn.table;
  return { schema, name, reason: error?.message ?? "no row was found that satisfies all its constraints" };
}

// src/dry-run/rows/loss-in-words.ts
var mostNamed = 5;
var lossesInWords = (losses) => listed(losses.map(phrase), mostNamed);
function lackInWords(losses) {
  const rows = losses.find(({ kind }) => kind === "swap");
  if (!rows) return `holds other values than before: ${lossesInWords(losses)}`;
  return rows.count > 0 ? `lacks ${rows.count} of the ${rows.table.rows ?? 0} rows that it held before` : "holds other rows than before: the values of its primary key differ";
}
var phrase = (loss2) => phrases[loss2.kind](loss2);
var phrases = {
  rows: rowsOf,
  swap: rowsOf,
  values: (loss2) => `${number(loss2.count, "value")} of ${valueOf(loss2)}`,
  shortened: (loss2) => `the ${loss2.count === 1 ? "end" : "ends"} of ${amount(loss2)} of ${valueOf(loss2)}`,
  changed: (loss2) => `${amount(loss2)} of ${valueOf(loss2)} (${conversion(loss2)})`,
  "other values": (loss2) => `${amount(loss2)} of ${valueOf(loss2)} as ${loss2.count === 1 ? "it was" : "they were"}`,
  "other rows": ({ table }) => `the values of ${shown(table)} together in the same rows`,
  "missing in swap": (loss2) => `${amount(loss2)} of ${columnOf2(loss2)} ${loss2.count === 1 ? "is" : "are"} missing`,
  "changed in swap": (loss2) => `${amount(loss2)} of ${columnOf2(loss2)} ${loss2.count === 1 ? "is another" : "are others"}`
};
function rowsOf({ table, count }) {
  const name = shown(table);
  if (count < (table.rows ?? 0)) return `${number(count, "row")} of ${name}`;
  return count === 1 ? `the only row of ${name}` : `all ${count} rows of ${name}`;
}
var number = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
var columnOf2 = ({ column: column2 = "" }) => safeIdentity(column2);
var valueOf = (loss2) => `${shown(loss2.table)}.${columnOf2(loss2)}`;
function amount({ table, column: column2 = "", count }) {
  const { filled = 0 } = table.content.get(column2) ?? {};
  if (count === 0) return "the values";
  if (count < filled) return `${count} of the ${filled} values`;
  return count === 1 ? "the only value" : `all ${count} values`;
}
function conversion({ table, column: column2, now }) {
  const typeIn = ({ columns: columns6 }) => safeIdentity(columns6.find(({ name }) => name === column2)?.type ?? "");
  const was = typeIn(table);
  const is = now.map(typeIn).find((type) => type !== "" && type !== was);
  return is === void 0 ? `${was}, after it was another type` : `${was} became ${is}`;
}

// src/dry-run/rows/type-names.ts
var withoutModifier = (type) => type.replace(/\(\d+(?:,-?\d+)?\)/, "");
var isText = (type) => ["text", "character varying", "character"].includes(withoutModifier(type));
var isLimitedText = (type) => isText(type) && type.includes("(");

// src/dry-run/rows/readings.ts
function readingsOf(type, value) {
  if (isText(type)) return [`${value}::text`, numeralIn(`${value}::text`)];
  if (isNumber2(type)) return [plainNumber(`${value}::text`)];
  if (isMoment2(type)) return [`${value}::pg_catalog.timestamp::text`, secondsOf(value)];
  if (type === "date") return [`${value}::pg_catalog.timestamp::text`];
  return [`${value}::text`];
}
function comparison(before, after) {
  const [was, is] = [withoutModifier(before), withoutModifier(after)];
  if (was === is || isText(was) && isText(is) || isNumber2(was) && isNumber2(is)) return [0, 0];
  if (isText(was) && isNumber2(is)) return [1, 0];
  if (isMoment2(was) && isMoment2(is)) return [1, 1];
  return isMoment2(was) && is === "date" ? [0, 0] : void 0;
}
var numbers2 = /* @__PURE__ */ new Set([
  "smallint",
  "integer",
  "bigint",
  "numeric",
  "real",
  "double precision"
]);
var isNumber2 = (type) => numbers2.has(withoutModifier(type));
var isMoment2 = (type) => /^timestamp with(?:out)? time zone$/.test(withoutModifier(type));
var plainNumber = (text) => `pg_catalog.trim_scale(${text}::pg_catalog.numeric)::text`;
var numeralIn = (text) => `case when ${text} ~ '^-?(0|[1-9][0-9]{0,30})([.][0-9]{1,30})?$' then ${plainNumber(text)} else ${text} end`;
var secondsOf = (value) => `case when ${value} is not null then coalesce(pg_catalog.to_char(${value}, 'SS.US'), 'infinite') end`;

// src/dry-run/rows/row-cells.ts
var mostBytes = 2 * 1024 * 1024;
var mostColumns = 200;
var bytesEach = 4;
var hasCells = (bytes2, columns6) => bytes2 <= mostBytes && columns6.length > 0 && columns6.length <= mostColumns;
var hashOf = (text) => `pg_catalog.hashtext(${text} collate pg_catalog."C")`;
function cellsQuery(columns6) {
  const hashes = columns6.flatMap(
    ({ name, type }) => readingsOf(type, `t.${quoteIdentifier(name)}`).map(hashOf)
  );
  const row = hashes.map((hash) => `pg_catalog.int4send(coalesce(${hash}, 0))`).join(" || ");
  return `pg_catalog.encode(pg_catalog.string_agg(${row}, ''::bytea), 'base64')`;
}
function readCells(encoded, columns6) {
  const bytes2 = Buffer.from(encoded, "base64");
  const sizes = columns6.map(({ name, type }) => ({ name, readings: readingsOf(type, "").length }));
  const width = bytesEach * sizes.reduce((sum2, { readings }) => sum2 + readings, 0);
  const rows = bytes2.length / width;
  let start = 0;
  const read = sizes.map(({ name, readings }) => {
    const cells = Array.from(
      { length: readings },
      (_, reading) => Array.from({ length: rows }, (__, row) => bytes2.readInt32BE(row * width + start + reading * bytesEach))
    );
    start += readings * bytesEach;
    return [name, cells];
  });
  return { rows, columns: new Map(read) };
}
function joined2(parts) {
  const [first, ...rest] = parts;
  if (!first || rest.length === 0) return first ?? { rows: 0, columns: /* @__PURE__ */ new Map() };
  const columns6 = [...first.columns].flatMap(([name, cells]) => {
    const others = rest.flatMap((part2) => [part2.columns.get(name) ?? []].filter((one) => one.length > 0));
    if (others.length < rest.length) return [];
    return [
      [
        name,
        cells.map((values, index) => [values, ...others.map((one) => one[index] ?? [])].flat())
      ]
    ];
  });
  return { rows: parts.reduce((sum2, { rows }) => sum2 + rows, 0), columns: new Map(columns6) };
}

// src/dry-run/rows/table-cells.ts
function cellsOf(table) {
  const filled = table.parts.filter(({ rows }) => rows !== 0);
  if (filled.length === 0) return void 0;
  const cells = filled.flatMap((part2) => cellsOfPart(part2) ?? []);
  return cells.length === filled.length ? joined2(cells) : void 0;
}
var cellsOfPart = ({ cells, columns: columns6 }) => cells === void 0 ? void 0 : readCells(cells, columns6);

// src/dry-run/rows/changed-values.ts
function changedValues(then) {
  const before = cellsOf(then.table);
  const old = before?.columns.get(then.column.name);
  const [first, ...rest] = then.now.map((place) => valuesNow(then, place));
  if (!before || !old || !first || rest.includes(void 0)) return void 0;
  const now = [first, ...rest].flatMap((one) => one ?? []);
  const was = old[first.reading] ?? [];
  const is = now.flatMap(({ values }) => values);
  const keys = now.flatMap((one) => one.keys ?? []);
  const oldKeys = keysOf(before, keyColumns2(then.table));
  const found = oldKeys && keys.length === is.length ? changedByKey(was, oldKeys, is, keys) : void 0;
  return found ?? changedByCount(was, is);
}
function valuesNow({ table, column: column2 }, { holder, column: present2 }) {
  const by = present2 && comparison(column2.type, present2.type);
  const after = by && cellsOf(holder);
  const cells = after?.columns.get(present2?.name ?? "");
  if (!by || !after || !cells) return void 0;
  return { reading: by[0], values: cells[by[1]] ?? [], keys: keysOf(after, keyColumns2(table)) };
}
var keyColumns2 = ({ columns: columns6 }) => columns6.filter(({ inPrimaryKey: inPrimaryKey2 }) => inPrimaryKey2);
function keysOf({ rows, columns: columns6 }, key) {
  const values = key.map(({ name }) => columns6.get(name)?.[0]);
  if (key.length === 0 || values.some((one) => one === void 0)) return void 0;
  return Array.from({ length: rows }, (_, row) => values.map((one) => one?.[row]).join());
}
function changedByKey(old, oldKeys, is, keys) {
  const present2 = new Map(keys.map((key, row) => [key, is[row] ?? 0]));
  const rows = oldKeys.flatMap((key, row) => {
    const value = present2.get(key);
    return value === void 0 ? [] : [{ was: old[row] ?? 0, is: value }];
  });
  return rows.length === 0 ? void 0 : rows.filter((row) => row.was && row.is && row.was !== row.is).length;
}
function changedByCount(old, is) {
  const left = /* @__PURE__ */ new Map();
  for (const value of is) left.set(value, (left.get(value) ?? 0) + 1);
  let changed = 0;
  for (const value of old.filter(Boolean)) {
    const count = left.get(value) ?? 0;
    if (count === 0) changed += 1;
    else left.set(value, count - 1);
  }
  const emptied = old.filter(Boolean).length - is.filter(Boolean).length;
  return Math.max(0, changed - Math.max(0, emptied));
}

// src/dry-run/rows/counters.ts
var isBehind = ({ next, greatest }) => next <= greatest;
async function readCounters(connection, table) {
  const counters = [];
  for (const column2 of table.columns) {
    const counter = await readCounter(connection, table, column2);
    if (counter) counters.push(counter);
  }
  return counters;
}
async function readCounter(connection, { schema, name }, { name: column2, type, sequence: sequence4 }) {
  if (sequence4 === null || !/^(?:smallint|integer|bigint)$/.test(type)) return void 0;
  const table = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  const query9 = `select (select pg_catalog.max(t.${quoteIdentifier(column2)}) from ${table} as t)::text as greatest,
      (s.last_value + case when s.is_called then q.seqincrement else 0 end)::text as next
    from ${sequence4} as s, pg_catalog.pg_sequence as q
    where q.seqrelid = ${quoteLiteral(sequence4)}::pg_catalog.regclass and q.seqincrement > 0`;
  try {
    const [row] = await connection.query(query9);
    if (typeof row?.["next"] !== "string" || typeof row["greatest"] !== "string") return void 0;
    return { column: column2, sequence: sequence4, next: BigInt(row["next"]), greatest: BigInt(row["greatest"]) };
  } catch (error) {
    if (error instanceof PostgresError) return void 0;
    throw error;
  }
}

// src/dry-run/rows/stamps.ts
var isStamp = (type) => /^(?:timestamp|date|time)\b/.test(type);

// src/dry-run/rows/list-tables.ts
var inPrimaryKey = `exists (select from pg_catalog.pg_index as i
  where i.indrelid = c.oid and i.indisprimary and a.attnum operator(pg_catalog.=) any (i.indkey::int2[]))`;
var sequence2 = `case
  when a.attidentity <> '' then (select d.objid::regclass::text from pg_catalog.pg_depend as d
    where d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = c.oid
      and d.refobjsubid = a.attnum and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'i' limit 1)
  when a.atthasdef then (select s.oid::regclass::text
    from pg_catalog.pg_attrdef as f
      join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and d.objid = f.oid
        and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      join pg_catalog.pg_class as s on s.oid = d.refobjid and s.relkind = 'S'
    where f.adrelid = c.oid and f.adnum = a.attnum limit 1) end`;
var columns5 = `(select pg_catalog.json_agg(pg_catalog.json_build_object('number', a.attnum, 'name', a.attname,
    'type', pg_catalog.format_type(a.atttypid, a.atttypmod), 'inPrimaryKey', ${inPrimaryKey},
    'sequence', ${sequence2}) order by a.attnum)
  from pg_catalog.pg_attribute as a
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')`;
var ofExtension2 = `exists (select from pg_catalog.pg_depend as d
  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')`;
var query2 = `select c.oid::text as oid, n.nspname::text as schema, c.relname::text as name,
    c.oid::regclass::text as identity,
    coalesce(pg_catalog.pg_partition_root(c.oid)::oid, c.oid)::text as root, c.relkind = 'p' as partitioned,
    c.relkind = 'v' as "isView",
    coalesce(pg_catalog.pg_relation_size(c.oid), 0)::text as bytes, coalesce(${columns5}, '[]') as columns
  from pg_catalog.pg_class as c join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v') and ${userMade("c.oid")} and c.relpersistence <> 't'
    and n.nspname <> 'information_schema' and not ${ofExtension2}
  order by c.oid`;
async function listTables(connection) {
  const rows = await connection.query(query2);
  return rows.map((row) => ({ ...row, bytes: Number(row["bytes"]) }));
}

// src/dry-run/rows/read-rows.ts
var noRows = { tables: /* @__PURE__ */ new Map(), views: [], hasRows: false };
var mostBytes2 = 64 * 1024 * 1024;
async function readRows(connection, formerNames = /* @__PURE__ */ new Set()) {
  await connection.execute(settings3);
  const all = await listTables(connection);
  const listed3 = all.filter(({ isView }) => !isView);
  const tables = /* @__PURE__ */ new Map();
  for (const [root, parts] of byRoot(listed3)) {
    const table = parts.find(({ oid }) => oid === root);
    if (!table) continue;
    const read = [];
    for (const part2 of parts) read.push({ ...part2, ...await readPart(connection, part2) });
    const sum2 = added(read);
    const counters = sum2.rows ? await readCounters(connection, table) : [];
    tables.set(root, { ...table, parts: read, counters, ...sum2 });
  }
  const views = [];
  for (const view of all) {
    if (!view.isView || !formerNames.has(keyOf(view))) continue;
    views.push(asTable({ ...view, ...await readContent(connection, view, "null") }));
  }
  const hasRows = [...tables.values()].some(({ rows }) => rows !== void 0 && rows > 0);
  return { tables, views, hasRows };
}
function byRoot(listed3) {
  const groups = /* @__PURE__ */ new Map();
  for (const table of listed3) groups.set(table.root, [...groups.get(table.root) ?? [], table]);
  return groups;
}
var settings3 = `
  SET search_path = pg_catalog, pg_temp; SET quote_all_identifiers = off; SET row_security = off;
  SET datestyle = ISO; SET intervalstyle = postgres; SET timezone = 'UTC'; SET lc_monetary = 'C';
  SET extra_float_digits = 1; SET bytea_output = hex; SET statement_timeout = '10s'; SET lock_timeout = '1s'; SET jit = off`;
var empty = { rows: 0, content: /* @__PURE__ */ new Map(), together: 0n };
var unknown = { rows: void 0, content: /* @__PURE__ */ new Map(), together: 0n };
async function readPart(connection, part2) {
  if (part2.bytes === 0) return empty;
  if (part2.bytes > mostBytes2) return unknown;
  return readContent(
    connection,
    part2,
    hasCells(part2.bytes, part2.columns) ? cellsQuery(part2.columns) : "null"
  );
}
async function readContent(connection, part2, cellsOfRows) {
  try {
    const [row = {}] = await connection.query(contentQuery(part2, cellsOfRows));
    const filled = row["filled"] ?? [];
    const hashes = row["hashes"] ?? [];
    const content = part2.columns.map(
      ({ name }, index) => [name, { filled: Number(filled[index]), hash: BigInt(hashes[index] ?? 0) }]
    );
    const { cells, together } = row;
    return {
      rows: Number(row["rows"]),
      content: new Map(content),
      together: BigInt(typeof together === "string" ? together : 0),
      ...typeof cells === "string" ? { cells } : {}
    };
  } catch (error) {
    if (error instanceof PostgresError) return unknown;
    throw error;
  }
}
function contentQuery({ schema, name, columns: columns6 }, cells) {
  const values = columns6.map((column2) => quoteIdentifier(column2.name));
  const filled = values.map((value) => `pg_catalog.count(t.${value})::text`);
  const hashes = values.map((value) => hashed(`t.${value}`));
  const lasting2 = columns6.filter(({ type }) => !isStamp(type)).map((column2) => column2.name);
  const together = lasting2.sort().map((column2) => `t.${quoteIdentifier(column2)}`);
  return `select pg_catalog.count(*)::text as rows, array[${filled.join(", ")}]::text[] as filled,
    array[${hashes.join(", ")}]::text[] as hashes, ${cells} as cells,
    ${hashed(`row(${together.join(", ")})`)} as together
    from only ${quoteIdentifier(schema)}.${quoteIdentifier(name)} as t`;
}
var hashed = (value) => `coalesce(pg_catalog.sum(pg_catalog.hashtextextended(${value}::text collate pg_catalog."C", 0)::numeric), 0)::text`;
function added(parts) {
  const content = /* @__PURE__ */ new Map();
  let [rows, together] = [0, 0n];
  for (const part2 of parts) {
    if (part2.rows === void 0) return { rows: void 0, content: /* @__PURE__ */ new Map(), together: 0n };
    rows += part2.rows;
    together += part2.together;
    for (const [name, { filled, hash }] of part2.content) {
      const sum2 = content.get(name);
      content.set(name, { filled: filled + (sum2?.filled ?? 0), hash: hash + (sum2?.hash ?? 0n) });
    }
  }
  return { rows, content, together };
}
var underName = (name, { tables, views }) => [...tables.values(), ...views].find((one) => keyOf(one) === keyOf(name));
var asTable = (part2) => ({ ...part2, parts: [part2], counters: [] });

// src/dry-run/rows/kept-rows.ts
function areKept(table, now, { tables }) {
  const names = table.columns.flatMap(({ name }) => table.content.get(name)?.filled ? [name] : []);
  const was = rowsOf2(table, names);
  const left = now.filter(({ rows }) => rows !== 0).map((holder) => rowsOf2(holder, names));
  if (!was || left.includes(void 0)) return false;
  const gone2 = without(
    was,
    left.flatMap((rows) => rows ?? [])
  );
  return [...tables.values()].some((other2) => {
    if (other2.oid === table.oid || now.includes(other2) || !isNamedAfter(other2, table)) return false;
    const rows = hasColumns(other2, table, names) ? rowsOf2(other2, names) : void 0;
    return rows !== void 0 && without(gone2, rows).length === 0;
  });
}
var isNamedAfter = (one, other2) => one.name.includes(other2.name) || other2.name.includes(one.name);
var hasColumns = (other2, table, names) => names.every((name) => {
  const [was, is] = [table, other2].map(({ columns: columns6 }) => columns6.find((column2) => column2.name === name));
  return was && is && comparison(was.type, is.type)?.join() === "0,0";
});
function rowsOf2(table, names) {
  const cells = cellsOf(table);
  const columns6 = names.map((name) => cells?.columns.get(name)?.[0]);
  if (!cells || columns6.includes(void 0)) return void 0;
  return Array.from({ length: cells.rows }, (_, row) => columns6.map((values) => values?.[row]).join());
}
function without(rows, others) {
  const left = /* @__PURE__ */ new Map();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count <= 0;
  });
}

// src/dry-run/rows/moved-rows.ts
var gains = (before, after) => [...after.tables.values()].map(({ oid, rows = 0, content, columns: columns6 }) => {
  const was = before.tables.get(oid);
  const gained = columns6.map(({ name, number: number2 }) => {
    const old = was?.content.get(was.columns.find((column2) => column2.number === number2)?.name ?? "");
    const is = content.get(name);
    const filled = (is?.filled ?? 0) - (old?.filled ?? 0);
    return [name, { filled, hash: (is?.hash ?? 0n) - (old?.hash ?? 0n) }];
  });
  return { rows: rows - (was?.rows ?? 0), columns: new Map(gained) };
});
var movedRows = (gone2, gained) => gained.some(
  ({ rows, columns: columns6 }) => rows === gone2.rows && [...gone2.columns].every(
    ([name, content]) => content.filled === 0 || columns6.get(name)?.filled === content.filled || [...columns6.values()].some((column2) => isSame(column2, content))
  )
);
var movedValues = (gone2, gained) => gained.some(({ columns: columns6 }) => [...columns6.values()].some((column2) => isSame(column2, gone2)));
var standsElsewhere = (table, { tables }) => [...tables.values()].some(
  (other2) => other2.oid !== table.oid && other2.rows === table.rows && (other2.name.includes(table.name) || table.name.includes(other2.name)) && table.columns.every(({ name, type }) => {
    const was = table.content.get(name);
    const same = other2.columns.find((column2) => column2.name === name);
    const is = other2.content.get(name);
    if (!was || was.filled === 0) return true;
    return is !== void 0 && (same?.type === type ? isSame(was, is) : is.filled === was.filled);
  })
);
var standsBeside = (was, column2, now) => now.some(
  ({ content }) => [...content].some(([name, is]) => name !== column2 && was.filled > 0 && isSame(was, is))
);
var isSame = (one, other2) => one.filled === other2.filled && one.hash === other2.hash;

// src/dry-run/rows/lost-rows.ts
function lostRows(before, after, intent) {
  const end = { ...intent, after, gained: gains(before, after) };
  return [...before.tables.values()].flatMap((table) => {
    if (!table.rows || intent.isTold(table)) return [];
    const now = holders(table, after);
    const successor = underName(table, after);
    const kept2 = now.length === 0 && standsElsewhere(table, after);
    return kept2 ? [] : lostOf(table, now.length === 0 && successor ? [successor] : now, end);
  });
}
function holders(table, after) {
  const oids = /* @__PURE__ */ new Set([table.oid, ...table.parts.map(({ oid }) => oid)]);
  return [...after.tables.values()].filter(({ parts }) => parts.some(({ oid }) => oids.has(oid)));
}
function lostOf(table, now, end) {
  const { rows = 0 } = table;
  if (now.some((holder) => holder.rows === void 0)) return [];
  const left = now.reduce((sum2, holder) => sum2 + (holder.rows ?? 0), 0);
  if (left < rows) {
    const gone2 = { rows: rows - left, columns: goneContent(table, now) };
    const isKept = movedRows(gone2, end.gained) || areKept(table, now, end.after);
    return isKept ? [] : [{ kind: "rows", table, count: rows - left, now }];
  }
  return table.columns.flatMap((column2) => lostOfColumn(table, column2, now, end));
}
function lostOfColumn(table, column2, now, end) {
  const { gained } = end;
  const was = table.content.get(column2.name) ?? nothing;
  const is = contentNow(table, column2, now);
  const gone2 = { filled: was.filled - is.filled, hash: was.hash - is.hash };
  const loss2 = { table, column: column2.name, now };
  if (gone2.filled > 0) {
    const isDropped = is.filled === 0 && standsBeside(was, column2.name, now);
    return isDropped || movedValues(gone2, gained) ? [] : [{ ...loss2, kind: "values", count: gone2.filled }];
  }
  const isSame2 = gone2.filled < 0 || gone2.hash === 0n;
  const isKept = movedValues(was, gained) || standsBeside(was, column2.name, now);
  return isSame2 || isKept ? [] : lostInConversion(table, column2, now, end);
}
function lostInConversion(table, column2, now, { isConverted: isConverted2 }) {
  const places = now.map((holder) => ({ holder, column: columnNow(table, column2, holder) }));
  const then = { table, column: column2, now: places };
  if (!isConverted2(then)) return [];
  const loss2 = { table, column: column2.name, now };
  const count = changedValues(then);
  if (isShortened(then)) return count === 0 ? [] : [{ ...loss2, kind: "shortened", count: count ?? 0 }];
  return count ? [{ ...loss2, kind: "changed", count }] : [];
}
var goneContent = (table, now) => new Map(
  table.columns.map((column2) => {
    const was = table.content.get(column2.name) ?? nothing;
    const is = contentNow(table, column2, now);
    return [column2.name, { filled: was.filled - is.filled, hash: was.hash - is.hash }];
  })
);
var nothing = { filled: 0, hash: 0n };
var columnNow = (table, { number: number2, name }, holder) => (holder.oid === table.oid ? holder.columns.find((column2) => column2.number === number2) : void 0) ?? holder.columns.find((column2) => column2.name === name);
function contentNow(table, column2, now) {
  return now.reduce((sum2, holder) => {
    const is = holder.content.get(columnNow(table, column2, holder)?.name ?? "") ?? nothing;
    return { filled: sum2.filled + is.filled, hash: sum2.hash + is.hash };
  }, nothing);
}
var isShortened = ({ column: column2, now }) => isText(column2.type) && now.some(({ column: present2 }) => present2 && present2.type !== column2.type && isLimitedText(present2.type));

// src/dry-run/rows/not-restored.ts
function notRestored(before, after) {
  const byName = new Map([...after.tables.values()].map((table) => [keyOf(table), table]));
  return [...before.tables.values()].flatMap((table) => {
    const now = byName.get(keyOf(table));
    if (!table.rows || now?.rows === void 0) return [];
    if (now.rows < table.rows)
      return [{ kind: "rows", table, count: table.rows - now.rows, now: [now] }];
    const losses = table.columns.flatMap((column2) => lossOfColumn(table, column2, now));
    if (losses.length > 0 || !isShuffled(table, now)) return losses;
    return [{ kind: "other rows", table, count: 0, now: [now] }];
  });
}
function isBack({ table, column: column2 }, before, after) {
  const was = [...before.tables.values()].find((one) => keyOf(one) === keyOf(table));
  const now = [...after.tables.values()].find((one) => keyOf(one) === keyOf(table));
  if (was?.rows === void 0 || now?.rows !== was.rows) return false;
  const columns6 = was.columns.filter(({ name }) => column2 === void 0 || name === column2);
  return columns6.every(({ name }) => {
    const [old = nothing2, is = nothing2] = [was.content.get(name), now.content.get(name)];
    return old.filled === is.filled && old.hash === is.hash;
  });
}
function isShuffled(table, now) {
  if (table.together === now.together || table.rows !== now.rows) return false;
  const [before, after] = [lasting(table), lasting(now)];
  return before.length === after.length && before.every(({ name, type }) => {
    const [was, is] = [table.content.get(name), now.content.get(name)];
    return after.some((column2) => column2.name === name && column2.type === type) && was?.hash === is?.hash && was?.filled === is?.filled;
  });
}
var lasting = ({ columns: columns6 }) => columns6.filter(({ type }) => !isStamp(type));
function lossOfColumn(table, old, now) {
  const { name, type } = old;
  const column2 = now.columns.find((candidate) => candidate.name === name);
  const was = table.content.get(name);
  if (!column2 || !was) return [];
  const is = now.content.get(name) ?? nothing2;
  const loss2 = { table, column: name, now: [now] };
  const then = { table, column: old, now: [{ holder: now, column: column2 }] };
  if (is.filled < was.filled) return [{ ...loss2, kind: "values", count: was.filled - is.filled }];
  const comparable = now.rows === table.rows && is.filled === was.filled && column2.type === type;
  return comparable && is.hash !== was.hash && !isStamp(type) ? [{ ...loss2, kind: "other values", count: changedValues(then) ?? 0 }] : [];
}
var nothing2 = { filled: 0, hash: 0n };

// src/dry-run/swaps/named-tables.ts
var namedTables = ({ tables }) => [...tables.values()].flatMap((table) => [table, ...partitionsOf(table)]);
var partitionsOf = ({ oid, parts }) => parts.filter((part2) => part2.oid !== oid).map(asTable);

// src/dry-run/swaps/find-swaps.ts
function findSwaps(before, after) {
  const named = namedTables(after);
  const byName = new Map([...named, ...after.views].map((table) => [keyOf(table), table]));
  const old = namedTables(before);
  const swap = (table, root) => {
    const successor = byName.get(keyOf(table));
    if (!successor || successor.oid === table.oid) return [];
    const former = root ? named.find(({ oid }) => oid === table.oid) : holderOf(table, after);
    const shadow = old.find(({ oid }) => oid === successor.oid);
    const found = { table, root, successor, former, shadow };
    return former || shadow || carriesRows(found) ? [found] : [];
  };
  return [...before.tables.values()].flatMap((table) => [
    ...swap(table),
    ...partitionsOf(table).flatMap((part2) => swap(part2, table))
  ]);
}
var holderOf = ({ oid }, { tables }) => tables.get(oid) ?? [...tables.values()].find(({ parts }) => parts.some((part2) => part2.oid === oid));
var carriesRows = ({ table, successor }) => (table.rows ?? 0) > 0 && (successor.rows ?? 0) > 0;

// src/dry-run/swaps/renamed-columns.ts
function renamedColumns({
  table,
  successor
}) {
  const added3 = missingIn(table, successor);
  return new Map(
    missingIn(successor, table).flatMap(({ name, type }) => {
      const was = table.content.get(name);
      const same = added3.find((column2) => {
        const is = successor.content.get(column2.name);
        return column2.type === type && is?.filled === was?.filled && is?.hash === was?.hash;
      });
      return same && was && was.filled > 0 ? [[name, same.name]] : [];
    })
  );
}
var missingIn = (table, other2) => other2.columns.filter(({ name }) => !table.columns.some((column2) => column2.name === name));

// src/dry-run/swaps/lost-in-swap.ts
function lostInSwap(swap, after, isSet) {
  const { table, successor, shadow, root } = swap;
  const { rows } = table;
  if (!rows || successor.rows === void 0 || isPartOf(table, successor)) return [];
  if (root && isWhole(root, after)) return [];
  const now = [successor];
  if (successor.rows < rows) return [{ kind: "swap", table, count: rows - successor.rows, now }];
  if (successor.rows === rows && otherKeys(table, successor)) return [{ kind: "swap", table, count: 0, now }];
  const renamed3 = renamedColumns(swap);
  return table.columns.flatMap((column2) => {
    const name = renamed3.get(column2.name) ?? column2.name;
    const present2 = successor.columns.find((one) => one.name === name);
    return present2 && !isSet([successor, shadow ?? successor], name) ? lostInColumn(table, column2, successor, present2) : [];
  });
}
function lostInColumn(table, column2, successor, present2) {
  const [was, is] = [table.content.get(column2.name), successor.content.get(present2.name)];
  const loss2 = { table, column: column2.name, now: [successor] };
  if (!was || was.hash === is?.hash && was.filled === is.filled) return [];
  const missing = was.filled - (is?.filled ?? 0);
  if (missing > 0) return [{ ...loss2, kind: "missing in swap", count: missing }];
  const changed = changedValues({ table, column: column2, now: [{ holder: successor, column: present2 }] });
  return changed ? [{ ...loss2, kind: "changed in swap", count: changed }] : [];
}
var isPartOf = ({ oid }, { parts }) => parts.some((part2) => part2.oid === oid);
function isWhole(root, { tables }) {
  const now = [...tables.values()].find((table) => keyOf(table) === keyOf(root));
  if (now?.rows === void 0 || now.rows < (root.rows ?? 0)) return false;
  return [...root.content].every(([column2, { filled, hash }]) => {
    const is = now.content.get(column2);
    return !is || now.rows !== root.rows || is.filled === filled && is.hash === hash;
  });
}
function otherKeys(table, successor) {
  return table.columns.some(({ name, type, inPrimaryKey: inPrimaryKey2 }) => {
    const same = successor.columns.find((column2) => column2.name === name);
    if (!inPrimaryKey2 || !same || !(same.type === type || isInteger(type) && isInteger(same.type)))
      return false;
    return table.content.get(name)?.hash !== successor.content.get(name)?.hash;
  });
}
var isInteger = (type) => ["smallint", "integer", "bigint"].includes(type);

// src/dry-run/rows/responsible-statement.ts
var means = (written2, table) => written2?.name === table.name && (written2.schema === void 0 || written2.schema === table.schema);
function placeOfLoss(loss2, script) {
  const statements = statementsOf(script);
  for (const test of testsOf(loss2)) {
    const found = statements.find(test);
    if (found) return found.region;
  }
  return beginningOf(script);
}
var setsColumn = (table, column2, script) => changesOf(script).some(
  ({ kind, node }) => means(nameOfRangeVar(node.relation), table) && (kind === "MergeStmt" || kind === "UpdateStmt" && sets(node, column2))
);
var retypesColumn = (table, column2, script) => statementsOf(script).some(
  (statement3) => statement3.kind === "AlterTableStmt" && means(nameOfRangeVar(statement3.node.relation), table) && commandsOf(statement3.node).some(
    ({ subtype, name }) => subtype === "AT_AlterColumnType" && name === column2
  )
);
var changesOf = (script) => statementsOf(script).flatMap(changesIn);
function testsOf({ kind, table, column: column2, now }) {
  const names = [table, ...table.parts, ...now.flatMap((holder) => [holder, ...holder.parts])];
  const isIt = (written2) => names.some((name) => means(written2, name));
  const ofColumn2 = column2 === void 0 ? [] : [changesColumn(column2, isIt), writesTo(isIt)];
  const ofRows = kind === "other rows" ? [writesTo(isIt)] : [];
  return [...ofColumn2, ...ofRows, removes(isIt), createsAnew(isIt), removesAnything];
}
var removes = (isIt) => (statement3) => {
  if (statement3.kind === "DropStmt" && statement3.node.removeType === "OBJECT_TABLE")
    return droppedObjects(statement3.node).some(({ name }) => isIt(name));
  if (statement3.kind === "TruncateStmt")
    return (statement3.node.relations ?? []).some(
      (node) => "RangeVar" in node && isIt(nameOfRangeVar(node.RangeVar))
    );
  return changesIn(statement3).some(
    ({ kind, node }) => (kind === "DeleteStmt" || kind === "MergeStmt") && isIt(nameOfRangeVar(node.relation))
  );
};
var changesColumn = (column2, isIt) => (statement3) => {
  if (statement3.kind === "AlterTableStmt") {
    const { node } = statement3;
    return isIt(nameOfRangeVar(node.relation)) && touches(node, column2);
  }
  return changesIn(statement3).some(
    ({ kind, node }) => kind === "UpdateStmt" && isIt(nameOfRangeVar(node.relation)) && sets(node, column2)
  );
};
var sets = ({ targetList = [] }, column2) => targetList.some((target) => "ResTarget" in target && target.ResTarget.name === column2);
var touches = (alter, column2) => commandsOf(alter).some(
  ({ subtype, name, def }) => ["AT_DropColumn", "AT_AlterColumnType"].includes(subtype ?? "") && name === column2 || subtype === "AT_AddColumn" && def && "ColumnDef" in def && def.ColumnDef.colname === column2
);
var writesTo = (isIt) => (statement3) => changesIn(statement3).some(
  ({ kind, node }) => (kind === "UpdateStmt" || kind === "MergeStmt") && isIt(nameOfRangeVar(node.relation))
);
var createsAnew = (isIt) => ({ kind, node }) => kind === "CreateStmt" && isIt(nameOfRangeVar(node.relation));
var removesAnything = (statement3) => ["DropStmt", "DropOwnedStmt", "TruncateStmt"].includes(statement3.kind) || changesIn(statement3).some(({ kind }) => kind === "DeleteStmt");
var changesIn = (statement3) => [
  ...isRowChange(statement3) ? [statement3] : [],
  ...carriedChanges(statement3)
];
var firstNaming = (table, script) => statementsOf(script).find((statement3) => {
  const dropped = statement3.kind === "DropStmt" ? droppedObjects(statement3.node) : [];
  return dropped.some(({ name, table: of }) => means(of ?? name, table)) || relationsIn(statement3.node).some((relation) => means(nameOfRangeVar(relation), table));
});

// src/dry-run/swaps/place-of-swap.ts
function placeOfSwap(table, script) {
  const found = statementsOf(script).findLast((statement3) => givesName(statement3, table));
  return found?.region ?? beginningOf(script);
}
var namesBeforeSwap = (table, script) => statementsOf(script).flatMap((statement3) => {
  const { kind, node } = statement3;
  const relation = kind === "RenameStmt" || kind === "AlterObjectSchemaStmt" ? node.relation : void 0;
  const name = givesName(statement3, table) && nameOfRangeVar(relation);
  return name ? [{ schema: name.schema ?? table.schema, name: name.name }] : [];
});
function givesName(statement3, table) {
  const { kind, node } = statement3;
  if (kind === "RenameStmt") {
    const { renameType, newname = "", relation } = node;
    if (renameType === "OBJECT_SCHEMA") return newname === table.schema;
    const renames2 = renameType === "OBJECT_TABLE" || renameType === "OBJECT_VIEW";
    return renames2 && means({ ...nameOfRangeVar(relation), name: newname }, table);
  }
  if (kind === "AlterObjectSchemaStmt")
    return node.newschema === table.schema && node.relation?.relname === table.name;
  return means(createdObject(statement3)?.name, table);
}

// src/dry-run/rows/row-problems.ts
function destroyedBy(script, before, after) {
  const swaps = findSwaps(before, after).map((swap) => ({ swap, losses: lostInSwap(swap, after, isSetIn(script)) })).filter((one) => one.losses.length > 0);
  const told = new Set(swaps.flatMap(({ swap: { table, root } }) => [table, ...root ? [root] : []]));
  const losses = lostRows(before, after, {
    isTold: (table) => told.has(table),
    isConverted: (column2) => isConverted(column2, script)
  });
  const lost = byPlace(losses, script);
  return toldOf([
    ...swaps.map(({ swap, losses: losses2 }) => ({ losses: losses2, problem: swapProblem(swap, losses2, script) })),
    ...lost.map(({ at, losses: losses2 }) => ({
      losses: losses2,
      problem: {
        rule: "data-lost",
        stage: "dry-run",
        file: script.file,
        at,
        message: `The migration destroys ${lossesInWords(losses2)}.`,
        isWhole: losses2.every(isWhole2)
      }
    }))
  ]);
}
var isWhole2 = ({ kind, table, count }) => kind === "values" || kind === "rows" && count === table.rows;
var isSetIn = (script) => (tables, column2) => tables.flatMap((table) => [table, ...namesBeforeSwap(table, script)]).some((table) => setsColumn(table, column2, script));
function isConverted({ table, column: column2, now }, script) {
  const names = [table, ...now.map(({ holder }) => holder)].flatMap((one) => [one, ...one.parts]);
  const retyped = now.some(({ column: present2 }) => present2 && present2.type !== column2.type) || names.some((name) => retypesColumn(name, column2.name, script));
  return retyped && !names.some((name) => setsColumn(name, column2.name, script));
}
var toldOf = (list) => ({
  losses: list.flatMap(({ losses, problem }) => losses.map((loss2) => ({ loss: loss2, by: problem }))),
  problems: list.map(({ problem }) => problem)
});
function judgeRestored(down, result, before, after, lost) {
  const losses = notRestored(before, after);
  const status = losses.length > 0 && result.status === "restored" ? "data-lost" : result.status;
  const groups = [...byTellers(losses, lost)].flatMap(
    ([tellers, group]) => byPlace(group, down).map(({ at, losses: losses2 }) => ({
      losses: losses2,
      problem: {
        rule: "rollback-loses-data",
        stage: "rollback",
        file: down.file,
        at,
        message: `The down script does not bring back ${lossesInWords(losses2)}.`,
        ...tellers.length > 0 ? { follows: tellers } : {}
      }
    }))
  );
  return { result: { ...result, status }, ...toldOf(groups) };
}
function byTellers(losses, lost) {
  const tellers = lost.map(({ by }) => by);
  const groups = /* @__PURE__ */ new Map();
  for (const loss2 of losses) {
    const own = lost.filter((one) => includes(one.loss, loss2)).map(({ by }) => by);
    const key = own.map((teller) => tellers.indexOf(teller)).join();
    const group = groups.get(key) ?? [own, []];
    group[1].push(loss2);
    groups.set(key, group);
  }
  return groups.values();
}
var includes = (told, { table, column: column2 }) => keyOf(told.table) === keyOf(table) && (told.column === void 0 || told.column === column2);
function regained({ losses, problems }, before, after) {
  return new Map(
    problems.flatMap((problem) => {
      const own = losses.filter(({ by }) => by === problem).map(({ loss: loss2 }) => loss2);
      if (problem.rule !== "data-lost" || !own.every((loss2) => isBack(loss2, before, after))) return [];
      const message = `The migration takes away ${lossesInWords(own)}; the down script brings that back.`;
      return [[problem, { ...problem, severity: "info", message }]];
    })
  );
}
function notSeeded(migrations, seeded, reasons = /* @__PURE__ */ new Map()) {
  const pending = migrations.filter(({ pending: pending2, aside }) => pending2 && !aside);
  return [...seeded.tables.values()].flatMap((table) => {
    if (table.rows !== 0) return [];
    for (const { up } of pending) {
      const statement3 = firstNaming(table, up);
      if (!statement3) continue;
      const reason = reasons.get(keyOf(table));
      const message = `${shown(table)} holds no row after the seed, so what the migration does to its data is not proven${reason === void 0 ? "" : `: ${reason.replace(/[.\s]+$/, "")}`}.`;
      return [{ rule: "table-not-seeded", stage: "dry-run", file: up.file, at: statement3.region, message }];
    }
    return [];
  });
}
function swapProblem({ table }, losses, script) {
  const at = placeOfSwap(table, script);
  const message = `After the swap ${shown(table)} ${lackInWords(losses)}.`;
  return { rule: "swap-loses-rows", stage: "dry-run", file: script.file, at, message };
}
function byPlace(losses, script) {
  const places = /* @__PURE__ */ new Map();
  for (const loss2 of losses) {
    const at = placeOfLoss(loss2, script);
    const key = `${at.startLine}:${at.startColumn}`;
    const place = places.get(key);
    if (place) place.losses.push(loss2);
    else places.set(key, { at, losses: [loss2] });
  }
  return [...places.values()];
}

// src/dry-run/stages/prepare.ts
var purposes = {
  setup: "Mend the setup file.",
  baseline: "Write the baseline anew with pg_dump, in its plain format, from a database that has the history.",
  history: "The history must run on an empty database: give all of it, or name what is pending with --pending, or let history.baseline in drydock.yml name a dump of the schema.",
  seed: "Mend the seed file, or run with --seed off."
};
async function runPreparation(purpose, script, stage, discretion = stage.extensions) {
  var _stack = [];
  try {
    const { database: database2, clock } = stage;
    const isSetup = purpose === "setup";
    const session = __using(_stack, await (isSetup ? database2.connectAsSupervisor() : database2.connect()), true);
    const lenience = isSetup ? {} : { discretion };
    const { failure } = await runScript(session, script, clock, void 0, lenience);
    if (!failure) return;
    const found = failingPlace(failure, script, stage.routines);
    const own = found.file === script.file ? script.origins : void 0;
    const { file, at } = own?.placeOf(found.at) ?? found;
    const place = `${file}:${at.startLine}:${at.startColumn}`;
    if (isLostSession(failure.error)) {
      throw new EngineError(`The session of the ${purpose} was lost at ${place}: ${failure.error.message}`);
    }
    throw new UserError(
      `The ${purpose} fails at ${place}: ${failure.error.message} (SQLSTATE ${failure.error.fields.sqlState})`,
      knownCure(failure, stage) ?? purposes[purpose],
      { cause: failure.error }
    );
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function knownCure(failure, { major, roles: roles2 }) {
  const extension = unavailableExtension(failure.error);
  if (extension !== void 0) return extensionCure(extension, major);
  const { message, fields: fields2 } = failure.error;
  return fields2.sqlState === "42501" && ownerIsSupervisor(message, roles2) ? `Migrations run as a role that is no superuser, so nothing can be given to ${roles2.supervisor}: write a dump with pg_dump --no-owner.` : void 0;
}
var ownerIsSupervisor = (message, { supervisor }) => ["able to SET ROLE", "member of role"].some((needed) => message === `must be ${needed} "${supervisor}"`);

// src/dry-run/stages/baseline.ts
async function runBaseline(baseline, stage) {
  const discretion = new BaselineDiscretion(stage.extensions);
  await runPreparation("baseline", baseline, stage, discretion);
  return discretion.places;
}
var notOfTheSandbox = {
  because: "the baseline is read into a database of the dry-run, as a role that is no superuser",
  help: ""
};
var sandboxStates = /* @__PURE__ */ new Set(["42501", "3D000"]);
var ofTheServer = /* @__PURE__ */ new Set([
  ...[
    "CreatedbStmt",
    "DropdbStmt",
    "AlterDatabaseStmt",
    "AlterDatabaseSetStmt",
    "AlterDatabaseRefreshCollStmt"
  ],
  ...["CreateTableSpaceStmt", "AlterSystemStmt"]
]);
var BaselineDiscretion = class {
  places = [];
  #extensions;
  #unmade = /* @__PURE__ */ new Set();
  constructor(extensions2) {
    this.#extensions = extensions2;
  }
  decide(statement3) {
    return ofTheServer.has(statement3.kind) ? notOfTheSandbox : this.#extensions.decide(statement3);
  }
  /** pg_dump opens no transaction, but somebody may have put one around it. */
  mayBeExcused() {
    return true;
  }
  async excuse(failure, session) {
    const known2 = await this.#extensions.excuse(failure, session);
    return known2 ?? (this.#isOfTheSandbox(failure) ? notOfTheSandbox : void 0);
  }
  #isOfTheSandbox({ statement: statement3, error }) {
    const { sqlState } = error.fields;
    if (sandboxStates.has(sqlState) || statement3.kind === "VariableSetStmt") return true;
    if (statement3.kind === "CreateSchemaStmt" && sqlState === "42P06") return true;
    const missing = missingObject(error);
    return missing !== void 0 && this.#unmade.has(missing.name);
  }
  passedOver(statement3, script, excuse) {
    if (excuse !== notOfTheSandbox) {
      this.#extensions.passedOver(statement3, script, excuse);
      return;
    }
    if (statement3.kind === "VariableSetStmt") return;
    this.places.push(`${script.file}:${statement3.region.startLine}`);
    if (isParsed(statement3)) namesMadeBy(statement3).objects.forEach((name) => this.#unmade.add(name));
  }
};

// src/dry-run/catalog/column-order.ts
var columnOrderDifferences = (before, after) => {
  const orderBefore = orderOfColumns(before, after);
  const orderAfter = orderOfColumns(after, before);
  return [...orderBefore].flatMap(([object2, old]) => {
    const present2 = orderAfter.get(object2) ?? [];
    if (old.join("\n") === present2.join("\n")) return [];
    return [
      {
        object: object2,
        attribute: "column order",
        before: namesOf(old),
        after: namesOf(present2),
        kind: "column-order"
      }
    ];
  });
};
var orderOfColumns = (snapshot, other2) => {
  const columns6 = [...snapshot].flatMap(
    ([column2, { position, [belongsTo]: table }]) => position && table && other2.has(column2) ? [{ column: column2, table, position: Number(position) }] : []
  );
  const byTable = /* @__PURE__ */ new Map();
  for (const { column: column2, table } of columns6.sort((a, b) => a.position - b.position)) {
    const names = byTable.get(table);
    if (names) names.push(column2);
    else byTable.set(table, [column2]);
  }
  return byTable;
};
var namesOf = (columns6) => columns6.map(columnName2).join(", ");
var lastName = /("(?:[^"]|"")*"|[^".]*)$/;
var columnName2 = (identity) => lastName.exec(identity)?.[1] ?? identity;

// src/dry-run/catalog/existence.ts
var outermost = (snapshot, other2) => [...snapshot.keys()].filter(
  (object2) => !other2.has(object2) && !parentsOf2(object2, snapshot).some((parent) => !other2.has(parent)) && hasAttributes(object2, snapshot)
);
var parentsOf2 = (object2, snapshot) => snapshot.get(object2)?.[belongsTo]?.split("\n") ?? [];
var hasAttributes = (object2, snapshot) => Object.keys(snapshot.get(object2) ?? {}).some((name) => name !== belongsTo);
var telling = [
  "type",
  "definition",
  "labels",
  "attributes",
  "data type",
  "version",
  "tables",
  "server"
];
var shortDefinition = (object2, snapshot) => {
  const attributes2 = snapshot.get(object2) ?? {};
  if (object2.startsWith("schema ")) return contentsOf(object2, snapshot);
  if (/^(foreign )?table /.test(object2)) return columnsOf(object2, snapshot);
  const best = telling.find((name) => attributes2[name]);
  if (best) return attributes2[best] ?? "";
  return Object.entries(attributes2).filter(([name]) => name !== belongsTo && name !== "owner").map(([name, value]) => `${name}: ${value ?? ""}`).join(", ");
};
var childrenOf = (object2, snapshot) => [...snapshot.keys()].filter((child) => parentsOf2(child, snapshot)[0] === object2);
var contentsOf = (schema, snapshot) => {
  const contents = childrenOf(schema, snapshot).filter(
    (child) => !parentsOf2(child, snapshot).slice(1).some((parent) => isWithin(parent, schema, snapshot))
  );
  return contents.sort().join(", ") || "empty";
};
var isWithin = (object2, container, snapshot) => parentsOf2(object2, snapshot).some((parent) => parent === container || isWithin(parent, container, snapshot));
var columnsOf = (table, snapshot) => {
  const columns6 = childrenOf(table, snapshot).map((child) => ({ child, attributes: snapshot.get(child) })).filter(({ attributes: attributes2 }) => attributes2?.["position"]).sort((a, b) => Number(a.attributes?.["position"]) - Number(b.attributes?.["position"])).map(({ child, attributes: attributes2 }) => `${columnName2(child)} ${attributes2?.["type"] ?? ""}`);
  return `(${columns6.join(", ")})`;
};

// src/dry-run/catalog/same-body.ts
var quotedOrSpace = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*\n?|\/\*[\s\S]*?\*\/|\s+/g;
var languages2 = /* @__PURE__ */ new Set(["sql", "plpgsql"]);
function isSameBody(before, after) {
  const [old, present2] = [before["body"], after["body"]];
  if (!languages2.has(before["language"]) || before["language"] !== after["language"]) return false;
  return typeof old === "string" && typeof present2 === "string" && folded(old) === folded(present2);
}
var folded = (body2) => body2.replace(quotedOrSpace, (match) => /^\s/.test(match) ? " " : match).trim();

// src/dry-run/catalog/diff.ts
var diffSnapshots = (before, after) => [
  ...outermost(before, after).map((object2) => removed(object2, before)),
  ...outermost(after, before).map((object2) => added2(object2, after)),
  ...changes(before, after),
  ...columnOrderDifferences(before, after)
].sort(byObjectAndAttribute);
var isOnlyColumnOrder = (differences) => differences.every(({ kind }) => kind === "column-order");
var removed = (object2, before) => ({
  object: object2,
  attribute: "existence",
  before: shortDefinition(object2, before),
  after: null,
  kind: "removed"
});
var added2 = (object2, after) => ({
  object: object2,
  attribute: "existence",
  before: null,
  after: shortDefinition(object2, after),
  kind: "added"
});
var changes = (before, after) => [...before].flatMap(([object2, old]) => {
  const present2 = after.get(object2);
  return present2 ? changedAttributes(object2, old, present2) : [];
});
var notCompared = /* @__PURE__ */ new Set([belongsTo, "position"]);
var changedAttributes = (object2, old, present2) => {
  const names = /* @__PURE__ */ new Set([...Object.keys(old), ...Object.keys(present2)]);
  return [...names].flatMap((attribute) => {
    const before = old[attribute] ?? null;
    const after = present2[attribute] ?? null;
    if (before === after || notCompared.has(attribute)) return [];
    if (attribute === "body" && isSameBody(old, present2)) return [];
    return [{ object: object2, attribute, before, after, kind: "changed" }];
  });
};
var byObjectAndAttribute = (a, b) => compareText(a.object, b.object) || compareText(a.attribute, b.attribute);

// src/dry-run/stages/in-one-transaction.ts
var canRunInTransaction = ({ parsed }) => parsed.statements.every(
  (statement3) => !refusesTransactionBlock(statement3) && !mayEndTransaction(statement3) && !["rollback", "two-phase"].includes(transactionControl(statement3) ?? "")
);
var withoutTransactionControl = (script) => {
  const statements = script.parsed.statements.filter(
    (statement3) => transactionControl(statement3) === void 0
  );
  return { ...script, shape: "none", parsed: { ...script.parsed, statements } };
};

// src/dry-run/stages/contained-history.ts
async function countContained(history, database2, stage) {
  let count = await countUpToLastMade(history, database2, stage);
  for (; count < history.length; count += 1) {
    const { up } = history[count] ?? {};
    const verdict = up && await tryOut(up, database2, stage);
    if (verdict === "changes" || verdict === "fails") break;
  }
  return count;
}
async function countUpToLastMade(history, database2, stage) {
  for (let count = history.length; count > 0; count -= 1) {
    const { up } = history[count - 1] ?? {};
    if (up && await tryOut(up, database2, stage) === "made") return count;
  }
  return 0;
}
async function tryOut(up, database2, stage) {
  const before = await database2.look((session) => stage().snapshot(session));
  if (canRunInTransaction(up)) {
    return inSession(database2.current, async (session) => {
      await session.execute("BEGIN");
      const verdict2 = await judge(session, withoutTransactionControl(up), stage(), before);
      await rollBackIfAlive(session);
      return verdict2;
    });
  }
  const saved = await database2.save();
  const { failure } = await inSession(
    database2.current,
    (session) => runScript(session, up, stage().clock, void 0, { discretion: stage().extensions })
  );
  const verdict = failure ? verdictOf(failure) : compare(before, await stage().snapshot());
  await database2.restore(saved);
  return verdict;
}
async function judge(session, script, stage, before) {
  const lenience = { discretion: stage.extensions, inTransaction: true };
  const { failure } = await runScript(session, script, stage.clock, void 0, lenience);
  return failure ? verdictOf(failure) : compare(before, await stage.snapshot(session));
}
var compare = (before, after) => diffSnapshots(before, after).length === 0 ? "unchanged" : "changes";
var made = /* @__PURE__ */ new Set([
  ...["42P07", "42701", "42710", "42723", "42P06", "42P16", "23505"]
]);
var gone = /* @__PURE__ */ new Set(["42P01", "42703", "42704", "42883", "3F000"]);
function verdictOf({ error: { fields: fields2 } }) {
  if (made.has(fields2.sqlState)) return "made";
  return gone.has(fields2.sqlState) ? "gone" : "fails";
}

// src/dry-run/lay-ground.ts
async function layGround(plan, database2, context) {
  const { setup, baseline, seed, migrations } = plan;
  const history = migrations.filter(({ pending, aside }) => !pending && !aside);
  if (setup) await runPreparation("setup", setup, context.stage());
  const remarks = await provideRoles(plan, database2.current, context.server);
  await context.extensions.prepare(() => database2.current.connectAsSupervisor());
  const contained = baseline ? await standIn(plan, history, database2, context) : 0;
  await replay(history, contained, context);
  if (seed) await runPreparation("seed", seed, context.stage());
  database2.changed();
  const reasons = await makeRows(database2, context);
  const rows = (seed ?? reasons) && await database2.rows();
  const nothing3 = !setup && !baseline && !seed && !reasons && history.length === 0;
  return {
    remarks: [...remarks, ...rows ? notSeeded(migrations, rows, reasons) : []],
    ...nothing3 ? {} : { tables: await inSession(database2.current, readTables) }
  };
}
async function makeRows(database2, { progress, made: made2 }) {
  if (made2.rows === 0) return void 0;
  progress(`seed ${made2.rows} rows a table`);
  const { unseeded } = await inSession(database2.current, (session) => seedTables(session, made2));
  database2.changed();
  return new Map(unseeded.map((table) => [keyOf(table), table.reason]));
}
async function standIn({ baseline }, history, database2, { progress, stage }) {
  if (!baseline) return 0;
  progress(`baseline ${baseline.file}`);
  const passedOver = await runBaseline(baseline, stage());
  if (passedOver.length > 0) progress(`the baseline without ${passedOver.join(", ")}: no superuser runs it`);
  stage().routines.remember(baseline);
  return countContained(history, database2, stage);
}
async function replay(history, contained, { progress, stage }) {
  for (const [index, { id, up }] of history.entries()) {
    if (index >= contained) {
      progress(`history ${index + 1}/${history.length} ${id}`);
      await runPreparation("history", up, stage());
    }
    stage().routines.remember(up);
  }
}

// src/dry-run/ledger.ts
var Ledger = class {
  problems = [];
  heavyWork = [];
  /** Said of what stands in for production, and of no step. */
  remarks;
  historyMs = 0;
  tables;
  #reports = [];
  #open;
  constructor(remarks) {
    this.remarks = remarks;
  }
  /** The migration is tried. */
  open(migration) {
    this.#open = skippedReport(migration);
  }
  /** How far it got. */
  note(steps, problems = []) {
    if (this.#open) this.#open = { ...this.#open, ...steps };
    this.problems.push(...problems);
  }
  /** A later step has shown a problem in another light. */
  replace(problem, other2) {
    const index = this.problems.indexOf(problem);
    if (index !== -1) this.problems[index] = other2;
  }
  /** It is done with. */
  close() {
    if (this.#open) this.#reports = [...this.#reports, this.#open];
    this.#open = void 0;
  }
  /** A migration that ran on its own does not run in the way in which its tool runs it. */
  refute({ migration: { id }, apply, problem }) {
    const applied = this.#reports.find((report) => report.id === id && report.apply.status === "applied");
    if (!applied) return;
    this.#reports = this.#reports.map((report) => report === applied ? { ...report, apply } : report);
    this.problems.push(problem);
  }
  /** What was measured when all of them had run. */
  noteBlocking(result) {
    this.#reports = withBlocking(this.#reports, result);
  }
  get allApplied() {
    return this.#reports.every(({ apply }) => apply.status === "applied");
  }
  result() {
    const { historyMs, heavyWork: heavyWork2, tables } = this;
    const problems = [...this.remarks, ...this.problems];
    return { migrations: this.#reports, problems, heavyWork: heavyWork2, historyMs, ...tables ? { tables } : {} };
  }
  /** @param pending all that was to be tried. */
  stoppedResult(stopped2, pending) {
    const open = this.#open ? [abandoned(this.#open, stopped2.reason)] : [];
    const tried = [...this.#reports, ...open];
    const rest = pending.slice(tried.length).map((migration) => skippedReport(migration, stopped2.reason));
    const isTold = stopped2.error instanceof EngineError && this.#endsWithLimit;
    return { ...this.result(), migrations: [...tried, ...rest], stopped: { ...stopped2, isTold } };
  }
  /** A statement that takes the server along is the last that a finding tells of. */
  get #endsWithLimit() {
    return mayEndServer(this.problems.at(-1)?.postgres?.sqlState);
  }
};

// src/dry-run/known-relations.ts
var noReads = { scans: 0, rows: 0 };
var firstUserOid = 16384;
var relationColumns = `
  c.oid::pg_catalog.text AS oid,
  pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname)) AS name,
  c.relname::pg_catalog.text AS own_name,
  pg_catalog.pg_relation_filenode(c.oid)::pg_catalog.text AS filenode`;
var readColumns = (oid) => `
  pg_catalog.pg_stat_get_xact_numscans(${oid})::pg_catalog.text AS scans,
  pg_catalog.pg_stat_get_xact_tuples_returned(${oid})::pg_catalog.text AS rows_read`;
var readsOf = (row) => ({ scans: Number(row["scans"]), rows: Number(row["rows_read"]) });
var relationOf = (row) => ({
  oid: String(row["oid"]),
  name: String(row["name"]),
  ownName: String(row["own_name"]),
  filenode: typeof row["filenode"] === "string" ? row["filenode"] : null,
  reads: readsOf(row)
});
var KnownRelations = class {
  #relations = /* @__PURE__ */ new Map();
  #reads = /* @__PURE__ */ new Map();
  #since = null;
  #lastOid = 0;
  get(oid) {
    return this.#relations.get(oid);
  }
  /** The highest OID: what is made later lies above it. */
  get lastOid() {
    return this.#lastOid;
  }
  /** What the session kept back of the relation when it was last looked at. */
  readsOf(oid) {
    return this.#reads.get(oid) ?? noReads;
  }
  /**
   * Looks again; gives back what changed as it was before and as it is now. To be called where nothing is uncommitted.
   * Whoever changes a relation writes its row in pg_class anew, so its `xmin` tells which rows to read. The counts
   * start from what earlier transactions of the session left: they are handed in once a second only
   * (pgstat_report_stat(), src/backend/utils/activity/pgstat.c).
   */
  async refresh(connection) {
    const rows = await connection.query(refreshQuery, [this.#since]);
    const changes2 = rows.map((row) => {
      const now = relationOf(row);
      return { before: this.#relations.get(now.oid), now };
    });
    for (const { now } of changes2) {
      this.#relations.set(now.oid, now);
      this.#lastOid = Math.max(this.#lastOid, Number(now.oid));
    }
    this.#reads = new Map(changes2.map(({ now }) => [now.oid, now.reads]));
    const horizon = rows[0]?.["horizon"];
    if (typeof horizon === "string") this.#since = horizon;
    return changes2;
  }
};
var refreshQuery = `
SELECT ${relationColumns}, ${readColumns("c.oid")},
  pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::pg_catalog.xid::pg_catalog.text AS horizon
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
WHERE c.oid OPERATOR(pg_catalog.>=) ${firstUserOid}::pg_catalog.oid
  AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,f,v,m}'::pg_catalog."char"[])
  AND c.relpersistence OPERATOR(pg_catalog.<>) 't'::pg_catalog."char"
  AND ($1::pg_catalog.xid IS NULL
    OR pg_catalog.age(c.xmin) OPERATOR(pg_catalog.<=) pg_catalog.age($1::pg_catalog.xid)
    OR pg_catalog.pg_stat_get_xact_numscans(c.oid) OPERATOR(pg_catalog.>) 0::pg_catalog.int8)`;

// src/dry-run/observe-effects.ts
var EffectObserver = class {
  #connection;
  #known = new KnownRelations();
  /** What the transaction made of the relations so far. */
  #present = /* @__PURE__ */ new Map();
  #held = /* @__PURE__ */ new Map();
  constructor(connection) {
    this.#connection = connection;
  }
  /** To be called inside each transaction, before its first statement. */
  async begin() {
    await this.#known.refresh(this.#connection);
    this.#present = /* @__PURE__ */ new Map();
    this.#held = /* @__PURE__ */ new Map();
  }
  /**
   * To be called after each statement: what it added to the effects on relations that were there before the
   * transaction, under the names that they had before the statement. Indexes, sequences and temporary tables do not
   * count: who waits for an index waits for its table.
   */
  async after(statement3) {
    const rows = await this.#connection.query(afterQuery, [String(this.#known.lastOid)]);
    const locks = {};
    const scans = [];
    const rewrites = [];
    const named = namesIn(statement3);
    const taken = takenModes(statement3);
    for (const seen of rows.map(seenOf)) {
      const before = this.#present.get(seen.oid) ?? this.#known.get(seen.oid);
      if (!before) continue;
      const held = this.#held.get(seen.oid) ?? [];
      const mode2 = addedMode(seen.modes, held, taken.get(before.ownName)) ?? (named.has(before.ownName) ? strongestPossible(seen.modes, statement3) : void 0);
      if (mode2) locks[before.name] = mode2;
      const rewritten = seen.relation !== void 0 && isRewritten(before, seen.relation);
      if (rewritten) rewrites.push(before.name);
      if (isScanned(this.#readsBefore(seen.oid), seen.reads, rewritten)) scans.push(before.name);
      this.#held.set(seen.oid, seen.modes);
      this.#present.set(seen.oid, { ...seen.relation ?? before, reads: seen.reads });
    }
    return { locks, scans: scans.sort(), rewrites: rewrites.sort() };
  }
  #readsBefore(oid) {
    return this.#present.get(oid)?.reads ?? this.#known.readsOf(oid);
  }
};
var isRewritten = (before, now) => before.filenode !== null && now.filenode !== null && before.filenode !== now.filenode;
var isScanned = (before, now, rewritten) => now.scans > before.scans && (now.rows > before.rows || !rewritten);
var afterQuery = `
SELECT l.relation::pg_catalog.text AS locked, l.modes,
  ${readColumns("l.relation")}, ${relationColumns}
FROM (
  SELECT k.relation, pg_catalog.array_agg(k.mode) AS modes
  FROM pg_catalog.pg_locks AS k
  WHERE k.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid() AND k.granted
    AND k.locktype OPERATOR(pg_catalog.=) 'relation'
    AND k.relation OPERATOR(pg_catalog.>=) ${firstUserOid}::pg_catalog.oid
    AND k.relation OPERATOR(pg_catalog.<=) $1::pg_catalog.oid
  GROUP BY k.relation
) AS l
LEFT JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace`;
var seenOf = (row) => ({
  oid: String(row["locked"]),
  modes: row["modes"].flatMap((mode2) => fromPgLocksName(mode2) ?? []),
  reads: readsOf(row),
  relation: typeof row["oid"] === "string" ? relationOf(row) : void 0
});
function addedMode(held, before, taken) {
  const added3 = held.filter((mode2) => !before.includes(mode2));
  if (added3.length === 0) return void 0;
  return [...added3, ...held.filter((mode2) => mode2 === taken)].reduce(strongerOf);
}
var takenModes = (statement3) => new Map(
  statement3.kind === "unparsed" ? [] : tableLocks(statement3).map(({ table, mode: mode2 }) => [table.name, mode2])
);
function strongestPossible(held, { kind }) {
  const possible = held.filter((mode2) => !onlyRows.has(kind) || !blocksWrites(mode2));
  return possible.length === 0 ? void 0 : possible.reduce(strongerOf);
}
var onlyRows = /* @__PURE__ */ new Set([
  ...["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "CopyStmt"]
]);
var namesIn = (statement3) => {
  if (statement3.kind === "unparsed") return /* @__PURE__ */ new Set();
  const dropped = statement3.kind === "DropStmt" ? droppedObjects(statement3.node) : [];
  const relations2 = relationsIn(statement3.node).flatMap(({ relname }) => relname ?? []);
  return /* @__PURE__ */ new Set([...relations2, ...dropped.map(({ name }) => name.name)]);
};

// src/dry-run/observe-from-outside.ts
import { setTimeout as sleep3 } from "node:timers/promises";
async function observeFromOutside(database2, connection, statement3, run2) {
  if (!refusesTransactionBlock(statement3) && !mayEndTransaction(statement3)) {
    await run2();
    return noEffects;
  }
  const relations2 = new KnownRelations();
  await relations2.refresh(connection);
  const table = await tableOf(connection, statement3);
  const scansBefore = table && await scansOf(connection, table);
  const locks = await locksOf(connection, run2, database2, table);
  const scansAfter = table && await scansOf(connection, table);
  const changes2 = await relations2.refresh(connection);
  const rewritten = changes2.filter(({ before, now }) => before && isRewritten(before, now));
  return {
    locks,
    scans: table && scansAfter !== scansBefore ? [table.name] : [],
    rewrites: rewritten.map(({ now }) => now.name).sort()
  };
}
async function locksOf(connection, run2, database2, table) {
  if (database2 && table) return await locksAgainstWriter(database2, table, connection.processId, run2);
  await run2();
  return {};
}
async function locksAgainstWriter(database2, table, pid, run2) {
  var _stack = [];
  try {
    const writer = __using(_stack, await database2.connect(), true);
    const watcher = __using(_stack, await database2.connect(), true);
    await writer.execute(`BEGIN; LOCK TABLE ONLY ${table.name} IN ${table.waitsFor} MODE`).catch(() => writer.execute("ROLLBACK"));
    const running = new Running(run2());
    try {
      return await locksWhileWaiting(watcher, pid, running);
    } finally {
      await writer.execute("COMMIT");
      await running.end;
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var Running = class {
  end;
  hasEnded = false;
  constructor(work) {
    this.end = work.finally(() => {
      this.hasEnded = true;
    });
    this.end.catch(() => void 0);
  }
};
async function locksWhileWaiting(watcher, pid, running) {
  let locks = {};
  for (let waits = false; !waits && !running.hasEnded; ) {
    const rows = await watcher.query(locksQuery, [pid]);
    waits = rows.some(({ granted }) => granted === false);
    locks = strongest(rows.flatMap(({ name, mode: mode2 }) => lockOf(name, mode2)));
  }
  return locks;
}
var locksQuery = `
SELECT l.mode, l.granted, CASE
  WHEN c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m}'::pg_catalog."char"[])
    AND c.oid OPERATOR(pg_catalog.>=) 16384::pg_catalog.oid
  THEN pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname)) END AS name
FROM pg_catalog.pg_locks AS l
LEFT JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) l.relation
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
WHERE l.pid OPERATOR(pg_catalog.=) $1::pg_catalog.int4`;
var lockOf = (name, mode2) => {
  const known2 = typeof mode2 === "string" ? fromPgLocksName(mode2) : void 0;
  return typeof name === "string" && known2 ? [[name, known2]] : [];
};
function strongest(locks) {
  const found = {};
  for (const [name, mode2] of locks) found[name] = strongerOf(found[name] ?? mode2, mode2);
  return found;
}
async function tableOf(connection, statement3) {
  const name = quoted(namedRelation(statement3));
  if (name === void 0) return void 0;
  const [row] = await connection.query(tableQuery3, [name]);
  return row && {
    oid: String(row["oid"]),
    name: String(row["name"]),
    waitsFor: waitsFor(statement3),
    lags: row["lags"] === true
  };
}
var waitsFor = (statement3) => statement3.kind === "VacuumStmt" ? "SHARE UPDATE EXCLUSIVE" : "ROW EXCLUSIVE";
var tableQuery3 = `
SELECT t.oid::pg_catalog.text AS oid,
  pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(t.relname)) AS name,
  pg_catalog.current_setting('server_version_num')::pg_catalog.int4 OPERATOR(pg_catalog.<) 150000 AS lags
FROM pg_catalog.pg_class AS c
LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid OPERATOR(pg_catalog.=) c.oid
JOIN pg_catalog.pg_class AS t ON t.oid OPERATOR(pg_catalog.=) COALESCE(i.indrelid, c.oid)
JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) t.relnamespace
WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)::pg_catalog.oid
  AND t.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m}'::pg_catalog."char"[])`;
function namedRelation(statement3) {
  switch (statement3.kind) {
    case "IndexStmt":
    case "ReindexStmt":
    case "ClusterStmt":
      return nameOfRangeVar(statement3.node.relation);
    case "AlterTableStmt":
      return detachedPartition(statement3.node);
    case "DropStmt":
      return droppedObjects(statement3.node)[0]?.name;
    case "VacuumStmt": {
      const [first] = statement3.node.rels ?? [];
      return first && "VacuumRelation" in first ? nameOfRangeVar(first.VacuumRelation.relation) : void 0;
    }
    default:
      return void 0;
  }
}
var detachedPartition = (alter) => commandsOf(alter).flatMap(({ def }) => def && "PartitionCmd" in def ? [nameOfRangeVar(def.PartitionCmd.name)] : []).at(0);
var quoted = (name) => name && [...name.schema === void 0 ? [] : [name.schema], name.name].map(quoteIdentifier).join(".");
var lagMs = 600;
async function scansOf(connection, { oid, lags }) {
  if (lags) await sleep3(lagMs);
  const [row] = await connection.query(
    `SELECT (pg_catalog.pg_stat_get_numscans($1::pg_catalog.oid) OPERATOR(pg_catalog.+)
       pg_catalog.pg_stat_get_xact_numscans($1::pg_catalog.oid))::pg_catalog.text AS scans`,
    [oid]
  );
  return row?.["scans"];
}

// src/dry-run/observer.ts
function observerFor(database2, server) {
  let inside;
  return {
    async begin(connection) {
      inside ??= new EffectObserver(connection);
      await inside.begin();
    },
    after: (statement3) => inside?.after(statement3) ?? Promise.resolve(noEffects),
    alone: (connection, statement3, run2) => observeFromOutside(server.concurrentSessions ? database2 : void 0, connection, statement3, run2)
  };
}

// src/dry-run/partitions/periods.ts
var day = 864e5;
function momentOf(bound) {
  const match = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)\d*(?:\+00)?)?$/.exec(bound);
  return match ? /* @__PURE__ */ new Date(`${match[1] ?? ""}T${match[2] ?? "00:00:00"}Z`) : void 0;
}
var writeMoment = (moment) => moment.toISOString().slice(0, 19).replace("T", " ");
function periodBetween(start, stop) {
  const months = (stop.getUTCFullYear() - start.getUTCFullYear()) * 12 + stop.getUTCMonth() - start.getUTCMonth();
  const whole = months > 0 && later(start, { months, ms: 0 }).getTime() === stop.getTime();
  return whole ? { months, ms: 0 } : { months: 0, ms: stop.getTime() - start.getTime() };
}
function later(moment, { months, ms }, count = 1) {
  const moved = new Date(moment.getTime() + ms * count);
  moved.setUTCMonth(moved.getUTCMonth() + months * count);
  return moved;
}
var lengthOf = ({ months, ms }) => months * 31 * day + ms;
function nextPeriodOf({ now, parts }) {
  const present2 = momentOf(now);
  const last = parts.at(-1);
  if (!present2) return void 0;
  const monthly = { months: 1, ms: 0 };
  if (!last) return { now: present2, start: monthOf(present2), period: monthly };
  const [start, stop] = [momentOf(last.start), momentOf(last.stop)];
  return stop && { now: present2, start: stop, period: start ? periodBetween(start, stop) : monthly };
}
var monthOf = (moment) => new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), 1));
function unitsAhead({ now, start, period }, unit) {
  const ms = Math.max(0, later(start, period).getTime() - now.getTime());
  const count = unit === "period" ? Math.ceil(ms / Math.max(1, lengthOf(period) * (28 / 31))) : countOf(ms, unit);
  return count + 1;
}
var countOf = (ms, unit) => Math.ceil(ms / lengthsOfUnits[unit]);
var lengthsOfUnits = {
  hour: day / 24,
  day,
  week: 7 * day,
  month: 28 * day,
  quarter: 90 * day,
  year: 365 * day
};
var unitIn = (name) => ["hour", "day", "week", "month", "quarter", "year"].find(
  (unit) => name.toLowerCase().includes(unit)
) ?? "period";

// src/dry-run/partitions/call-arguments.ts
var times = ["date", "timestamp without time zone", "timestamp with time zone"];
var isTime = ({ type }) => times.includes(type);
var isInteger2 = ({ type }) => ["smallint", "integer", "bigint"].includes(type);
function callOf(routine2, argumentOf) {
  if (routine2.isTrigger) return { ok: false, because: "a trigger calls it" };
  const values = [];
  for (const parameter of routine2.parameters) {
    const value = argumentOf(parameter, routine2.parameters);
    if (value === void 0) {
      const { name: name2, type } = parameter;
      return {
        ok: false,
        because: `nothing tells what to give it for ${name2 === "" ? "a parameter" : name2} (${type})`
      };
    }
    values.push(value);
  }
  const word2 = routine2.kind === "procedure" ? "CALL" : "SELECT";
  const name = `${quoteIdentifier(routine2.schema)}.${quoteIdentifier(routine2.name)}`;
  const shown2 = values.map((value) => value.replace(/::.*$/, "")).join(", ");
  return {
    ok: true,
    call: `${word2} ${name}(${values.join(", ")})`,
    shown: `${routine2.name}(${shown2})`,
    takesTime: routine2.parameters.some(isTime)
  };
}
var integerArgument = ({ type }, value) => type === "smallint" ? `${value}::${type}` : String(value);
function timeArgument({ type }, moment) {
  const text = writeMoment(moment);
  if (type === "date") return `'${text.slice(0, 10)}'::pg_catalog.date`;
  return type === "timestamp with time zone" ? `'${text}+00'::pg_catalog.timestamptz` : `'${text}'::pg_catalog."timestamp"`;
}
function tableArgument({ name, type }, all, { schema, name: table }) {
  if (type === "regclass")
    return `${quoteLiteral(`${quoteIdentifier(schema)}.${quoteIdentifier(table)}`)}::pg_catalog.regclass`;
  const texts = all.filter(isText2);
  if (!isText2({ name, type })) return void 0;
  if (/schema|namespace|nsp/i.test(name)) return quoteLiteral(schema);
  return texts.length === 1 || /tab|parent|rel/i.test(name) ? quoteLiteral(table) : void 0;
}
var isText2 = ({ type }) => ["text", "character varying", "name"].includes(type);
var saysEnd = (name) => /(?:^|_)(?:to|end|until|till|stop|upper|through)(?:_|$)|end$/i.test(name);
var saysStart = (name) => /(?:^|_)(?:from|start|begin|lower|min|first|id|key)(?:_|$)|start$/i.test(name);
var largestInteger = 2n ** 31n - 1n;
function integersToMake(timeline) {
  const last = timeline.parts.at(-1);
  if (!last || ![last.start, last.stop].every((bound) => /^-?\d+$/.test(bound))) return void 0;
  const [start, stop] = [BigInt(last.start), BigInt(last.stop)];
  if (2n * stop - start > largestInteger) return void 0;
  return (parameter, all) => {
    if (!isInteger2(parameter)) return tableArgument(parameter, all, timeline);
    const { name } = parameter;
    if (saysEnd(name)) return integerArgument(parameter, 2n * stop - start);
    if (saysStart(name)) return integerArgument(parameter, stop);
    return /size|step|width|chunk/i.test(name) ? integerArgument(parameter, stop - start) : void 0;
  };
}
function argumentsToMake(timeline, next) {
  return (parameter, all) => {
    const { name, type } = parameter;
    const isEnd = saysEnd(name);
    const end = later(next.start, next.period);
    if (isTime(parameter)) return timeArgument(parameter, isEnd ? end : next.start);
    if (isInteger2(parameter))
      return integerArgument(parameter, partOfDate(parameter, all, next) ?? unitsAhead(next, unitIn(name)));
    if (type === "interval") return `'${unitsAhead(next, "day")} days'::pg_catalog."interval"`;
    return tableArgument(parameter, all, timeline);
  };
}
function partOfDate({ name }, all, { start }) {
  const word2 = /(?:^|_)(?:target_?)?(year|month|day)(?:_?num(?:ber)?)?$/i.exec(name)?.[1]?.toLowerCase();
  if (word2 === void 0 || !all.some((one) => /year$/i.test(one.name))) return void 0;
  const { year, month, day: day2 } = {
    year: start.getUTCFullYear(),
    month: start.getUTCMonth() + 1,
    day: start.getUTCDate()
  };
  return word2 === "year" ? year : word2 === "month" ? month : day2;
}

// src/dry-run/partitions/call-makers.ts
async function callMaker(routine2, timeline, tryOut2) {
  const argumentOf = argumentsFor(timeline);
  const about = `${routine2.kind} ${routine2.signature}`;
  const notCalled = (because) => ({
    kind: "not-called",
    message: `Whether ${about} makes the next partition is not known, for ${because}: it was not called.`
  });
  if (!argumentOf) return notCalled("the last partition has no upper bound that could be passed");
  const call = callOf(routine2, argumentOf);
  if (!call.ok) return notCalled(call.because);
  const said = `${about}, called as ${call.shown}`;
  for (const removed2 of call.takesTime ? removals.slice(0, 1) : removals) {
    const made2 = await tryOut2((trial) => callTwice(trial, { call: call.call, said, removed: removed2, timeline }));
    if (made2 !== "nothing") return made2 === "fine" ? void 0 : made2;
  }
  if (!timeline.isTime && routine2.parameters.length === 0) return void 0;
  return { kind: "wrong", message: `${upper(said)}, makes no partition.` };
}
function argumentsFor(timeline) {
  if (!timeline.isTime) return integersToMake(timeline);
  const next = nextPeriodOf(timeline);
  return next && argumentsToMake(timeline, next);
}
var removals = [[], ["future"], ["present", "future"]];
async function callTwice(trial, { call, said, removed: removed2, timeline }) {
  const outdated = timeline.parts.filter(({ when }) => removed2.includes(when));
  if (removed2.length > 0 && outdated.length === 0) return "nothing";
  for (const { name } of outdated) if (!await trial.tryTo(`DROP TABLE ${name}`)) return "fine";
  const before = await trial.look();
  const error = await trial.attempt(call);
  if (error) return { kind: "failed", message: `${upper(said)}, fails: ${error.message}.`, error };
  const after = await trial.look();
  const made2 = newParts(before, after);
  if (made2.length === 0) return "nothing";
  const gap = gapBehind(made2, before, after);
  if (gap) return { kind: "wrong", message: `${upper(said)}, ${gap}.` };
  const again = await trial.attempt(call);
  if (!again) return "fine";
  const message = `${upper(said)}, makes its partition, and fails when it is called once more for the same period: ${again.message}.`;
  return { kind: "failed", message, error: again };
}
var upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
var partsOf = (timelines) => timelines.flatMap(({ parts }) => parts);
function newParts(before, after) {
  const known2 = new Set(partsOf(before).map(({ oid }) => oid));
  return partsOf(after).filter(({ oid }) => !known2.has(oid));
}
function gapBehind(made2, before, after) {
  const fresh = new Set(made2.map(({ oid }) => oid));
  for (const { table, parts } of after) {
    const last = before.find((one) => one.table === table)?.parts.at(-1);
    for (const [index, { oid, start }] of parts.entries()) {
      const previous = parts[index - 1];
      const isBehind2 = previous && (fresh.has(previous.oid) || previous.oid === last?.oid);
      if (!fresh.has(oid) || !isBehind2 || previous.stop === start) continue;
      return `leaves a gap: no partition takes the rows from ${previous.stop} to just before ${start}`;
    }
  }
  return void 0;
}

// src/dry-run/partitions/old-partitions.ts
var longAgo = 30 * 366 * 864e5;
function periodOf({ parts }) {
  const present2 = parts.filter(({ when }) => when === "present");
  for (const { start, stop } of [...present2, ...parts]) {
    const [from, to] = [momentOf(start), momentOf(stop)];
    if (from && to) return periodBetween(from, to);
  }
  return { months: 1, ms: 0 };
}
function oldPartitions(timeline) {
  const { parts, now } = timeline;
  const period = periodOf(timeline);
  const first = parts.flatMap(({ start }) => momentOf(start) ?? [])[0] ?? momentOf(now);
  if (!first) return [];
  const count = Math.ceil(longAgo / (lengthOf(period) * (28 / 31)));
  const template = templateOf(timeline);
  return [-count, 1 - count].map((periods) => {
    const [start, stop] = [later(first, period, periods), later(first, period, periods + 1)];
    return {
      start,
      stop,
      ...template === void 0 ? {} : { sql: makes(timeline, template, start, stop) }
    };
  });
}
function makes({ schema, name }, template, start, stop) {
  const parent = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  const [from, to] = [start, stop].map((moment) => quoteLiteral(writeMoment(moment)));
  return `CREATE TABLE ${nameAt(template, start)} PARTITION OF ${parent} FOR VALUES FROM (${from}) TO (${to})`;
}
function templateOf({ parts }) {
  const begun = parts.flatMap((part2) => {
    const start = momentOf(part2.start);
    return start ? [{ part: part2, start }] : [];
  });
  const [first] = begun;
  const template = first && templateFrom(first.part, first.start);
  if (template === void 0) return void 0;
  return begun.every(({ part: part2, start }) => nameAt(template, start) === part2.name) ? template : void 0;
}
var templateFrom = ({ name }, start) => {
  const [year = "", month = "", day2 = "", hour = ""] = writeMoment(start).split(/[- :]/);
  const date = new RegExp(
    `${year}(?:(\\D{0,2})${month}(?:(\\D{0,2})${day2}(?:(\\D{0,2})${hour}(?!\\d))?)?)?("?)$`
  );
  const match = date.exec(name);
  if (!match) return void 0;
  const [found, beforeMonth, beforeDay, beforeHour, quote = ""] = match;
  const words2 = [
    "YYYY",
    beforeMonth === void 0 ? "" : `${beforeMonth}MM`,
    beforeDay === void 0 ? "" : `${beforeDay}DD`,
    beforeHour === void 0 ? "" : `${beforeHour}HH`
  ];
  return name.slice(0, -found.length) + words2.join("") + quote;
};
function nameAt(template, start) {
  const [year = "", month = "", day2 = "", hour = ""] = writeMoment(start).split(/[- :]/);
  return template.replace(
    /YYYY(?:(\D{0,2})MM(?:(\D{0,2})DD(?:(\D{0,2})HH)?)?)?("?)$/,
    (words2) => words2.replace("YYYY", year).replace("MM", month).replace("DD", day2).replace("HH", hour)
  );
}

// src/dry-run/partitions/drop-arguments.ts
var saysWhen = (parameter) => isTime(parameter) || isInteger2(parameter) && datePart.test(parameter.name);
var datePart = /^(?:p_|_|in_|v_|target_)?(year|month|day)$/i;
var keeps = /keep|kept|retain|retention|older|age|ago|days|weeks|months|years|hours|history/i;
var saysTable = (name) => /tab|parent|rel|schema|namespace|nsp/i.test(name) && !/child|leaf|part(?!itioned)/i.test(name);
function argumentsToDrop(timeline) {
  return (parameter, all) => {
    const { name, type } = parameter;
    if (isTime(parameter)) return momentLongAgo(parameter, timeline);
    if (isInteger2(parameter)) {
      const value = partOfDate2(parameter, all, timeline) ?? amountKept(name, timeline);
      return value === void 0 ? void 0 : integerArgument(parameter, value);
    }
    if (type === "interval") return `'${kept("day", timeline)} days'::pg_catalog."interval"`;
    return saysTable(name) ? tableArgument(parameter, all, timeline) : void 0;
  };
}
function momentLongAgo(parameter, timeline) {
  const [first, second] = oldPartitions(timeline);
  if (!first || !second) return void 0;
  if (/(?:^|_)(?:from|start|begin|lower)(?:_|$)/i.test(parameter.name))
    return timeArgument(parameter, first.start);
  return timeArgument(parameter, second.start);
}
function partOfDate2({ name }, all, timeline) {
  const word2 = datePart.exec(name)?.[1]?.toLowerCase();
  const moment = oldPartitions(timeline)[1]?.start;
  const hasYear = all.some((one) => datePart.exec(one.name)?.[1]?.toLowerCase() === "year");
  if (word2 === void 0 || !hasYear || !moment) return void 0;
  if (word2 === "year") return moment.getUTCFullYear();
  return word2 === "month" ? moment.getUTCMonth() + 1 : moment.getUTCDate();
}
var amountKept = (name, timeline) => !datePart.test(name) && keeps.test(name) ? kept(unitIn(name), timeline) : void 0;
function kept(unit, timeline) {
  const length = lengthOf(periodOf(timeline));
  const shortest = length < 864e5 ? "hour" : "day";
  return countOf(2 * length, unit === "period" ? shortest : unit) + 1;
}

// src/dry-run/partitions/call-droppers.ts
async function callDropper(routine2, timeline, tryOut2) {
  const about = `${routine2.kind} ${routine2.signature}`;
  const call = callOf(routine2, argumentsToDrop(timeline));
  if (!call.ok) {
    const message = `Whether ${about} keeps the partitions of the present is not known, for ${call.because}: it was not called.`;
    return { kind: "not-called", message };
  }
  const said = `${upper(about)}, called as ${call.shown}`;
  const finding = await tryOut2((trial) => callOnce(trial, call.call, said, timeline));
  const mayBeOurs = finding?.kind === "failed" && routine2.parameters.some(saysWhen);
  return mayBeOurs ? void 0 : finding;
}
async function callOnce(trial, call, said, timeline) {
  for (const { sql } of oldPartitions(timeline)) if (sql !== void 0) await trial.tryTo(sql);
  const before = await trial.look();
  const error = await trial.attempt(call);
  if (error) return { kind: "failed", message: `${said}, fails: ${error.message}.`, error };
  const after = await trial.look();
  for (const { table, parts } of before) {
    const left = after.find((one) => one.table === table);
    const [first, ...others] = left ? goneOf(parts, left.parts) : [];
    if (first) return { kind: "drops-current", message: `${said}, ${loss(table, first, others.length)}.` };
  }
  return void 0;
}
var goneOf = (before, after) => before.filter(
  ({ when, start, stop }) => (when === "present" || when === "future") && !after.some((part2) => part2.start === start || part2.stop === stop)
);
function loss(table, { name, when }, others) {
  const more = others === 0 ? "" : `, and ${others} later ${others === 1 ? "one" : "ones"}`;
  return `removes partition ${name} of ${table.replace(/^table /, "")}, which takes rows of the ${when}${more}`;
}

// src/dry-run/partitions/server-settings.ts
var plainSettings = `SET search_path = pg_catalog, pg_temp; SET datestyle = ISO; SET intervalstyle = postgres;
  SET timezone = 'UTC'; SET quote_all_identifiers = off`;

// src/dry-run/partitions/read-coverage.ts
var spans = `
moment AS (
  SELECT extract(epoch from t)::numeric AS now, extract(epoch from t + $2::text::interval)::numeric AS horizon
  FROM (SELECT coalesce($1::text::timestamptz, now()) AS t) AS s
), keyed AS (
  SELECT p.partrelid, p.partdefid <> 0 AS has_default, a.attname AS key,
    a.atttypid IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype) AS is_time,
    EXISTS (SELECT FROM pg_partition_ancestors(p.partrelid) AS up JOIN pg_partitioned_table AS q ON q.partrelid = up.relid
      WHERE up.relid <> p.partrelid AND q.partstrat = 'r') AS nested
  FROM pg_partitioned_table AS p
  JOIN pg_attribute AS a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
  WHERE p.partstrat = 'r' AND p.partnatts = 1
    AND a.atttypid IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype,
      'int2'::regtype, 'int4'::regtype, 'int8'::regtype)
), bound AS (
  SELECT k.partrelid, c.oid, k.is_time, btrim(m[1], '''') AS start, btrim(m[2], '''') AS stop
  FROM keyed AS k JOIN pg_inherits AS i ON i.inhparent = k.partrelid AND NOT i.inhdetachpending
  JOIN pg_class AS c ON c.oid = i.inhrelid
  CROSS JOIN LATERAL regexp_match(pg_get_expr(c.relpartbound, c.oid),
    '^FOR VALUES FROM \\((.*)\\) TO \\((.*)\\)$') AS m
  WHERE m IS NOT NULL
), span AS (
  SELECT partrelid, oid, start, stop, ${asNumber("start")} AS lower, ${asNumber("stop")} AS upper FROM bound
)`;
var query3 = `
WITH ${spans}, present AS (
  SELECT k.partrelid, k.is_time AND (NOT k.nested OR coalesce(own.lower <= m.now AND m.now < own.upper, false)) AS taken,
    own.upper AS upper
  FROM keyed AS k CROSS JOIN moment AS m
  LEFT JOIN (span AS own JOIN keyed AS up ON up.partrelid = own.partrelid AND up.is_time AND NOT up.nested)
    ON own.oid = k.partrelid AND up.key = k.key
), line AS (
  SELECT *, lag(stop) OVER w AS previous_stop, lag(upper) OVER w AS previous_upper
  FROM span WINDOW w AS (PARTITION BY partrelid ORDER BY lower)
)
SELECT 'table ' || k.partrelid::regclass AS "table", count(l.partrelid)::int4 AS partitions,
  k.has_default AS "hasDefault", p.taken AS "takesPresent",
  coalesce(bool_or(l.lower <= m.now AND m.now < l.upper), false) AS "coversPresent",
  json_agg(json_build_array(l.previous_stop, l.start) ORDER BY l.lower) FILTER (WHERE l.previous_upper < l.lower
    AND NOT (p.taken AND l.previous_upper <= m.now AND m.now < l.lower)) AS holes,
  (array_agg(l.stop ORDER BY l.upper DESC))[1] AS "end",
  coalesce(max(l.upper) < least(max(m.horizon), p.upper), false) AS "endsSoon"
FROM keyed AS k JOIN present AS p ON p.partrelid = k.partrelid CROSS JOIN moment AS m LEFT JOIN line AS l ON l.partrelid = k.partrelid
GROUP BY k.partrelid, k.has_default, p.taken, p.upper
ORDER BY 1`;
function asNumber(bound) {
  return `CASE ${bound} WHEN 'MINVALUE' THEN '-Infinity'::numeric WHEN 'MAXVALUE' THEN 'Infinity'::numeric
    ELSE CASE WHEN is_time THEN extract(epoch from ${bound}::timestamptz)::numeric ELSE ${bound}::numeric END END`;
}
async function readPartitions(connection, { horizon, now }) {
  await connection.execute(plainSettings);
  return await connection.query(query3, [now ?? null, horizon]);
}

// src/dry-run/partitions/default-partitions.ts
var query4 = `
WITH ${spans}
SELECT 'table ' || k.partrelid::regclass AS "table", json_build_object('schema', tn.nspname, 'name', t.relname) AS parent, d.oid::text AS oid,
  n.nspname AS schema, d.relname AS name, a.attname AS column, format_type(a.atttypid, NULL) AS type,
  (array_agg(s.start ORDER BY s.lower) FILTER (WHERE s.oid IS NOT NULL))[1] AS first,
  (array_agg(s.start ORDER BY s.lower DESC) FILTER (WHERE s.oid IS NOT NULL))[1] AS "lastStart",
  (array_agg(s.stop ORDER BY s.lower DESC) FILTER (WHERE s.oid IS NOT NULL))[1] AS "lastStop"
FROM keyed AS k JOIN pg_partitioned_table AS p ON p.partrelid = k.partrelid
JOIN pg_class AS t ON t.oid = k.partrelid JOIN pg_namespace AS tn ON tn.oid = t.relnamespace
JOIN pg_class AS d ON d.oid = p.partdefid JOIN pg_namespace AS n ON n.oid = d.relnamespace
JOIN pg_attribute AS a ON a.attrelid = k.partrelid AND a.attnum = p.partattrs[0]
LEFT JOIN span AS s ON s.partrelid = k.partrelid
WHERE NOT k.nested AND d.relkind = 'r' AND ($1::text IS NULL OR $2::text IS NOT NULL)
GROUP BY k.partrelid, t.relname, tn.nspname, d.oid, n.nspname, d.relname, a.attname, a.atttypid
ORDER BY 1`;
async function readMisplacedRows(session, { horizon, now }, isLookedAt) {
  await session.execute(plainSettings);
  const rows = await session.query(query4, [now ?? null, horizon]);
  const found = [];
  for (const partition of rows.filter(isLookedAt)) {
    const misplaced = await countRows2(session, partition);
    if (misplaced) found.push(misplaced);
  }
  return found;
}
async function countRows2(session, partition) {
  const { schema, name } = partition;
  const column2 = quoteIdentifier(partition.column);
  const where = conditions(partition).map((condition) => `${column2} ${condition}`);
  const sql = `SELECT count(*)::text AS rows, min(${column2})::text AS first
    FROM ${quoteIdentifier(schema)}.${quoteIdentifier(name)} WHERE ${[`${column2} IS NOT NULL`, ...where].join(" AND ")}`;
  try {
    const [row] = await session.query(sql);
    const [count, from] = [String(row?.["rows"]), row?.["first"]];
    return count === "0" || typeof from !== "string" ? void 0 : { partition, rows: count, from };
  } catch (error) {
    if (error instanceof PostgresError) return void 0;
    throw error;
  }
}
function conditions({ type, first, lastStart, lastStop }) {
  const literal3 = (bound) => `${quoteLiteral(bound)}::${castOf(type)}`;
  const end = lastStop === null ? void 0 : endOfNext(type, lastStart ?? "", lastStop) ?? lastStop;
  return [
    ...first === null || first === "MINVALUE" ? [] : [`>= ${literal3(first)}`],
    ...end === void 0 || end === "MAXVALUE" ? [] : [`< ${literal3(end)}`]
  ];
}
var castOf = (type) => isIntegerType(type) ? "numeric" : type === "timestamp without time zone" ? "timestamp" : type;
var isIntegerType = (type) => ["smallint", "integer", "bigint"].includes(type);
function endOfNext(type, start, stop) {
  if (isIntegerType(type))
    return [start, stop].every((bound) => /^-?\d+$/.test(bound)) ? String(2n * BigInt(stop) - BigInt(start)) : void 0;
  const [from, to] = [momentOf(start), momentOf(stop)];
  return from && to && writeMoment(later(to, periodBetween(from, to)));
}

// src/dry-run/partitions/judge-defaults.ts
async function judgeDefaults(watch, session, options) {
  const misplaced = await readMisplacedRows(session, options, ({ oid }) => !watch.mayHaveHeldRows(oid));
  return misplaced.flatMap((found) => {
    const place = placeOf2(found.partition, watch);
    return place ? [problemOf(found, place)] : [];
  });
}
var problemOf = ({ partition, rows, from }, place) => {
  const { table, schema, name } = partition;
  const counted = rows === "1" ? "a row" : `${rows} rows`;
  return {
    rule: "default-partition-not-empty",
    stage: "dry-run",
    ...place,
    message: `DEFAULT partition ${schema}.${name} of ${table.replace(/^table /, "")} now holds ${counted} from ${from} on that no other partition takes: none can be made for them while they are there.`
  };
};
function placeOf2(partition, watch) {
  const names = [partition.parent, partition];
  for (const script of watch.scripts) {
    const writer = statementsOf(script).find((statement3) => names.some((one) => writesTo2(statement3, one)));
    if (writer) return { file: script.file, at: writer.region };
  }
  for (const script of watch.scripts) {
    const [naming] = names.flatMap((one) => firstNaming(one, script) ?? []);
    if (naming) return { file: script.file, at: naming.region };
  }
  return watch.placeOfTable(partition.table);
}
var writesTo2 = (statement3, table) => [...isRowChange(statement3) ? [statement3] : [], ...carriedChanges(statement3)].some(
  ({ kind, node }) => kind !== "DeleteStmt" && means(nameOfRangeVar(node.relation), table)
);

// src/dry-run/partitions/routine-work.ts
function workOf({ statements, unknown: unknown2 }) {
  if (statements.some(happensOnce)) return void 0;
  const seen = unknown2.map((one) => one.seen);
  return {
    makes: [.../* @__PURE__ */ new Set([...statements.flatMap(parentsOf3), ...seen.flatMap(parentsIn)])],
    drops: statements.some(dropsTable) || seen.some((text) => droppingWords.test(text)),
    calls: statements.flatMap(callsOf)
  };
}
function callsOf({ kind, node }) {
  const own = kind === "CallStmt" && node.funccall ? [node.funccall] : [];
  return [...own, ...nodesOfKind(node, "FuncCall")].flatMap(
    ({ funcname }) => nameOfNodes(funcname)?.name ?? []
  );
}
var happensOnce = ({ kind, node }) => kind === "CreateStmt" && node.partspec !== void 0 && node.partbound === void 0 || kind === "RenameStmt" && node.renameType === "OBJECT_TABLE";
function parentsOf3(statement3) {
  const { kind, node } = statement3;
  if (kind === "CreateStmt" && node.partbound) {
    const [parent] = node.inhRelations ?? [];
    return parent && "RangeVar" in parent ? [nameOfRangeVar(parent.RangeVar)?.name ?? hole] : [hole];
  }
  const attaches = alterTableCommands(statement3).some(({ subtype }) => subtype === "AT_AttachPartition");
  return attaches && kind === "AlterTableStmt" ? [node.relation?.relname ?? hole] : [];
}
var dropsTable = ({ kind, node }) => kind === "DropStmt" && node.removeType === "OBJECT_TABLE" && droppedObjects(node).some(({ name }) => name.name.includes(hole)) || kind === "AlterTableStmt" && detachedPartitions(node).some((name) => name.includes(hole));
var detachedPartitions = ({ cmds }) => (cmds ?? []).flatMap(
  (command) => "AlterTableCmd" in command && command.AlterTableCmd.subtype === "AT_DetachPartition" ? nodesOfKind(command, "RangeVar").map(({ relname }) => relname ?? "") : []
);
var makingWords = [
  /\bPARTITION\s+OF\s+(?:[^\s(.]+\.)?([^\s(;.]+)/gi,
  /\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(?:[^\s(.]+\.)?([^\s.]+)\s+ATTACH\s+PARTITION\b/gi
];
var droppingWords = new RegExp(
  String.raw`\b(?:DROP\s+TABLE|DETACH\s+PARTITION)\s+(?:IF\s+EXISTS\s+)?[^\s;]*${hole}`,
  "i"
);
var parentsIn = (text) => makingWords.flatMap(
  (pattern) => [...text.matchAll(pattern)].map(
    ([, name = hole]) => name.includes(hole) ? hole : name.replaceAll('"', "")
  )
);

// src/dry-run/partitions/maintenance-routines.ts
var words = String.raw`\mpartition\M|\mdrop\s+table\M`;
var readable = `p.oid >= 16384 AND p.prokind IN ('f', 'p') AND l.lanname IN ('plpgsql', 'sql')
  AND NOT EXISTS (SELECT FROM pg_depend AS d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')`;
var query5 = `
SELECT n.nspname AS schema, p.proname AS name, p.oid::regprocedure::text AS signature,
  CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind,
  p.prosrc AS body, pg_get_functiondef(p.oid) AS definition,
  p.prorettype IN ('trigger'::regtype, 'event_trigger'::regtype) AS "isTrigger",
  (SELECT coalesce(json_agg(json_build_object('name', coalesce(a.name, ''), 'type', format_type(a.type, NULL))
      ORDER BY a.place), '[]')
    FROM (
      SELECT i.place, i.type, i.name, row_number() OVER (ORDER BY i.place) AS number
      FROM (
        SELECT t.place, t.type, p.proargnames[t.place] AS name
        FROM unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY AS t (type, place)
        WHERE coalesce(p.proargmodes[t.place], 'i') IN ('i', 'b', 'v')
      ) AS i
    ) AS a
    WHERE a.number <= p.pronargs - p.pronargdefaults) AS parameters
FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace JOIN pg_language AS l ON l.oid = p.prolang
WHERE ${readable} AND EXISTS (
  SELECT FROM pg_proc AS w JOIN pg_language AS k ON k.oid = w.prolang
  WHERE ${readable.replaceAll("p.", "w.").replaceAll("l.", "k.")}
    AND coalesce(pg_get_function_sqlbody(w.oid), w.prosrc) ~* $1
    AND (w.oid = p.oid OR strpos(p.prosrc, w.proname) > 0))
ORDER BY p.oid`;
async function findMaintenanceRoutines(session, parser) {
  const rows = await session.query(query5, [words]);
  const opened = [];
  for (const routine2 of rows) {
    const work = await readWork(routine2, parser);
    if (work) opened.push({ routine: routine2, work });
  }
  return withWorkOfCalled(opened).flatMap(
    ({ routine: routine2, work: { makes: makes2, drops: drops2 } }) => makes2.length > 0 || drops2 ? [{ ...routine2, makes: makes2, drops: drops2 }] : []
  );
}
async function readWork({ definition: definition2 }, parser) {
  const script = await parseScript(definition2, parser);
  const [statement3] = script.statements.filter(isParsed);
  const opened = statement3 && await openRoutine(statement3, script.source, parser);
  return opened && workOf(opened);
}
function withWorkOfCalled(opened) {
  let known2 = opened;
  for (let learnt = true; learnt; ) {
    const next = known2.map(({ routine: routine2, work }) => ({ routine: routine2, work: joined3(work, known2) }));
    learnt = next.some(({ work }, index) => amount2(work) > amount2(known2[index]?.work ?? work));
    known2 = next;
  }
  return known2;
}
var amount2 = ({ makes: makes2, drops: drops2 }) => makes2.length + (drops2 ? 1 : 0);
function joined3(work, known2) {
  const called = known2.filter(({ routine: routine2 }) => work.calls.includes(routine2.name));
  const makes2 = [work, ...called.map((one) => one.work)].flatMap((one) => one.makes);
  return {
    ...work,
    makes: [...new Set(makes2)],
    drops: work.drops || called.some((one) => one.work.drops)
  };
}
var makesPartitionsOf = ({ makes: makes2 }, table) => makes2.includes(table) || makes2.includes(hole);
var dropsOldPartitionsOf = ({ drops: drops2, body: body2, signature: signature2 }, tables) => drops2 && (catalogWords.test(body2) || tables.some(({ name }) => new RegExp(String.raw`(?<![\w$])${escaped(name)}`).test(body2))) && (wordsOfTime.test(body2) || /\b(?:date|timestamp|interval|integer|bigint|smallint)\b/.test(signature2));
var catalogWords = /\bpg_(?:inherits|partition)|\brelispartition\b|\brelpartbound\b|\bDETACH\s+PARTITION\b/i;
var wordsOfTime = /\b(?:now|current_date|current_timestamp|clock_timestamp|localtimestamp|interval|make_interval|age|offset|limit)\b|\d\s*(?:hour|day|week|month|year)/i;
var escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

// src/dry-run/partitions/other-keys.ts
var query6 = `
WITH ${spans}
SELECT 'table ' || p.partrelid::regclass AS "table", c.relname AS name,
  (SELECT coalesce(json_agg(pg_get_expr(d.relpartbound, d.oid)), '[]') FROM pg_inherits AS i
    JOIN pg_class AS d ON d.oid = i.inhrelid
    WHERE i.inhparent = p.partrelid AND NOT i.inhdetachpending) AS bounds
FROM pg_partitioned_table AS p JOIN pg_class AS c ON c.oid = p.partrelid
WHERE NOT EXISTS (SELECT FROM keyed AS k WHERE k.partrelid = p.partrelid)
  AND ($1::text IS NULL OR $2::text IS NOT NULL)
ORDER BY 1`;
async function readOtherPartitioned(session, { horizon, now }) {
  await session.execute(plainSettings);
  return await session.query(query6, [now ?? null, horizon]);
}
function lackOf({ table, bounds }) {
  const name = table.replace(/^table /, "");
  if (bounds.length === 0) return `Table ${name} has no partition: every INSERT into it fails.`;
  const missing = missingRemainders(bounds);
  if (!missing || missing.remainders.length === 0) return void 0;
  const { modulus, remainders } = missing;
  const shown2 = remainders.slice(0, mostShown).join(", ");
  const others = remainders.length - mostShown;
  const more = others > 0 ? ` and ${others} more` : "";
  const word2 = remainders.length === 1 ? "remainder" : "remainders";
  return `No partition of ${name} takes the rows whose hash has the ${word2} ${shown2}${more} for the modulus ${modulus}: an INSERT of such a row fails.`;
}
var mostShown = 5;
function missingRemainders(bounds) {
  const parts = bounds.flatMap((bound) => {
    const [, modulus2, remainder] = /^FOR VALUES WITH \(modulus (\d+), remainder (\d+)\)$/i.exec(bound) ?? [];
    return modulus2 === void 0 ? [] : [{ modulus: Number(modulus2), remainder: Number(remainder) }];
  });
  const modulus = Math.max(0, ...parts.map((part2) => part2.modulus));
  if (parts.length < bounds.length || modulus > largestModulus) return void 0;
  const taken = new Set(
    parts.flatMap(
      (part2) => Array.from({ length: modulus / part2.modulus }, (_, index) => part2.remainder + index * part2.modulus)
    )
  );
  return { modulus, remainders: [...Array(modulus).keys()].filter((remainder) => !taken.has(remainder)) };
}
var largestModulus = 1e5;

// src/dry-run/partitions/routine-places.ts
var RoutinePlaces = class {
  #scripts;
  #sources;
  /** `scripts` in the order in which they ran. */
  constructor(scripts, sources2) {
    this.#scripts = scripts;
    this.#sources = sources2;
  }
  /** Its definition, or for an error the line of the body; undefined where no script holds it as it is. */
  placeOf(routine2, error) {
    const definition2 = this.#definitionOf(routine2);
    const inside = error && lineInRoutine(error);
    const own = definition2 && inside?.name === routine2.name ? inside.lineIn(definition2) : void 0;
    if (definition2 && own) return { file: definition2.script.file, at: own };
    const other2 = error && inside?.name !== routine2.name ? this.#sources.placeOf(error) : void 0;
    return other2 ?? (definition2 && { file: definition2.script.file, at: definition2.statement.region });
  }
  /** The first line of the body that says to drop or detach a table; undefined where another routine does it. */
  placeOfDrop(routine2) {
    const definition2 = this.#definitionOf(routine2);
    if (!definition2) return void 0;
    const { script, statement: statement3 } = definition2;
    const line = /^(?![ \t]*--)([ \t]*)(\S.*\b(?:DROP\s+TABLE|DETACH\s+PARTITION)\b.*)$/im.exec(
      statement3.text
    );
    if (!line) return void 0;
    const [, indent = "", text = ""] = line;
    const start = statement3.start + line.index + indent.length;
    return { file: script.file, at: script.parsed.source.regionOf(start, start + text.trimEnd().length) };
  }
  #definitionOf({ name, body: body2 }) {
    const definitions = this.#scripts.flatMap(
      (script) => script.parsed.statements.filter(isParsed).flatMap((statement3) => {
        const routine2 = routineOf(statement3);
        return routine2 && routine2.name !== "do" && routine2.name.name === name ? [{ script, statement: statement3, text: routine2.body }] : [];
      })
    );
    return definitions.findLast(({ text }) => text === body2) ?? definitions.at(-1);
  }
};

// src/dry-run/partitions/timeline.ts
var query7 = `
WITH ${spans}
SELECT 'table ' || k.partrelid::regclass AS "table", n.nspname AS schema, c.relname AS name, a.attname AS column, k.is_time AS "isTime",
  to_char(to_timestamp(m.now) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS now,
  coalesce(json_agg(json_build_object('oid', s.oid::text, 'name', s.oid::regclass::text,
    'start', s.start, 'stop', s.stop,
    'when', CASE WHEN NOT k.is_time THEN 'unknown' WHEN s.upper <= m.now THEN 'past' WHEN s.lower > m.now THEN 'future' ELSE 'present' END)
    ORDER BY s.lower) FILTER (WHERE s.oid IS NOT NULL), '[]') AS parts
FROM keyed AS k CROSS JOIN moment AS m
JOIN pg_class AS c ON c.oid = k.partrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_partitioned_table AS p ON p.partrelid = k.partrelid
JOIN pg_attribute AS a ON a.attrelid = k.partrelid AND a.attnum = p.partattrs[0]
LEFT JOIN span AS s ON s.partrelid = k.partrelid
WHERE NOT k.nested AND $2::text IS NOT NULL
GROUP BY k.partrelid, n.nspname, c.relname, a.attname, k.is_time, m.now
ORDER BY 1`;
async function readTimelines(session, { horizon, now }) {
  await session.execute(plainSettings);
  return await session.query(query7, [now ?? null, horizon]);
}

// src/dry-run/partitions/trial.ts
var Trial = class {
  #session;
  #options;
  #inTransaction;
  constructor(session, options, inTransaction3) {
    this.#session = session;
    this.#options = options;
    this.#inTransaction = inTransaction3;
  }
  /** The error of a statement, if it has one: the transaction is then of no more use. */
  async attempt(sql) {
    try {
      await this.#session.execute(sql);
      return void 0;
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error;
      return error;
    }
  }
  /** Does something that may well fail, so that the transaction outlives it. */
  async tryTo(sql) {
    if (!this.#inTransaction) return await this.attempt(sql) === void 0;
    await this.#session.execute("SAVEPOINT drydock");
    const error = await this.attempt(sql);
    await this.#session.execute(`${error ? "ROLLBACK TO SAVEPOINT drydock; " : ""}RELEASE SAVEPOINT drydock`);
    return error === void 0;
  }
  /** The partitions as they are now. Settings are as before afterwards: the routine must find those of a session. */
  async look() {
    await this.#session.execute(this.#inTransaction ? "SAVEPOINT drydock" : "BEGIN");
    const seen = await readTimelines(this.#session, this.#options);
    await this.#session.execute(
      this.#inTransaction ? "ROLLBACK TO SAVEPOINT drydock; RELEASE SAVEPOINT drydock" : "ROLLBACK"
    );
    return seen;
  }
};
async function inTransaction(session, options, run2) {
  await session.execute("BEGIN");
  try {
    return await run2(new Trial(session, options, true));
  } finally {
    await rollBackIfAlive(session);
  }
}

// src/dry-run/partitions/try-out.ts
var tryOn = (database2, options) => async (run2) => {
  const outcome3 = await inSession(database2.current, (session) => inTransaction(session, options, run2));
  if (!endsTransaction(outcome3)) return outcome3;
  const saved = await database2.save();
  try {
    return await inSession(database2.current, (session) => run2(new Trial(session, options, false)));
  } finally {
    await database2.restore(saved);
  }
};
var endsTransaction = (outcome3) => typeof outcome3 === "object" && outcome3 !== null && "error" in outcome3 && outcome3.error instanceof PostgresError && outcome3.error.fields.sqlState === "2D000";

// src/dry-run/partitions/examine-partitions.ts
async function examinePartitions(watch, context) {
  if (!watch.hasSeenAny) return [];
  const { database: database2, options } = context;
  const findRoutines = routineFinder(database2);
  const coverages = await inSession(database2.current, (session) => readPartitions(session, options));
  const others = await judgeOthers(watch, context, findRoutines);
  const misplaced = await inSession(database2.current, (session) => judgeDefaults(watch, session, options));
  const covered = [...watch.judge(coverages, options.horizon), ...others];
  return [...covered, ...misplaced, ...await callRoutines(watch, context, findRoutines)];
}
function routineFinder(database2) {
  let found;
  const find = () => inSession(database2.current, async (session) => {
    await session.execute(plainSettings);
    return findMaintenanceRoutines(session, await loadParser());
  });
  return () => found ??= find();
}
async function judgeOthers(watch, { database: database2, options }, findRoutines) {
  const tables = await inSession(database2.current, (session) => readOtherPartitioned(session, options));
  const lacking = tables.flatMap((one) => {
    const message = lackOf(one);
    const place = watch.placeOfTable(one.table);
    return message === void 0 || !place ? [] : [{ ...one, message, place }];
  });
  if (lacking.length === 0) return [];
  const makers2 = await findRoutines();
  return lacking.filter(({ name }) => !makers2.some((routine2) => makesPartitionsOf(routine2, name))).map(({ message, place }) => ({
    rule: "partition-gap",
    stage: "dry-run",
    ...place,
    message
  }));
}
async function callRoutines(watch, context, findRoutines) {
  const { database: database2, options, scripts, routines: routines2 } = context;
  const timelines = await inSession(database2.current, (session) => readTimelines(session, options));
  const found = timelines.length === 0 ? [] : await findRoutines();
  const places = new RoutinePlaces(scripts, routines2);
  const problems = [];
  for (const routine2 of found) {
    for (const { timeline, finding } of await callRoutine(routine2, timelines, watch, context)) {
      const place = watch.placeOf(timeline.table, routine2);
      if (place) problems.push(problemOf2(finding, placeIn(places, routine2, finding) ?? place));
    }
  }
  return problems;
}
async function callRoutine(routine2, timelines, watch, { database: database2, options }) {
  const own = timelines.filter(({ table }) => watch.hasChanged(table) || watch.hasChangedRoutine(routine2));
  const makers2 = own.filter(
    ({ name, isTime: isTime2 }) => isTime2 ? makesPartitionsOf(routine2, name) : routine2.makes.includes(name)
  );
  const made2 = [];
  for (const timeline of timelinesFor(routine2, makers2, routine2.makes.includes(hole))) {
    const finding = await callMaker(routine2, timeline, tryOn(database2, options));
    if (finding) made2.push({ timeline, finding });
  }
  const times2 = own.filter(({ isTime: isTime2 }) => isTime2);
  if (made2.length > 0 || !dropsOldPartitionsOf(routine2, times2)) return made2;
  const dropped = [];
  for (const timeline of timelinesFor(routine2, times2, true)) {
    const finding = await callDropper(routine2, timeline, tryOn(database2, { horizon: options.horizon }));
    if (finding) dropped.push({ timeline, finding });
  }
  return dropped;
}
function timelinesFor(routine2, own, mayBeTold) {
  const isTold = mayBeTold && routine2.parameters.some(({ type }) => tableTypes.has(type));
  return isTold ? own : own.slice(0, 1);
}
var tableTypes = /* @__PURE__ */ new Set(["regclass", "text", "name", "character varying"]);
var rules3 = {
  failed: "partition-helper-fails",
  wrong: "partition-helper-fails",
  "not-called": "partition-helper-not-called",
  "drops-current": "retention-drops-current"
};
var placeIn = (places, routine2, finding) => (finding.kind === "drops-current" ? places.placeOfDrop(routine2) : void 0) ?? places.placeOf(routine2, errorOf(finding));
var errorOf = (finding) => finding.kind === "failed" ? finding.error : void 0;
var isDefaultInTheWay = (error) => error?.fields.sqlState === "23514" && error.message.startsWith("updated partition constraint for default partition");
function problemOf2(finding, place) {
  const error = errorOf(finding);
  return {
    rule: isDefaultInTheWay(error) ? "default-partition-not-empty" : rules3[finding.kind],
    stage: "dry-run",
    ...place,
    message: finding.message,
    ...error ? { postgres: postgresMessage({ error }) } : {}
  };
}

// src/dry-run/seeding/plainer-rows.ts
var aboutValues = /^2[23]/;
var mostWithout = 3;
function plainerRows(made2, { sqlState, schema, table }) {
  if (made2.rows === 0 || !aboutValues.test(sqlState)) return void 0;
  if (!made2.plain) return { ...made2, plain: true };
  const isNew = made2.without.every((one) => one.schema !== schema || one.name !== table);
  if (schema === void 0 || table === void 0 || !isNew || made2.without.length === mostWithout)
    return { ...made2, rows: 0 };
  return { ...made2, without: [...made2.without, { schema, name: table }] };
}

// src/dry-run/refused-rows.ts
function refusalOf(failure, problems, made2) {
  const next = isHopeless(failure) ? void 0 : plainerRows(made2, failure.error.fields);
  const problem = problems.find(({ rule }) => rule === "migration-failed");
  return next && problem && { next, problem: onlyWithRows(problem, failure) };
}
var withRefusal = (remarks, { problem }) => !problem || remarks.some((remark) => isSameFailure(remark, problem)) ? remarks : [...remarks, problem];
var withoutRefuted = (problems) => problems.filter(
  (problem, index) => !problems.slice(index + 1).some((later2) => isSameFailure(later2, problem))
);
var isSameFailure = (one, other2) => [one, other2].every(({ rule }) => rule === "migration-failed") && one.file === other2.file && one.at.startLine === other2.at.startLine;
var isHopeless = ({ statement: statement3, error }) => statement3 !== void 0 && error.fields.sqlState === "23502" && alterTableCommands(statement3).some(({ subtype }) => subtype === "AT_AddColumn");
var onlyWithRows = (problem, { statement: statement3, error }) => ({
  ...problem,
  severity: statement3?.kind === "InsertStmt" && error.fields.sqlState === "23505" ? "info" : "warning",
  message: `The migration fails only with rows in the tables, on one that the schema allows: ${error.message}.`,
  help: "Drydock made that row, and went on with others. Look whether production holds one like it; if it may, let an earlier migration mend it."
});

// src/dry-run/blocking/former-names.ts
var FormerNames = class {
  /** By the present name without quotes: a report quotes a name where SQL would need it. */
  #former = /* @__PURE__ */ new Map();
  /** To be told of each statement in its turn. */
  note({ statement: statement3, report }) {
    const moved = statement3.kind === "unparsed" ? void 0 : movedRelation(statement3);
    if (!moved) return;
    for (const { relation } of report.locks) {
      const [schema, name] = partsOf2(relation);
      if (name === moved.from.name)
        this.#former.set(`${moved.to.schema ?? schema}.${moved.to.name}`, this.of(relation));
    }
  }
  /** @param relation as a report has it */
  of(relation) {
    return this.#former.get(partsOf2(relation).join(".")) ?? relation;
  }
};
function partsOf2(relation) {
  const plain2 = relation.replaceAll('"', "");
  const dot = plain2.indexOf(".");
  return [plain2.slice(0, dot), plain2.slice(dot + 1)];
}

// src/dry-run/blocking/candidates.ts
function blockingCandidates(script, reports, before) {
  const names = new FormerNames();
  const wasThere = (relation) => before.has(`table ${relation}`) || before.has(`materialized view ${relation}`);
  return transactionsOf(script, reports).flatMap((statements, transaction) => {
    const former = statements.map((seen) => {
      const known2 = (relations2) => relations2.map((relation) => names.of(relation)).filter(wasThere);
      const locks = strongLocks(seen).filter(([relation]) => wasThere(names.of(relation)));
      const work = known2([...seen.report.scans, ...seen.report.rewrites]);
      names.note(seen);
      return { ...seen, locks: locks.toSorted(([left], [right]) => compareText(left, right)), work };
    });
    return firstLocks(former).map(({ index, ...first }) => ({
      ...first,
      script,
      transaction,
      growsWith: [...new Set(former.slice(index).flatMap(({ work }) => work))].sort()
    }));
  });
}
function firstLocks(transaction) {
  const keptOut = /* @__PURE__ */ new Map();
  return transaction.flatMap(
    ({ statement: statement3, report, locks }, index) => locks.flatMap(([relation, mode2]) => {
      const kinds2 = newlyKeptOut(mode2, keptOut.get(relation));
      if (kinds2.length === 0) return [];
      keptOut.set(relation, mode2 === "ACCESS EXCLUSIVE" ? sessionKinds : writers);
      return [{ statement: statement3, report, relation, mode: mode2, kinds: kinds2, index }];
    })
  );
}
var writers = sessionKinds.filter((kind) => kind !== "read");
function newlyKeptOut(mode2, already) {
  if (already === void 0) return sessionKinds;
  return conflicts("ACCESS SHARE", mode2) && !already.includes("read") ? ["read"] : [];
}

// src/dry-run/heavy-work.ts
var heavyWork = (statements, before) => statements.flatMap((statement3) => workOf2(statement3, before));
function workOf2(statement3, before) {
  const { locks, scans, rewrites } = statement3;
  return locks.flatMap(({ relation, mode: name }) => {
    const mode2 = fromPgLocksName(name);
    const rewritten = rewrites.includes(relation);
    if (mode2 === void 0 || !blocksWrites(mode2) || !rewritten && !scans.includes(relation)) return [];
    const existed = before.has(`table ${relation}`) || before.has(`materialized view ${relation}`);
    return existed ? [{ statement: statement3, relation, mode: mode2, work: rewritten ? "rewrite" : "scan" }] : [];
  });
}

// src/dry-run/interruptions/boundaries.ts
function boundariesOf({ parsed, shape }) {
  const { statements } = parsed;
  const commits = planTransactions(statements, shape).flatMap(commitsOf);
  return commits.slice(0, -1).map((group) => {
    const end = group.at(-1);
    return { length: statements.findIndex((statement3) => statement3 === end) + 1, last: lastChange(group) };
  });
}
function commitsOf({ begin, statements, end, endedBy }) {
  if (begin === void 0) return statements.filter(isChange).map((statement3) => [statement3]);
  const [first, ...others] = statements;
  if (end !== "commit" || !first || !statements.some(isChange)) return [];
  return [[first, ...others, ...endedBy ? [endedBy] : []]];
}
var lastChange = (group) => group.findLast(isChange) ?? group[0];
var isChange = (statement3) => !["VariableSetStmt", "VariableShowStmt"].includes(statement3.kind) && transactionControl(statement3) === void 0;
function spread(boundaries, most2) {
  const count = boundaries.length;
  if (count <= most2) return boundaries;
  return boundaries.filter(
    (_, index) => Math.floor((index + 1) * most2 / count) > Math.floor(index * most2 / count)
  );
}
var until = (script, { length }) => between(script, 0, length);
var between = (script, start, end) => ({
  ...script,
  parsed: { ...script.parsed, statements: script.parsed.statements.slice(start, end) }
});

// src/dry-run/interruptions/cancel-build.ts
var guardedBuilds = ({ parsed }, earlier) => parsed.statements.filter(
  (statement3) => statement3.kind === "IndexStmt" && statement3.node.concurrent === true && statement3.node.if_not_exists === true && !earlier.some((script) => dropsIndex(script, statement3))
);
var dropsIndex = ({ parsed }, { node }) => parsed.statements.some(
  (statement3) => statement3.kind === "DropStmt" && statement3.node.removeType === "OBJECT_INDEX" && droppedObjects(statement3.node).some(({ name }) => name.name === node.idxname)
);
async function cancelBuild(script, build, stage) {
  var _stack = [];
  try {
    const session = __using(_stack, await stage.database.connect(), true);
    const start = script.parsed.statements.indexOf(build);
    const before = between(script, 0, start);
    const discretion = stage.extensions;
    const { failure } = await runScript(session, before, stage.clock, void 0, { discretion });
    const table = failure ? void 0 : await tableOf2(session, build);
    if (table === void 0) return false;
    const writer = __using(_stack, await stage.database.connect(), true);
    const isOpen = await attempt2(writer.execute(`BEGIN; LOCK TABLE ONLY ${table} IN ROW EXCLUSIVE MODE`));
    return isOpen && await cancelWhenItWaits(session, writer, build);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function cancelWhenItWaits(session, writer, build) {
  const state = { hasEnded: false };
  const isBuilt = attempt2(session.execute(build.text)).finally(() => {
    state.hasEnded = true;
  });
  isBuilt.catch(() => void 0);
  try {
    while (!state.hasEnded) await writer.query(cancelQuery, [session.processId]);
  } finally {
    await rollBackIfAlive(writer);
  }
  return !await isBuilt;
}
var cancelQuery = `
SELECT pg_catalog.pg_cancel_backend(l.pid) FROM pg_catalog.pg_locks AS l
WHERE l.pid OPERATOR(pg_catalog.=) $1::pg_catalog.int4 AND NOT l.granted
  AND l.locktype OPERATOR(pg_catalog.=) 'virtualxid'::pg_catalog.text`;
async function attempt2(work) {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    return false;
  }
}
async function tableOf2(session, { node }) {
  const name = nameOfRangeVar(node.relation);
  const parts = name ? [...name.schema === void 0 ? [] : [name.schema], name.name] : [];
  const [row] = await session.query(tableQuery4, [parts.map(quoteIdentifier).join(".")]);
  return row && String(row["name"]);
}
var tableQuery4 = `
SELECT pg_catalog.concat(pg_catalog.quote_ident(n.nspname), '.', pg_catalog.quote_ident(c.relname)) AS name
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)::pg_catalog.oid`;

// src/dry-run/interruptions/foregone.ts
function isForegone({ parsed }) {
  const changes2 = parsed.statements.filter(isChange);
  const [first] = changes2;
  if (!first || changes2.every(isRepeatable)) return true;
  return isUnguarded(first) && changes2.every(takesNothingAway);
}
function isRepeatable(statement3) {
  if (statement3.kind === "CommentStmt") return true;
  if (statement3.kind === "DropStmt")
    return statement3.node.missing_ok === true && statement3.node.behavior !== "DROP_CASCADE";
  if (statement3.kind === "AlterTableStmt")
    return commandsOf(statement3.node).every(
      ({ subtype, missing_ok }) => subtype === "AT_AddColumn" && missing_ok === true
    );
  return isParsed(statement3) && isGuarded(statement3) && !isTemporary(statement3);
}
var isUnguarded = (statement3) => ["CreateStmt", "CreateSchemaStmt", "CreateSeqStmt", "CreateEnumStmt"].includes(statement3.kind) && isParsed(statement3) && createdObject(statement3) !== void 0 && !isGuarded(statement3) && !isTemporary(statement3);
var harmless = /* @__PURE__ */ new Set([
  "AlterTableStmt",
  "CommentStmt",
  "CreateEnumStmt",
  "CreateFunctionStmt",
  "CreateSchemaStmt",
  "CreateSeqStmt",
  "CreateStmt",
  "CreateTrigStmt",
  "GrantStmt",
  "IndexStmt",
  "InsertStmt",
  "UpdateStmt",
  "ViewStmt"
]);
var takesNothingAway = ({ kind }) => harmless.has(kind);

// src/dry-run/interruptions/in-one-transaction.ts
var leavesSessionAsItIs = (script) => canRunInTransaction(script) && script.parsed.statements.every(isOfNoSession);
var isOfNoSession = (statement3) => statement3.kind === "VariableSetStmt" && statement3.node.name?.endsWith("timeout") === true || ["begin", "commit"].includes(transactionControl(statement3) ?? "") || !(livesInSession.has(statement3.kind) || sessionWords.test(statement3.text));
var livesInSession = /* @__PURE__ */ new Set([
  "AlterDatabaseSetStmt",
  "AlterRoleSetStmt",
  "ConstraintsSetStmt",
  "DeclareCursorStmt",
  "DiscardStmt",
  "ListenStmt",
  "LoadStmt",
  "PrepareStmt",
  "TransactionStmt",
  "VariableSetStmt"
]);
var sessionWords = /\btemp(?:orary)?\b|pg_temp|set_config|advisory|\bset\s+(?:local|session|role)\b/i;
var tryInOneTransaction = (script, boundaries, stage, judge3) => inSession(stage.database, async (session) => {
  await session.execute("BEGIN");
  try {
    return await tryEach(new Run(script, session, stage), boundaries, judge3);
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    return "incomparable";
  } finally {
    await rollBackIfAlive(session);
  }
});
async function tryEach(run2, boundaries, judge3) {
  for (const boundary of boundaries) {
    if (!await run2.goOnTo(boundary)) return "incomparable";
    const trial = await run2.again(boundary);
    if (isArtefact(trial)) return "incomparable";
    const problem = await judge3(trial);
    if (problem) return [problem];
  }
  return [];
}
var isArtefact = ({ failure }) => ["55P04", "55006"].includes(failure?.error.fields.sqlState ?? "");
var savepoint = "drydock_interruption";
var Run = class {
  #script;
  #session;
  #stage;
  #length = 0;
  constructor(script, session, stage) {
    this.#script = script;
    this.#session = session;
    this.#stage = stage;
  }
  /** The first run; whether that succeeds, as it has before. */
  async goOnTo({ length }) {
    if (this.#length > 0) await this.#goBack();
    const { failure } = await this.#run(between(this.#script, this.#length, length));
    this.#length = length;
    if (!failure) await this.#session.execute(`SAVEPOINT ${savepoint}`);
    return failure === void 0;
  }
  /** The second run. */
  async again({ last }) {
    const { failure } = await this.#run(this.#script);
    const end = failure ? { failure } : { end: await this.#stage.snapshot(this.#session) };
    const leftover = async () => {
      await this.#goBack();
      return this.#stage.snapshot(this.#session);
    };
    return { at: last, isWithin: false, ...end, leftover };
  }
  async #goBack() {
    await this.#session.execute(`ROLLBACK TO SAVEPOINT ${savepoint}`);
  }
  #run(script) {
    const { clock, extensions: extensions2 } = this.#stage;
    const lenience = { discretion: extensions2, inTransaction: true };
    return runScript(this.#session, withoutTransactionControl(script), clock, void 0, lenience);
  }
};

// src/dry-run/interruptions/in-new-sessions.ts
async function tryInNewSessions(script, interruptions, place, judge3) {
  const told = /* @__PURE__ */ new Map();
  for (const [index, interruption] of interruptions.entries()) {
    const kind = "behind" in interruption;
    if (told.has(kind)) continue;
    const isLast = index === interruptions.length - 1;
    const before = isLast ? void 0 : await place.database.save();
    const trial = await interrupt(script, interruption, place.stage());
    const problem = trial && await judge3(trial);
    if (problem) told.set(kind, problem);
    if (before) await place.database.restore(before);
  }
  return [...told.values()];
}
async function interrupt(script, interruption, stage) {
  if (!await happens(script, interruption, stage)) return void 0;
  const leftover = await stage.snapshot();
  const { failure } = await run(script, stage);
  const end = failure ? { failure } : { end: await stage.snapshot() };
  const place = "behind" in interruption ? { at: interruption.behind.last, isWithin: false } : { at: interruption.within, isWithin: true };
  return { ...place, ...end, leftover: () => Promise.resolve(leftover) };
}
async function happens(script, interruption, stage) {
  if ("within" in interruption) return cancelBuild(script, interruption.within, stage);
  const { failure } = await run(until(script, interruption.behind), stage);
  return failure === void 0;
}
var run = (script, stage) => inSession(
  stage.database,
  (session) => runScript(session, script, stage.clock, void 0, { discretion: stage.extensions })
);

// src/dry-run/describe-differences.ts
var mostNamed2 = 3;
function describeDifferences(differences) {
  const named = differences.slice(0, mostNamed2).map(describe).join(", ");
  const more = differences.length - mostNamed2;
  return more > 0 ? `${named} and ${more} more` : named;
}
function describe({ object: object2, attribute, kind, before, after }) {
  if (kind === "added" || kind === "removed") return `${object2} (${kind})`;
  if (kind === "column-order") return `${object2} (order of columns)`;
  return `${object2} (${attribute}: ${shortened(before)} → ${shortened(after)})`;
}
var shortened = (value) => {
  if (value === null) return "none";
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
};

// src/dry-run/catalog/own-name.ts
var lastPart = /(?:"((?:[^"]|"")*)"|([^."\s]+))$/;
function ownName2(identity) {
  const [, quoted3, plain2 = ""] = lastPart.exec(identity) ?? [];
  return quoted3 === void 0 ? plain2 : quoted3.replaceAll('""', '"');
}

// src/dry-run/invalid-indexes.ts
var invalidIndexes = (before, after) => [...after.keys()].filter((object2) => isInvalid(object2, after) && !isInvalid(object2, before)).sort();
var isInvalid = (object2, snapshot) => object2.startsWith("index ") && snapshot.get(object2)?.["valid"] === "no";
var InvalidIndexWatch = class {
  #unattached = /* @__PURE__ */ new Map();
  /** What a migration left invalid, after the statement that failed if one did. */
  note(script, before, after, failure) {
    return invalidIndexes(before, after).flatMap((object2) => {
      const place = { stage: "dry-run", file: script.file, at: placeOf3(object2, script, failure) };
      if (!isOfPartitionedTable(object2, after)) return [leftInvalid(object2, place)];
      this.#unattached.set(object2, place);
      return [];
    });
  }
  /** What is invalid still when all migrations have run. */
  atEnd(end) {
    return [...this.#unattached].flatMap(
      ([object2, place]) => isInvalid(object2, end) ? [unattached(object2, place, partitionsWithout(object2, end))] : []
    );
  }
};
var leftInvalid = (object2, place) => ({
  rule: "invalid-index-left",
  ...place,
  message: `The migration leaves ${object2} INVALID: no query uses it, and every write keeps it up until DROP INDEX CONCURRENTLY removes it.`
});
function unattached(object2, place, without2) {
  const reason = without2.length === 0 ? "though every partition has an index that is attached to it" : `for no valid index of ${inWords2(without2)} is attached to it`;
  return {
    rule: "invalid-index-left",
    ...place,
    severity: "warning",
    message: `After the last pending migration ${object2} is still INVALID, ${reason}.`,
    help: "Build the index of each partition with CREATE INDEX CONCURRENTLY, and attach it with ALTER INDEX … ATTACH PARTITION; the last one makes the index valid."
  };
}
var mostNamed3 = 3;
function inWords2(partitions) {
  const names = partitions.map((partition) => partition.replace(/^(?:foreign )?table /, ""));
  const others = names.length - mostNamed3;
  const named = others > 0 ? [...names.slice(0, mostNamed3), `${others} more`] : names;
  return named.length === 1 ? `partition ${named[0] ?? ""}` : `partitions ${listed2(named)}`;
}
var listed2 = (names) => `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
function partitionsWithout(index, snapshot) {
  const name = index.replace(/^index /, "");
  const table = tableOf3(index, snapshot)?.replace(/^table /, "");
  const attached = [...snapshot].filter(
    ([object2, { "parent index": parent, valid }]) => object2 !== index && parent === name && valid === "yes"
  ).map(([object2]) => tableOf3(object2, snapshot));
  return [...snapshot.keys()].filter((object2) => snapshot.get(object2)?.["partition of"] === table && !attached.includes(object2)).sort();
}
var tableOf3 = (index, snapshot) => snapshot.get(index)?.[belongsTo]?.split("\n")[0];
function isOfPartitionedTable(object2, snapshot) {
  const table = tableOf3(object2, snapshot);
  return table !== void 0 && typeof snapshot.get(table)?.["partition key"] === "string";
}
function placeOf3(object2, { parsed }, failure) {
  const name = ownName2(object2);
  const maker = parsed.statements.findLast(
    (statement4) => statement4.kind === "IndexStmt" && statement4.node.idxname === name
  );
  const statement3 = maker ?? failure?.statement ?? parsed.statements[0];
  return statement3?.region ?? parsed.source.regionOf(0, 0);
}

// src/dry-run/interruptions/judge-trial.ts
var judgeAgainst = (known2) => async (trial) => trial.failure ? judgeFailure(known2, trial, trial.failure) : keepsInvalid(known2, trial) ?? judgeEnd(known2, trial);
async function judgeFailure(known2, trial, failure) {
  const { script, rerun: rerun2 } = known2;
  const place = failingPlace(failure, script, known2.routines);
  if (isKnown(rerun2, failure, place) || mayEndServer(failure.error.fields.sqlState)) return void 0;
  return {
    ...ofInterruption,
    ...place,
    message: `${await stopped(known2, trial)}; run again, it fails: ${failure.error.message}.`,
    postgres: postgresMessage(failure)
  };
}
var isKnown = (rerun2, { error }, { file, at }) => rerun2.sqlState === error.fields.sqlState && rerun2.file === file && rerun2.line === at.startLine;
function keepsInvalid({ script, before }, { at, isWithin: isWithin2, end }) {
  const [index] = isWithin2 && end ? invalidIndexes(before, end) : [];
  if (index === void 0) return void 0;
  return {
    rule: "invalid-index-left",
    stage: "rerun",
    severity: "info",
    file: script.file,
    at: at.region,
    message: `Cancelled while it is built, ${index} stays INVALID: run again, the migration takes it for done.`
  };
}
async function judgeEnd(known2, trial) {
  const { script, after, rerun: rerun2 } = known2;
  const all = trial.end ? diffSnapshots(after, trial.end) : [];
  const toldAlready = new Set((rerun2.differences ?? []).map(keyOf2));
  const differences = all.filter((difference) => !toldAlready.has(keyOf2(difference)));
  if (isOnlyColumnOrder(differences)) return void 0;
  return {
    ...ofInterruption,
    file: script.file,
    at: trial.at.region,
    message: `${await stopped(known2, trial)}; run again, it ends with another schema than when it is not interrupted: ${describeDifferences(differences)}.`
  };
}
var ofInterruption = { rule: "half-applied-on-failure", stage: "rerun" };
var keyOf2 = ({ object: object2, attribute }) => `${object2}
${attribute}`;
async function stopped({ before, script }, { at, isWithin: isWithin2, leftover }) {
  const differences = diffSnapshots(before, await leftover());
  const [gone2, changed] = [differences.filter(isExistence), differences.filter((one) => !isExistence(one))];
  const what = differences.length > 0 ? describeDifferences([...gone2, ...changed]) : "what it wrote until then";
  const { startLine, endLine } = at.region;
  const where = isWithin2 ? `Cancelled at ${lineInWords(startLine, script)}` : `Cancelled or cut off behind ${lineInWords(endLine, script)}`;
  return `${where}, the migration leaves behind ${what}`;
}
var isExistence = ({ attribute }) => attribute === "existence";

// src/dry-run/interruptions/interruptions.ts
var limits = { statements: 400, milliseconds: 1e4 };
var mostCopies = { boundaries: 6, builds: 3 };
async function keepForInterruptions({ up, aside }, place) {
  if (aside || boundariesToTry(up).length === 0 && buildsToCancel(up, place).length === 0) return void 0;
  return place.database.save();
}
var boundariesToTry = (script) => isForegone(script) ? [] : boundariesOf(script);
var buildsToCancel = (script, { concurrentSessions, earlier }) => concurrentSessions ? guardedBuilds(script, earlier).slice(0, mostCopies.builds) : [];
async function tryInterruptions({ up }, ground, seen, place) {
  await place.database.restore(ground);
  const judge3 = judgeAgainst({ script: up, ...seen, routines: place.stage().routines });
  const boundaries = spread(boundariesToTry(up), mostTrials(up, seen));
  if (leavesSessionAsItIs(up)) {
    const outcome3 = await tryInOneTransaction(up, boundaries, place.stage(), judge3);
    if (outcome3 !== "incomparable") return outcome3;
  }
  const behind = spread(boundaries, mostCopies.boundaries).map((boundary) => ({ behind: boundary }));
  const within = buildsToCancel(up, place).map((build) => ({ within: build }));
  return tryInNewSessions(up, [...behind, ...within], place, judge3);
}
var mostTrials = ({ parsed }, { durationMs }) => Math.max(
  1,
  Math.floor(
    Math.min(limits.statements / parsed.statements.length, limits.milliseconds / Math.max(durationMs, 1))
  )
);

// src/dry-run/partitions/partition-watch.ts
var identityOf = ({ kind, signature: signature2 }) => safeIdentity(`${kind} ${signature2}`);
var PartitionWatch = class {
  #changes = /* @__PURE__ */ new Map();
  /** Routines that were made or changed, by their identity in the snapshot. */
  #routines = /* @__PURE__ */ new Map();
  #scripts = [];
  /** As they were before the first pending migration. */
  #firstRows;
  #hasSeenMaintenance = false;
  #hasSeenDefault = false;
  /** Whether there is anything to look at when all migrations have run. */
  get hasSeenAny() {
    return this.#changes.size > 0 || this.#hasSeenMaintenance || this.#hasSeenDefault;
  }
  /** The up scripts that were noted, in their order. */
  get scripts() {
    return this.#scripts;
  }
  /** Whether a table may have held rows before the first pending migration: not where it was empty, or not there. */
  mayHaveHeldRows(oid) {
    const parts = [...this.#firstRows?.tables.values() ?? []].flatMap((table) => table.parts);
    const part2 = parts.find((one) => one.oid === oid);
    return part2 !== void 0 && part2.rows !== 0;
  }
  /** Whether the pending migrations made the table, or changed its partitions. */
  hasChanged(table) {
    return this.#changes.has(table);
  }
  hasChangedRoutine(routine2) {
    return this.#routines.has(identityOf(routine2));
  }
  /** Where the routine was changed, else the table. */
  placeOf(table, routine2) {
    return this.#routines.get(identityOf(routine2)) ?? this.#changes.get(table);
  }
  placeOfTable(table) {
    return this.#changes.get(table);
  }
  /** What a migration did; `rows` are those before it. */
  note(script, before, after, rows) {
    this.#scripts.push(script);
    this.#firstRows ??= rows;
    this.#hasSeenDefault ||= [...after.values()].some((object2) => object2["partition bound"] === "DEFAULT");
    for (const [table, partitions] of changedTables(before, after)) {
      if (this.#changes.has(table)) continue;
      this.#changes.set(table, { file: script.file, at: placeOf4(table, partitions, script) });
    }
    for (const [object2, { body: body2 }] of after) {
      if (!/^(?:function|procedure) /.test(object2) || before.get(object2)?.["body"] === body2) continue;
      this.#routines.set(object2, { file: script.file, at: beginningOf(script) });
      this.#hasSeenMaintenance ||= /\bpartition\b/i.test(body2 ?? "");
    }
  }
  /** What the changed tables lack. A row that no other partition takes goes into a DEFAULT one. */
  judge(coverages, horizon) {
    return coverages.flatMap((coverage) => {
      const change = this.#changes.get(coverage.table);
      if (!change || coverage.hasDefault) return [];
      return lacks(coverage, horizon).map(({ rule, message }) => ({
        rule,
        stage: "dry-run",
        ...change,
        message
      }));
    });
  }
};
function lacks(coverage, horizon) {
  const name = coverage.table.replace(/^table /, "");
  if (coverage.partitions === 0)
    return [
      { rule: "partition-gap", message: `Table ${name} has no partition: every INSERT into it fails.` }
    ];
  const present2 = presentLack(coverage, name, horizon);
  return [...holesOf(coverage, name), ...present2 ? [present2] : []];
}
function presentLack(coverage, name, horizon) {
  const { takesPresent, coversPresent, end, endsSoon } = coverage;
  if (!takesPresent) return void 0;
  if (!coversPresent) {
    const message2 = `No partition of ${name} takes rows of the present, and the last one ends at ${end ?? "none"}: an INSERT of such a row fails.`;
    return { rule: "partition-gap", message: message2 };
  }
  const message = `The partitions of ${name} end at ${end ?? "none"}, in less than ${horizon}: from then on every INSERT of a new row fails.`;
  return endsSoon ? { rule: "partition-horizon", message } : void 0;
}
function holesOf({ holes }, name) {
  const [first, ...others] = holes ?? [];
  if (!first) return [];
  const more = others.length === 0 ? "" : `, the first of ${others.length + 1} gaps`;
  const message = `No partition of ${name} takes the rows from ${first[0]} to just before ${first[1]}${more}: an INSERT of such a row fails.`;
  return [{ rule: "partition-gap", message }];
}
function changedTables(before, after) {
  const changed = /* @__PURE__ */ new Map();
  for (const [object2, { "partition key": key }] of after)
    if (key !== void 0 && !before.has(object2)) changed.set(object2, []);
  for (const [snapshot, other2] of [[before, after], [after, before]]) {
    for (const [object2, { "partition of": parent, "partition bound": bound }] of snapshot) {
      const there = other2.get(object2);
      if (!parent || there?.["partition of"] === parent && there["partition bound"] === bound) continue;
      const table = `table ${parent.replace(/ \(detach pending\)$/, "")}`;
      changed.set(table, [...changed.get(table) ?? [], object2]);
    }
  }
  return changed;
}
function placeOf4(table, partitions, { parsed }) {
  const own = ownName2(table);
  const names = /* @__PURE__ */ new Set([own, ...partitions.map(ownName2)]);
  const maker = parsed.statements.find(
    (statement3) => statement3.kind === "CreateStmt" && statement3.node.partspec && statement3.node.relation?.relname === own
  );
  const toucher = maker ?? parsed.statements.find((statement3) => mentions(statement3, names));
  return (toucher ?? parsed.statements[0])?.region ?? parsed.source.regionOf(0, 0);
}
function mentions(statement3, names) {
  if (statement3.kind === "unparsed") return false;
  if (statement3.kind === "DropStmt")
    return droppedObjects(statement3.node).some(({ name }) => names.has(name.name));
  return relationsIn(statement3.node).some(({ relname }) => relname !== void 0 && names.has(relname));
}

// src/dry-run/proposal/identity.ts
var nouns = {
  enum: "TYPE",
  "foreign-data wrapper": "FOREIGN DATA WRAPPER"
};
var kinds = [
  "foreign-data wrapper",
  "materialized view",
  "foreign table",
  "access method",
  "event trigger",
  "operator family",
  "operator class",
  "text search parser",
  "text search template",
  "text search dictionary",
  "text search configuration"
];
var part = '(?:"(?:[^"]|"")*"|[^".\\s]+)';
var ofRelation = new RegExp(`^(constraint|trigger|rule|policy) (${part}) on (?:domain )?(.+)$`);
var column = new RegExp(`^column (.+)\\.(${part})$`);
var userMapping = /^(user mapping) for (.+) on server (.+)$/;
var lastPart2 = new RegExp(`^(?:(.*)\\.)?(${part})$`);
function parseIdentity(identity) {
  const child = ofRelation.exec(identity) ?? userMapping.exec(identity);
  if (child) {
    const [, kind2 = "", name2 = "", on = ""] = child;
    return { kind: kind2, name: name2, on };
  }
  const [, table, name] = column.exec(identity) ?? [];
  if (table !== void 0 && name !== void 0) return { kind: "column", name, on: table };
  const kind = kinds.find((candidate) => identity.startsWith(`${candidate} `)) ?? identity.replace(/\s.*/s, "");
  return { kind, name: identity.slice(kind.length + 1) };
}
var nounOf = (kind) => nouns[kind] ?? kind.toUpperCase();
function splitName(name) {
  const [, schema = "", own = name] = lastPart2.exec(name) ?? [];
  return [schema, own];
}
function splitRoutine(name) {
  const match = /^((?:"(?:[^"]|"")*"|[^"(])*)(\(.*\))$/s.exec(name);
  return [match?.[1] ?? name, match?.[2] ?? ""];
}
var isEscaped = (identity) => identity.includes("\\");

// src/dry-run/proposal/step.ts
var step = (sql, note) => ({ sql, ...note === void 0 ? {} : { note } });

// src/dry-run/proposal/drops.ts
var onTable = /* @__PURE__ */ new Set(["trigger", "rule", "policy"]);
var wholeIdentity = /^(?:cast|transform|user mapping|operator|operator family|operator class) /;
var holdsRows = /* @__PURE__ */ new Set(["table", "column"]);
function dropOf(identity) {
  const { kind, name, on = "" } = parseIdentity(identity);
  if (kind === "database" || identity.startsWith("default privileges ")) return void 0;
  if (kind === "column") return step(`ALTER TABLE ${on} DROP COLUMN IF EXISTS ${name}`, lossNote(kind));
  if (kind === "constraint") {
    const noun = identity.startsWith(`constraint ${name} on domain `) ? "DOMAIN" : "TABLE";
    return step(`ALTER ${noun} ${on} DROP CONSTRAINT IF EXISTS ${name}`);
  }
  if (onTable.has(kind)) return step(`DROP ${nounOf(kind)} IF EXISTS ${name} ON ${on}`);
  if (wholeIdentity.test(identity)) return step(`DROP ${droppedAs(identity)}`);
  return step(`DROP ${nounOf(kind)} IF EXISTS ${name}`, lossNote(kind));
}
var droppedAs = (identity) => identity.replace(
  /^(cast|transform|user mapping|operator family|operator class|operator) /,
  (_, kind) => `${kind.toUpperCase()} IF EXISTS `
);
var lossNote = (kind) => holdsRows.has(kind) ? "With it goes what was written to it since." : void 0;

// src/dry-run/proposal/obstacles.ts
var dependency = /^(.+?) depends on .+$/gm;
var known = /^(?:rule _RETURN on )?((?:materialized |foreign )?(?:view|table)|function|procedure|index|policy|trigger|constraint|rule|default value for|column|type) (.+)$/;
function obstacles(error, now) {
  const detail = error.fields.detail ?? "";
  return [...detail.matchAll(dependency)].flatMap(([, object2 = ""]) => obstacle(object2, now));
}
function obstacle(object2, now) {
  const [, kind = "", rest = ""] = known.exec(object2) ?? [];
  const [, column2, table = ""] = /^(?:column )?(.+?) of (?:foreign )?table (.+)$/.exec(rest) ?? [];
  if (column2 !== void 0) return ofColumn(kind, column2, table, now);
  if (kind === "table") return [];
  const identity = `${kind} ${rest.replace(/ on (?:foreign )?(?:table|(?:materialized )?view) /, " on ")}`;
  const drop = now.has(identity) ? dropOf(identity) : void 0;
  return drop ? [drop] : [];
}
function ofColumn(kind, column2, table, now) {
  if (kind === "default value for")
    return [{ sql: `ALTER TABLE ${table} ALTER COLUMN ${column2} DROP DEFAULT` }];
  const isGenerated = Boolean(now.get(`column ${table}.${column2}`)?.["generated"]);
  return isGenerated ? [{ sql: `ALTER TABLE ${table} DROP COLUMN IF EXISTS ${column2}` }] : [];
}

// src/dry-run/proposal/columns.ts
function columnsOf2(table, snapshot) {
  return [...snapshot].filter(([, attributes2]) => attributes2["position"] && firstParent(attributes2) === table).sort(([, a], [, b]) => Number(a["position"]) - Number(b["position"])).map(([column2]) => column2);
}
var firstParent = (attributes2) => attributes2[belongsTo]?.split("\n")[0];
var fillsItself = ({ default: value, generated, identity, nullable }) => nullable === "yes" || [value, generated, identity].some((set) => set !== void 0 && set !== null);
function columnDefinition(column2, snapshot) {
  const attributes2 = snapshot.get(column2) ?? {};
  const { type, collation, nullable, identity, "foreign options": options } = attributes2;
  return [
    parseIdentity(column2).name,
    type ?? "",
    ...collation ? [`COLLATE ${collation}`] : [],
    ...options ? [`OPTIONS (${foreignOptions(options)})`] : [],
    ...nullable === "no" ? ["NOT NULL"] : [],
    ...valueClause(attributes2),
    ...identity ? [identityClause(column2, identity, snapshot)] : []
  ].join(" ");
}
function valueClause({ default: value, generated }) {
  if (value) return [`DEFAULT ${value}`];
  if (!generated) return [];
  const [, expression = "", how = ""] = /^(.*) (stored|virtual)$/s.exec(generated) ?? [];
  return [`GENERATED ALWAYS AS (${expression}) ${how.toUpperCase()}`];
}
var foreignOptions = (options) => options.split(", ").map(
  (option) => option.replace(
    /^([^=]*)=(.*)$/s,
    (_, name, value) => `${name} '${value.replaceAll("'", "''")}'`
  )
).join(", ");
function identityClause(column2, identity, snapshot) {
  const { on = "", name } = parseIdentity(column2);
  const sequence4 = [...snapshot].find(
    ([object2, { "owned by": owner }]) => object2.startsWith("sequence ") && owner === `${on}.${name}`
  );
  const options = sequence4 ? ` (SEQUENCE NAME ${parseIdentity(sequence4[0]).name} ${sequenceOptions(sequence4[1])})` : "";
  return `GENERATED ${identity.toUpperCase()} AS IDENTITY${options}`;
}
function sequenceOptions(sequence4) {
  const { start, increment, minimum, maximum, cache, cycle } = sequence4;
  return [
    `INCREMENT BY ${increment ?? "1"} MINVALUE ${minimum ?? "1"} MAXVALUE ${maximum ?? "1"} START WITH ${start ?? "1"}`,
    `CACHE ${cache ?? "1"} ${cycle === "yes" ? "CYCLE" : "NO CYCLE"}`
  ].join(" ");
}
function placeholder(type, snapshot) {
  if (type.endsWith("[]")) return `'{}'`;
  const labels2 = snapshot.get(`enum ${type}`)?.["labels"];
  if (labels2) return /^'(?:[^']|'')*'/.exec(labels2)?.[0];
  const domain = snapshot.get(`domain ${type}`)?.["type"];
  if (domain) return placeholder(domain, snapshot);
  return placeholders.find(([pattern]) => pattern.test(type))?.[1];
}
var placeholders = [
  [/^(?:smallint|integer|bigint|numeric|real|double precision)\b/, "0"],
  [/^(?:text|character|public\.citext|citext|bytea|"char"|name|tsvector)/, `''`],
  [/^boolean/, "false"],
  [/^timestamp|^date/, `'1970-01-01'`],
  [/^time/, `'00:00'`],
  [/^interval/, `'0'`],
  [/^uuid/, "pg_catalog.gen_random_uuid()"],
  [/^jsonb?\b/, `'{}'`],
  [/^(?:inet|cidr)/, `'0.0.0.0/0'`],
  [/^bit/, `B'0'`]
];

// src/dry-run/proposal/relation-options.ts
function relationOptions(was, is, prefix = "") {
  const [old, present2] = [parse(was), parse(is)];
  const gone2 = [...present2.keys()].filter((name) => !old.has(name));
  const back = [...old].filter(([name, value]) => present2.get(name) !== value);
  return [
    ...gone2.length > 0 ? [`RESET (${gone2.map((name) => prefix + name).join(", ")})`] : [],
    ...back.length > 0 ? [`SET (${back.map(([name, value]) => `${prefix}${name} = ${literal2(value)}`).join(", ")})`] : []
  ];
}
var parse = (list) => new Map(
  (list ?? "").split(", ").flatMap((option) => {
    const [, name, value = ""] = /^([^=]+)=(.*)$/s.exec(option) ?? [];
    return name === void 0 ? [] : [[name, value]];
  })
);
var literal2 = (value) => /^[\w.-]+$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;

// src/dry-run/proposal/alter-column.ts
function alterColumn(identity, was, is, before) {
  const { name, on = "" } = parseIdentity(identity);
  if (was["generated"] !== is["generated"] && was["generated"])
    return [
      step(
        `${dropOf(identity)?.sql ?? ""};
ALTER TABLE ${on} ADD COLUMN ${columnDefinition(identity, before)}`
      )
    ];
  const alter = (what) => step(`ALTER TABLE ${on} ALTER COLUMN ${name} ${what}`);
  const table = { identity, was, is, alter, before };
  return [
    ...is["generated"] && !was["generated"] ? [alter("DROP EXPRESSION IF EXISTS")] : [],
    ...typeSteps(table, on, name),
    ...identitySteps(table),
    ...defaultSteps(table),
    ...was["nullable"] === is["nullable"] ? [] : [alter(was["nullable"] === "yes" ? "DROP NOT NULL" : "SET NOT NULL")],
    ...storageSteps(table),
    ...relationOptions(was["options"], is["options"]).map(alter),
    ...foreignOptionSteps(table)
  ];
}
var zoned = /^timestamp(?:\(\d\))? with time zone$/;
var unzoned = /^timestamp(?:\(\d\))? without time zone$/;
function typeSteps({ was, is }, table, name) {
  if (was["type"] === is["type"] && was["collation"] === is["collation"]) return [];
  const [old, present2] = [was["type"] ?? "", is["type"] ?? ""];
  const into = `${old}${was["collation"] ? ` COLLATE ${was["collation"]}` : ""}`;
  const text = (using) => {
    const type = `ALTER COLUMN ${name} TYPE ${into} USING ${using}`;
    const parts = is["default"] ? [
      `ALTER COLUMN ${name} DROP DEFAULT`,
      type,
      ...was["default"] ? [`ALTER COLUMN ${name} SET DEFAULT ${was["default"]}`] : []
    ] : [type];
    return `ALTER TABLE ${table} ${parts.join(",\n  ")}`;
  };
  const crossesZones = zoned.test(old) && unzoned.test(present2) || unzoned.test(old) && zoned.test(present2);
  if (crossesZones)
    return [step(text(`${name} AT TIME ZONE 'UTC'`), "Times without a zone are taken for UTC.")];
  return [{ sql: text(`${name}::${old}`), otherwise: [text(`${name}::text::${old}`)] }];
}
function identitySteps({ identity, was, is, alter, before }) {
  if (was["identity"] === is["identity"]) return [];
  if (!was["identity"]) return [alter("DROP IDENTITY IF EXISTS")];
  if (is["identity"]) return [alter(`SET GENERATED ${was["identity"].toUpperCase()}`)];
  const add = `ADD ${identityClause(identity, was["identity"], before)}`;
  return [
    is["default"] ? { ...alter("DROP DEFAULT"), sql: `${alter("DROP DEFAULT").sql};
${alter(add).sql}` } : alter(add)
  ];
}
function defaultSteps({ was, is, alter }) {
  if (was["default"] === is["default"] || was["identity"]) return [];
  return [alter(was["default"] ? `SET DEFAULT ${was["default"]}` : "DROP DEFAULT")];
}
var usualStorage = (type) => /^(?:numeric|inet|cidr)\b/.test(type) ? "main" : "extended";
function storageSteps({ was, is, alter }) {
  const changed = (attribute) => was[attribute] !== is[attribute];
  return [
    ...changed("storage") ? [alter(`SET STORAGE ${(was["storage"] ?? usualStorage(was["type"] ?? "")).toUpperCase()}`)] : [],
    ...changed("compression") ? [alter(`SET COMPRESSION ${was["compression"] ?? "default"}`)] : [],
    ...changed("statistics target") ? [alter(`SET STATISTICS ${was["statistics target"] ?? "-1"}`)] : []
  ];
}
function foreignOptionSteps({ was, is, alter }) {
  const [old, present2] = [was["foreign options"], is["foreign options"]];
  if (old === present2) return [];
  const gone2 = (present2 ?? "").split(", ").flatMap((option) => option ? [`DROP ${option.split("=")[0] ?? ""}`] : []);
  const back = old ? [`ADD ${foreignOptions(old)}`] : [];
  return [alter(`OPTIONS (${[...gone2, ...back].join(", ")})`)];
}

// src/dry-run/proposal/routine-steps.ts
var sqlBody = /^(?:BEGIN ATOMIC|RETURN )/;
function createRoutine(name, attributes2, _before, identity) {
  const isProcedure = identity.startsWith("procedure ");
  const [own] = splitRoutine(name);
  const head = `CREATE OR REPLACE ${isProcedure ? "PROCEDURE" : "FUNCTION"} ${own}(${attributes2["arguments"] ?? ""})`;
  const create = [
    head,
    ...!isProcedure && attributes2["result"] ? [`RETURNS ${attributes2["result"]}`] : [],
    `LANGUAGE ${attributes2["language"] ?? "sql"}`,
    ...isProcedure ? [] : functionOptions(attributes2),
    ...attributes2["security definer"] === "yes" ? ["SECURITY DEFINER"] : [],
    ...settings4(attributes2["settings"]),
    bodyOf(attributes2)
  ].join("\n");
  const drop = `DROP ${isProcedure ? "PROCEDURE" : "FUNCTION"} IF EXISTS ${name}`;
  return { ...step(create), otherwise: [`${drop};
${create}`] };
}
function functionOptions(attributes2) {
  const { volatility, strict, leakproof, window, parallel, cost, rows, support, transforms: transforms2 } = attributes2;
  const words2 = [
    volatility?.toUpperCase(),
    strict === "yes" ? "STRICT" : "CALLED ON NULL INPUT",
    leakproof === "yes" ? "LEAKPROOF" : "",
    window === "yes" ? "WINDOW" : "",
    `PARALLEL ${(parallel ?? "unsafe").toUpperCase()}`,
    ...cost ? [`COST ${cost}`] : [],
    ...rows && rows !== "0" ? [`ROWS ${rows}`] : [],
    ...support ? [`SUPPORT ${splitRoutine(support)[0]}`] : []
  ];
  const forTypes = transforms2?.split(", ").map((type) => `FOR TYPE ${type}`);
  return [...forTypes ? [`TRANSFORM ${forTypes.join(", ")}`] : [], words2.filter(Boolean).join(" ")];
}
function settings4(list) {
  if (!list) return [];
  return list.split(/, (?=[\w.]+=)/).map((setting) => {
    const [, name = "", value = ""] = /^([^=]*)=(.*)$/s.exec(setting) ?? [];
    return `SET ${name} TO ${listSettings.has(name.toLowerCase()) ? value || `''` : `'${value.replaceAll("'", "''")}'`}`;
  });
}
var listSettings = /* @__PURE__ */ new Set([
  "search_path",
  "temp_tablespaces",
  "session_preload_libraries",
  "shared_preload_libraries",
  "local_preload_libraries",
  "unix_socket_directories"
]);
function bodyOf({ body: body2, language, library }) {
  const text = body2 ?? "";
  if (language === "sql" && sqlBody.test(text)) return text;
  if (library) return `AS '${library.replaceAll("'", "''")}', '${text.replaceAll("'", "''")}'`;
  const tag = delimiter(text);
  return `AS ${tag}${text}${tag}`;
}
function delimiter(text) {
  let tag = "$body$";
  for (let number2 = 1; text.includes(tag.slice(0, -1)); number2 += 1) tag = `$body${number2}$`;
  return text.includes("$$") || text.endsWith("$") || text.includes("$body") ? tag : "$$";
}

// src/dry-run/proposal/type-steps.ts
function createType(name, attributes2, _before, identity) {
  if (identity.startsWith("enum "))
    return step(`CREATE TYPE ${name} AS ENUM (${attributes2["labels"] ?? ""})`);
  if (identity.startsWith("domain ")) return createDomain(name, attributes2);
  if (attributes2["sort"] === "composite")
    return step(`CREATE TYPE ${name} AS (${attributes2["attributes"] ?? ""})`);
  return attributes2["sort"] === "range" ? createRange(name, attributes2) : void 0;
}
function createDomain(name, { type, collation, default: value, nullable }) {
  const parts = [
    `CREATE DOMAIN ${name} AS ${type ?? ""}`,
    ...collation ? [`COLLATE ${collation}`] : [],
    ...value ? [`DEFAULT ${value}`] : [],
    ...nullable === "no" ? ["NOT NULL"] : []
  ];
  return step(parts.join(" "));
}
function createRange(name, attributes2) {
  const {
    subtype,
    "operator class": operators2,
    "range collation": collation,
    multirange,
    canonical,
    "subtype difference": difference
  } = attributes2;
  const options = [
    `SUBTYPE = ${subtype ?? ""}`,
    ...operators2 ? [`SUBTYPE_OPCLASS = ${operators2}`] : [],
    ...collation ? [`COLLATION = ${collation}`] : [],
    ...canonical ? [`CANONICAL = ${canonical.replace(/\(.*/s, "")}`] : [],
    ...difference ? [`SUBTYPE_DIFF = ${difference.replace(/\(.*/s, "")}`] : [],
    ...multirange ? [`MULTIRANGE_TYPE_NAME = ${multirange}`] : []
  ];
  return step(`CREATE TYPE ${name} AS RANGE (${options.join(", ")})`);
}
var asideName = (name) => {
  const own = splitName(name)[1];
  const bare = own.startsWith('"') ? own.slice(1, -1) : own;
  return `"${bare.slice(0, 54)}_undone"`;
};
var replaced = (identity, note) => {
  const { kind, name } = parseIdentity(identity);
  return step(`ALTER ${nounOf(kind)} ${name} RENAME TO ${asideName(name)}`, note);
};
var enumNote = "PostgreSQL cannot take a value out of an enum: the type is made anew. Rows that hold a new value stop it.";
function alterType(identity, was, is) {
  const kept2 = (steps) => ({ steps, condemns: false });
  const { name } = parseIdentity(identity);
  if (was["labels"] !== is["labels"]) {
    const renames2 = renamedLabels(name, was["labels"] ?? "", is["labels"] ?? "");
    return renames2 ? kept2(renames2) : { steps: [replaced(identity, enumNote)], condemns: true };
  }
  if (was["attributes"] !== is["attributes"])
    return alterComposite(identity, was["attributes"] ?? "", is["attributes"] ?? "");
  return identity.startsWith("domain ") ? alterDomain(identity, was, is) : kept2([]);
}
function alterDomain(identity, was, is) {
  const { name } = parseIdentity(identity);
  if (was["type"] !== is["type"] || was["collation"] !== is["collation"])
    return {
      steps: [replaced(identity, "The type of a domain cannot be changed: it is made anew.")],
      condemns: true
    };
  const changes2 = [
    ...was["default"] === is["default"] ? [] : [was["default"] ? `SET DEFAULT ${was["default"]}` : "DROP DEFAULT"],
    ...was["nullable"] === is["nullable"] ? [] : [`${was["nullable"] === "yes" ? "DROP" : "SET"} NOT NULL`]
  ];
  return { steps: changes2.map((what) => step(`ALTER DOMAIN ${name} ${what}`)), condemns: false };
}
var labelsIn = (text) => text.match(/E?'(?:[^']|'')*'/g) ?? [];
function renamedLabels(name, was, is) {
  const [old, present2] = [labelsIn(was), labelsIn(is)];
  if (old.length !== present2.length) return void 0;
  const pairs = old.flatMap(
    (label, index) => label === present2[index] ? [] : [[present2[index] ?? "", label]]
  );
  if (pairs.some(([from, to]) => old.includes(from) || present2.includes(to))) return void 0;
  return pairs.map(([from, to]) => step(`ALTER TYPE ${name} RENAME VALUE ${from} TO ${to}`));
}
var attributesIn2 = (text) => new Map(
  (text.match(/(?:"(?:[^"]|"")*"|\([^)]*\)|[^,"(])+/g) ?? []).map((entry2) => {
    const [, name = "", type = ""] = /^\s*("(?:[^"]|"")*"|\S+) (.*)$/s.exec(entry2) ?? [];
    return [name, type];
  })
);
function alterComposite(identity, was, is) {
  const { name } = parseIdentity(identity);
  const [old, present2] = [attributesIn2(was), attributesIn2(is)];
  const gone2 = [...present2.keys()].filter((attribute) => !old.has(attribute));
  const back = [...old].filter(([attribute]) => !present2.has(attribute));
  const other2 = [...old].filter(
    ([attribute, type]) => present2.has(attribute) && present2.get(attribute) !== type
  );
  const last = [...old.keys()].slice(old.size - back.length);
  if (back.some(([attribute]) => !last.includes(attribute)))
    return {
      steps: [replaced(identity, "An attribute comes back as the last only: the type is made anew.")],
      condemns: true
    };
  const steps = [
    ...gone2.map((attribute) => step(`ALTER TYPE ${name} DROP ATTRIBUTE IF EXISTS ${attribute} CASCADE`)),
    ...back.map(([attribute, type]) => step(`ALTER TYPE ${name} ADD ATTRIBUTE ${attribute} ${type} CASCADE`)),
    ...other2.map(
      ([attribute, type]) => step(`ALTER TYPE ${name} ALTER ATTRIBUTE ${attribute} TYPE ${type} CASCADE`)
    )
  ];
  return { steps, condemns: false };
}

// src/dry-run/proposal/creates.ts
function createOf(identity, before) {
  const { kind, name } = parseIdentity(identity);
  const made2 = creators[kind]?.(name, before.get(identity) ?? {}, before, identity);
  return made2 ? [made2] : [];
}
var createTable = (name, attributes2, before, identity) => {
  const {
    "partition key": key,
    "partition of": parent,
    "partition bound": bound,
    inherits,
    persistence,
    server
  } = attributes2;
  const unlogged = persistence === "unlogged" ? "UNLOGGED " : "";
  const partitioned = key ? ` PARTITION BY ${key}` : "";
  const note = "Its rows are lost.";
  const noun = identity.startsWith("foreign") ? "FOREIGN TABLE" : `${unlogged}TABLE`;
  const options = attributes2["foreign options"];
  const foreign = server ? ` SERVER ${server}${options ? ` OPTIONS (${foreignOptions(options)})` : ""}` : "";
  if (parent)
    return step(
      `CREATE ${noun} IF NOT EXISTS ${name} PARTITION OF ${parent} ${bound ?? ""}${partitioned}${foreign}`,
      note
    );
  const columns6 = columnsOf2(identity, before).map((column2) => columnDefinition(column2, before));
  const from = inherits ? ` INHERITS (${inherits})` : "";
  return step(
    `CREATE ${noun} IF NOT EXISTS ${name} (${columns6.join(", ")})${from}${partitioned}${foreign}`,
    note
  );
};
var createColumn = (name, attributes2, before, identity) => {
  const table = parseIdentity(identity).on ?? "";
  if (!attributes2["position"]) return void 0;
  const add = `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${columnDefinition(identity, before)}`;
  if (attributes2["generated"]) return step(add);
  if (fillsItself(attributes2)) return step(add, "Its values are lost.");
  const value = placeholder(attributes2["type"] ?? "", before);
  if (value === void 0) return step(add, "Its values are lost.");
  const note = `Its values are lost: rows that are there get ${value}.`;
  return step(`${add} DEFAULT ${value};
ALTER TABLE ${table} ALTER COLUMN ${name} DROP DEFAULT`, note);
};
function constraintDefinition({ definition: definition2, deferrable, validated, enforced }) {
  const when = deferrable === "no" || !deferrable ? "" : ` DEFERRABLE ${deferrable.toUpperCase()}`;
  const how = enforced === "no" ? " NOT ENFORCED" : validated === "no" ? " NOT VALID" : "";
  return `${definition2 ?? ""}${when}${how}`;
}
var createConstraint = (name, attributes2, _before, identity) => {
  const noun = identity.startsWith(`constraint ${name} on domain `) ? "DOMAIN" : "TABLE";
  return step(
    `ALTER ${noun} ${parseIdentity(identity).on ?? ""} ADD CONSTRAINT ${name} ${constraintDefinition(attributes2)}`
  );
};
var createIndex = (_name, { definition: definition2 }) => definition2 ? step(definition2.replace(/^(CREATE (?:UNIQUE )?INDEX) /, "$1 IF NOT EXISTS ")) : void 0;
var createSequence = (name, attributes2, before) => {
  const column2 = before.get(`column ${attributes2["owned by"] ?? ""}`);
  if (column2?.["identity"]) return void 0;
  return step(
    `CREATE SEQUENCE IF NOT EXISTS ${name} AS ${attributes2["data type"] ?? "bigint"} ${sequenceOptions(attributes2)}`
  );
};
var viewDefinition = (name, { definition: definition2, options }) => step(`CREATE OR REPLACE VIEW ${name}${options ? ` WITH (${options})` : ""} AS ${body(definition2)}`);
var createMaterializedView = (name, { definition: definition2, populated }) => step(
  `CREATE MATERIALIZED VIEW IF NOT EXISTS ${name} AS ${body(definition2)} WITH ${populated === "no" ? "NO " : ""}DATA`
);
var body = (definition2) => (definition2 ?? "").trim().replace(/;$/, "");
var createTrigger = (name, { definition: definition2 }, _before, identity) => step(`DROP TRIGGER IF EXISTS ${name} ON ${parseIdentity(identity).on ?? ""};
${definition2 ?? ""}`);
var createPolicy = (name, attributes2, _before, identity) => {
  const { command, permissive, roles: roles2, using, "with check": check } = attributes2;
  const table = parseIdentity(identity).on ?? "";
  return step(
    [
      `DROP POLICY IF EXISTS ${name} ON ${table};
CREATE POLICY ${name} ON ${table}`,
      `AS ${permissive === "no" ? "RESTRICTIVE" : "PERMISSIVE"} FOR ${(command ?? "all").toUpperCase()} TO ${roles2 ?? "public"}`,
      ...using ? [`USING (${using})`] : [],
      ...check ? [`WITH CHECK (${check})`] : []
    ].join(" ")
  );
};
var createStatistics = (name, { kinds: kinds2, columns: columns6, expressions, relation }) => {
  const on = [columns6, expressions && `(${expressions})`].filter(Boolean).join(", ");
  const chosen2 = (kinds2 ?? "").split(", ").filter((kind) => kind !== "expressions").join(", ");
  return step(
    `CREATE STATISTICS IF NOT EXISTS ${name}${chosen2 ? ` (${chosen2})` : ""} ON ${on} FROM ${relation ?? ""}`
  );
};
var createPublication = (name, attributes2) => {
  const { "all tables": all, tables, schemas: schemas2 } = attributes2;
  const parts = [
    ...tables ? [`TABLE ${tables.replaceAll(/ where (.*?)(?=, |$)/g, " WHERE ($1)")}`] : [],
    ...schemas2 ? [`TABLES IN SCHEMA ${schemas2}`] : []
  ];
  const what = all === "yes" ? " FOR ALL TABLES" : parts.length > 0 ? ` FOR ${parts.join(", ")}` : "";
  return step(`CREATE PUBLICATION ${name}${what} WITH (${publicationOptions(attributes2)})`);
};
var publicationOptions = ({ publishes, "via partition root": root }) => `publish = ${quoteLiteral(publishes ?? "")}, publish_via_partition_root = ${root === "yes" ? "true" : "false"}`;
var creators = {
  schema: (name) => step(`CREATE SCHEMA IF NOT EXISTS ${name}`),
  extension: (name, { schema, version }) => step(
    `CREATE EXTENSION IF NOT EXISTS ${name}${schema ? ` SCHEMA ${schema}` : ""}${version ? ` VERSION ${quoteLiteral(version)}` : ""}`
  ),
  role: (name, { attributes: attributes2 }) => step(`CREATE ROLE ${name} ${(attributes2 ?? "").replaceAll(",", "")}`),
  table: createTable,
  "foreign table": createTable,
  column: createColumn,
  constraint: createConstraint,
  index: createIndex,
  sequence: createSequence,
  view: viewDefinition,
  "materialized view": createMaterializedView,
  function: createRoutine,
  procedure: createRoutine,
  trigger: createTrigger,
  rule: (_name, { definition: definition2 }) => step((definition2 ?? "").replace(/^CREATE RULE/, "CREATE OR REPLACE RULE").replace(/;$/, "")),
  policy: createPolicy,
  statistics: createStatistics,
  publication: createPublication,
  enum: createType,
  domain: createType,
  type: createType
};

// src/dry-run/proposal/alter-index.ts
function alterIndex({ identity, was, is, before, differences }) {
  if (differences.some((attribute) => tellsAnother(attribute, was))) {
    const [create] = createOf(identity, before);
    const drop = dropOf(identity)?.sql ?? "";
    return create ? [step(`${drop};
${create.sql}`)] : [];
  }
  const { name } = parseIdentity(identity);
  const table = before.get(identity)?.["belongs to"]?.split("\n")[0]?.replace(/^(?:materialized view|\S+) /, "") ?? "";
  const place = was["tablespace"] ?? "pg_default";
  return [
    ...attachment(name, was, is),
    ...ofTable(table, name, was, is),
    ...relationOptions(was["options"], is["options"]).map((what) => step(`ALTER INDEX ${name} ${what}`)),
    ...differences.includes("tablespace") ? [step(`ALTER INDEX ${name} SET TABLESPACE ${place}`)] : []
  ];
}
function tellsAnother(attribute, { definition: definition2 }) {
  if (attribute === "definition") return true;
  return (attribute === "valid" || attribute === "ready") && !definition2?.includes(" ON ONLY ");
}
function attachment(name, was, is) {
  const parent = was["parent index"];
  return parent && parent !== is["parent index"] ? [step(`ALTER INDEX ${parent} ATTACH PARTITION ${name}`)] : [];
}
function ofTable(table, name, was, is) {
  const own = splitName(name)[1];
  const clustered = was["clustered"] === "yes" ? `CLUSTER ON ${own}` : "SET WITHOUT CLUSTER";
  const identifies = was["replica identity"] === "yes" && is["replica identity"] !== "yes";
  return [
    ...was["clustered"] === is["clustered"] ? [] : [step(`ALTER TABLE ${table} ${clustered}`)],
    ...identifies ? [step(`ALTER TABLE ${table} REPLICA IDENTITY USING INDEX ${own}`)] : []
  ];
}

// src/dry-run/proposal/alter-relation.ts
function alterRelation(identity, was, is, { before, now }) {
  const { kind, name } = parseIdentity(identity);
  if (was["partition key"] !== is["partition key"]) return [copied(identity, before, now)];
  if (was["definition"] !== is["definition"]) return redefined(identity, kind, before);
  const alter = (what) => step(`ALTER ${nounOf(kind)} ${name} ${what}`);
  const changed = (attribute) => was[attribute] !== is[attribute];
  const switched = (attribute, on, off) => changed(attribute) ? [alter(was[attribute] === "yes" ? on : off)] : [];
  return [
    ...partitionSteps(name, was, is),
    ...inheritanceSteps(was, is).map(alter),
    ...changed("persistence") ? [alter(was["persistence"] === "unlogged" ? "SET UNLOGGED" : "SET LOGGED")] : [],
    ...changed("access method") && was["access method"] ? [alter(`SET ACCESS METHOD ${was["access method"]}`)] : [],
    ...changed("tablespace") ? [alter(`SET TABLESPACE ${was["tablespace"] ?? "pg_default"}`)] : [],
    ...relationOptions(was["options"], is["options"]).map(alter),
    ...relationOptions(was["toast options"], is["toast options"], "toast.").map(alter),
    ...switched("row security", "ENABLE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY"),
    ...switched("forced row security", "FORCE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"),
    ...replicaIdentity(was, is).map(alter),
    ...changed("populated") ? [step(`REFRESH MATERIALIZED VIEW ${name} WITH ${was["populated"] === "no" ? "NO " : ""}DATA`)] : []
  ];
}
function copied(identity, before, now) {
  const { name } = parseIdentity(identity);
  const aside = asideName(name);
  const [schema] = splitName(name);
  const present2 = new Set(columnsOf2(identity, now));
  const kept2 = columnsOf2(identity, before).filter(
    (column2) => present2.has(column2) && !before.get(column2)?.["generated"]
  );
  const columns6 = kept2.map((column2) => parseIdentity(column2).name).join(", ");
  const sequences2 = [...before].flatMap(
    ([sequence4, { "owned by": owner = "" }]) => sequence4.startsWith("sequence ") && kept2.includes(`column ${owner ?? ""}`) && now.has(sequence4) ? [sequence4] : []
  );
  const statements = [
    ...sequences2.map((sequence4) => `ALTER SEQUENCE ${parseIdentity(sequence4).name} OWNED BY NONE`),
    `ALTER TABLE ${name} RENAME TO ${aside}`,
    ...createOf(identity, before).map(({ sql }) => sql),
    `INSERT INTO ${name} (${columns6}) OVERRIDING SYSTEM VALUE SELECT ${columns6} FROM ${schema}.${aside}`,
    `DROP TABLE ${schema}.${aside}`
  ];
  const note = "Whether a table is partitioned cannot be changed: it is made anew, and its rows are copied.";
  return { sql: statements.join(";\n"), note, keeps: [identity, ...kept2] };
}
function redefined(identity, kind, before) {
  const drop = dropOf(identity)?.sql ?? "";
  const [create] = createOf(identity, before);
  if (!create) return [];
  return [kind === "view" ? { ...create, otherwise: [drop] } : step(drop)];
}
function partitionSteps(name, was, is) {
  const [old, present2] = [was["partition of"], is["partition of"]];
  const [bound, presentBound] = [was["partition bound"], is["partition bound"]];
  if (old === present2 && bound === presentBound) return [];
  return [
    ...present2 ? [step(`ALTER TABLE ${present2} DETACH PARTITION ${name}`)] : [],
    ...old ? [step(`ALTER TABLE ${old} ATTACH PARTITION ${name} ${bound ?? ""}`)] : []
  ];
}
function inheritanceSteps(was, is) {
  const parents = (list) => list ? list.split(", ") : [];
  const [old, present2] = [parents(was["inherits"]), parents(is["inherits"])];
  return [
    ...present2.filter((parent) => !old.includes(parent)).map((parent) => `NO INHERIT ${parent}`),
    ...old.filter((parent) => !present2.includes(parent)).map((parent) => `INHERIT ${parent}`)
  ];
}
function replicaIdentity(was, is) {
  const [old, present2] = [was["replica identity"], is["replica identity"]];
  return old === present2 || !old || old === "index" ? [] : [`REPLICA IDENTITY ${old.toUpperCase()}`];
}

// src/dry-run/proposal/grant-steps.ts
var sentence = /^(revoked: )?(.+?) to (.+) \(by .*\)$/;
function departures(rendered) {
  const entries = (rendered ?? "").split("; ").flatMap((text) => {
    const [, revoked, names = "", role = ""] = sentence.exec(text) ?? [];
    return names.split(", ").flatMap((name) => name === "" ? [] : [`${revoked ? "-" : "+"}${name}|${role}`]);
  });
  return new Set(entries);
}
var withOption = / WITH GRANT OPTION$/;
function grantSteps(target, before, now, column2) {
  const [were, are] = [departures(before), departures(now)];
  const gone2 = [...are].filter((entry2) => !were.has(entry2)).map((entry2) => statement(entry2, target, true, column2));
  const back = [...were].filter((entry2) => !are.has(entry2)).map((entry2) => statement(entry2, target, false, column2));
  return [...gone2, ...back];
}
function statement(entry2, target, undone, column2) {
  const [name = "", role = ""] = entry2.slice(1).split("|");
  const grants2 = entry2.startsWith("+") !== undone;
  const privilege2 = `${name.replace(withOption, "")}${column2 === void 0 ? "" : ` (${column2})`}`;
  return grants2 ? `GRANT ${privilege2} ON ${target} TO ${role}${name.endsWith(" WITH GRANT OPTION") ? " WITH GRANT OPTION" : ""}` : `REVOKE ${privilege2} ON ${target} FROM ${role}`;
}

// src/dry-run/proposal/alterations.ts
function alterationsOf(identity, was, is, before, now) {
  const object2 = parseIdentity(identity);
  const { steps, condemns } = ofKind(identity, object2.kind, was, is, before, now);
  if (condemns) return { steps, condemns };
  return { steps: [...steps, ...everywhere(identity, object2, was, is)], condemns };
}
var relationKinds = /* @__PURE__ */ new Set(["table", "foreign table", "view", "materialized view"]);
var madeAnew = /* @__PURE__ */ new Set(["policy", "statistics"]);
var common = /* @__PURE__ */ new Set(["comment", "grants", "owner", "belongs to", "position"]);
var differsIn = (was, is) => [.../* @__PURE__ */ new Set([...Object.keys(was), ...Object.keys(is)])].filter(
  (name) => !common.has(name) && was[name] !== is[name]
);
function ofKind(identity, kind, was, is, before, now) {
  const kept2 = (steps) => ({ steps, condemns: false });
  const differences = differsIn(was, is);
  if (differences.length === 0) return kept2([]);
  if (["enum", "domain", "type"].includes(kind)) return alterType(identity, was, is);
  if (relationKinds.has(kind)) return kept2(alterRelation(identity, was, is, { before, now }));
  if (kind === "column") return kept2(alterColumn(identity, was, is, before));
  if (madeAnew.has(kind)) return kept2(anew(identity, before));
  return kept2(byKind[kind]?.({ identity, was, is, before, differences }) ?? []);
}
var anew = (identity, before) => {
  const [create] = createOf(identity, before);
  const drop = dropOf(identity);
  return create && drop ? [step(`${drop.sql};
${create.sql}`)] : [];
};
var enabledWords = {
  yes: "ENABLE",
  no: "DISABLE",
  "on replicas only": "ENABLE REPLICA",
  always: "ENABLE ALWAYS"
};
function firing({ identity, was, before, differences }) {
  if (differences.includes("definition")) return createOf(identity, before);
  const { kind, name, on = "" } = parseIdentity(identity);
  return [
    step(`ALTER TABLE ${on} ${enabledWords[was["enabled"] ?? "yes"] ?? "ENABLE"} ${nounOf(kind)} ${name}`)
  ];
}
function constraint({ identity, was }) {
  const { name, on = "" } = parseIdentity(identity);
  if (identity.startsWith(`constraint ${name} on domain `))
    return [
      step(
        `ALTER DOMAIN ${on} DROP CONSTRAINT IF EXISTS ${name};
ALTER DOMAIN ${on} ADD CONSTRAINT ${name} ${constraintDefinition(was)}`
      )
    ];
  return [
    step(
      `ALTER TABLE ${on} DROP CONSTRAINT IF EXISTS ${name},
  ADD CONSTRAINT ${name} ${constraintDefinition(was)}`
    )
  ];
}
function sequence3({ identity, was, differences }) {
  const { name } = parseIdentity(identity);
  const type = differences.includes("data type") ? `AS ${was["data type"] ?? "bigint"} ` : "";
  const owned = differences.includes("owned by") ? ` OWNED BY ${was["owned by"] ?? "NONE"}` : "";
  const onlyOwner = differences.every((attribute) => attribute === "owned by");
  return [
    step(`ALTER SEQUENCE ${name} ${onlyOwner ? owned.trim() : `${type}${sequenceOptions(was)}${owned}`}`)
  ];
}
function publication({ identity, was, is, differences }) {
  const { name } = parseIdentity(identity);
  const tables = was["tables"] ? `SET TABLE ${was["tables"]}` : `DROP TABLE ${is["tables"] ?? ""}`;
  return [
    ...differences.includes("tables") ? [step(`ALTER PUBLICATION ${name} ${tables}`)] : [],
    ...differences.some((attribute) => attribute !== "tables") ? [step(`ALTER PUBLICATION ${name} SET (${publicationOptions(was)})`)] : []
  ];
}
var byKind = {
  constraint,
  index: alterIndex,
  sequence: sequence3,
  trigger: firing,
  rule: firing,
  function: ({ identity, before }) => createOf(identity, before),
  procedure: ({ identity, before }) => createOf(identity, before),
  publication,
  extension: ({ identity, was }) => [
    step(`ALTER EXTENSION ${parseIdentity(identity).name} UPDATE TO ${quoteLiteral(was["version"] ?? "")}`)
  ],
  role: ({ identity, was }) => [
    step(`ALTER ROLE ${parseIdentity(identity).name} ${(was["attributes"] ?? "").replaceAll(",", "")}`)
  ]
};
function everywhere(identity, object2, was, is) {
  const { kind, name, on } = object2;
  const target = on !== void 0 && kind !== "column" ? `${name} ON ${identity.includes(" on domain ") ? "DOMAIN " : ""}${on}` : kind === "column" ? `${on ?? ""}.${name}` : name;
  const noun = nounOf(kind);
  return [
    ...was["owner"] && was["owner"] !== is["owner"] ? [step(`ALTER ${noun} ${name} OWNER TO ${was["owner"]}`)] : [],
    ...was["comment"] === is["comment"] ? [] : [step(`COMMENT ON ${noun} ${target} IS ${was["comment"] ? quoteLiteral(was["comment"]) : "NULL"}`)],
    ...grantsOf(object2, was, is).map((sql) => step(sql))
  ];
}
var grantNouns = {
  table: "TABLE",
  view: "TABLE",
  "materialized view": "TABLE",
  "foreign table": "TABLE",
  enum: "TYPE",
  aggregate: "FUNCTION",
  "foreign-data wrapper": "FOREIGN DATA WRAPPER",
  server: "FOREIGN SERVER"
};
function grantsOf({ kind, name, on }, was, is) {
  if (was["grants"] === is["grants"]) return [];
  if (kind === "column") return grantSteps(`TABLE ${on ?? ""}`, was["grants"], is["grants"], name);
  return grantSteps(`${grantNouns[kind] ?? nounOf(kind)} ${name}`, was["grants"], is["grants"]);
}

// src/dry-run/proposal/default-privileges.ts
var entry = /^default privileges for role (.+?)(?: in schema (.+))? on (tables|sequences|functions|types|schemas)$/;
var ofPublic = { functions: "X", types: "U" };
function alterDefaultPrivileges(identity, was, is) {
  const [, role = "", schema, objects = ""] = entry.exec(identity) ?? [];
  if (role === "" || was === is) return [];
  const builtIn = schema === void 0 && ofPublic[objects] ? `=${ofPublic[objects]}/` : "";
  const [old, present2] = [privileges2(was ?? builtIn, role), privileges2(is ?? builtIn, role)];
  const alter = `ALTER DEFAULT PRIVILEGES FOR ROLE ${role}${schema === void 0 ? "" : ` IN SCHEMA ${schema}`}`;
  const gone2 = [...present2].filter((one) => !old.has(one)).map((one) => phrase2("REVOKE", "FROM", one, objects));
  const back = [...old].filter((one) => !present2.has(one)).map((one) => phrase2("GRANT", "TO", one, objects));
  return [...gone2, ...back].map((what) => step(`${alter} ${what}`));
}
function privileges2(list, owner) {
  const items = list.split(", ").flatMap((text) => {
    const [, grantee = "", letters2 = ""] = /^(.*)=([A-Za-z*]*)\//.exec(text) ?? [];
    if (grantee === owner) return [];
    return (letters2.match(/[A-Za-z]\*?/g) ?? []).map((letter) => `${letter} ${grantee || "PUBLIC"}`);
  });
  return new Set(items);
}
function phrase2(verb, preposition, one, objects) {
  const [letter = "", ...role] = one.split(" ");
  const option = verb === "GRANT" && letter.endsWith("*") ? " WITH GRANT OPTION" : "";
  return `${verb} ${privilegeName(letter.charAt(0))} ON ${objects.toUpperCase()} ${preposition} ${role.join(" ")}${option}`;
}

// src/dry-run/proposal/renames.ts
function renames(before, now, condemned) {
  const found = renamed2(before, now, condemned).map((one) => ({
    ...one,
    steps: renameOf(parseIdentity(one.old), parseIdentity(one.present), now.get(one.present))
  }));
  const occupants = new Map(
    [...now.references ?? []].map(([reference2, identity]) => [identity, reference2])
  );
  const inTheWay = found.filter(({ old, steps }) => {
    const occupant = occupants.get(old);
    return steps.length > 0 && occupant !== void 0 && before.references?.has(occupant) === false;
  });
  return [...inTheWay.flatMap(({ old }) => dropOf(old) ?? []), ...found.flatMap(({ steps }) => steps)];
}
function renamed2(before, now, condemned) {
  return [...before.references ?? []].flatMap(([reference2, old]) => {
    const present2 = now.references?.get(reference2);
    if (present2 === void 0 || present2 === old || condemned.has(reference2)) return [];
    return isEscaped(old) || isEscaped(present2) ? [] : [{ old, present: present2 }];
  });
}
var ofTable2 = /* @__PURE__ */ new Set(["trigger", "policy", "rule"]);
function renameOf(old, present2, attributes2) {
  if (old.kind !== present2.kind || old.on !== present2.on) return [];
  if (old.on !== void 0) return [step(renameOfPart(old, present2))];
  if (old.kind === "index" && !(attributes2 && "definition" in attributes2)) return [];
  const [oldName, parameters] = splitRoutine(old.name);
  const [presentName, presentParameters] = splitRoutine(present2.name);
  if (parameters !== presentParameters) return [];
  return namesApart(nounOf(old.kind), oldName, presentName, parameters);
}
function namesApart(noun, old, present2, parameters) {
  const [oldSchema, oldOwn] = splitName(old);
  const [schema, own] = splitName(present2);
  if (oldSchema !== schema) return [step(`ALTER ${noun} ${present2}${parameters} SET SCHEMA ${oldSchema}`)];
  return oldOwn === own ? [] : [step(`ALTER ${noun} ${present2}${parameters} RENAME TO ${oldOwn}`)];
}
function renameOfPart({ kind, name, on = "" }, present2) {
  if (ofTable2.has(kind)) return `ALTER ${nounOf(kind)} ${present2.name} ON ${on} RENAME TO ${name}`;
  return `ALTER TABLE ${on} RENAME ${kind.toUpperCase()} ${present2.name} TO ${name}`;
}

// src/dry-run/proposal/undo.ts
function undo(before, now, condemned) {
  const back = renames(before, now, condemned);
  if (back.length > 0) return { steps: back, condemned: [] };
  const changes2 = [...before].flatMap(([identity, was]) => {
    const is = now.get(identity);
    return is === void 0 || isEscaped(identity) ? [] : [{ identity, ...alterationsOf(identity, was, is, before, now) }];
  });
  const steps = [
    ...drops(before, now),
    ...creates(before, now),
    ...changes2.flatMap((change) => change.steps),
    ...defaults(before, now)
  ];
  const aside = new Set(changes2.filter(({ condemns }) => condemns).map(({ identity }) => identity));
  return { steps, condemned: referencesOf(aside, now) };
}
var referencesOf = (identities, { references }) => [...references ?? []].flatMap(([reference2, identity]) => identities.has(identity) ? [reference2] : []);
var defaults = (before, now) => [.../* @__PURE__ */ new Set([...before.keys(), ...now.keys()])].filter((identity) => identity.startsWith("default privileges ")).flatMap(
  (identity) => alterDefaultPrivileges(
    identity,
    before.get(identity)?.["definition"],
    now.get(identity)?.["definition"]
  )
);
var drops = (before, now) => byAge(
  [...now.keys()].filter((identity) => !before.has(identity) && !goesAlong(identity, before, now)),
  now
).reverse().filter((identity) => !isEscaped(identity)).flatMap((identity) => dropOf(identity) ?? []);
var goesAlong = (identity, before, now) => (now.get(identity)?.[belongsTo]?.split("\n") ?? []).some(
  (parent) => !parent.startsWith("schema ") && (!before.has(parent) || holdsRowsOf(parent, identity, before, now))
);
function holdsRowsOf(table, partition, before, now) {
  const key = "partition key";
  return Boolean(now.get(partition)?.["partition of"]) && before.get(table)?.[key] !== now.get(table)?.[key];
}
var creates = (before, now) => byAge(
  [...before.keys()].filter((identity) => !now.has(identity) && !isEscaped(identity)),
  before
).filter((identity) => !comesWithTable(identity, now)).flatMap((identity) => createOf(identity, before));
function comesWithTable(identity, now) {
  const { kind, on = "" } = parseIdentity(identity);
  return kind === "column" && !now.has(`table ${on}`) && !now.has(`foreign table ${on}`);
}
function byAge(identities, snapshot) {
  const ages = /* @__PURE__ */ new Map();
  for (const [reference2, identity] of snapshot.references ?? [])
    ages.set(identity, reference2.split("/").slice(1).map(Number));
  const age = (identity, place) => ages.get(identity)?.[place] ?? 0;
  return [...identities].sort((a, b) => age(a, 0) - age(b, 0) || age(a, 1) - age(b, 1));
}

// src/dry-run/proposal/converge.ts
var mostRounds = 12;
async function converge(connection, before, after, look) {
  const done = [];
  const condemned = /* @__PURE__ */ new Set();
  let now = after;
  let differences = diffSnapshots(before, now);
  for (let round = 0; round < mostRounds; round += 1) {
    const { steps, condemned: aside } = undo(before, now, condemned);
    const ran = await inAnyOrder(connection, steps, now);
    for (const reference2 of aside) condemned.add(reference2);
    if (ran.length === 0) break;
    now = await look();
    const left2 = diffSnapshots(before, now);
    if (JSON.stringify(left2) === JSON.stringify(differences)) break;
    done.push(...ran);
    differences = left2;
  }
  const left = isOnlyColumnOrder(differences) ? [] : differences.map(({ object: object2 }) => object2);
  return { steps: done, left: [...new Set(left)] };
}
async function inAnyOrder(connection, steps, now) {
  const ran = [];
  let waiting = steps;
  while (waiting.length > 0) {
    const refused = [];
    for (const step2 of waiting) {
      const tried = await tryStep(connection, step2);
      if (tried instanceof PostgresError) refused.push(step2);
      else ran.push(tried);
    }
    if (refused.length < waiting.length) waiting = refused;
    else {
      const cleared = await clear(connection, refused, now);
      ran.push(...cleared);
      if (cleared.length === 0) break;
    }
  }
  return ran;
}
async function clear(connection, refused, now) {
  const ran = [];
  const errors = [];
  for (const { sql } of refused) {
    const error = await refusalOf2(connection, sql);
    if (error) errors.push(error);
  }
  const inTheWay = errors.flatMap((error) => obstacles(error, now));
  for (const step2 of new Map(inTheWay.map((one) => [one.sql, one])).values()) {
    const tried = await tryStep(connection, step2);
    if (!(tried instanceof PostgresError)) ran.push(tried);
  }
  return ran;
}
async function refusalOf2(connection, sql) {
  await connection.execute("SAVEPOINT drydock_refusal; SET LOCAL search_path = pg_catalog, pg_temp");
  try {
    await connection.execute(sql);
  } catch (error) {
    if (error instanceof PostgresError) return error;
    throw error;
  } finally {
    await connection.execute("ROLLBACK TO SAVEPOINT drydock_refusal");
  }
  return void 0;
}
async function tryStep(connection, step2) {
  let first;
  for (const sql of [step2.sql, ...step2.otherwise ?? []]) {
    try {
      await connection.execute("SAVEPOINT drydock_step");
      await connection.execute(sql);
      await connection.execute("RELEASE SAVEPOINT drydock_step");
      return { ...step2, sql };
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error;
      first ??= error;
      await connection.execute("ROLLBACK TO SAVEPOINT drydock_step");
    }
  }
  return first ?? new PostgresError("nothing to run", { sqlState: "" });
}

// src/dry-run/proposal/lost-data.ts
function lostData(before, after, kept2) {
  const names = namesOf2(before.catalog);
  const told = notRestored(before.rows, after.rows).map(({ table, column: column2 }) => {
    const key = keyOf3(table.schema, table.name, column2);
    return names.get(key) ?? [table.schema, table.name, ...column2 === void 0 ? [] : [column2]].join(".");
  });
  const witnessed = new Set(
    [...before.rows.tables.values()].filter(({ rows }) => rows).map(({ schema, name }) => keyOf3(schema, name))
  );
  const anew2 = madeAnew2(before.catalog, after.catalog).filter(
    (object2) => !kept2.has(object2) && !witnessed.has(keyOfTable(object2))
  );
  const lost = [.../* @__PURE__ */ new Set([...told, ...anew2.map(display)])].sort(compareText);
  return lost.filter((name) => !lost.some((other2) => name.startsWith(`${other2}.`)));
}
function madeAnew2(before, after) {
  const present2 = new Map([...after.references ?? []].map(([reference2, name]) => [name, reference2]));
  return [...before.references ?? []].flatMap(([reference2, identity]) => {
    const attributes2 = before.get(identity);
    const isStored = identity.startsWith("table ") || identity.startsWith("column ") && attributes2?.["position"] && !attributes2["generated"];
    return isStored && present2.get(identity) !== reference2 ? [identity] : [];
  });
}
var display = (identity) => identity.slice(identity.indexOf(" ") + 1);
var keyOf3 = (...names) => JSON.stringify(names.filter(Boolean));
function keyOfTable(identity) {
  const { kind, name, on } = parseIdentity(identity);
  const [schema, own] = splitName(kind === "column" ? on ?? "" : name);
  return keyOf3(ownName2(schema), ownName2(own));
}
function namesOf2(catalog) {
  const shown2 = [...catalog.keys()].filter((identity) => /^(?:table|column) /.test(identity));
  return new Map(
    shown2.map((identity) => {
      const { kind, name, on } = parseIdentity(identity);
      const [schema, own] = splitName(kind === "column" ? on ?? "" : name);
      const column2 = kind === "column" ? ownName2(name) : void 0;
      return [keyOf3(ownName2(schema), ownName2(own), column2), display(identity)];
    })
  );
}

// src/dry-run/proposal/write-script.ts
var mostNamed4 = 20;
function writeScript(steps, { file, proven, losesData, left }) {
  const shown2 = (names) => names.slice(0, mostNamed4).map(safeIdentity).join(", ") + (names.length > mostNamed4 ? ` and ${names.length - mostNamed4} more` : "");
  const head = [
    `Undoes ${safeIdentity(file)}. Proposed by Drydock${proven ? ", and proven: run after it, it restores the schema." : "."}`,
    ...proven ? [] : [
      left.length > 0 ? "NOT PROVEN: it does not restore the schema. Read it, and complete it." : "Nothing of it can be undone: the schema is as it was, and the data is gone."
    ],
    ...left.length > 0 ? [`Not as before: ${shown2(left)}.`] : [],
    ...losesData.length > 0 ? [`Data that does not come back: ${shown2(losesData)}.`] : []
  ];
  return [...head.map(comment), "", steps.length === 0 ? `${refusal};
` : statementsOf2(steps)].join("\n");
}
var refusal = `DO $$ BEGIN RAISE EXCEPTION 'nothing of this migration can be undone'; END $$`;
var statementsOf2 = (steps) => steps.map(statement2).join("\n");
var statement2 = ({ sql, note }) => `${note === void 0 ? "" : `${comment(note)}
`}${sql.trim().replace(/;$/, "")};
`;
var comment = (text) => `-- ${text}`;

// src/dry-run/proposal/proposal.ts
async function proposal(up, ground, stage) {
  return inSession(stage.database, (session) => proposeIn(session, up, ground, stage));
}
async function proposeIn(session, up, ground, stage) {
  const found = await inTransaction2(
    session,
    () => converge(session, ground.before, ground.after, () => lookInside(session, stage))
  );
  if (found === void 0) return void 0;
  const whole = (proven, losesData, left = found.left) => ({
    sql: writeScript(found.steps, { file: up.file, proven, losesData, left }),
    proven,
    losesData
  });
  if (found.left.length > 0) return whole(false, []);
  const proof = await prove(session, found.steps, ground, stage);
  if (found.steps.length > 0) return whole(proof.left.length === 0, proof.losesData, proof.left);
  return proof.losesData.length > 0 ? whole(false, proof.losesData) : void 0;
}
async function prove(session, steps, { before, rows }, stage) {
  const proof = await inTransaction2(session, async () => {
    await session.execute(statementsOf2(steps));
    const after = await stage.snapshot(session);
    const differences = diffSnapshots(before, after);
    const left = isOnlyColumnOrder(differences) ? [] : differences.map(({ object: object2 }) => object2);
    const kept2 = new Set(steps.flatMap(({ keeps: keeps2 = [] }) => keeps2));
    const losesData = lostData(
      { catalog: before, rows },
      { catalog: after, rows: await readRows(session) },
      kept2
    );
    return { left: [...new Set(left)], losesData };
  });
  return proof ?? { left: ["what it was tried on"], losesData: [] };
}
async function inTransaction2(session, run2) {
  try {
    await session.execute("BEGIN");
    return await run2();
  } catch (error) {
    if (error instanceof PostgresError) return void 0;
    throw error;
  } finally {
    await rollBackIfAlive(session);
  }
}
async function lookInside(session, stage) {
  await session.execute("SAVEPOINT drydock_look");
  const catalog = await stage.snapshot(session);
  await session.execute("ROLLBACK TO SAVEPOINT drydock_look");
  return catalog;
}

// src/dry-run/stages/step-failure.ts
var stepFailure = ({ error }, problem) => ({
  error: error.message,
  sqlState: error.fields.sqlState,
  file: problem.file,
  line: problem.at.startLine
});

// src/dry-run/stages/apply-up.ts
async function applyUp(migration, stage) {
  const script = migration.up;
  const run2 = await inSession(
    stage.database,
    (connection) => runScript(connection, script, stage.clock, stage.observe(), {
      discretion: stage.extensions,
      goesOn: true
    })
  );
  stage.routines.remember(script);
  const statements = run2.statements.map((statement3) => describe2(statement3, script));
  const unrun = stage.extensions.problemsOf(run2.passedOver, script, "dry-run", stage.routines);
  if (!run2.failure) return { result: resultOf(run2, script), statements, problems: unrun };
  const { failure } = run2;
  const problem = migrationFailed({ ...run2, failure }, script, stage);
  return {
    result: { status: "failed", ...stepFailure(failure, problem) },
    statements,
    problems: [...unrun, problem],
    failure
  };
}
function resultOf({ passedOver, statements, durationMs }, { file }) {
  const [first] = passedOver;
  if (!first || statements.some(({ statement: statement3 }) => !preparing.has(statement3.kind)))
    return { status: "applied", durationMs: rounded(durationMs) };
  const { region } = first.statement;
  return { status: "skipped", error: first.excuse.because, file, line: region.startLine };
}
var preparing = /* @__PURE__ */ new Set(["VariableSetStmt", "TransactionStmt"]);
function goneOn({ failure, laterFailures }, { goesOn = [], parsed }) {
  const at = failure?.statement?.start ?? -1;
  if (!goesOn.some(({ start, end }) => start <= at && at < end)) return "";
  if (!parsed.statements.some(({ start }) => start > at))
    return " Unless ON_ERROR_STOP is set, psql ends as if all were well.";
  const others = ["", ", where one more fails"][laterFailures] ?? `, where ${laterFailures} more fail`;
  return ` Unless ON_ERROR_STOP is set, psql goes on with the next statement${others}, and ends as if all were well.`;
}
function migrationFailed(run2, script, stage) {
  const { failure } = run2;
  const help = stage.extensions.helpFor(failure) ?? helpForRole(failure);
  return {
    rule: "migration-failed",
    stage: "dry-run",
    ...failingPlace(failure, script, stage.routines),
    message: `The migration fails: ${failure.error.message}.${goneOn(run2, script)}`,
    ...help === void 0 ? {} : { help },
    postgres: postgresMessage(failure)
  };
}
var longestSql = 200;
function describe2({ statement: statement3, durationMs, effects }, script) {
  const locks = Object.entries(effects.locks).map(([relation, mode2]) => ({
    relation,
    mode: toPgLocksName(mode2)
  }));
  return {
    file: script.file,
    startLine: statement3.region.startLine,
    // As its author wrote it, whatever was sent instead.
    sql: script.parsed.source.text.slice(statement3.start, statement3.end).slice(0, longestSql),
    durationMs: rounded(durationMs),
    locks,
    rewrites: effects.rewrites,
    scans: effects.scans
  };
}

// src/dry-run/stages/half-applied.ts
async function halfApplied(script, first, leftover, stage) {
  const { failure: second } = await inSession(
    stage.database,
    (connection) => runScript(connection, script, stage.clock, void 0, { discretion: stage.extensions })
  );
  return {
    rule: "half-applied-on-failure",
    stage: "dry-run",
    file: script.file,
    at: first.statement?.region ?? script.parsed.source.regionOf(0, 0),
    message: `The migration stops half way and leaves behind ${describeDifferences(leftover)}; run again, it ${outcome(first, second, script)}.`
  };
}
function outcome(first, second, script) {
  if (!second) return "passes over that and ends well";
  const order = placeIn2(script, second) - placeIn2(script, first);
  const same = order === 0 && second.error.fields.sqlState === first.error.fields.sqlState;
  if (order > 0 || same) return "passes over that and gets as far as before";
  const line = second.statement ? ` at ${lineInWords(second.statement.region.startLine, script)}` : "";
  return `stops${line} because of that: ${second.error.message}`;
}
var placeIn2 = ({ parsed }, { statement: statement3 }) => statement3 ? parsed.statements.indexOf(statement3) : -1;

// src/dry-run/stages/reapply-up.ts
async function reapplyUp(up, after, stage) {
  const { failure } = await inSession(
    stage.database,
    (connection) => runScript(connection, up, stage.clock, void 0, { discretion: stage.extensions })
  );
  if (failure) {
    const { file, at } = failingPlace(failure, up, stage.routines);
    const { message, fields: fields2 } = failure.error;
    return { status: "failed", error: message, sqlState: fields2.sqlState, file, line: at.startLine };
  }
  const differences = diffSnapshots(after, await stage.snapshot());
  return differences.length === 0 || isOnlyColumnOrder(differences) ? { status: "same", ...differences.length > 0 ? { differences } : {} } : { status: "differs", differences };
}
function leftInTheWay(down, { status, error, differences = [] }, opening) {
  if (status === "same") return [];
  const outcome3 = error === void 0 ? `another schema: ${describeDifferences(differences)}` : `this error: ${error}`;
  const message = `${opening} ends with ${outcome3}.`;
  return [
    { rule: "rollback-incomplete", stage: "rollback", file: down.file, at: beginningOf(down), message }
  ];
}

// src/dry-run/stages/rerun-up.ts
async function rerunInTransaction(migration, after, stage) {
  const outcome3 = await inSession(stage.database, async (connection) => {
    const whole = withoutTransactionControl(migration.up);
    await connection.execute("BEGIN");
    const outcome4 = await rerun(connection, whole, after, stage);
    await rollBackIfAlive(connection);
    return outcome4;
  });
  return judge2(outcome3, migration.up, stage);
}
async function rerunForGood(migration, after, stage) {
  const { failure, passedOver } = await inSession(
    stage.database,
    (connection) => runScript(connection, migration.up, stage.clock, void 0, { discretion: stage.extensions })
  );
  const unrun = unrunProblems(passedOver, migration.up, stage);
  if (failure) return judge2({ unrun, failure, differences: [] }, migration.up, stage);
  return judge2({ unrun, differences: diffSnapshots(after, await stage.snapshot()) }, migration.up, stage);
}
async function rerun(connection, script, after, stage) {
  const { failure, passedOver } = await runScript(connection, script, stage.clock, void 0, {
    discretion: stage.extensions,
    inTransaction: true
  });
  const unrun = unrunProblems(passedOver, script, stage);
  if (failure) return { unrun, failure, differences: [] };
  return { unrun, differences: diffSnapshots(after, await stage.snapshot(connection)) };
}
var unrunProblems = (passedOver, script, { extensions: extensions2, routines: routines2 }) => extensions2.problemsOf(passedOver, script, "rerun", routines2);
function judge2({ unrun, failure, differences }, script, stage) {
  if (failure) {
    const problem2 = {
      rule: "rerun-failed",
      stage: "rerun",
      ...failingPlace(failure, script, stage.routines),
      message: `Run a second time, the migration fails: ${failure.error.message}.`,
      postgres: postgresMessage(failure)
    };
    return { result: { status: "failed", ...stepFailure(failure, problem2) }, problems: [...unrun, problem2] };
  }
  if (differences.length === 0) return { result: { status: "idempotent" }, problems: unrun };
  const at = beginningOf(script);
  const message = `Run a second time, the migration changes the schema again: ${describeDifferences(differences)}.`;
  const problem = {
    rule: "rerun-changed-schema",
    stage: "rerun",
    file: script.file,
    at,
    message
  };
  return { result: { status: "changed", differences }, problems: [...unrun, problem] };
}
var isArtefact2 = (result, { up }) => result.status === "failed" && up.shape === "none" && ["55P04", "55006"].includes(result.sqlState ?? "");

// src/dry-run/stages/roll-back.ts
async function rollBack(down, before, stage) {
  const { failure, passedOver } = await inSession(
    stage.database,
    (connection) => runScript(connection, down, stage.clock, void 0, { discretion: stage.extensions })
  );
  const unrun = stage.extensions.problemsOf(passedOver, down, "rollback", stage.routines);
  if (failure) {
    const problem2 = {
      rule: "rollback-failed",
      stage: "rollback",
      ...failingPlace(failure, down, stage.routines),
      message: `The down script fails: ${failure.error.message}.`,
      postgres: postgresMessage(failure)
    };
    return {
      result: { status: "failed", differences: [], ...stepFailure(failure, problem2) },
      problems: [...unrun, problem2]
    };
  }
  const differences = diffSnapshots(before, await stage.snapshot());
  if (isOnlyColumnOrder(differences)) return { result: { status: "restored", differences }, problems: unrun };
  const at = beginningOf(down);
  const message = `The down script does not restore the schema: ${describeDifferences(differences)}.`;
  const problem = {
    rule: "rollback-incomplete",
    stage: "rollback",
    file: down.file,
    at,
    message
  };
  return { result: { status: "differs", differences }, problems: [...unrun, problem] };
}

// src/dry-run/stages/verify.ts
var verify = (script, stage) => takenBack(stage, async (session) => {
  const problems = [];
  for (const statement3 of script.parsed.statements) {
    if (transactionControl(statement3) !== void 0) continue;
    const answer = await ask(session, statement3);
    const failed2 = answer instanceof PostgresError;
    if (!failed2 && !answer.some(saysFalse)) continue;
    problems.push(refuted(statement3, answer, script, stage));
    if (failed2) break;
  }
  return problems;
});
var assert = (assertions, script, stage) => takenBack(stage, async (session) => {
  const problems = [];
  for (const assertion of assertions) {
    await session.execute("SAVEPOINT assertion");
    const answer = await query8(session, assertion.sql);
    await session.execute("ROLLBACK TO SAVEPOINT assertion");
    if (!(answer instanceof PostgresError) && answer.every(saysTrue)) continue;
    problems.push(unmet(assertion, answer, script));
  }
  return problems;
});
async function takenBack(stage, run2) {
  return inSession(stage.database, async (session) => {
    await session.execute("BEGIN");
    const result = await run2(session);
    await rollBackIfAlive(session);
    return result;
  });
}
var ask = (session, { kind, text, copyData }) => kind === "SelectStmt" ? query8(session, text) : answered(session.execute(text, copyData).then(() => []));
var query8 = (session, sql) => answered(session.query(sql));
var answered = (work) => work.catch((error) => {
  if (error instanceof PostgresError) return error;
  throw error;
});
var saysTrue = (row) => Object.keys(row).length === 1 && Object.values(row)[0] === true;
var saysFalse = (row) => Object.keys(row).length === 1 && Object.values(row)[0] === false;
function refuted(statement3, answer, script, stage) {
  const known2 = { rule: "assertion-failed", stage: "dry-run", file: script.file };
  if (!(answer instanceof PostgresError))
    return { ...known2, at: statement3.region, message: "The check returns false after the up script." };
  const failure = { statement: statement3, error: answer };
  return {
    ...known2,
    ...failingPlace(failure, script, stage.routines),
    message: `The check fails after the up script: ${answer.message}.`,
    postgres: postgresMessage(failure)
  };
}
function unmet({ after, sql, message }, answer, script) {
  const stage = after === "up" ? "dry-run" : "rollback";
  const when = after === "up" ? "After the pending migrations" : "After the rollback";
  const said = message ?? `this does not hold: ${sql.replace(/\s+/g, " ").trim()}`;
  return {
    rule: "assertion-failed",
    stage,
    file: script.file,
    at: beginningOf(script),
    message: `${when}, ${said} (the assertion ${outcome2(answer)}).`,
    ...answer instanceof PostgresError ? { postgres: postgresMessage({ error: answer }) } : {}
  };
}
function outcome2(answer) {
  if (answer instanceof PostgresError) return `fails: ${answer.message}`;
  if (answer.some(saysFalse)) return "returns false";
  return answer.length === 1 ? "returns a row" : `returns ${answer.length} rows`;
}

// src/dry-run/swaps/folded-text.ts
var foldedText = (text) => text.replaceAll(castsAndSpace, "");
var castsAndSpace = /::(?:character varying|timestamp with(?:out)? time zone|double precision|[\w.]+|"[^"]+")(?:\(\d+(?:,\d+)?\))?(?:\[\])*|[\s()]/g;

// src/dry-run/swaps/access-paths.ts
var ofConstraint = /^(PRIMARY KEY|UNIQUE)(?: NULLS NOT DISTINCT)? \(([^()]*)\)/;
var ofIndex = /^CREATE (UNIQUE )?INDEX .*? ON (?:ONLY )?.*? (USING (\w+) (\(.*))$/;
var plainColumns = /^\(([^()]*)\)(?: INCLUDE \([^()]*\))?$/;
var accessPathsOf = ({ members }) => members.flatMap(accessPath);
function accessPath([identity, { definition: definition2, valid }]) {
  if (typeof definition2 !== "string" || valid === "no") return [];
  const constraint2 = ofConstraint.exec(definition2);
  if (constraint2) {
    const [, kind, columns7 = ""] = constraint2;
    const isPrimary = kind === "PRIMARY KEY";
    const text2 = foldedText(definition2);
    return [{ identity, text: text2, isPrimary, isUnique: true, columns: columns7.split(", ") }];
  }
  const index = ofIndex.exec(definition2);
  if (!index) return [];
  const [, unique, text = "", method, key = ""] = index;
  const columns6 = method === "btree" ? plainColumns.exec(key)?.[1]?.split(", ") : void 0;
  return [
    {
      identity,
      text: foldedText(`${unique ?? ""}${text}`),
      isPrimary: false,
      isUnique: Boolean(unique),
      columns: columns6
    }
  ];
}
var hasAccessPath = (path, paths, partitionKey) => paths.some((other2) => {
  if (path.isPrimary && !other2.isPrimary) return false;
  if (path.text === other2.text) return true;
  if (!path.columns || !other2.columns) return false;
  if (path.isUnique) return other2.isUnique && isSameKey(path.columns, other2.columns, partitionKey);
  return path.columns.every((column2, index) => other2.columns?.[index] === column2);
});
function isSameKey(columns6, others, partitionKey) {
  const added3 = others.filter((column2) => !columns6.includes(column2));
  const kept2 = columns6.every((column2) => others.includes(column2));
  return kept2 && added3.every((column2) => partitionKey.includes(column2));
}

// src/dry-run/swaps/family.ts
function familyOf(name, snapshot) {
  const table = snapshot.get(`table ${name}`) ?? {};
  const members = [...snapshot].filter(([, attributes2]) => parentOf(attributes2) === `table ${name}`);
  const columns6 = members.flatMap(
    ([identity, attributes2]) => identity.startsWith("column ") ? [[identity.slice(`column ${name}.`.length), attributes2]] : []
  );
  return {
    name,
    table,
    columns: new Map(columns6),
    members: members.filter(([identity]) => !identity.startsWith("column ")),
    isPartitioned: table["partition key"] !== void 0
  };
}
function withColumnNames(family, renamed3) {
  if (renamed3.size === 0) return family;
  const pairs = [...renamed3].map(([was, is]) => [quoteIfNeeded(was), quoteIfNeeded(is)]);
  const names = new Map(pairs);
  const inText = (text) => pairs.reduce((changed, [was, is]) => changed.replace(mentionOf(was, "g"), is), text);
  const inAll = (attributes2) => Object.fromEntries(
    Object.entries(attributes2).map(([key, value]) => [
      key,
      typeof value === "string" && key !== belongsTo ? inText(value) : value
    ])
  );
  return {
    ...family,
    columns: new Map([...family.columns].map(([name, column2]) => [names.get(name) ?? name, inAll(column2)])),
    members: family.members.map(([identity, attributes2]) => [identity, inAll(attributes2)])
  };
}
var parentOf = (attributes2) => attributes2[belongsTo]?.split("\n")[0];
var mentions2 = (text, name) => typeof text === "string" && mentionOf(name).test(text);
var mentionOf = (name, flags = "") => new RegExp(`(?<![\\w".$])${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\w"$])`, flags);

// src/dry-run/swaps/traits.ts
var weights = ["security", "access", "soundness", "other"];
var inOrderOfWeight = (traits) => traits.toSorted(
  (a, b) => weights.indexOf(a.weight) - weights.indexOf(b.weight) || compareText(a.what, b.what)
);
var traitsOf = (family) => [
  ...tableTraits(family),
  ...[...family.columns].flatMap(([column2, attributes2]) => columnTraits(column2, attributes2)),
  ...family.members.flatMap((member) => memberTraits(member, family))
];
var other = (what, key = what) => ({ weight: "other", what, key });
var sound = (what, key = what) => ({ weight: "soundness", what, key });
function tableTraits({ table, isPartitioned }) {
  const rowSecurity = ["row security", "forced row security"].filter((name) => table[name] === "yes");
  const replicaIdentity2 = table["replica identity"] ?? "default";
  const owner = table["owner"] ?? "";
  return [
    ...rowSecurity.map((name) => ({ weight: "security", what: name, key: name })),
    other(`the owner ${owner}`),
    ...table["persistence"] === "permanent" ? [sound("its write-ahead log: it is UNLOGGED")] : [],
    ...table["comment"] ? [other(`the comment ${quoted2(table["comment"])}`, "the comment")] : [],
    ...replicaIdentity2 === "default" ? [] : [other(`replica identity ${replicaIdentity2}`)],
    // Partitions have these, not the table above them.
    ...isPartitioned ? [] : (table["options"]?.split(", ") ?? []).map((option) => other(option))
  ];
}
var mostLetters = 40;
function quoted2(comment2) {
  const text = comment2.length > mostLetters ? `${comment2.slice(0, mostLetters).trimEnd()}…` : comment2;
  return `“${safeIdentity(text)}”`;
}
var settings5 = ["identity", "collation", "statistics target", "options", "storage", "compression"];
function columnTraits(column2, attributes2) {
  const set = settings5.flatMap(
    (name) => attributes2[name] && name !== "identity" ? [other(`${name} of ${column2}`, `${name} ${column2} ${attributes2[name]}`)] : []
  );
  const filled = attributes2["default"] ?? attributes2["identity"] ?? void 0;
  return [
    sound(`column ${column2}`),
    ...attributes2["nullable"] === "no" ? [sound(`NOT NULL of ${column2}`)] : [],
    ...filled === void 0 ? [] : [defaultTrait(column2, filled, attributes2)],
    ...attributes2["generated"] ? [sound(`the generation expression of ${column2}`)] : [],
    ...attributes2["comment"] ? [other(`the comment on ${column2} ${quoted2(attributes2["comment"])}`, `the comment on ${column2}`)] : [],
    ...set
  ];
}
function defaultTrait(column2, filled, { identity }) {
  const counts = identity !== void 0 || filled.startsWith("nextval(");
  return counts ? sound(`the sequence that fills ${column2}`) : sound(`the default of ${column2}`, `default ${column2} ${foldedText(filled)}`);
}
function memberTraits([identity, attributes2], family) {
  const name = ownNameIn(identity);
  if (identity.startsWith("policy ")) return [policyTrait(name, attributes2)];
  if (identity.startsWith("trigger ")) return [triggerTrait(name, attributes2, family)];
  if (identity.startsWith("statistics ")) return [statisticsTrait(name, attributes2)];
  const text = attributes2["definition"] ?? "";
  const definition2 = foldedText(text.replace(mentionOf(family.name, "g"), "its table"));
  if (identity.startsWith("rule ")) return [other(`rule ${name}`, `rule ${definition2}`)];
  const kind = constraintKinds[/^(?:CHECK|FOREIGN KEY|EXCLUDE)/.exec(text)?.[0] ?? ""];
  return kind === void 0 ? [] : [sound(`${kind} ${name}`, definition2)];
}
var constraintKinds = {
  CHECK: "check constraint",
  EXCLUDE: "exclusion constraint",
  "FOREIGN KEY": "foreign key"
};
var statisticsTrait = (name, { kinds: kinds2, columns: columns6, expressions }) => other(
  `statistics object ${name}`,
  ["statistics", kinds2, columns6?.split(", ").sort(compareText).join(), expressions].join("|")
);
function policyTrait(name, attributes2) {
  const { command, permissive, roles: roles2, using = "", "with check": check = "" } = attributes2;
  const key = ["policy", command, permissive, roles2, foldedText(using ?? ""), foldedText(check ?? "")].join(
    "|"
  );
  return { weight: "security", what: `policy ${name}`, key };
}
function triggerTrait(name, { definition: definition2, enabled: enabled2 }, family) {
  const rest = (definition2 ?? "").replace(/^(CREATE (?:CONSTRAINT )?TRIGGER) (?:"(?:[^"]|"")*"|\S+)/, "$1").replace(mentionOf(family.name, "g"), "its table");
  return sound(`trigger ${name}`, `${enabled2} ${foldedText(rest)}`);
}
var ownNameIn = (identity) => columnName2(identity.replace(/^[a-z]+ /, "").replace(/ on .*$/, ""));

// src/dry-run/swaps/outsiders.ts
var telling2 = ["definition", "tables", "using", "with check", "body"];
function strayed({ name, former }, before, after) {
  const own = /* @__PURE__ */ new Set([`table ${name}`, `table ${former ?? name}`]);
  return [...before].flatMap(([identity, attributes2]) => {
    if (own.has(parentOf2(attributes2)) || !uses(attributes2, name)) return [];
    const now = after.get(identity);
    if (now && uses(now, name)) return [];
    const stays = now !== void 0 && former !== void 0 && uses(now, former);
    if (!stays && (now !== void 0 || isThereAgain(identity, attributes2, name, after))) return [];
    return traitOf(identity, attributes2, stays ? former : void 0);
  });
}
var parentOf2 = (attributes2) => attributes2[belongsTo]?.split("\n")[0] ?? "";
var uses = (attributes2, table) => telling2.some((name) => mentions2(attributes2[name], table));
function isThereAgain(identity, attributes2, table, after) {
  const parent = parentOf2(attributes2);
  if (parent !== "" && !after.has(parent)) return true;
  return [...after.values()].some(
    (candidate) => parentOf2(candidate) === parent && uses(candidate, table) && candidate["definition"] === attributes2["definition"]
  );
}
function traitOf(identity, { [belongsTo]: parent }, former) {
  const name = ownNameIn(identity);
  const key = identity;
  if (identity.startsWith("constraint ")) {
    const of = parent?.replace(/^table /, "") ?? "";
    const fate2 = former === void 0 ? "which is gone" : `which still references ${former}`;
    return [{ weight: "access", what: `foreign key ${name} of ${of}, ${fate2}`, key }];
  }
  const fate = former === void 0 ? "which is gone" : `which still reads ${former}`;
  if (identity.startsWith("publication ")) return [{ weight: "other", what: identity, key }];
  return [{ weight: "access", what: `${identity}, ${fate}`, key }];
}

// src/dry-run/swaps/privileges.ts
function privilegesIn(grants2) {
  const sentences = grants2.split("; ").filter((sentence2) => !sentence2.startsWith("revoked: "));
  return new Map(
    sentences.map((sentence2) => {
      const [, names = "", role = ""] = /^(.*?) to (.*) \(by .*\)$/.exec(sentence2) ?? [];
      return [role, names.split(", ")];
    })
  );
}
function lostPrivileges(before, after) {
  const now = privilegesIn(after["grants"] ?? "");
  const owner = after["owner"];
  return [...privilegesIn(before["grants"] ?? "")].flatMap(([role, names]) => {
    if (role === owner) return [];
    const lost = names.filter((name) => !now.get(role)?.includes(name));
    return lost.length > 0 ? [`${lost.join(", ")} to ${role}`] : [];
  });
}

// src/dry-run/swaps/left-behind.ts
function leftBehind(names, before, after) {
  const was = withColumnNames(familyOf(names.name, before), names.renamed);
  const is = familyOf(names.name, after);
  return [
    ...missingTraits(was, is, (trait) => isSync(trait, was, names, before)),
    ...missingPrivileges(was, is),
    ...strayed(names, before, after),
    ...missingPaths(was, is),
    ...foreignSequences(is, names, after)
  ];
}
function leftBehindByView(names, columns6, before, after) {
  const was = familyOf(names.name, before);
  const view = after.get(`view ${names.name}`) ?? {};
  const isGuarded2 = was.table["row security"] !== "yes" || /security_invoker=(?:true|on|1|yes)/.test(view["options"] ?? "");
  const missing = [...was.columns.keys()].filter((column2) => !columns6.has(columnName2(column2)));
  const what = "row security, which the view passes over";
  return [
    ...isGuarded2 ? [] : [{ weight: "security", what, key: what }],
    ...lostPrivileges(was.table, view).map((lost) => privilege(lost)),
    ...missing.map((column2) => ({ weight: "soundness", what: `column ${column2}`, key: column2 }))
  ];
}
function missingTraits(was, is, isMeant) {
  const present2 = new Set(traitsOf(is).map(({ key }) => key));
  const columns6 = new Map(
    [...was.columns].map(([name, column2]) => [name, is.columns.has(name) ? column2 : {}])
  );
  return traitsOf({ ...was, columns: columns6, isPartitioned: is.isPartitioned }).filter(
    (trait) => !present2.has(trait.key) && !isMeant(trait)
  );
}
function isSync({ what }, was, { shadow }, before) {
  if (shadow === void 0 || !what.startsWith("trigger ")) return false;
  const trigger = was.members.find(([identity]) => identity.startsWith(`${what} on `));
  const routine2 = /EXECUTE FUNCTION ([^(]+)\(/.exec(trigger?.[1]["definition"] ?? "")?.[1];
  const body2 = before.get(`function ${routine2 ?? ""}()`)?.["body"];
  return mentions2(body2, shadow) || mentions2(body2, columnName2(shadow));
}
function missingPrivileges(was, is) {
  const columns6 = [...was.columns].flatMap(([name, column2]) => {
    const now = is.columns.get(name);
    return now ? lostPrivileges(column2, now).map((lost2) => `${lost2} on ${name}`) : [];
  });
  const lost = [...lostPrivileges(was.table, is.table), ...columns6];
  return lost.map(privilege);
}
var privilege = (what) => ({ weight: "access", what: `GRANT ${what}`, key: what });
function missingPaths(was, is) {
  const present2 = accessPathsOf(is);
  const partitionKey = is.table["partition key"] ?? "";
  return accessPathsOf(was).filter((path) => !hasAccessPath(path, present2, partitionKey)).map(({ identity, isPrimary, isUnique }) => {
    const kind = identity.startsWith("index ") ? "index" : "unique constraint";
    const what = isPrimary ? "the primary key" : `${kind} ${ownNameIn(identity)}`;
    return { weight: isUnique ? "soundness" : "other", what, key: identity };
  });
}
var nextValue = /nextval\('((?:[^']|'')+)'::regclass\)/;
function foreignSequences(is, { former }, after) {
  if (former === void 0) return [];
  return [...is.columns.values()].flatMap((column2) => {
    const sequence4 = nextValue.exec(column2["default"] ?? "")?.[1]?.replaceAll("''", "'");
    if (sequence4 === void 0 || !mentions2(after.get(`sequence ${sequence4}`)?.["owned by"], former))
      return [];
    return [
      { weight: "soundness", what: `sequence ${sequence4}, which still belongs to ${former}`, key: sequence4 }
    ];
  });
}

// src/dry-run/swaps/judge-swaps.ts
function judgeSwaps(script, catalogs2, rows) {
  return findSwaps(rows.before, rows.after).flatMap((swap) => problemOf3(swap, script, catalogs2));
}
function countersBehind({ table, successor }) {
  if (table.counters.some(isBehind)) return [];
  return successor.counters.filter(isBehind).map(({ column: column2, sequence: sequence4, next, greatest }) => {
    const name = safeIdentity(sequence4);
    const what = `the position of ${name} (next ${next}, greatest ${safeIdentity(column2)} ${greatest})`;
    return { weight: "soundness", what, key: name };
  });
}
var mostNamed5 = 12;
function problemOf3(swap, script, { before, after }) {
  const { table, former, shadow } = swap;
  const names = {
    name: safeIdentity(table.identity),
    former: former && safeIdentity(former.identity),
    shadow: shadow && safeIdentity(shadow.identity),
    renamed: renamedColumns(swap)
  };
  const { isView, columns: columns6 } = swap.successor;
  const traits = inOrderOfWeight(
    isView ? leftBehindByView(names, new Set(columns6.map(({ name }) => name)), before, after) : [...leftBehind(names, before, after), ...countersBehind(swap)]
  );
  if (traits.length === 0) return [];
  const list = listed(
    traits.map(({ what }) => what.replaceAll(/\bpublic\./g, "")),
    mostNamed5
  );
  return [
    {
      rule: "swap-leaves-behind",
      stage: "dry-run",
      file: script.file,
      at: placeOfSwap(table, script),
      ...traits[0]?.weight === "security" ? { severity: "error" } : {},
      message: `${shown(table)} is ${isView ? "a view now" : "another table than before"}, and these did not come along: ${list}.`
    }
  ];
}

// src/dry-run/prove-migration.ts
var MigrationProof = class {
  invalidIndexes = new InvalidIndexWatch();
  partitions = new PartitionWatch();
  /** What other sessions may have to wait for, in the order of the plan. */
  blocking = [];
  #database;
  #ledger;
  #stage;
  #context;
  #earlier = [];
  #refusal;
  constructor(database2, ledger, context) {
    this.#database = database2;
    this.#ledger = ledger;
    this.#stage = context.stage;
    this.#context = context;
  }
  /** Where there is one, nothing that was found holds. */
  get refusal() {
    return this.#refusal;
  }
  /** Runs the up script alone, and tells nothing. @returns whether it was applied */
  async deploy(migration) {
    if (migration.aside) return true;
    const { result, problems, failure } = await applyUp(migration, this.#stage());
    this.#database.changed();
    this.#earlier.push(migration.up);
    const refusal2 = failure && refusalOf(failure, problems, this.#context.made);
    this.#refusal = refusal2 && { next: refusal2.next };
    return result.status === "applied";
  }
  /** A dev file is tried out on the database as it is at its place in the order, and left behind. */
  async prove(migration, mayEndAnyhow) {
    if (!migration.aside) {
      const proven = await this.#inLine(migration, mayEndAnyhow);
      this.#earlier.push(migration.up);
      return proven;
    }
    const saved = await this.#database.save();
    await this.#inLine(migration, true);
    await this.#database.restore(saved);
    return void 0;
  }
  /**
   * Up, up again, down, and up once more. Where it was applied, and unless the end does not matter, the database is
   * afterwards as the up script left it.
   */
  async #inLine(migration, mayEndAnyhow) {
    const before = await this.#database.catalog();
    const rows = migration.aside ? noRows : await this.#database.rows();
    const untouched = await keepForInterruptions(migration, this.#place);
    const durationMs = await this.#apply(migration, before, untouched);
    if (durationMs === void 0) return void 0;
    const after = await this.#database.catalog();
    this.#ledger.problems.push(...this.invalidIndexes.note(migration.up, before, after));
    if (!migration.aside) this.partitions.note(migration.up, before, after, rows);
    const destroyed = await this.#destroyed(migration, rows, { before, after });
    for (const script of migration.verify ?? [])
      this.#ledger.problems.push(...await verify(script, this.#stage()));
    const rerun2 = await this.#rerun(migration, after);
    const isEnd = mayEndAnyhow && !this.partitions.hasSeenAny;
    const back = await this.#thereAndBack(migration, { before, after, rows, destroyed }, isEnd);
    if (untouched) await this.#interrupt(migration, untouched, { before, after, rerun: rerun2, durationMs }, isEnd);
    const losses = [...destroyed.losses, ...back.losses];
    return { migration, catalog: before, rows, after, losses, isReversible: back.isReversible };
  }
  /** How long it took, in milliseconds; undefined where it was not applied. Then what was kept is of no use. */
  async #apply(migration, before, untouched) {
    const { result: apply, statements, problems, failure } = await applyUp(migration, this.#stage());
    this.#ledger.note({ apply, statements }, problems);
    this.#ledger.heavyWork.push(...heavyWork(statements, before));
    this.#database.changed();
    if (apply.status === "applied") {
      if (!migration.aside) this.blocking.push(...blockingCandidates(migration.up, statements, before));
      return apply.durationMs ?? 0;
    }
    this.#refusal = failure && refusalOf(failure, problems, this.#context.made);
    if (failure && !this.#refusal) await this.#tryToLookAtLeftover(migration, failure, before, untouched);
    else await untouched?.database.discard();
    return void 0;
  }
  /** A server that a statement took along, because nothing else stopped it, has nothing left to look at. */
  async #tryToLookAtLeftover(migration, failure, before, untouched) {
    try {
      await untouched?.database.discard();
      await this.#lookAtLeftover(migration, failure, before);
    } catch (error) {
      if (!(error instanceof EngineError) || !mayEndServer(failure.error.fields.sqlState)) throw error;
    }
  }
  /** What is committed of a migration that failed, and whether it can be run again over that. */
  async #lookAtLeftover(migration, failure, before) {
    const after = await this.#database.catalog();
    this.#ledger.problems.push(...this.invalidIndexes.note(migration.up, before, after, failure));
    const invalid = new Set(invalidIndexes(before, after));
    const leftover = diffSnapshots(before, after).filter(({ object: object2 }) => !invalid.has(object2));
    if (leftover.length === 0) return;
    const saved = await this.#database.save();
    this.#ledger.problems.push(await halfApplied(migration.up, failure, leftover, this.#stage()));
    await this.#database.restore(saved);
  }
  /** Interrupts it where that can be told from a second run. */
  async #interrupt(migration, untouched, seen, isEnd) {
    const saved = isEnd ? void 0 : await this.#database.save();
    this.#ledger.problems.push(...await tryInterruptions(migration, untouched, seen, this.#place));
    await this.#backTo(seen.after, saved, false);
  }
  get #place() {
    const { concurrentSessions } = this.#context;
    return { database: this.#database, stage: this.#stage, concurrentSessions, earlier: this.#earlier };
  }
  async #rerun(migration, after) {
    if (canRunInTransaction(migration.up)) {
      const { result: rerun3, problems: problems2 } = await rerunInTransaction(migration, after, this.#stage());
      if (!isArtefact2(rerun3, migration)) {
        this.#ledger.note({ rerun: rerun3 }, problems2);
        return rerun3;
      }
    }
    const saved = await this.#database.save();
    const { result: rerun2, problems } = await rerunForGood(migration, after, this.#stage());
    this.#ledger.note({ rerun: rerun2 }, problems);
    await this.#database.restore(saved);
    return rerun2;
  }
  async #destroyed({ up }, before, catalogs2) {
    if (before.tables.size === 0) return { losses: [], problems: [] };
    const after = await this.#database.rows();
    const destroyed = destroyedBy(up, before, after);
    this.#ledger.problems.push(...destroyed.problems, ...judgeSwaps(up, catalogs2, { before, after }));
    return destroyed;
  }
  async #thereAndBack(migration, ground, isEnd) {
    const { up, down } = migration;
    const { before, after, rows, destroyed } = ground;
    if (!down) {
      await this.#propose(migration, ground);
      return { losses: [], isReversible: false };
    }
    const saved = isEnd ? void 0 : await this.#database.save();
    const { result, problems } = await rollBack(down, before, this.#stage());
    this.#database.changed();
    this.#ledger.note({ rollback: result }, problems);
    const { result: rollback, losses } = await this.#judgeRows(down, result, rows, destroyed);
    this.#ledger.note({ rollback });
    const reapply = rollback.status === "failed" ? { status: "skipped" } : await reapplyUp(up, after, this.#stage());
    const isToldOf = rollback.status !== "restored";
    const told = isToldOf ? [] : leftInTheWay(down, reapply, "After the down script the up script");
    this.#ledger.note({ reapply }, told);
    const same = reapply.status === "same" && reapply.differences === void 0;
    await this.#backTo(after, saved, same && rollback.status !== "data-lost");
    const isRestored = ["restored", "data-lost"].includes(rollback.status);
    return { losses, isReversible: isRestored && reapply.status === "same" };
  }
  /** Derives the down script that is missing; the database stays as it is. */
  async #propose({ up, aside, repeatable }, ground) {
    if (aside || repeatable || !this.#context.proposes) return;
    const proposed = await proposal(up, ground, this.#stage());
    if (proposed) this.#ledger.note({ rollback: { status: "missing", differences: [], proposal: proposed } });
  }
  async #judgeRows(down, result, before, destroyed) {
    if (!before.hasRows || result.status === "failed") return { result, losses: [], problems: [] };
    const after = await this.#database.rows();
    const judged = judgeRestored(down, result, before, after, destroyed.losses);
    this.#ledger.problems.push(...judged.problems);
    for (const [problem, milder] of regained(destroyed, before, after)) this.#ledger.replace(problem, milder);
    return judged;
  }
  /** Tables that were made anew have other OIDs: their rows are read again. */
  async #backTo(after, saved, isAsItWas) {
    if (!isAsItWas && saved) {
      await this.#database.restore(saved);
      return;
    }
    await saved?.database.discard();
    this.#database.changed(after);
  }
};

// src/dry-run/roll-back-all.ts
async function rollBackAll(proven, rollback) {
  const { assertions } = rollback;
  const tail = reversibleTail(proven);
  const asserted = assertions.length > 0 && tail.length === proven.length;
  if (tail.length < 2 && !(asserted && tail.length === 1)) return [];
  const down = await allDown(tail, rollback);
  if (!down.isThrough) return down.problems;
  const [first] = tail;
  const unmet2 = asserted && first ? await assert(assertions, first.migration.down, rollback.stage()) : [];
  return [...down.problems, ...unmet2, ...await allUp(tail, rollback)];
}
function reversibleTail(proven) {
  const end = proven.findLastIndex(({ migration: { down }, isReversible }) => !down || !isReversible);
  return proven.slice(end + 1);
}
async function allDown(tail, { database: database2, stage, progress }) {
  const problems = [];
  const told = [];
  for (const [index, { migration, catalog, rows, losses }] of tail.toReversed().entries()) {
    progress(`rollback ${index + 1}/${tail.length} ${migration.id}`);
    const { result, problems: failed2 } = await rollBack(migration.down, catalog, stage());
    database2.changed();
    told.push(...losses);
    problems.push(...failed2.map((problem) => inOrder2(problem, index)));
    if (result.status === "failed") return { problems, isThrough: false };
    if (!rows.hasRows) continue;
    const judged = judgeRestored(migration.down, result, rows, await database2.rows(), told);
    told.push(...judged.losses);
    problems.push(...judged.problems.map((problem) => inOrder2(problem, index)));
  }
  return { problems, isThrough: true };
}
var inOrder2 = (problem, later2) => ({
  ...problem,
  message: `Rolled back after the ${later2 === 1 ? "migration" : `${later2} migrations`} behind it: ${problem.message}`
});
async function allUp(tail, { database: database2, stage, progress }) {
  for (const [index, { migration, after }] of tail.entries()) {
    progress(`again ${index + 1}/${tail.length} ${migration.id}`);
    const result = await reapplyUp(migration.up, after, stage());
    database2.changed();
    if (result.status === "same") continue;
    const opening = "When all pending migrations are rolled back and run again, this one";
    return leftInTheWay(migration.down, result, opening);
  }
  return [];
}

// src/dry-run/run-together.ts
async function runTogether(plan, stage) {
  const pending = plan.migrations.filter((migration) => migration.pending && !migration.aside);
  const shares = plan.sharesTransaction === true && pending.length > 1;
  if (!shares || !pending.every(({ up }) => canRunInTransaction(up))) return void 0;
  return inSession(stage.database, async (session) => {
    await session.execute("BEGIN");
    for (const migration of pending) {
      const script = withoutTransactionControl(migration.up);
      const run2 = await runScript(session, script, stage.clock, void 0, {
        discretion: stage.extensions,
        inTransaction: true
      });
      stage.routines.remember(script);
      if (run2.failure) return failed(migration, run2.failure, stage);
    }
    await rollBackIfAlive(session);
    return void 0;
  });
}
function failed(migration, failure, stage) {
  const problem = {
    rule: "migration-failed",
    stage: "dry-run",
    ...failingPlace(failure, migration.up, stage.routines),
    message: `All that is pending runs in one transaction, and there the migration fails: ${failure.error.message}.`,
    help: "Deploy the migrations before it first: on its own it runs.",
    postgres: postgresMessage(failure)
  };
  return { migration, apply: { status: "failed", ...stepFailure(failure, problem) }, problem };
}

// src/dry-run/working-database.ts
var WorkingDatabase = class {
  #server;
  #current;
  #seen = {};
  /** What any table was called until now: a view may take its place. */
  #tableNames = /* @__PURE__ */ new Set();
  /** Looks at the catalog and does nothing else: in a session that has looked before, that takes half as long. */
  #watch;
  constructor(server, database2) {
    this.#server = server;
    this.#current = database2;
  }
  get current() {
    return this.#current;
  }
  /** The catalog as it is now. */
  async catalog() {
    const catalog = this.#seen.catalog ?? await this.look((watch) => takeSnapshot(watch, this.#server.major));
    this.#seen = { ...this.#seen, catalog };
    return catalog;
  }
  /** The rows as they are now. */
  async rows() {
    const rows = this.#seen.rows ?? await this.look((watch) => readRows(watch, this.#tableNames));
    for (const table of rows.tables.values()) this.#tableNames.add(keyOf(table));
    this.#seen = { ...this.#seen, rows };
    return rows;
  }
  /** Something was run for good; the catalog is given where it is known to be as it was once. */
  changed(catalog) {
    this.#seen = catalog ? { catalog } : {};
  }
  /** Reads something in a session that does nothing else. */
  async look(read) {
    if (!this.#server.concurrentSessions) return inSession(this.#current, read);
    try {
      this.#watch ??= await this.#current.connect();
      return await read(this.#watch);
    } catch (error) {
      if (!(error instanceof PostgresError)) throw error;
      await this.#closeWatch();
      return inSession(this.#current, read);
    }
  }
  /** A database is copied while nobody is connected to it. */
  async save() {
    await this.#closeWatch();
    return { database: await this.#current.save(), seen: this.#seen };
  }
  async restore({ database: database2, seen }) {
    await this.#closeWatch();
    this.#current = await database2.restore();
    this.#seen = seen;
  }
  async [Symbol.asyncDispose]() {
    await this.#closeWatch();
    await this.#current[Symbol.asyncDispose]();
  }
  async #closeWatch() {
    const watch = this.#watch;
    this.#watch = void 0;
    await watch?.[Symbol.asyncDispose]();
  }
};

// src/dry-run/dry-run.ts
async function dryRun(plan, context) {
  const { server } = context;
  const harmless2 = harmlessPlan(plan, server);
  let remarks = toldHere(harmless2.problems, plan);
  let made2 = { rows: plan.seedRows ?? 0, plain: false, without: [] };
  for (; ; ) {
    const ledger = new Ledger(remarks);
    try {
      var _stack = [];
      try {
        const database2 = __using(_stack, new WorkingDatabase(server, await server.createDatabase()), true);
        const refusal2 = await new DryRun(harmless2.plan, context, { database: database2, ledger, made: made2 }).run();
        const result = ledger.result();
        if (!refusal2) return { ...result, problems: withoutRefuted(result.problems) };
        remarks = withRefusal(remarks, refusal2);
        made2 = refusal2.next;
      } catch (_) {
        var _error = _, _hasError = true;
      } finally {
        var _promise = __callDispose(_stack, _error, _hasError);
        _promise && await _promise;
      }
    } catch (error) {
      return ledger.stoppedResult(context.interrupted?.() ?? stoppedBy(error), pendingOf(plan));
    }
  }
}
var pendingOf = ({ migrations }) => migrations.filter(({ pending, provenElsewhere }) => pending && !provenElsewhere);
function toldHere(remarks, { migrations }) {
  const elsewhere = migrations.filter(({ provenElsewhere }) => provenElsewhere);
  const files = new Set(elsewhere.flatMap(({ up, down }) => [up.file, ...down ? [down.file] : []]));
  return remarks.filter(({ file }) => !files.has(file));
}
var scriptsRun = ({ setup, baseline, migrations }) => [
  ...[setup, baseline].flatMap((script) => script ?? []),
  ...migrations.flatMap(({ up, aside }) => aside ? [] : [up])
];
var DryRun = class {
  #plan;
  #context;
  #routines = new RoutineSources();
  #extensions;
  #ledger;
  #database;
  #proof;
  #made;
  constructor(plan, context, { database: database2, ledger, made: made2 }) {
    this.#plan = plan;
    this.#context = context;
    this.#made = made2;
    this.#database = database2;
    this.#ledger = ledger;
    this.#extensions = new LackingExtensions(plan, context.server.major);
    this.#proof = new MigrationProof(database2, ledger, {
      stage: () => this.#stage(),
      proposes: context.proposes ?? false,
      made: made2,
      concurrentSessions: context.server.concurrentSessions
    });
  }
  /** Where a migration refuses the rows that were made, it ends there, and tells what to try next. */
  async run() {
    await this.#layGround();
    const together = await runTogether(this.#plan, this.#stage());
    const ground = await this.#saveGround();
    const isReady = await this.#deployOthers();
    if (!this.#proof.refusal) await this.#proveAll(isReady);
    if (this.#proof.refusal) {
      await ground?.database.discard();
      return this.#proof.refusal;
    }
    if (together) this.#ledger.refute(together);
    await this.#measureBlocking(ground);
    return void 0;
  }
  /** What precedes in line and another run proves. @returns whether all of it was applied */
  async #deployOthers() {
    const others = this.#plan.migrations.filter(({ provenElsewhere }) => provenElsewhere);
    let allApplied = true;
    for (const [index, migration] of others.entries()) {
      this.#context.progress(`before ${index + 1}/${others.length} ${migration.id}`);
      const isApplied = await this.#proof.deploy(migration);
      if (this.#proof.refusal) return false;
      allApplied &&= isApplied;
    }
    return allApplied;
  }
  /** @param isReady whether all that precedes was applied: else the end is not the one that production comes to */
  async #proveAll(isReady) {
    const pending = pendingOf(this.#plan);
    const endMatters = pending.length > 1 || (this.#plan.assertions ?? []).length > 0;
    const proven = [];
    for (const [index, migration] of pending.entries()) {
      this.#context.progress(`${index + 1}/${pending.length} ${migration.id}`);
      const one = await this.#prove(migration, !endMatters);
      if (this.#proof.refusal) return;
      if (one) proven.push(one);
    }
    if (!isReady || !this.#ledger.allApplied) return;
    await this.#lookAtEnd(proven);
    await this.#rollBackAll(proven);
  }
  async #layGround() {
    const { clock } = this.#context;
    const start = clock();
    const { remarks, tables } = await layGround(this.#plan, this.#database, {
      ...this.#context,
      made: this.#made,
      extensions: this.#extensions,
      stage: () => this.#stage()
    });
    this.#ledger.remarks = [...this.#ledger.remarks, ...toldHere(remarks, this.#plan)];
    this.#ledger.tables = tables;
    this.#ledger.historyMs = clock() - start;
  }
  async #prove(migration, mayEndAnyhow) {
    this.#ledger.open(migration);
    const proven = await this.#proof.prove(migration, mayEndAnyhow);
    this.#ledger.close();
    return proven;
  }
  /** What can be said only when all pending migrations have run. */
  async #lookAtEnd(proven) {
    const last = proven.at(-1)?.migration.up;
    const asserted = this.#assertions("up");
    if (last && asserted.length > 0)
      this.#ledger.problems.push(...await assert(asserted, last, this.#stage()));
    const { invalidIndexes: invalidIndexes2, partitions: watch } = this.#proof;
    this.#ledger.problems.push(...invalidIndexes2.atEnd(await this.#database.catalog()));
    const found = await examinePartitions(watch, {
      database: this.#database,
      options: this.#context.partitions,
      scripts: scriptsRun(this.#plan),
      routines: this.#routines
    });
    this.#ledger.problems.push(...found);
  }
  async #rollBackAll(proven) {
    const problems = await rollBackAll(proven, {
      database: this.#database,
      stage: () => this.#stage(),
      progress: this.#context.progress,
      assertions: this.#assertions("down")
    });
    this.#ledger.problems.push(...problems);
  }
  /** Only for what can be measured: the copy costs as much as a migration. */
  async #saveGround() {
    const { server, blocking } = this.#context;
    return server.concurrentSessions && blocking.rows > 0 ? this.#database.save() : void 0;
  }
  async #measureBlocking(ground) {
    const { server, clock, progress, blocking } = this.#context;
    if (ground) await this.#database.restore(ground);
    const result = await measureBlocking(this.#plan, this.#proof.blocking, {
      ...blocking,
      database: this.#database,
      server,
      clock,
      progress,
      scale: (session, only, rows) => seedTables(session, { rows, only, plain: true }),
      discretion: this.#extensions
    });
    this.#ledger.noteBlocking(result);
  }
  #assertions(when) {
    return (this.#plan.assertions ?? []).filter(({ after }) => after === when);
  }
  #stage() {
    const { server, clock } = this.#context;
    return {
      database: this.#database.current,
      major: server.major,
      roles: server.roles,
      clock,
      routines: this.#routines,
      extensions: this.#extensions,
      observe: () => observerFor(this.#database.current, server),
      snapshot: (session) => session ? takeSnapshot(session, server.major) : this.#database.look((watch) => takeSnapshot(watch, server.major))
    };
  }
};
export {
  dryRun
};
