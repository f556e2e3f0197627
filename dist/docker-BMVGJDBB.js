import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  untilReady
} from "./chunk-NLD5EDM5.js";
import {
  oneLine
} from "./chunk-OHO5CN3B.js";
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
import "./chunk-7LCOQVJG.js";
import {
  EngineError
} from "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";

// src/engines/docker/docker.ts
import process2 from "node:process";

// src/engines/docker/docker-process.ts
var readyWithinMs = 12e4;
var lookEveryMs = 10;
var DockerProcess = class {
  constructor(container) {
    this.container = container;
  }
  container;
  name = "the PostgreSQL server in the container";
  roles = ownRoles;
  #names = 0;
  get ended() {
    return this.container.ended !== void 0;
  }
  address(role, database) {
    const { host, port, password } = this.container;
    return { host, port, password, user: this.roles[role], database };
  }
  supervise(work, database = "postgres") {
    return superviseAt(this.address("supervisor", database), work);
  }
  newName() {
    this.#names += 1;
    return `drydock_${this.#names}`;
  }
  saveRoles() {
    return saveRoles((work) => this.supervise(work));
  }
  ready(signal) {
    return untilReady({
      ended: () => {
        signal?.throwIfAborted();
        return Promise.resolve(this.container.ended);
      },
      answers: () => this.supervise(() => Promise.resolve(true)).catch(() => false),
      withinMs: readyWithinMs,
      lookEveryMs
    });
  }
  kill() {
    return this.container.kill();
  }
  dispose() {
    return this.container.dispose();
  }
};

// src/engines/docker/find-daemon.ts
import { readFile as readFile2 } from "node:fs/promises";
import { homedir } from "node:os";
import { join as join2 } from "node:path";
import process from "node:process";

// src/engines/docker/daemon-places.ts
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
async function daemonPlaces(search) {
  const { environment, home } = search;
  const properties = await readFile(join(home, ".testcontainers.properties"), "utf8").catch(() => "");
  const property = (name) => new RegExp(`^\\s*${name}\\s*=\\s*(\\S+)`, "m").exec(properties)?.[1];
  const chosen = property("tc\\.host") ?? nonEmpty(environment["DOCKER_HOST"]) ?? property("docker\\.host") ?? await hostOfContext(search);
  return chosen === void 0 ? usualPlaces(search) : [chosen];
}
var nonEmpty = (text) => text === "" ? void 0 : text;
async function hostOfContext({ environment, home }) {
  const folder = environment["DOCKER_CONFIG"] ?? join(home, ".docker");
  const name = environment["DOCKER_CONTEXT"] ?? (await readJson(join(folder, "config.json")))?.["currentContext"];
  if (typeof name !== "string" || name === "" || name === "default") return void 0;
  const hash = createHash("sha256").update(name).digest("hex");
  const meta = await readJson(join(folder, "contexts", "meta", hash, "meta.json"));
  const endpoints = meta?.["Endpoints"];
  return endpoints?.docker?.Host;
}
async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return void 0;
  }
}
function usualPlaces({ environment, home, platform }) {
  if (platform === "win32") return ["npipe:////./pipe/docker_engine"];
  const runtime = environment["XDG_RUNTIME_DIR"];
  return [
    "/var/run/docker.sock",
    ...runtime === void 0 ? [] : [join(runtime, "docker.sock"), join(runtime, "podman", "podman.sock")],
    ...["run", "desktop"].map((folder) => join(home, ".docker", folder, "docker.sock")),
    join(home, ".colima", "default", "docker.sock")
  ].map((path) => `unix://${path}`);
}

// src/engines/docker/find-daemon.ts
var usualSearch = () => ({
  environment: process.env,
  home: homedir(),
  platform: process.platform
});
var answersWithinMs = 1e3;
async function findDaemon(search) {
  const places = await daemonPlaces(search);
  const answers = await Promise.all(places.map((place) => ping(place, search)));
  const address = places.find((_, index) => answers[index] === void 0);
  if (address !== void 0) return { address };
  const tried = places.map((place, index) => `${place} (${answers[index]})`).join(", ");
  return { obstacle: `no Docker daemon answers: tried ${tried}` };
}
async function ping(place, search) {
  try {
    const { secure, ...target } = await requestTo(place, search);
    const { request } = secure ? await import("node:https") : await import("node:http");
    return await new Promise((resolve) => {
      const call = request({ ...target, path: "/_ping", agent: false, timeout: answersWithinMs });
      call.on("response", (response) => {
        response.resume();
        resolve(response.statusCode === 200 ? void 0 : `status ${response.statusCode ?? 0}`);
      });
      call.on("error", (error) => {
        resolve(error.code ?? error.message);
      });
      const timer = setTimeout(() => call.destroy(new Error("no answer within a second")), answersWithinMs);
      call.on("close", () => {
        clearTimeout(timer);
      });
      call.end();
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
async function requestTo(place, { environment }) {
  const url = new URL(place);
  if (url.protocol === "unix:" || url.protocol === "npipe:")
    return { socketPath: decodeURIComponent(url.pathname), secure: false };
  if (url.protocol !== "tcp:" && url.protocol !== "http:" && url.protocol !== "https:")
    throw new Error(`${url.protocol}// is not supported`);
  const target = { host: url.hostname, port: url.port, secure: environment["DOCKER_TLS_VERIFY"] === "1" };
  const folder = environment["DOCKER_CERT_PATH"];
  if (!target.secure || folder === void 0) return target;
  const [ca, cert, key] = await Promise.all(
    ["ca.pem", "cert.pem", "key.pem"].map((name) => readFile2(join2(folder, name)))
  );
  return { ...target, ...ca && { ca }, ...{ cert, key } };
}

// src/engines/docker/docker.ts
var createDockerEngine = (search = usualSearch()) => ({
  kind: "docker",
  caveat: () => void 0,
  async unavailable() {
    const found = await findDaemon(search);
    return "obstacle" in found ? found.obstacle : void 0;
  },
  async start(options, signal) {
    const began = performance.now();
    const found = await findDaemon(search);
    if ("obstacle" in found)
      throw new EngineError(
        found.obstacle,
        "Start Docker, set DOCKER_HOST to a daemon that runs, or choose another engine (--engine)."
      );
    process2.env["DOCKER_HOST"] = found.address;
    try {
      return await start(options, signal, began);
    } catch (error) {
      throw explain(error, options, signal);
    }
  }
});
async function start(options, signal, began) {
  const { startContainer } = await import("./container-MIEXSHIA.js");
  const container = await startContainer(options, signal);
  const server = new DockerProcess(container);
  try {
    await server.ready(signal);
    const version = await server.supervise((client) => prepare(client, container.password));
    const facts = { kind: "docker", ...version, startupMs: performance.now() - began };
    return new NativeServer(server, facts, options);
  } catch (error) {
    await container.dispose();
    throw error;
  }
}
async function prepare(client, password) {
  const version = await createRoles(client);
  await client.query(`ALTER ROLE ${ownRoles.migrator} PASSWORD '${password}'`);
  return version;
}
function explain(error, options, signal) {
  if (signal?.aborted) return new EngineError("the start of the container was interrupted");
  if (error instanceof EngineError) return error;
  const why = oneLine(error instanceof Error ? error.message : String(error));
  return new EngineError(
    `the image ${oneLine(options.image ?? "of PostgreSQL")} did not start: ${why}`,
    'It must be the official image postgres or one made from it; "docker run" it to see more, or choose another engine (--engine).',
    { cause: error }
  );
}
export {
  createDockerEngine
};
