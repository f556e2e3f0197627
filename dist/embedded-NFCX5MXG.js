import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  ServerLimits
} from "./chunk-FFJOC2P5.js";
import {
  StatementWatchdog,
  statementTimedOut
} from "./chunk-XOAKYAUD.js";
import {
  toParameter
} from "./chunk-NGMZYTOT.js";
import {
  ownRoles
} from "./chunk-WTMZNE2Q.js";
import {
  PostgresError
} from "./chunk-QCTL3Z24.js";
import {
  versionText
} from "./chunk-7LCOQVJG.js";
import {
  EngineError
} from "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";

// src/engines/embedded/assets.ts
import { access, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
var usualAssets = new URL(
  import.meta.url.endsWith(".ts") ? "../../../dist/" : "./",
  import.meta.url
);
var workerScript = (assets) => new URL("pglite-worker.js", assets);
var needed = ["pglite-worker.js", "pglite.wasm", "pglite.data", "pglite-data-folder.tar.gz"];
async function missingAssets(assets) {
  const absent = await Promise.all(
    needed.map(
      (name) => access(new URL(name, assets)).then(
        () => [],
        () => [name]
      )
    )
  );
  const names = absent.flat();
  return names.length === 0 ? void 0 : `${names.join(", ")} missing in ${fileURLToPath(assets)}`;
}
async function loadAssets(assets) {
  const [wasm, dataFolder] = await Promise.all([
    readFile(new URL("pglite.wasm", assets)).then((bytes) => WebAssembly.compile(bytes)),
    readFile(new URL("pglite-data-folder.tar.gz", assets)).then((bytes) => gunzipSync(bytes))
  ]);
  return { wasm, empty: { dataFolder, bundles: [] } };
}

// src/engines/embedded/embedded-major.ts
var embeddedMajor = 18;

// src/engines/embedded/embedded-database.ts
var EmbeddedDatabase = class {
  constructor(host, thread) {
    this.host = host;
    this.thread = thread;
  }
  host;
  thread;
  #sessionOpen = false;
  connect() {
    return this.#open(ownRoles.migrator);
  }
  connectAsSupervisor() {
    return this.#open(ownRoles.supervisor);
  }
  async #open(role) {
    if (this.#sessionOpen && this.thread.gone === void 0) {
      throw new EngineError("the embedded Postgres has one session at a time, and it is in use");
    }
    this.#sessionOpen = true;
    const close = () => {
      this.#sessionOpen = false;
    };
    try {
      const { processId } = await this.thread.ask({ kind: "open-session", role }, "session");
      return new EmbeddedConnection(this.thread, this.host, processId, close);
    } catch (error) {
      close();
      throw error;
    }
  }
  async save() {
    if (this.#sessionOpen) throw new Error("close the connections before saving their database");
    const { dataFolder, bundles } = await this.thread.ask({ kind: "save" }, "saved");
    return new SavedEmbeddedDatabase(this.host, this.thread, {
      dataFolder: new Uint8Array(dataFolder),
      bundles
    });
  }
  async [Symbol.asyncDispose]() {
    await this.thread.stop("the embedded Postgres was stopped: its database was dropped");
  }
};
var SavedEmbeddedDatabase = class {
  constructor(host, original, snapshot) {
    this.host = host;
    this.original = original;
    this.#snapshot = snapshot;
  }
  host;
  original;
  #snapshot;
  async restore() {
    const snapshot = this.#snapshot;
    if (snapshot === void 0) throw new Error("a saved database is restored or discarded once");
    this.#snapshot = void 0;
    await this.original.stop("the embedded Postgres was stopped: its database was replaced by a saved one");
    return new EmbeddedDatabase(this.host, await this.host.startThread(snapshot));
  }
  discard() {
    this.#snapshot = void 0;
    return Promise.resolve();
  }
};
var EmbeddedConnection = class {
  constructor(thread, host, processId, onClosed) {
    this.thread = thread;
    this.host = host;
    this.processId = processId;
    this.onClosed = onClosed;
  }
  thread;
  host;
  processId;
  onClosed;
  #closed = false;
  async execute(sql, copyData) {
    const data = copyData === void 0 ? {} : { copyData };
    try {
      await this.thread.ask({ kind: "execute", sql, ...data }, "done", this.host.statementTimeoutMs);
    } catch (error) {
      throw this.host.limits.tell(this.processId) ?? error;
    }
  }
  async query(sql, parameters = []) {
    const request = { kind: "query", sql, parameters: parameters.map(toParameter) };
    return (await this.thread.ask(request, "rows", this.host.statementTimeoutMs)).rows;
  }
  async [Symbol.asyncDispose]() {
    if (this.#closed) return;
    this.#closed = true;
    await this.thread.ask({ kind: "close-session" }, "done").catch((error) => {
      if (this.thread.gone === void 0) throw error;
    });
    this.onClosed();
  }
};

// src/engines/embedded/worker-thread.ts
import { Worker } from "node:worker_threads";
var stackSizeMb = 256;
var WorkerThread = class {
  #worker;
  #pending;
  #queue = Promise.resolve();
  #gone;
  #versionNumber = 0;
  constructor(script, start) {
    this.#worker = new Worker(script, {
      workerData: start,
      // Nothing of our environment (tokens!), and nothing printed.
      ...{ env: {}, argv: [], execArgv: [], stdout: true, stderr: true },
      resourceLimits: { stackSizeMb }
    });
    this.#worker.on("message", (reply) => this.#pending?.resolve(reply));
    this.#worker.on("error", (error) => {
      this.#end(`the embedded Postgres broke: ${error instanceof Error ? error.message : String(error)}`);
    });
    this.#worker.on("exit", () => {
      this.#end("the embedded Postgres ended");
    });
  }
  /** Waits for the Postgres in it: once, and before all else. Throws EngineError. */
  async ready() {
    this.#versionNumber = expect("ready", await this.#next()).versionNumber;
    this.#worker.unref();
  }
  /** `server_version_num` */
  get versionNumber() {
    return this.#versionNumber;
  }
  /** Why nothing can be asked of it any more. */
  get gone() {
    return this.#gone;
  }
  /**
   * Asks for one thing, after what was asked before. Throws PostgresError, EngineError.
   * @param limitMs the thread is stopped when it takes longer, and a PostgresError 57014 thrown; 0: no limit
   */
  ask(request, kind, limitMs = 0) {
    const answer = this.#queue.then(() => this.#ask(request, limitMs));
    this.#queue = answer.catch(() => void 0);
    return answer.then((reply) => expect(kind, reply));
  }
  /** Stops it, whatever it is doing. */
  async stop(why) {
    this.#end(why);
    await this.#worker.terminate();
  }
  async #ask(request, limitMs) {
    const why = `the embedded Postgres was stopped: a statement ran longer than ${limitMs} ms`;
    const watchdog = new StatementWatchdog(
      limitMs === 0 ? [] : [{ afterMs: limitMs, act: () => this.stop(why) }]
    );
    watchdog.restart();
    try {
      return await this.#send(request);
    } catch (error) {
      throw watchdog.acted ? statementTimedOut(limitMs, "The embedded Postgres was stopped.") : error;
    } finally {
      watchdog.stop();
    }
  }
  async #send(request) {
    if (this.#gone !== void 0) throw new EngineError(this.#gone);
    this.#worker.ref();
    this.#worker.postMessage(request);
    const reply = await this.#next();
    this.#worker.unref();
    if (reply.kind === "broken") await this.stop(`the embedded Postgres broke: ${reply.message}`);
    return reply;
  }
  #next() {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
    });
  }
  #end(why) {
    this.#gone ??= why;
    this.#pending?.reject(new EngineError(this.#gone));
    this.#pending = void 0;
  }
};
function expect(kind, reply) {
  if (reply.kind === "postgres-error") throw new PostgresError(reply.message, reply.fields);
  if (reply.kind === "broken") throw new EngineError(`the embedded Postgres broke: ${reply.message}`);
  if (reply.kind !== kind) throw new Error(`the worker answered ${reply.kind} instead of ${kind}`);
  return reply;
}

