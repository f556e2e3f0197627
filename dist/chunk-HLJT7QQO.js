import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  PostgresError
} from "./chunk-QCTL3Z24.js";

// src/engines/cluster-roles.ts
var ownRoles = { migrator: "drydock_migrator", supervisor: "drydock_supervisor" };
var customaryRole = "postgres";
var harmless = [
  ...["pg_read_all_data", "pg_write_all_data", "pg_monitor", "pg_read_all_settings", "pg_read_all_stats"],
  ...["pg_stat_scan_tables", "pg_signal_backend", "pg_checkpoint", "pg_maintain"],
  ...["pg_use_reserved_connections", "pg_signal_autovacuum_worker"]
];
var dangerous = ["pg_execute_server_program", "pg_read_server_files", "pg_write_server_files"];
var list = (names) => names.map((name) => `'${name}'`).join(", ");
var clusterRoleStatements = (major) => [
  `CREATE ROLE ${ownRoles.migrator} LOGIN NOSUPERUSER CREATEROLE NOCREATEDB`,
  `CREATE ROLE ${customaryRole} NOLOGIN`,
  `GRANT ${customaryRole} TO ${ownRoles.migrator} WITH ADMIN OPTION`,
  major >= 16 ? grantHarmless : `DELETE FROM pg_catalog.pg_authid WHERE rolname OPERATOR(pg_catalog.=) ANY (ARRAY[${list(dangerous)}]::pg_catalog.name[])`
];
var grantHarmless = `DO $$
DECLARE r pg_catalog.text;
BEGIN
  FOR r IN SELECT rolname FROM pg_catalog.pg_roles WHERE rolname = ANY (ARRAY[${list(harmless)}]::pg_catalog.name[]) LOOP
    EXECUTE 'GRANT ' || r || ' TO ${ownRoles.migrator} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE';
  END LOOP;
END $$`;
var migratorSettings = (major) => major >= 16 ? { createrole_self_grant: "set,inherit" } : {};

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
  ownRoles,
  clusterRoleStatements,
  migratorSettings,
  noCopyData,
  toPostgresError,
  statementTimedOut,
  sessionLost,
  databaseTooLarge,
  runTooLong,
  StatementWatchdog,
  parseValue,
  toParameter
};
