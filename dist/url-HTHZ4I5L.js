import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  addressAt,
  findHost,
  reachServer,
  readServerUrl,
  superviseShared,
  whatWentWrong
} from "./chunk-QURZ5LWE.js";
import {
  nodeReaping,
  startReaper
} from "./chunk-UK76XYYP.js";
import {
  NativeServer,
  readPrepared,
  rollBackPrepared,
  saveRoles,
  settingStatements
} from "./chunk-QTACXXLP.js";
import {
  connectClient
} from "./chunk-SAH4CNM4.js";
import "./chunk-FFJOC2P5.js";
import "./chunk-XOAKYAUD.js";
import "./chunk-NGMZYTOT.js";
import {
  madeByDrydock
} from "./chunk-WTMZNE2Q.js";
import {
  quoteIdentifier,
  quoteLiteral
} from "./chunk-YJAI7TGI.js";
import "./chunk-QCTL3Z24.js";
import {
  supportedMajors,
  versionText
} from "./chunk-7LCOQVJG.js";
import {
  EngineError,
  UserError
} from "./chunk-D2BDLTNA.js";
import "./chunk-6KMVYUKM.js";
import "./chunk-VWKG3EAW.js";

// src/engines/url/url.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

// src/engines/url/scratch.ts
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

// src/engines/url/server-rights.ts
async function readFacts(client) {
  const answer = await client.query(
    `SELECT current_setting('server_version_num')::int AS version, rolname::text AS supervisor,
      rolsuper AS superuser, rolcreatedb AS "mayCreateDatabases", rolcreaterole AS "mayCreateRoles",
      pg_is_in_recovery() AS standby
    FROM pg_roles WHERE rolname = current_user`
  );
  const [row] = answer.rows;
  if (!row) throw new Error("the role of the session is not in pg_roles");
  return { ...row, version: versionText(row.version), major: Math.floor(row.version / 1e4) };
}
var oldestMajor = supportedMajors[0];
function whyUnusable(facts) {
  if (facts.major < oldestMajor)
    return `the server is PostgreSQL ${facts.version}, and ${oldestMajor} is the oldest that is supported`;
  if (facts.standby)
    return "the server is a standby, on which nothing can be created: give the URL of its primary";
  if (facts.superuser) return void 0;
  const missing = [
    ...facts.mayCreateDatabases ? [] : ["CREATEDB"],
    ...facts.mayCreateRoles ? [] : ["CREATEROLE"]
  ];
  if (missing.length === 0) return void 0;
  const rights = missing.join(" ");
  return `the role of the database URL lacks ${missing.join(" and ")}: a superuser gives it with ALTER ROLE … ${rights}`;
}
var migrationsMayCreateRoles = (major) => major >= 16;
function serverCaveat(facts, wanted) {
  const remarks = [
    ...wanted === void 0 || wanted === facts.major ? [] : [`it is PostgreSQL ${facts.major}, although ${wanted} is asked for`],
    ...migrationsMayCreateRoles(facts.major) ? [] : ["migrations cannot create roles on a server that others use before PostgreSQL 16"]
  ];
  return remarks.length === 0 ? void 0 : remarks.join("; ");
}

// src/engines/url/scratch.ts
function newScratch() {
  const id = `drydock_${randomBytes(6).toString("hex")}`;
  return { id, migrator: `${id}_migrator` };
}
var anyMigrator = "^drydock_[0-9a-f]{12}_migrator$";
var databasePattern = ({ id }) => `^${id}_[0-9]+$`;
async function createMigrator(client, { migrator }, password, { major, superuser }) {
  const role = quoteIdentifier(migrator);
  const createRole2 = migrationsMayCreateRoles(major) ? "CREATEROLE" : "NOCREATEROLE";
  await client.query(
    `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS ${createRole2} PASSWORD ${quoteLiteral(scramVerifier(password))}`
  );
  if (superuser) {
    await client.query(`ALTER ROLE ${role} SET temp_file_limit = '1GB'`);
    return;
  }
  await client.query(`GRANT ${role} TO CURRENT_USER${major >= 16 ? " WITH INHERIT TRUE, SET TRUE" : ""}`);
}
var iterations = 4096;
function scramVerifier(password) {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const keyed = (text) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  const head = `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}`;
  return `${head}$${stored}:${keyed("Server Key").toString("base64")}`;
}
async function readScratchRoles(client, { migrator }) {
  const answer = await client.query(
    `WITH RECURSIVE ours AS (
      SELECT oid FROM pg_roles WHERE rolname = $1 OR starts_with(rolname::text, $1 || '_')
      UNION
      SELECT m.roleid FROM pg_auth_members m JOIN ours ON m.member = ours.oid WHERE m.admin_option
    )
    SELECT r.oid::text AS id, r.rolname::text AS name FROM pg_roles r JOIN ours USING (oid)
    WHERE NOT EXISTS (
      SELECT FROM pg_auth_members m JOIN pg_roles other ON other.oid = m.member
      WHERE m.roleid = r.oid AND m.admin_option AND other.rolname ~ $2 AND other.oid NOT IN (SELECT oid FROM ours))
    ORDER BY r.oid DESC`,
    [migrator, anyMigrator]
  );
  return answer.rows;
}

