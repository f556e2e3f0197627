import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  serverSettings,
  settingArguments,
  tellingLine
} from "./chunk-HTYQMUKL.js";
import {
  createRoles,
  superviseAt,
  untilReady
} from "./chunk-UVH3RHCY.js";
import {
  NativeServer,
  saveRoles
} from "./chunk-5NSLUJHG.js";
import "./chunk-6JFAQHLV.js";
import {
  ownRoles
} from "./chunk-WTMZNE2Q.js";
import "./chunk-PC3FO4H4.js";
import "./chunk-QCTL3Z24.js";
import {
  supportedMajors
} from "./chunk-7LCOQVJG.js";
import {
  EngineError
} from "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";

// src/engines/local/local.ts
import process4 from "node:process";

// src/engines/local/cluster.ts
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

// src/engines/local/confinement.ts
import { execFile } from "node:child_process";
import process2 from "node:process";
import { promisify } from "node:util";
var mappedBytes = 256 << 20;
var oldestWithoutDatagrams = 15;
var run = promisify(execFile);
async function findConfinement(memoryBytes, major, user) {
  if (process2.platform !== "linux") return { memoryBytes: 0, ownNetwork: false };
  if (user === void 0 || major < oldestWithoutDatagrams) return { memoryBytes, ownNetwork: false };
  const { program, args } = confined(
    { memoryBytes: 0, ownNetwork: true },
    { program: "/bin/true", args: [], user }
  );
  const ownNetwork = await run(program, args, { env: { PATH: systemPath } }).then(
    () => true,
    () => false
  );
  return { memoryBytes, ownNetwork };
}
var systemPath = "/usr/sbin:/usr/bin:/sbin:/bin";
function confined({ memoryBytes, ownNetwork }, command) {
  const limited = memoryBytes > 0 ? limitMemory(memoryBytes, command) : command;
  return ownNetwork ? leaveNetwork(limited) : limited;
}
var limitMemory = (bytes, { program, args, user }) => ({
  program: "/bin/sh",
  args: [
    ...["-c", 'ulimit -v "$1" && shift && exec "$@"', "sh"],
    ...[String(Math.ceil((bytes + mappedBytes) / 1024)), program, ...args]
  ],
  user
});
var leaveNetwork = ({ program, args, user }) => user === void 0 ? { program, args, user } : {
  program: "unshare",
  args: [...["--net", "--setgid", String(user.gid), "--setuid", String(user.uid)], program, ...args],
  user: void 0
};

// src/engines/local/cluster.ts
var logFile = (cluster) => join(cluster.folder, "log");
var dataFolder = (cluster) => join(cluster.folder, "data");
var locale = process.platform === "darwin" ? ["--locale=C", "--lc-ctype=UTF-8"] : ["--locale=C.UTF-8"];
var initdbArguments = (cluster) => [
  `--pgdata=${dataFolder(cluster)}`,
  `--username=${ownRoles.supervisor}`,
  "--auth=trust",
  // nobody else can enter the folder of the socket
  "--encoding=UTF8",
  ...locale,
  "--no-sync",
  "--wal-segsize=1",
  ...cluster.installation.major >= 14 ? ["--no-instructions"] : [],
  ...cluster.installation.major >= 18 ? ["--no-data-checksums"] : []
];
var settings = { ...serverSettings, listen_addresses: "", unix_socket_permissions: "0700" };
var serverArguments = (cluster) => [
  ...["-D", dataFolder(cluster), "-k", cluster.folder],
  ...settingArguments(settings)
];
async function createCluster(cluster, started) {
  const initdb = launch(cluster, {
    program: join(cluster.installation.folder, "initdb"),
    args: initdbArguments(cluster),
    user: cluster.user
  });
  if (initdb.pid !== void 0) started(initdb.pid);
  const [status] = await once(initdb, "exit");
  if (status !== 0) throw new Error(await lastWords(cluster));
}
var launchPostmaster = (cluster) => launch(
  cluster,
  confined(cluster.confinement, {
    program: join(cluster.installation.folder, "postgres"),
    args: serverArguments(cluster),
    user: cluster.user
  })
);
async function lastWords(cluster) {
  const log = await readFile(logFile(cluster), "utf8").catch(() => "");
  return tellingLine(log) ?? "its log is empty";
}
function launch(cluster, { program, args, user }) {
  const log = openSync(logFile(cluster), "a", 384);
  try {
    return spawn(program, args, {
      ...user,
      cwd: "/",
      detached: true,
      env: { PATH: "/usr/bin:/bin", LANG: "C", TZ: "UTC" },
      stdio: ["ignore", log, log]
    });
  } finally {
    closeSync(log);
  }
}

