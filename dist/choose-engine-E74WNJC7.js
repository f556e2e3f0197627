import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  EngineError
} from "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";

// src/engines/choose-engine.ts
var allEngines = [
  { kind: "local", load: async () => (await import("./local-5FPUMNPZ.js")).createLocalEngine() },
  { kind: "docker", load: async () => (await import("./docker-BMVGJDBB.js")).createDockerEngine() },
  { kind: "embedded", load: async () => (await import("./embedded-NFCX5MXG.js")).createEmbeddedEngine() },
  { kind: "url", load: async () => (await import("./url-HTHZ4I5L.js")).createUrlEngine(), onlyWhenAskedFor: true }
];
async function startEngine(kind, options, { starting, signal } = {}, engines = allEngines) {
  const passedOver = [];
  for await (const { engine, reason } of usable(kind, options, engines, passedOver)) {
    starting?.(engine.kind);
    try {
      const server = await engine.start(options, signal);
      return { server, reason: [reason, ...otherMajor(server, engine, options)].join("; ") };
    } catch (error) {
      if (!(error instanceof EngineError) || kind !== "auto" || signal?.aborted) throw error;
      passedOver.push(`not ${engine.kind}, because ${error.message}`);
    }
  }
  throw noEngine(kind, passedOver);
}
var otherMajor = (server, engine, options) => options.postgresMajor === void 0 || options.postgresMajor === server.major || engine.caveat(options) !== void 0 ? [] : [`it is PostgreSQL ${server.major}, although ${options.postgresMajor} is asked for`];
async function* usable(kind, options, engines, passedOver) {
  const inTurn = engines.filter((one) => kind === "auto" ? !one.onlyWhenAskedFor : one.kind === kind);
  for (const candidate of inTurn) {
    const engine = await candidate.load();
    const obstacle = await engine.unavailable(options);
    if (obstacle === void 0) yield { engine, reason: explain(engine, kind, options, passedOver) };
    else passedOver.push(`not ${engine.kind}, because ${obstacle}`);
  }
}
function explain(engine, kind, options, passedOver) {
  const chosen = kind === "auto" ? `${engine.kind} is the first engine that can be used` : `${engine.kind} is asked for`;
  const caveat = engine.caveat(options);
  const unused = kind === "auto" && options.databaseUrl !== void 0 ? ["not url, because DATABASE_URL is used only when the engine url is asked for"] : [];
  return [chosen, ...caveat === void 0 ? [] : [caveat], ...passedOver, ...unused].join("; ");
}
var hints = {
  local: 'Install PostgreSQL, set PGBIN to the folder with its initdb and postgres, or choose the engine "auto".',
  docker: 'Start Docker, set DOCKER_HOST to its socket, or choose the engine "auto".',
  url: 'Give another --database-url, or choose the engine "auto".',
  embedded: 'Reinstall Drydock, or set PGBIN to a folder with initdb and postgres for the engine "local".',
  auto: 'Reinstall Drydock, or set PGBIN to a folder with initdb and postgres for the engine "local".'
};
function noEngine(kind, passedOver) {
  const what = kind === "auto" ? "No engine can be used" : `The engine "${kind}" cannot be used`;
  return new EngineError(`${what}: ${passedOver.join("; ")}`, hints[kind]);
}
export {
  startEngine
};
