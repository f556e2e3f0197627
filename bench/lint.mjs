// How long lint takes beside parsing alone, in one run: `parse` is splitScript and PostgreSQL's grammar, `lint` is that,
// the bodies of routines and every rule. Then the same for texts of n, 2n and 4n statements, in one file and in files of
// ten statements, where each doubling should about double the time. Without a folder only the latter.
// Usage: node bench/lint.mjs [FOLDER…] [--statements n] [--runs n] [--most-growth x]
// FOLDER holds NNNN.up.sql and maybe NNNN.down.sql. With --most-growth the exit code is 1 if a doubling costs more.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    statements: { type: 'string', default: '600' },
    runs: { type: 'string', default: '5' },
    'most-growth': { type: 'string', default: 'Infinity' },
  },
});
const runs = Number(values.runs);

/** The sources are TypeScript, and dist/ exports nothing. */
async function loadSources() {
  const outfile = join(import.meta.dirname, `.lint-${process.pid}.mjs`);
  const contents = [
    `export { parseProject } from './src/lint/parse-project.js';`,
    `export { runRules } from './src/lint/run-rules.js';`,
    `export { golangMigrate } from './src/migration-tools/golang-migrate.js';`,
    `export { parseScript } from './src/sql/parse-script.js';`,
    `export { loadParser } from './src/sql/parser.js';`,
    `export { rules } from './rules/index.js';`,
  ].join('\n');
  const root = join(import.meta.dirname, '..');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    loader: { '.sql': 'text' },
    outfile,
    packages: 'external',
    platform: 'node',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}

const { parseProject, runRules, golangMigrate, parseScript, loadParser, rules } = await loadSources();
const parser = await loadParser();

const settings = {
  bannerText: 'SAFE PRODUCTION MIGRATION',
  bannerRequired: 'auto',
  rollbackRequired: false,
  postgresMajor: 18,
  session: {},
};
const ruleSet = {
  rules,
  known: rules.map(({ id }) => id),
  severityFor: () => undefined,
  strict: true,
  docsUrl: (id) => id,
};

const script = (file, direction, text) => ({ file, direction, text, shape: 'one-query' });

function readFolder(folder) {
  const names = new Set(readdirSync(folder));
  const ups = [...names].filter((name) => name.endsWith('.up.sql')).sort();
  const read = (name) => readFileSync(join(folder, name), 'utf8');
  return ups.map((up) => {
    const id = up.replace(/\.up\.sql$/, '');
    const down = `${id}.down.sql`;
    return {
      id,
      version: id,
      up: script(up, 'up', read(up)),
      ...(names.has(down) ? { down: script(down, 'down', read(down)) } : {}),
    };
  });
}

/** Of a table that no statement makes: sixteen columns, for no table has thousands. */
const orders = (n) => `orders_${n >> 4}`;

