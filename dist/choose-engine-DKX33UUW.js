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
  { kind: "local", load: async () => (await import("./local-MACHKOEW.js")).createLocalEngine() },
  { kind: "embedded", load: async () => (await import("./embedded-IQD2SPLX.js")).createEmbeddedEngine() }
];
async function chooseEngine(kind, options, engines = allEngines) {
  const passedOver = [];
  for (const candidate of engines.filter((one) => kind === "auto" || one.kind === kind)) {
    const engine = await candidate.load();
    const obstacle = await engine.unavailable(options);
    if (obstacle === void 0) return { engine, reason: explain(engine, kind, options, passedOver) };
    passedOver.push(`not ${engine.kind}, because ${obstacle}`);
  }
  throw noEngine(kind, passedOver);
}
function explain(engine, kind, options, passedOver) {
  const chosen = kind === "auto" ? `${engine.kind} is the first engine that can be used` : `${engine.kind} is asked for`;
  const caveat = engine.caveat(options);
  return [chosen, ...caveat === void 0 ? [] : [caveat], ...passedOver].join("; ");
}
function noEngine(kind, passedOver) {
  const what = kind === "auto" ? "No engine can be used" : `The engine "${kind}" cannot be used`;
  const hint = kind === "local" ? 'Install PostgreSQL, set PGBIN to the folder with its initdb and postgres, or choose the engine "auto".' : 'Reinstall Drydock, or set PGBIN to a folder with initdb and postgres for the engine "local".';
  return new EngineError(`${what}: ${passedOver.join("; ")}`, hint);
}
export {
  chooseEngine
};
