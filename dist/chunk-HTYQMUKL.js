import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/engines/native/server-settings.ts
var serverSettings = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  wal_level: "logical",
  // publications
  max_wal_senders: 0,
  max_prepared_transactions: 5,
  max_connections: 20,
  max_locks_per_transaction: 320,
  // 20 × 320 = 100 × 64: the lock table of a server with default settings
  shared_buffers: "16MB",
  dynamic_shared_memory_type: "mmap",
  // SIGKILL would leave segments of the others in /dev/shm
  temp_file_limit: "1GB",
  checkpoint_timeout: "1h",
  autovacuum: "off",
  // what is observed must be the doing of the migration
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_line_prefix: "",
  log_min_messages: "fatal",
  // RAISE LOG in a loop must not fill the memory
  log_min_error_statement: "panic"
};
var settingArguments = (settings) => Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

// src/engines/native/telling-line.ts
function tellingLine(log) {
  const lines = log.split("\n").filter((line) => line.trim() !== "" && !line.includes("is starting up"));
  return lines.findLast((line) => /FATAL:|PANIC:|error:/i.test(line)) ?? lines.at(-1);
}

export {
  serverSettings,
  settingArguments,
  tellingLine
};
