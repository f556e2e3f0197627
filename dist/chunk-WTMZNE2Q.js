import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/engines/cluster-roles.ts
var ownRoles = { migrator: "drydock_migrator", supervisor: "drydock_supervisor" };
var customaryRole = "postgres";
var madeByDrydock = "made by Drydock";
var harmless = [
  ...["pg_read_all_data", "pg_write_all_data", "pg_monitor", "pg_read_all_settings", "pg_read_all_stats"],
  ...["pg_stat_scan_tables", "pg_signal_backend", "pg_checkpoint", "pg_maintain"],
  ...["pg_use_reserved_connections", "pg_signal_autovacuum_worker"]
];
var dangerousRoles = [
  ...["pg_execute_server_program", "pg_read_server_files", "pg_write_server_files"],
  "pg_create_subscription"
];
var list = (names) => names.map((name) => `'${name}'`).join(", ");
var clusterRoleStatements = (major) => [
  `CREATE ROLE ${ownRoles.migrator} LOGIN NOSUPERUSER CREATEROLE NOCREATEDB`,
  `CREATE ROLE ${customaryRole} NOLOGIN`,
  `GRANT ${customaryRole} TO ${ownRoles.migrator} WITH ADMIN OPTION`,
  major >= 16 ? grantHarmless : `DELETE FROM pg_catalog.pg_authid WHERE rolname OPERATOR(pg_catalog.=) ANY (ARRAY[${list(dangerousRoles)}]::pg_catalog.name[])`
];
var grantHarmless = `DO $$
DECLARE r pg_catalog.text;
BEGIN
  FOR r IN SELECT rolname FROM pg_catalog.pg_roles WHERE rolname = ANY (ARRAY[${list(harmless)}]::pg_catalog.name[]) LOOP
    EXECUTE 'GRANT ' || r || ' TO ${ownRoles.migrator} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE';
  END LOOP;
END $$`;
var migratorSettings = (major) => major >= 16 ? { createrole_self_grant: "set,inherit" } : {};

export {
  ownRoles,
  customaryRole,
  madeByDrydock,
  dangerousRoles,
  clusterRoleStatements,
  migratorSettings
};