// src/engines/embedded/embedded.ts
var createEmbeddedEngine = (assets = usualAssets) => ({
  kind: "embedded",
  caveat: ({ postgresMajor = embeddedMajor }) => postgresMajor === embeddedMajor ? void 0 : `it is PostgreSQL ${embeddedMajor}, although ${postgresMajor} is asked for`,
  unavailable: () => missingAssets(assets),
  async start(options) {
    const missing = await missingAssets(assets);
    if (missing !== void 0) throw new EngineError(`the embedded Postgres is incomplete: ${missing}`);
    const began = performance.now();
    const { wasm, empty } = await loadAssets(assets);
    const threads = new Threads(workerScript(assets), wasm, options);
    const first = await threads.startThread(empty);
    return new EmbeddedServer(threads, empty, first, performance.now() - began);
  }
});
var Threads = class {
  constructor(script, wasm, options) {
    this.script = script;
    this.wasm = wasm;
    this.options = options;
    this.limits = new ServerLimits(options, { reached: () => this.#stop(this.limits.why ?? "") });
  }
  script;
  wasm;
  options;
  #running = /* @__PURE__ */ new Set();
  limits;
  #stopped;
  get statementTimeoutMs() {
    return this.options.statementTimeoutMs;
  }
  async startThread(snapshot) {
    if (this.#stopped !== void 0) throw new EngineError(this.#stopped);
    const thread = new WorkerThread(this.script, {
      wasm: this.wasm,
      databaseBytes: this.options.databaseBytes ?? 0,
      ...snapshot
    });
    this.#running.add(thread);
    await thread.ready();
    return thread;
  }
  async [Symbol.asyncDispose]() {
    this.limits.stop();
    await this.#stop("the embedded Postgres was stopped");
  }
  async #stop(why) {
    this.#stopped ??= why;
    await Promise.all([...this.#running].map((thread) => thread.stop(why)));
  }
};
var EmbeddedServer = class {
  constructor(threads, empty, first, startupMs) {
    this.threads = threads;
    this.empty = empty;
    this.startupMs = startupMs;
    this.version = versionText(first.versionNumber);
    this.major = Math.floor(first.versionNumber / 1e4);
    this.#unused = first;
  }
  threads;
  empty;
  startupMs;
  kind = "embedded";
  roles = ownRoles;
  concurrentSessions = false;
  version;
  major;
  #unused;
  async createDatabase() {
    const thread = this.#unused ?? await this.threads.startThread(this.empty);
    this.#unused = void 0;
    return new EmbeddedDatabase(this.threads, thread);
  }
  async [Symbol.asyncDispose]() {
    await this.threads[Symbol.asyncDispose]();
  }
};
export {
  createEmbeddedEngine
};