// src/engines/url/drop-scratch.ts
import { setTimeout as sleep } from "node:timers/promises";
var endsWithinMs = 5e3;
var lookEveryMs = 20;
async function dropScratch(place, scratch) {
  await superviseShared(addressAt(place), async (client) => {
    await endSessions(client, scratch);
    const failures = [];
    for (const name of await readDatabases(client, scratch)) {
      await dropDatabase(client, addressAt(place, name), name).catch(
        (error) => failures.push(error)
      );
    }
    await dropRoles(client, scratch).catch((error) => failures.push(error));
    if (failures.length > 0) throw failures.at(-1);
  });
}
async function endSessions(client, { id, migrator }) {
  const deadline = performance.now() + endsWithinMs;
  for (; ; ) {
    const answer = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND (application_name = $1 OR usename = $2)`,
      [id, migrator]
    );
    if (answer.rows.length === 0 || performance.now() > deadline) return;
    await sleep(lookEveryMs);
  }
}
async function readDatabases(client, scratch) {
  const answer = await client.query(
    "SELECT datname::text AS name FROM pg_database WHERE datname ~ $1",
    [databasePattern(scratch)]
  );
  return answer.rows.map(({ name }) => name);
}
async function dropDatabase(client, address, name) {
  const database = quoteIdentifier(name);
  const prepared = await readPrepared(client, name);
  if (prepared.length > 0) {
    await client.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true CONNECTION LIMIT -1`);
    await superviseShared(address, (inside) => rollBackPrepared(inside, prepared));
  }
  try {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  } catch {
    await client.query(`DROP DATABASE IF EXISTS ${database}`);
  }
}
async function dropRoles(client, scratch) {
  await client.query("SELECT pg_advisory_lock(hashtextextended('drydock', 0))");
  const roles = await readScratchRoles(client, scratch);
  const names = roles.map(({ name }) => quoteIdentifier(name));
  if (names.length > 0) {
    try {
      await client.query(`DROP ROLE IF EXISTS ${names.join(", ")}`);
    } catch {
      for (const name of names.slice(0, -1)) await drop(client, name);
      await client.query(`DROP ROLE IF EXISTS ${names.at(-1) ?? ""}`);
    }
  }
  await dropAbandonedRoles(client);
}
var drop = (client, name) => client.query(`DROP ROLE IF EXISTS ${name}`).catch(() => void 0);
async function dropAbandonedRoles(client) {
  const answer = await client.query(
    `SELECT r.rolname::text AS name FROM pg_roles r
      WHERE shobj_description(r.oid, 'pg_authid') = $1 AND NOT EXISTS (
        SELECT FROM pg_auth_members m JOIN pg_roles other ON other.oid = m.member
        WHERE m.roleid = r.oid AND other.rolname ~ $2)`,
    [madeByDrydock, anyMigrator]
  );
  for (const { name } of answer.rows) await drop(client, quoteIdentifier(name));
}

