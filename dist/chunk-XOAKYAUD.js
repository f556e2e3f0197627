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
    ...text("internalQuery", error.internalQuery),
    ...text("schema", error.schema),
    ...text("table", error.table)
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

export {
  noCopyData,
  toPostgresError,
  statementTimedOut,
  sessionLost,
  databaseTooLarge,
  runTooLong,
  StatementWatchdog
};
