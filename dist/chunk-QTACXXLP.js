import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  openPgConnection
} from "./chunk-SAH4CNM4.js";
import {
  ServerLimits
} from "./chunk-FFJOC2P5.js";
import {
  migratorSettings
} from "./chunk-WTMZNE2Q.js";
import {
  quoteIdentifier,
  quoteLiteral
} from "./chunk-YJAI7TGI.js";
import {
  PostgresError
} from "./chunk-QCTL3Z24.js";
import {
  EngineError
} from "./chunk-D2BDLTNA.js";

// src/engines/native/database-properties.ts
var copies = [
  `INSERT INTO pg_db_role_setting (setdatabase, setrole, setconfig)
     SELECT copy.oid, setting.setrole, setting.setconfig
     FROM pg_db_role_setting setting
       JOIN pg_database original ON original.oid = setting.setdatabase AND original.datname = $1
       JOIN pg_database copy ON copy.datname = $2`,
  `UPDATE pg_database copy SET datacl = original.datacl
     FROM pg_database original WHERE original.datname = $1 AND copy.datname = $2`,
  `INSERT INTO pg_shdescription (objoid, classoid, description)
     SELECT copy.oid, comment.classoid, comment.description
     FROM pg_shdescription comment
       JOIN pg_database original ON original.oid = comment.objoid AND original.datname = $1
       JOIN pg_database copy ON copy.datname = $2
     WHERE comment.classoid = 'pg_database'::regclass`
];
async function keepPropertiesAsRows(client, original, copy) {
  for (const statement of copies) await client.query(statement, [original, copy]);
  const dependencies = await takeDependencies(client, copy);
  return { putBack: (later) => putDependencies(later, dependencies) };
}
var ofDatabase = "(SELECT oid FROM pg_database WHERE datname = $1)";
async function takeDependencies(client, database) {
  const answer = await client.query(
    `WITH taken AS (DELETE FROM pg_shdepend WHERE dbid = ${ofDatabase} RETURNING *)
      SELECT coalesce(jsonb_agg(to_jsonb(taken)), '[]')::text AS rows FROM taken`,
    [database]
  );
  return answer.rows[0]?.rows ?? "[]";
}
async function putDependencies(client, rows) {
  await client.query(
    "INSERT INTO pg_shdepend SELECT * FROM jsonb_populate_recordset(NULL::pg_shdepend, $1::jsonb)",
    [rows]
  );
}

// src/engines/native/setting-statements.ts
var lists = /* @__PURE__ */ new Set([
  ...["local_preload_libraries", "search_path", "session_preload_libraries", "shared_preload_libraries"],
  ...["temp_tablespaces", "unix_socket_directories"]
]);
var listItem = /"((?:[^"]|"")*)"|[^\s,"]+/g;
var settingStatements = (target, settings) => settings.map((setting) => {
  const [name = "", ...rest] = setting.split("=");
  const quotedName = name.split(".").map(quoteIdentifier).join(".");
  return `ALTER ${target} SET ${quotedName} TO ${valueOf(name, rest.join("="))}`;
});
function valueOf(name, value) {
  if (!lists.has(name)) return quoteLiteral(value);
  const items = [...value.matchAll(listItem)].map(
    ([whole, quoted]) => quoteLiteral(quoted === void 0 ? whole : quoted.replaceAll('""', '"'))
  );
  return items.length === 0 ? "''" : items.join(", ");
}

