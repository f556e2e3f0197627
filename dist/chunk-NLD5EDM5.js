import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/engines/native/until-ready.ts
import { setTimeout as sleep } from "node:timers/promises";
async function untilReady(server) {
  const deadline = performance.now() + server.withinMs;
  for (; ; ) {
    const end = await server.ended();
    if (end !== void 0) throw new Error(end);
    if (await server.answers()) return;
    if (performance.now() > deadline)
      throw new Error(`the server did not answer within ${server.withinMs / 1e3} s`);
    await sleep(server.lookEveryMs);
  }
}

export {
  untilReady
};