/** Names meet: what one statement makes another one changes, drops or names again. */
const kinds = [
  (n) => `CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_${n}_idx ON ${orders(n)} (customer_${n});`,
  (n) => `ALTER TABLE ${orders(n)} ADD COLUMN IF NOT EXISTS customer_${n} bigint NOT NULL DEFAULT random();`,
  (n) =>
    `ALTER TABLE ${orders(n)} ADD CONSTRAINT orders_${n}_fkey FOREIGN KEY (customer_${n}) REFERENCES customers;`,
  (n) => `INSERT INTO customers_${n} (id, name) VALUES (${n}, 'a') ON CONFLICT (id) DO NOTHING;`,
  (n) => `DROP INDEX IF EXISTS orders_${n}_idx;`,
  (n) =>
    `CREATE OR REPLACE FUNCTION total_${n}(a int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN UPDATE orders SET total = a; RETURN 1; END $$;`,
  (n) => `DO $$ BEGIN EXECUTE format('DROP TABLE %I', 'old_${n}'); PERFORM total_${n}(1); END $$;`,
  (n) => `GRANT SELECT ON customers_${n} TO PUBLIC;`,
  (n) => `UPDATE customers_${n} SET name = 'b' WHERE id = ${n};`,
  (n) => `ALTER TABLE customers_${n} ENABLE ROW LEVEL SECURITY;`,
  (n) => `CREATE POLICY customers_${n}_own ON customers_${n} USING (true);`,
  (n) => `ALTER TABLE ${orders(n)} ALTER COLUMN customer_${n} SET NOT NULL;`,
  (n) => `ALTER TABLE customers_${n} RENAME TO clients_${n};`,
  (n) => `ALTER TABLE clients_${n} RENAME COLUMN name TO label;`,
  (n) => `CREATE TABLE IF NOT EXISTS events_${n} PARTITION OF events FOR VALUES FROM (${n}) TO (${n + 1});`,
  (n) => `CREATE TABLE customers_${n + 1} (id serial, name varchar(20), at timestamp);`,
  (n) => `ALTER TABLE ${orders(n)} ADD CONSTRAINT orders_${n}_check CHECK (customer_${n} > 0);`,
  (n) => `ALTER TABLE customers_${n} SET (autovacuum_enabled = false);`,
  (n) => `ALTER TYPE status RENAME VALUE 'value_${n}' TO 'value_${n + 1}';`,
  (n) => `ALTER FUNCTION total_${n}(int) SECURITY DEFINER;`,
  (n) => `CREATE MATERIALIZED VIEW totals_${n} AS SELECT * FROM clients_${n};`,
  (n) => `REFRESH MATERIALIZED VIEW totals_${n};`,
  (n) => `CREATE TRIGGER changed_${n} AFTER UPDATE ON ${orders(n)} EXECUTE FUNCTION total_${n}();`,
  (n) =>
    `CREATE INDEX a_name_that_is_longer_than_the_sixty_three_bytes_of_postgres_${n} ON ${orders(n)} (customer_${n});`,
  (n) => `-- drydock-ignore drop-table: synthetic ${n}\nDROP TABLE IF EXISTS old_${n} CASCADE;`,
  (n) => `CREATE TABLE log_${n} (id bigint, at timestamptz) PARTITION BY RANGE (at);`,
];

const synthetic = (count) =>
  Array.from({ length: count }, (_, index) => kinds[index % kinds.length](Math.floor(index / kinds.length)));

const files = (statements, each) =>
  Array.from({ length: Math.ceil(statements.length / each) }, (_, index) => {
    const version = String(index + 1).padStart(6, '0');
    const text = statements.slice(index * each, (index + 1) * each).join('\n');
    return { id: version, version, up: script(`${version}.up.sql`, 'up', text) };
  });

/** The fastest run of each, in milliseconds: what else the machine does only adds. Parse and lint take turns. */
async function measure(migrations) {
  const scripts = migrations.flatMap(({ up, down }) => (down ? [up, down] : [up]));
  const times = { parse: [], lint: [] };
  let statements = 0;
  let findings = 0;
  for (let run = -1; run < runs; run += 1) {
    const start = performance.now();
    statements = 0;
    for (const { text } of scripts) statements += (await parseScript(text, parser)).statements.length;
    const middle = performance.now();
    const project = await parseProject(
      { tool: golangMigrate, migrations, settings, isPending: () => true, isDevFile: () => false },
      parser,
    );
    findings = runRules(project, ruleSet).length;
    // The first round lets V8 compile.
    if (run < 0) continue;
    times.parse.push(middle - start);
    times.lint.push(performance.now() - middle);
  }
  return { parse: Math.min(...times.parse), lint: Math.min(...times.lint), statements, findings };
}

const columns = [44, 10, 10, 10, 10, 12, 9, 8];
const print = (...cells) =>
  console.log(
    cells.map((cell, n) => (n === 0 ? cell.padEnd(columns[n]) : cell.padStart(columns[n]))).join(' '),
  );

async function row(name, migrations, before) {
  const { parse, lint, statements, findings } = await measure(migrations);
  const growth = before === undefined ? undefined : lint / before;
  print(
    name,
    String(statements),
    String(findings),
    `${parse.toFixed(0)} ms`,
    `${lint.toFixed(0)} ms`,
    `${((statements * 1000) / lint).toFixed(0)}/s`,
    `${(lint / parse).toFixed(2)} ×`,
    growth === undefined ? '' : `${growth.toFixed(2)} ×`,
  );
  if (growth > Number(values['most-growth'])) process.exitCode = 1;
  return lint;
}

print('', 'statements', 'findings', 'parse', 'lint', 'lint', '/ parse', 'growth');
for (const folder of positionals) await row(folder, readFolder(folder));
for (const [name, each] of [
  ['one file', Infinity],
  ['files of ten statements', 10],
]) {
  let before;
  for (const factor of [1, 2, 4]) {
    const count = Number(values.statements) * factor;
    before = await row(`${name}, ${count}`, files(synthetic(count), Math.min(each, count)), before);
  }
}