// src/engines/native/property-statements.ts
var settingsQuery = `
SELECT r.rolname::text AS role, s.setconfig AS settings
FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
WHERE d.datname = $1`;
var grantsQuery = `
SELECT coalesce(quote_ident(r.rolname), 'PUBLIC') AS grantee, a.privilege_type AS privilege, a.is_grantable AS grantable
FROM pg_database d CROSS JOIN aclexplode(d.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE d.datname = $1 AND (a.grantee = 0 OR r.oid IS NOT NULL)`;
var commentQuery = `
SELECT d.datacl IS NOT NULL AS changed, shobj_description(d.oid, 'pg_database') AS comment
FROM pg_database d WHERE d.datname = $1`;
async function keepPropertiesAsStatements(client, original) {
  const database = quoteIdentifier(original);
  const settings = await client.query(settingsQuery, [original]);
  const grants = await client.query(grantsQuery, [original]);
  const about = await client.query(commentQuery, [original]);
  const { changed = false, comment = null } = about.rows[0] ?? {};
  const statements = [
    ...settings.rows.flatMap(
      ({ role, settings: all }) => settingStatements(
        role === null ? `DATABASE ${database}` : `ROLE ${quoteIdentifier(role)} IN DATABASE ${database}`,
        all
      )
    ),
    ...changed ? [`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`] : [],
    ...grants.rows.map((grant) => grantStatement(grant, database)),
    ...comment === null ? [] : [`COMMENT ON DATABASE ${database} IS ${quoteLiteral(comment)}`]
  ];
  return {
    putBack: async (later) => {
      for (const statement of statements) await later.query(statement);
    }
  };
}
var grantStatement = ({ grantee, privilege, grantable }, database) => `GRANT ${privilege} ON DATABASE ${database} TO ${grantee}${grantable ? " WITH GRANT OPTION" : ""}`;

// src/engines/native/native-database.ts
async function createNativeDatabase(server) {
  const name = server.newName();
  const { migrator } = server.roles;
  const roles = await server.saveRoles();
  await server.supervise(
    (client) => createDatabase(server, client, { name, owner: quoteIdentifier(migrator), from: "template0" })
  );
  if (server.major < 15)
    await server.supervise((client) => client.query(`ALTER SCHEMA public OWNER TO ${migrator}`), name);
  return new NativeDatabase(server, name, roles);
}
async function createDatabase({ major, shared }, client, { name, owner, from }) {
  const strategy = major >= 15 && !shared ? " STRATEGY file_copy" : "";
  await client.query(`CREATE DATABASE ${name} OWNER ${owner} TEMPLATE ${from}${strategy}`);
}
var NativeDatabase = class {
  constructor(server, name, roles) {
    this.server = server;
    this.name = name;
    this.roles = roles;
  }
  server;
  name;
  roles;
  connect() {
    return this.server.connect(this.name, "migrator");
  }
  connectAsSupervisor() {
    return this.server.connect(this.name, "supervisor");
  }
  /** The copy belongs to the supervisor: a migration could drop what it owns. */
  async save() {
    if (this.server.hasSessions(this.name))
      throw new Error("close the connections before saving their database");
    const { name, server } = this;
    const copy = server.newName();
    const { supervisor } = server.roles;
    return server.supervise(async (client) => {
      await createDatabase(server, client, { name: copy, owner: quoteIdentifier(supervisor), from: name });
      const keep = server.shared?.superuser === false ? keepPropertiesAsStatements : keepPropertiesAsRows;
      const properties = await keep(client, name, copy);
      const original = { name, owner: await ownerOf(client, name), from: copy };
      const roles = { atSave: await server.saveRoles(), before: this.roles };
      return new SavedNativeDatabase(server, original, properties, roles);
    });
  }
  async [Symbol.asyncDispose]() {
    if (this.server.ended) return;
    await dropDatabase(this.server, this.name);
    await this.roles.restore();
  }
};
var SavedNativeDatabase = class {
  constructor(server, original, properties, roles) {
    this.server = server;
    this.original = original;
    this.properties = properties;
    this.roles = roles;
  }
  server;
  original;
  properties;
  roles;
  async restore() {
    const { name, owner, from } = this.original;
    await dropDatabase(this.server, name);
    await this.roles.atSave.restore();
    await this.server.supervise(async (client) => {
      await client.query(`ALTER DATABASE ${from} RENAME TO ${name}`);
      await client.query(`ALTER DATABASE ${name} OWNER TO ${owner}`);
      await this.properties.putBack(client);
    });
    return new NativeDatabase(this.server, name, this.roles.before);
  }
  discard() {
    return dropDatabase(this.server, this.original.from);
  }
};
async function ownerOf(client, name) {
  const answer = await client.query(
    "SELECT datdba::regrole::text AS owner FROM pg_database WHERE datname = $1",
    [name]
  );
  return answer.rows[0]?.owner ?? "";
}
async function dropDatabase(server, name) {
  const prepared = await server.supervise((client) => readPrepared(client, name));
  if (prepared.length > 0) await server.supervise((client) => rollBackPrepared(client, prepared), name);
  await server.supervise((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}
async function readPrepared(client, database) {
  const answer = await client.query(
    "SELECT gid, owner::text AS owner FROM pg_prepared_xacts WHERE database = $1",
    [database]
  );
  return answer.rows;
}
async function rollBackPrepared(client, prepared) {
  for (const { gid, owner } of prepared) {
    await client.query(`SET ROLE ${quoteIdentifier(owner)}`);
    await client.query(`ROLLBACK PREPARED ${quoteLiteral(gid)}`);
    await client.query("RESET ROLE");
  }
}

// src/engines/native/reopen.ts
async function reopen(open, supervisor, { database, role, password }) {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof PostgresError) || !isRefusal(error)) throw error;
    await supervisor.supervise(async (client) => {
      await unlock(client, quoteIdentifier(database), quoteIdentifier(role));
      if (password !== void 0)
        await client.query(`ALTER ROLE ${quoteIdentifier(role)} PASSWORD ${quoteLiteral(password)}`);
    });
  }
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof PostgresError)) throw error;
    throw new EngineError(`nobody can connect to the database of the dry-run any more: ${error.message}`);
  }
}
var isRefusal = ({ fields: { sqlState } }) => sqlState.startsWith("28") || ["42501", "53300", "55000"].includes(sqlState);
async function unlock(client, database, role) {
  await client.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true CONNECTION LIMIT -1`);
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${role}`);
  await client.query(`ALTER ROLE ${role} LOGIN CONNECTION LIMIT -1 VALID UNTIL 'infinity'`);
}