// src/engines/local/find-binaries.ts
import { execFile as execFile2 } from "node:child_process";
import { access, constants, readdir } from "node:fs/promises";
import { delimiter, join as join2 } from "node:path";
import { promisify as promisify2 } from "node:util";
var packageFolders = [
  "/usr/lib/postgresql/*/bin",
  "/usr/pgsql-*/bin",
  "/opt/homebrew/opt/postgresql@*/bin",
  "/usr/local/opt/postgresql@*/bin",
  "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
  "/Applications/Postgres.app/Contents/Versions/*/bin"
];
var usualPlaces = (environment) => ({
  preferred: environment["PGBIN"],
  patterns: packageFolders,
  path: environment["PATH"] ?? ""
});
var run2 = promisify2(execFile2);
async function findInstallations(places) {
  const matches = await Promise.all(places.patterns.map(expand));
  const folders = [.../* @__PURE__ */ new Set([...matches.flat(), ...await onPath(places.path)])];
  const [preferred2, ...others] = await Promise.all([places.preferred, ...folders].map(inspect));
  const found = others.filter((one) => one !== void 0).sort((left, right) => right.major - left.major);
  return preferred2 === void 0 ? found : [preferred2, ...found];
}
var oldestMajor = supportedMajors[0];
var choose = (found, wanted) => found.find(({ major }) => major >= oldestMajor && (wanted === void 0 || major === wanted));
function explainMissing(places, found, wanted) {
  const what = `no server binaries of PostgreSQL ${wanted ?? `${oldestMajor} or newer`} were found`;
  const list = found.map(({ version, folder }) => `${version} in ${folder}`).join(", ");
  if (list !== "") return `${what}, only ${list}`;
  const preferred2 = places.preferred === void 0 ? "$PGBIN (not set)" : `$PGBIN (${places.preferred})`;
  return `${what}: looked for initdb and postgres in ${[preferred2, ...places.patterns].join(", ")} and $PATH`;
}
async function expand(pattern) {
  const [parent = "", prefix = "", rest = ""] = /^(.*\/)([^*/]*)\*(.*)$/.exec(pattern)?.slice(1) ?? [];
  const names = await readdir(parent).catch(() => []);
  return names.filter((name) => name.startsWith(prefix)).map((name) => join2(parent, name + rest));
}
async function onPath(path) {
  const folders = path.split(delimiter).filter((folder) => folder.startsWith("/"));
  const asked = await run2("pg_config", ["--bindir"], { env: { PATH: path } }).catch(() => void 0);
  return asked === void 0 ? folders : [asked.stdout.trim(), ...folders];
}
async function inspect(folder) {
  if (folder === void 0) return void 0;
  try {
    await access(join2(folder, "initdb"), constants.X_OK);
    const { stdout } = await run2(join2(folder, "postgres"), ["--version"], { env: {} });
    const version = /\d+\S*/.exec(stdout)?.[0];
    return version === void 0 ? void 0 : { folder, version, major: Number.parseInt(version, 10) };
  } catch {
    return void 0;
  }
}