// src/engines/url/role-statements.ts
var query = `
SELECT r.oid::text AS id, r.rolname::text AS name, shobj_description(r.oid, 'pg_authid') AS comment,
  format('%s %s %s CONNECTION LIMIT %s VALID UNTIL %L',
    CASE WHEN rolcanlogin THEN 'LOGIN' ELSE 'NOLOGIN' END, CASE WHEN rolinherit THEN 'INHERIT' ELSE 'NOINHERIT' END,
    CASE WHEN rolcreaterole THEN 'CREATEROLE' ELSE 'NOCREATEROLE' END,
    rolconnlimit, coalesce(rolvaliduntil, 'infinity')) AS attributes,
  (SELECT setconfig FROM pg_db_role_setting WHERE setrole = r.oid AND setdatabase = 0) AS settings,
  ARRAY(SELECT DISTINCT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
    WHERE m.member = r.oid AND m.grantor = ANY ($1::oid[])) AS "memberOf"
FROM pg_roles r WHERE r.oid = ANY ($1::oid[]) ORDER BY r.oid`;
async function saveRolesAsStatements(supervise, scratch) {
  const saved = await supervise((client) => read(client, scratch));
  return { restore: () => supervise((client) => restore(client, scratch, saved)) };
}
async function read(client, scratch) {
  const roles = await readScratchRoles(client, scratch);
  return (await client.query(query, [roles.map(({ id }) => id)])).rows;
}
async function restore(client, scratch, saved) {
  const now = await read(client, scratch);
  const added = now.filter(({ id }) => !saved.some((role) => role.id === id));
  for (const { name } of added.reverse())
    await client.query(`DROP ROLE ${quoteIdentifier(name)}`).catch(() => void 0);
  const known = new Map(now.map((role) => [role.id, role]));
  for (const role of saved) await bringBack(client, scratch, role, known.get(role.id));
  for (const role of saved) await restoreMemberships(client, scratch, role, known.get(role.id));
}
async function bringBack(client, { migrator }, saved, now) {
  const role = quoteIdentifier(saved.name);
  if (!now) await createRole(client, migrator, role);
  if (now && now.name !== saved.name)
    await client.query(`ALTER ROLE ${quoteIdentifier(now.name)} RENAME TO ${role}`);
  for (const statement of changesOf(role, saved, now)) await client.query(statement);
}
function changesOf(role, { attributes, settings, comment }, now) {
  return [
    ...now?.attributes === attributes ? [] : [`ALTER ROLE ${role} ${attributes}`],
    ...now?.settings ? [`ALTER ROLE ${role} RESET ALL`] : [],
    ...settingStatements(`ROLE ${role}`, settings ?? []),
    ...now?.comment === comment ? [] : [`COMMENT ON ROLE ${role} IS ${comment === null ? "NULL" : quoteLiteral(comment)}`]
  ];
}
async function createRole(client, migrator, role) {
  await client.query("SET createrole_self_grant = 'set, inherit'");
  await asRole(client, migrator, `CREATE ROLE ${role}`);
}
async function restoreMemberships(client, { migrator }, { name, memberOf }, now) {
  const before = now?.memberOf ?? [];
  const member = quoteIdentifier(name);
  const changes = [
    ...memberOf.filter((group) => !before.includes(group)).map((group) => ["GRANT", group, "TO"]),
    ...before.filter((group) => !memberOf.includes(group)).map((group) => ["REVOKE", group, "FROM"])
  ];
  if (name === migrator) return;
  for (const [verb, group, preposition] of changes)
    await asRole(client, migrator, `${verb} ${quoteIdentifier(group)} ${preposition} ${member}`).catch(
      () => void 0
    );
}
async function asRole(client, role, statement) {
  await client.query(`SET ROLE ${quoteIdentifier(role)}`);
  try {
    await client.query(statement);
  } finally {
    await client.query("RESET ROLE");
  }
}