// src/engines/native/native-server.ts
var NativeServer = class {
  constructor(process, facts, options) {
    this.process = process;
    this.kind = facts.kind;
    this.version = facts.version;
    this.major = facts.major;
    this.startupMs = facts.startupMs;
    this.#statementTimeoutMs = options.statementTimeoutMs;
    process.onEnd?.(() => void process.kill(this.#sessions.keys()));
    this.#limits = new ServerLimits(options, {
      databaseBytes: () => this.#databaseBytes(),
      reached: () => this.#endAllSessions()
    });
  }
  process;
  concurrentSessions = true;
  kind;
  version;
  major;
  startupMs;
  #statementTimeoutMs;
  #limits;
  #databases = /* @__PURE__ */ new Set();
  /** Process id → database. */
  #sessions = /* @__PURE__ */ new Map();
  #ended;
  get roles() {
    return this.process.roles;
  }
  get ended() {
    return this.#ended !== void 0 || this.process.ended;
  }
  createDatabase() {
    return createNativeDatabase(this);
  }
  newName() {
    const name = this.process.newName();
    this.#databases.add(name);
    return name;
  }
  get shared() {
    return this.process.shared;
  }
  async connect(database, role) {
    this.#refuseIfGone();
    const address = this.process.address(role, database);
    const settings = role === "migrator" ? migratorSettings(this.major) : {};
    const options = { statementTimeoutMs: this.#statementTimeoutMs, settings };
    const open = () => openPgConnection(address, options, this);
    const door = { database, role: this.roles[role], password: address.password };
    const isOurs = role === "migrator" || !this.shared;
    const connection = await (isOurs ? reopen(open, this, door) : open());
    this.#sessions.set(connection.processId, database);
    return connection;
  }
  hasSessions(database) {
    return [...this.#sessions.values()].includes(database);
  }
  saveRoles() {
    return this.#orExplain(() => this.process.saveRoles());
  }
  supervise(work, database) {
    return this.#orExplain(() => this.process.supervise(work, database));
  }
  /** A server that others use goes on, and would answer. */
  #refuseIfGone() {
    const known = this.#ended ?? (this.#limits.told ? this.#limits.why : void 0);
    if (known !== void 0) throw new EngineError(known);
  }
  async #orExplain(work) {
    try {
      return await work();
    } catch (error) {
      const refusal = `${this.process.name} refused: ${error instanceof Error ? error.message : String(error)}`;
      throw new EngineError(await this.whyGone() ?? refusal, void 0, { cause: error });
    }
  }
  async endSession(processId) {
    await this.process.supervise(
      (client) => client.query("SELECT pg_catalog.pg_terminate_backend($1)", [processId])
    );
  }
  sessionClosed(processId) {
    this.#sessions.delete(processId);
  }
  limitReached(processId) {
    return this.#limits.tell(processId);
  }
  async killServer() {
    const done = this.shared ? "given up" : "killed";
    this.#ended = `${this.process.name} was ${done}: a statement ran too long, and could not be stopped otherwise`;
    await this.process.kill(this.#sessions.keys());
  }
  async whyGone() {
    const known = this.#ended ?? this.#limits.why;
    if (known !== void 0) return known;
    try {
      await this.process.ready();
      return void 0;
    } catch (error) {
      return `${this.process.name} stopped with ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  async [Symbol.asyncDispose]() {
    this.#ended ??= `${this.process.name} was stopped`;
    this.#limits.stop();
    await this.process.dispose();
  }
  /** A saved copy counts as well: it takes as much. */
  async #databaseBytes() {
    const answer = await this.process.supervise(
      (client) => client.query(
        "SELECT sum(pg_catalog.pg_database_size(datname))::float8 AS bytes FROM pg_catalog.pg_database WHERE datname = ANY ($1)",
        [[...this.#databases]]
      )
    );
    return answer.rows[0]?.bytes ?? 0;
  }
  async #endAllSessions() {
    const sessions = [...this.#sessions.keys()];
    await Promise.all(sessions.map((processId) => this.endSession(processId)));
  }
};

// src/engines/native/saved-roles.ts
var ours = (...columns) => `($1::oid[] IS NULL OR ${columns.map((column) => `c.${column} = ANY ($1)`).join(" OR ")})`;
var catalogs = [
  ["pg_authid", ours("oid")],
  ["pg_auth_members", ours("roleid", "member")],
  ["pg_db_role_setting", `c.setdatabase = 0 AND ${ours("setrole")}`],
  ["pg_shdescription", `c.classoid = 'pg_authid'::regclass AND ${ours("objoid")}`],
  ["pg_shdepend", `c.dbid = 0 AND c.classid = 'pg_auth_members'::regclass AND ${ours("refobjid")}`]
];
async function saveRoles(supervise, readOurs) {
  const { rows, ids } = await supervise(async (client) => {
    const found = await readOurs?.(client) ?? null;
    return { rows: await read(client, found), ids: found };
  });
  const restoreAll = async (client) => {
    const now = await readOurs?.(client) ?? null;
    await restore(client, rows, ids && now && [...ids, ...now]);
  };
  return { restore: () => supervise(restoreAll) };
}
async function read(client, ids) {
  const rows = [];
  for (const [catalog, condition] of catalogs) {
    const answer = await client.query(
      `SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]')::text AS rows FROM ${catalog} c WHERE ${condition}`,
      [ids]
    );
    rows.push(answer.rows[0]?.rows ?? "[]");
  }
  return rows;
}
async function restore(client, saved, ids) {
  for (const [index, [catalog, condition]] of catalogs.entries()) {
    const rows = saved[index] ?? "[]";
    await client.query(
      `DELETE FROM ${catalog} c
        WHERE ${condition} AND NOT EXISTS (SELECT FROM jsonb_array_elements($2::jsonb) AS e WHERE e = to_jsonb(c))`,
      [ids, rows]
    );
    await client.query(
      `INSERT INTO ${catalog}
        SELECT r.* FROM jsonb_populate_recordset(NULL::${catalog}, $1::jsonb) AS r
        WHERE NOT EXISTS (SELECT FROM ${catalog} AS c WHERE to_jsonb(c) = to_jsonb(r))`,
      [rows]
    );
  }
}

export {
  settingStatements,
  readPrepared,
  rollBackPrepared,
  NativeServer,
  saveRoles
};
