import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  PostgresError
} from "./chunk-QCTL3Z24.js";

// src/engines/server-errors.ts
var noCopyData = "Drydock has no data for it";
function toPostgresError(error) {
  if (error.message.endsWith(noCopyData)) return copyWithoutData(error.where);
  return new PostgresError(error.message, {
    sqlState: error.code ?? "XX000",
    ...text("detail", error.detail),
    ...text("hint", error.hint),
    ...text("where", error.where),
    ...number("position", error.position),
    ...number("internalPosition", error.internalPosition),
    ...text("internalQuery", error.internalQuery)
  });
}
var text = (field, value) => value === void 0 ? {} : { [field]: value };
var number = (field, value) => value === void 0 ? {} : { [field]: Number(value) };
var copyWithoutData = (where) => new PostgresError("COPY FROM STDIN has no data: none follows the statement", {
  sqlState: "0A000",
  hint: "Put the rows into an INSERT, or after the statement as pg_dump writes them, ending with \\.",
  ...text("where", where)
});
var statementTimedOut = (limitMs, consequence) => new PostgresError(`canceling statement due to statement timeout of ${limitMs} ms`, {
  sqlState: "57014",
  detail: consequence
});
var sessionLost = (why, cause) => new PostgresError(why, { sqlState: "57P01" }, cause === void 0 ? void 0 : { cause });
var databaseTooLarge = (limitBytes) => new PostgresError(`the database has grown beyond the limit of ${megabytes(limitBytes)}`, {
  sqlState: "53100",
  hint: "Raise limits.databaseSize in drydock.yml if so much is meant."
});
var megabytes = (bytes) => `${Math.round(bytes / (1 << 20))} MB`;
var runTooLong = (limitMs) => new PostgresError(`the run takes longer than its limit of ${limitMs / 1e3} s`, {
  sqlState: "57014",
  hint: "Raise limits.run in drydock.yml if it needs so long."
});

// src/engines/server-limits.ts
var lookEveryMs = 250;
var ServerLimits = class {
  #server;
  #databaseBytes;
  #deadline;
  #look;
  #reached;
  #toldTo;
  #looking = false;
  constructor({ runTimeoutMs = 0, databaseBytes = 0 }, server) {
    this.#server = server;
    this.#databaseBytes = databaseBytes;
    if (runTimeoutMs > 0)
      this.#deadline = setTimeout(() => void this.#reach(runTooLong(runTimeoutMs)), runTimeoutMs).unref();
    if (databaseBytes > 0 && server.databaseBytes)
      this.#look = setInterval(() => void this.#lookAtSize(), lookEveryMs).unref();
  }
  /** Why the server counts as gone. */
  get why() {
    return this.#reached?.message;
  }
  /** Whether a statement has been blamed: nothing more is to be run then. */
  get told() {
    return this.#toldTo !== void 0;
  }
  /** The limit, for the first session that asks: the one whose statement met it. */
  tell(processId) {
    if (!this.#reached || this.#toldTo !== void 0 && this.#toldTo !== processId) return void 0;
    this.#toldTo = processId;
    return this.#reached;
  }
  stop() {
    clearTimeout(this.#deadline);
    clearInterval(this.#look);
  }
  async #lookAtSize() {
    if (this.#looking) return;
    this.#looking = true;
    const bytes = await this.#server.databaseBytes?.().catch(() => 0);
    this.#looking = false;
    if (bytes !== void 0 && bytes > this.#databaseBytes)
      await this.#reach(databaseTooLarge(this.#databaseBytes));
  }
  async #reach(limit) {
    if (this.#reached) return;
    this.#reached = limit;
    this.stop();
    await this.#server.reached().catch(() => void 0);
  }
};

// src/engines/statement-watchdog.ts
var StatementWatchdog = class {
  constructor(steps) {
    this.steps = steps;
  }
  steps;
  #timers = [];
  #acted = false;
  /** Whether a step has begun: the statement is then to be reported as one that ran too long, whatever it says. */
  get acted() {
    return this.#acted;
  }
  /** Starts the clock, or starts it anew for the next statement of the same text. */
  restart() {
    if (this.#acted) return;
    this.stop();
    this.#timers = this.steps.map(({ afterMs, act }) => setTimeout(() => void this.#act(act), afterMs));
  }
  stop() {
    this.#timers.forEach((timer) => {
      clearTimeout(timer);
    });
  }
  /** A step that fails (the server died meanwhile) leaves it to the next one. */
  async #act(act) {
    this.#acted = true;
    await act().catch(() => void 0);
  }
};

// src/engines/values.ts
var asText = (text2) => text2;
var asBoolean = (text2) => text2 === "t";
var asJson = (text2) => JSON.parse(text2);
var scalars = /* @__PURE__ */ new Map([
  [16, asBoolean],
  [21, Number],
  // int2
  [23, Number],
  // int4
  [26, Number],
  // oid
  [700, Number],
  // float4
  [701, Number],
  // float8
  [114, asJson],
  [3802, asJson]
  // jsonb
]);
var arrays = /* @__PURE__ */ new Map([
  [1e3, 16],
  // boolean[]
  [1002, 18],
  // "char"[]
  [1003, 19],
  // name[]
  [1005, 21],
  // int2[]
  [1007, 23],
  // int4[]
  [1009, 25],
  // text[]
  [1015, 1043],
  // varchar[]
  [1016, 20],
  // int8[]
  [1028, 26],
  // oid[]
  [1034, 1033],
  // aclitem[]
  [2211, 2206]
  // regtype[]
]);
function parseValue(typeId, text2) {
  const element = arrays.get(typeId);
  return element === void 0 ? (scalars.get(typeId) ?? asText)(text2) : parseArray(text2, scalars.get(element) ?? asText);
}
var arrayToken = /[{}]|"(?:[^"\\]|\\.)*"|[^,{}"]+/gs;
function parseArray(text2, parse) {
  const outermost = [];
  const open = [outermost];
  for (const [token] of text2.slice(text2.indexOf("{")).matchAll(arrayToken)) {
    if (token === "{") open.push([]);
    else if (token === "}") open.at(-2)?.push(open.pop());
    else open.at(-1)?.push(parseElement(token, parse));
  }
  return outermost[0];
}
function parseElement(token, parse) {
  if (token.startsWith('"')) return parse(token.slice(1, -1).replaceAll(/\\(.)/gs, "$1"));
  return token === "NULL" ? null : parse(token);
}
function toParameter(value) {
  if (value === null || value === void 0) return null;
  if (Array.isArray(value)) return `{${value.map(toArrayElement).join(",")}}`;
  if (typeof value === "bigint") return value.toString();
  return typeof value === "string" ? value : JSON.stringify(value);
}
function toArrayElement(value) {
  if (Array.isArray(value)) return toParameter(value) ?? "";
  const text2 = toParameter(value);
  return text2 === null ? "NULL" : `"${text2.replaceAll(/["\\]/g, "\\$&")}"`;
}

export {
  noCopyData,
  toPostgresError,
  statementTimedOut,
  sessionLost,
  StatementWatchdog,
  parseValue,
  toParameter,
  ServerLimits
};