// src/engines/local/local-process.ts
import process3 from "node:process";
var LocalProcess = class {
  /** `cleanUp` stops the postmaster, and removes all that the start has made. */
  constructor(postmaster, cleanUp) {
    this.postmaster = postmaster;
    this.cleanUp = cleanUp;
  }
  postmaster;
  cleanUp;
  name = "the local PostgreSQL server";
  roles = ownRoles;
  #names = 0;
  get ended() {
    return this.postmaster.ended;
  }
  address(role, database) {
    return this.postmaster.address(this.roles[role], database);
  }
  supervise(work, database) {
    return this.postmaster.supervise(work, database);
  }
  newName() {
    this.#names += 1;
    return `drydock_${this.#names}`;
  }
  saveRoles() {
    return saveRoles((work) => this.supervise(work));
  }
  async ready() {
    await this.postmaster.ready().catch(() => {
      throw new Error(this.postmaster.end);
    });
  }
  onEnd(listener) {
    this.postmaster.onEnd(listener);
  }
  /** SIGKILL for our sessions, one of which heeds nothing else; the postmaster stops its other processes. */
  async kill(sessions) {
    const stopped = this.postmaster.stop();
    for (const processId of sessions) killIfThere(processId);
    await stopped;
  }
  dispose() {
    return this.cleanUp();
  }
};
function killIfThere(processId) {
  try {
    process3.kill(processId, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

// src/engines/local/os-user.ts
import { readFile as readFile2 } from "node:fs/promises";
var candidates = ["postgres", "_postgres", "nobody"];
async function serverUser(uid = process.getuid?.(), passwd = "/etc/passwd") {
  if (uid !== 0) return void 0;
  const users = readUsers(await readFile2(passwd, "utf8").catch(() => ""));
  const user = candidates.map((name) => users.get(name)).find((one) => one !== void 0 && one.uid !== 0);
  if (user === void 0)
    throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody");
  return user;
}
var readUsers = (passwd) => new Map(
  passwd.split("\n").map((line) => line.split(":")).map(([name = "", , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }])
);

// src/engines/local/postmaster.ts
import { once as once2 } from "node:events";
import { existsSync } from "node:fs";
import { join as join3 } from "node:path";
var port = 5432;
var readyWithinMs = 3e4;
var lookEveryMs = 3;
var stopsWithinMs = 7e3;
var Postmaster = class {
  /** Starts it; `started` gets the pid. It is not ready yet. */
  constructor(cluster, started) {
    this.cluster = cluster;
    this.#child = launchPostmaster(cluster);
    this.#child.once("error", (error) => {
      this.#spawnError = error;
    });
    this.#child.unref();
    if (this.#child.pid !== void 0) started(this.#child.pid);
  }
  cluster;
  #stopping;
  #spawnError;
  #child;
  get ended() {
    return this.#child.pid === void 0 || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
  onEnd(listener) {
    this.#child.once("exit", listener);
  }
  /** How it ended. */
  get end() {
    const { exitCode, signalCode } = this.#child;
    return signalCode === null ? `exit status ${exitCode ?? "unknown"}` : `signal ${signalCode}`;
  }
  address(user, database) {
    return { host: this.cluster.folder, port, user, database };
  }
  /**
   * Runs work in a session of the supervisor. It is a superuser: only names of pg_catalog, and nothing that
   * migrations may have made.
   */
  supervise(work, database = "postgres") {
    return superviseAt(this.address(ownRoles.supervisor, database), work);
  }
  /** Waits until the server answers: after its start, and after a crash of a backend. Rejects with a sentence. */
  ready() {
    const socket = join3(this.cluster.folder, `.s.PGSQL.${port}`);
    return untilReady({
      ended: () => this.ended ? this.lastWords() : Promise.resolve(void 0),
      answers: () => existsSync(socket) ? this.#answers() : Promise.resolve(false),
      withinMs: readyWithinMs,
      lookEveryMs
    });
  }
  #answers() {
    return this.supervise(() => Promise.resolve(true)).catch(() => false);
  }
  /** What is known of its end. */
  async lastWords() {
    return this.#spawnError?.message ?? await lastWords(this.cluster);
  }
  /** Stops at once, whatever is connected: SIGQUIT, “Immediate Shutdown” of the manual, 18.5; else SIGKILL. */
  stop() {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }
  async #stop() {
    if (this.ended) return;
    const ended = once2(this.#child, "exit");
    this.#child.ref();
    this.#child.kill("SIGQUIT");
    const killer = setTimeout(() => this.#child.kill("SIGKILL"), stopsWithinMs);
    await ended;
    clearTimeout(killer);
  }
};

// src/engines/local/reaper.ts
import { spawn as spawn2 } from "node:child_process";
import { once as once3 } from "node:events";
var script = `
folder=$1
while read -r line; do last=$line; done
set -- $last
[ "$1" = RELEASED ] && exit
[ -n "$2" ] && kill -s "$1" -- "$2"
for tick in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  [ -e "$folder/data/postmaster.pid" ] || break
  sleep 0.2
done
for tick in 1 2 3 4 5 6 7 8 9 10; do
  rm -rf "$folder" && [ ! -e "$folder" ] && exit
  sleep 0.1
done
`;
function startReaper(folder) {
  const shell = spawn2("/bin/sh", ["-c", script, "drydock-reaper", folder], {
    cwd: "/",
    detached: true,
    env: { PATH: "/usr/bin:/bin" },
    stdio: ["pipe", "ignore", "ignore"]
  });
  const ended = once3(shell, "exit").catch(() => void 0);
  shell.stdin.on("error", () => void 0);
  shell.unref();
  shell.stdin.unref?.();
  return {
    watch(signal, pid) {
      shell.stdin.write(`${signal} ${pid}
`);
    },
    async release() {
      shell.ref();
      shell.stdin.end("RELEASED\n");
      await ended;
    }
  };
}

// src/engines/local/server-folder.ts
import { chown, mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join4 } from "node:path";
var bytesWanted = 300 * 1024 * 1024;
var longestFolder = 80;
var preferred = ["/dev/shm", tmpdir(), "/tmp"];
async function createServerFolder(user, parents = preferred) {
  const folder = await mkdtemp(join4(await firstWithRoom(parents), "drydock-"));
  try {
    if (user !== void 0) await chown(folder, user.uid, user.gid);
    return folder;
  } catch (error) {
    await removeServerFolder(folder);
    throw error;
  }
}
var removeServerFolder = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 });
async function firstWithRoom(parents) {
  for (const parent of parents) {
    if (parent.length <= longestFolder - "drydock-XXXXXX".length && await freeBytes(parent) >= bytesWanted)
      return parent;
  }
  throw new Error(
    `no folder has ${bytesWanted >> 20} MB free for a PostgreSQL server: ${parents.join(", ")}`
  );
}
var freeBytes = async (folder) => {
  const disk = await statfs(folder).catch(() => void 0);
  return disk === void 0 ? 0 : disk.bavail * disk.bsize;
};

// src/engines/local/local.ts
var createLocalEngine = (places = usualPlaces(process4.env)) => ({
  kind: "local",
  caveat: () => void 0,
  async unavailable(options) {
    const found = await find(places, options);
    return typeof found === "string" ? found : void 0;
  },
  async start(options) {
    const began = performance.now();
    const installation = await find(places, options);
    if (typeof installation === "string") throw new EngineError(`no local PostgreSQL: ${installation}`);
    return start(installation, options, began);
  }
});
var windowsObstacle = "it needs unix sockets, and this is Windows: the programs in PGBIN and in C:\\Program Files\\PostgreSQL\\*\\bin are not used here";
async function find(places, options) {
  if (process4.platform === "win32") return windowsObstacle;
  const nobody = await serverUser().catch(asSentence);
  if (typeof nobody === "string") return nobody;
  const found = await findInstallations(places);
  return choose(found, options.postgresMajor) ?? explainMissing(places, found, options.postgresMajor);
}
async function start(installation, options, began) {
  try {
    return await startServer(installation, options, began);
  } catch (error) {
    throw new EngineError(
      `PostgreSQL ${installation.version} of ${installation.folder} did not start: ${asSentence(error)}`,
      'Set PGBIN to the folder of another installation, or choose the engine "embedded".',
      { cause: error }
    );
  }
}
async function startServer(installation, options, began) {
  const user = await serverUser();
  const { major: ofPrograms } = installation;
  const confinement = await findConfinement(options.memoryBytes ?? 0, ofPrograms, user);
  const folder = await createServerFolder(user);
  const reaper = startReaper(folder);
  const cluster = { folder, installation, user, confinement };
  let postmaster;
  const cleanUp = async () => {
    await postmaster?.stop();
    await removeServerFolder(folder);
    await reaper.release();
  };
  try {
    await createCluster(cluster, (pid) => {
      reaper.watch("KILL", -pid);
    });
    postmaster = new Postmaster(cluster, (pid) => {
      reaper.watch("QUIT", pid);
    });
    await postmaster.ready();
    const version = await postmaster.supervise(createRoles);
    const facts = { kind: "local", ...version, startupMs: performance.now() - began };
    return new NativeServer(new LocalProcess(postmaster, cleanUp), facts, options);
  } catch (error) {
    await cleanUp();
    throw error;
  }
}
var asSentence = (error) => error instanceof Error ? error.message : String(error);
export {
  createLocalEngine
};
