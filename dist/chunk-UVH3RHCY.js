import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  connectClient
} from "./chunk-5NSLUJHG.js";
import {
  clusterRoleStatements
} from "./chunk-WTMZNE2Q.js";
import {
  versionText
} from "./chunk-7LCOQVJG.js";

// src/engines/native/supervisor.ts
async function superviseAt(address, work) {
  const client = await connectClient(address, { search_path: "pg_catalog" });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
async function createRoles(client) {
  const answer = await client.query(
    "SELECT current_setting('server_version_num')::int AS version"
  );
  const versionNumber = answer.rows[0]?.version ?? 0;
  const major = Math.floor(versionNumber / 1e4);
  await client.query(clusterRoleStatements(major).join(";"));
  return { version: versionText(versionNumber), major };
}

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
  superviseAt,
  createRoles,
  untilReady
};