// src/engines/url/url-process.ts
var UrlProcess = class {
  constructor(place, scratch, facts, password, reaper) {
    this.place = place;
    this.scratch = scratch;
    this.facts = facts;
    this.password = password;
    this.reaper = reaper;
    this.roles = { migrator: scratch.migrator, supervisor: facts.supervisor };
    this.shared = { superuser: facts.superuser };
  }
  place;
  scratch;
  facts;
  password;
  reaper;
  name = "the PostgreSQL server of the database URL";
  roles;
  shared;
  #names = 0;
  #disposed;
  /** Until it is disposed of there is something to be dropped. */
  get ended() {
    return this.#disposed !== void 0;
  }
  address(role, database = this.place.database) {
    const login = role === "migrator" ? { user: this.scratch.migrator, password: this.password } : this.place;
    return { ...addressAt(this.place, database, login), applicationName: this.scratch.id };
  }
  async supervise(work, database) {
    return await superviseShared(this.address("supervisor", database), work);
  }
  newName() {
    this.#names += 1;
    return `${this.scratch.id}_${this.#names}`;
  }
  saveRoles() {
    const supervise = (work) => this.supervise(work);
    if (!this.facts.superuser) return saveRolesAsStatements(supervise, this.scratch);
    return saveRoles(
      supervise,
      async (client) => (await readScratchRoles(client, this.scratch)).map(({ id }) => id)
    );
  }
  /** Its errors name nothing of the URL. */
  async ready() {
    await this.supervise(() => Promise.resolve()).catch((error) => {
      throw new Error(whatWentWrong(error));
    });
  }
  /** It is not ours to kill: what does not end is left to whoever runs it. */
  kill() {
    return Promise.resolve();
  }
  dispose() {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }
  /** Where this fails the reaper is not released: it goes on trying. */
  async #dispose() {
    try {
      await dropScratch(this.place, this.scratch);
    } catch (error) {
      throw new EngineError(
        `${this.name} ${whatWentWrong(error)}; databases and roles whose names begin with ${this.scratch.id} may be left on it`,
        "They are dropped as soon as the server allows it; if they are still there after a minute, drop them yourself."
      );
    }
    await this.reaper.release();
  }
};

// src/engines/url/url.ts
var usualReaper = new URL(
  `${import.meta.url.endsWith(".ts") ? "../../../dist/" : "./"}drydock-reaper.js`,
  import.meta.url
);
function createUrlEngine({ reaper = usualReaper, resolve } = {}) {
  const script = fileURLToPath(reaper);
  let known;
  const inspect = async ({
    databaseUrl,
    allowRemoteDatabase = false
  }) => {
    if (!existsSync(script)) throw new EngineError(`The file ${script} is missing.`, "Reinstall Drydock.");
    const url = readServerUrl(databaseUrl);
    const place = await reachServer(url, await findHost(url.host, allowRemoteDatabase, resolve));
    const facts = known = await superviseShared(addressAt(place), readFacts);
    const why = whyUnusable(facts);
    if (why !== void 0) throw new EngineError(`The server of the database URL cannot be used: ${why}`);
    return { place, facts };
  };
  return {
    kind: "url",
    /** Throws UserError where it is the options that must be mended. */
    unavailable: (options) => inspect(options).then(
      () => void 0,
      (error) => {
        if (error instanceof EngineError) return asClause(error.message);
        throw error;
      }
    ),
    caveat: ({ postgresMajor }) => known && serverCaveat(known, postgresMajor),
    start: async (options, signal) => {
      const began = performance.now();
      return start(await inspect(options), { script, options, signal, began });
    }
  };
}
var asClause = (message) => message.replace(/^The /, "the ").replace(/\.$/, "");
async function start({ place, facts }, { script, options, signal, began }) {
  const scratch = newScratch();
  const task = { place, scratch };
  const password = randomBytes2(24).toString("hex");
  const reaper = startReaper(nodeReaping([script], task), options.leases);
  const server = new UrlProcess(place, scratch, facts, password, reaper);
  try {
    signal?.throwIfAborted();
    await server.supervise((client) => createMigrator(client, scratch, password, facts));
    await tryLogin(server, scratch);
    signal?.throwIfAborted();
    const { version, major } = facts;
    return new NativeServer(
      server,
      { kind: "url", version, major, startupMs: performance.now() - began },
      options
    );
  } catch (error) {
    await server.dispose();
    throw error instanceof UserError ? error : new EngineError(`No scratch database could be made: ${server.name} ${whatWentWrong(error)}`);
  }
}
async function tryLogin(server, { migrator }) {
  try {
    await (await connectClient(server.address("migrator"), {})).end();
  } catch (error) {
    const { code, message } = error;
    if (code?.startsWith("28") !== true) return;
    throw new EngineError(
      `The server of the database URL does not let in the role ${migrator}, which migrations are to run as: ${message}`,
      "Let roles log in by password from here in pg_hba.conf: host all all 127.0.0.1/32 scram-sha-256."
    );
  }
}
export {
  createUrlEngine
};
