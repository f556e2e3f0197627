/**
 * Writes what is derived from the rules (rules/index.ts and examples.ts, the page of each rule, rules/README.md and the list in the
 * project's README) and what is derived from @pgsql/types. With --check nothing is written: exits 1 and names what is stale.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { exampleIndex, loadRules, root, ruleIds, ruleIndex } from './load-rules.mjs';
import { nodeTypes } from './node-types.mjs';
import { rulePage, rulesPage, rulesSummary } from './rule-pages.mjs';

const [begin, end] = ['<!-- rules:start -->', '<!-- rules:end -->'];

const read = (path) => readFile(new URL(path, root), 'utf8');

/** Path → text of every generated file. */
async function generated() {
  const [ids, { rules, claimInWords }] = await Promise.all([ruleIds(), loadRules()]);
  const files = new Map([
    ['rules/index.ts', ruleIndex(ids)],
    ['rules/examples.ts', exampleIndex(ids)],
  ]);
  for (const rule of rules) {
    const folder = `rules/${rule.id}`;
    const examples = [await read(`${folder}/bad.sql`), await read(`${folder}/good.sql`)];
    const page = rulePage(rule, claimInWords(rule.claim), ...examples);
    files.set(`${folder}/README.md`, page);
  }
  files.set('rules/README.md', rulesPage(rules, JSON.parse(await read('rules/observed-effects.json'))));
  files.set('src/sql/node-types.json', await nodeTypes());
  if (existsSync(new URL('README.md', root))) files.set('README.md', await projectReadme(rules));
  return files;
}

async function projectReadme(rules) {
  const text = await read('README.md');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) return text;
  return `${text.slice(0, from + begin.length)}\n\n${rulesSummary(rules)}\n\n${text.slice(to)}`;
}

const isFresh = async ([path, text]) =>
  existsSync(new URL(path, root)) && (await read(path)).replaceAll('\r\n', '\n') === text;

const files = await generated();
const stale = [];
for (const file of files) if (!(await isFresh(file))) stale.push(file);

if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) await writeFile(new URL(path, root), text);
  console.log(`${files.size} files generated, ${stale.length} of them changed`);
}
