import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  tableSizesText
} from "./chunk-PQRUXHTP.js";
import {
  addressAt,
  findHost,
  reachServer,
  readServerUrl,
  whatWentWrong
} from "./chunk-QURZ5LWE.js";
import {
  superviseAt
} from "./chunk-SAH4CNM4.js";
import "./chunk-XOAKYAUD.js";
import "./chunk-NGMZYTOT.js";
import "./chunk-WTMZNE2Q.js";
import "./chunk-W4Z5UXJF.js";
import "./chunk-QQIS3WUR.js";
import "./chunk-QCTL3Z24.js";
import "./chunk-7LCOQVJG.js";
import "./chunk-QEHXWDXM.js";
import {
  EngineError,
  UserError
} from "./chunk-D2BDLTNA.js";
import "./chunk-VWKG3EAW.js";

// src/cli/write-stats.ts
import { writeFile } from "node:fs/promises";
import process from "node:process";

// src/engines/url/read-table-sizes.ts
var settings = { default_transaction_read_only: "on", statement_timeout: 6e4, lock_timeout: 5e3 };
async function readTableSizes(databaseUrl) {
  const url = readServerUrl(databaseUrl);
  const place = await reachServer(url, await findHost(url.host, true));
  try {
    return await superviseAt(addressAt(place), sizesOf, settings);
  } catch (error) {
    throw new EngineError(`The server of the database URL ${whatWentWrong(error)}.`);
  }
}
async function sizesOf(client) {
  await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { rows } = await client.query(sizesQuery);
  await client.query("ROLLBACK");
  return new Map(
    rows.map(({ name, rows: count, bytes, index_bytes: indexBytes }) => [
      name,
      { rows: count, bytes: Number(bytes), indexBytes: Number(indexBytes) }
    ])
  );
}
var sizesQuery = `
WITH whole AS (
  SELECT c.oid AS root, c.oid AS part FROM pg_class AS c WHERE c.relkind IN ('r', 'm')
  UNION ALL
  SELECT c.oid, t.relid FROM pg_class AS c CROSS JOIN LATERAL pg_partition_tree(c.oid) AS t
  WHERE c.relkind = 'p' AND t.isleaf
), sizes AS (
  SELECT w.root,
    CASE WHEN bool_and(p.reltuples >= 0) THEN sum(p.reltuples::float8) END AS rows,
    sum(pg_table_size(p.oid)) AS bytes, sum(pg_indexes_size(p.oid)) AS index_bytes
  FROM whole AS w JOIN pg_class AS p ON p.oid = w.part GROUP BY w.root
)
SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
  s.rows, coalesce(s.bytes, 0)::bigint::text AS bytes, coalesce(s.index_bytes, 0)::bigint::text AS index_bytes
FROM sizes AS s JOIN pg_class AS c ON c.oid = s.root JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relpersistence <> 't' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
ORDER BY n.nspname, c.relname`;

// src/cli/write-stats.ts
async function writeStats({ databaseUrl, output }) {
  const sizes = await readTableSizes(databaseUrl ?? process.env["DATABASE_URL"]);
  const text = tableSizesText(sizes, (/* @__PURE__ */ new Date()).toISOString());
  if (output === void 0) {
    process.stdout.write(text);
    return;
  }
  await writeFile(output, text).catch((cause) => {
    throw new UserError(`--output: ${output} cannot be written`, void 0, { cause });
  });
}
export {
  writeStats
};
