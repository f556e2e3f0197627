/**
 * Lays out a rule: `npm run new-rule <id> ["<summary>"]`. The contract test then says what is still to be written.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { root } from './load-rules.mjs';

const [id, ...words] = process.argv.slice(2);
const summary = words.join(' ') || id;

if (id === undefined || !/^[a-z]+(?:-[a-z]+)*$/.test(id)) {
  fail('Usage: npm run new-rule <id> ["<summary>"]; the id names the hazard, as in drop-table.');
}
const folder = new URL(`rules/${id}/`, root);
if (existsSync(folder)) fail(`rules/${id} exists already.`);

await mkdir(folder);
await writeFile(new URL('rule.ts', folder), ruleText());
await writeFile(new URL('bad.sql', folder), '-- migration\n');
await writeFile(new URL('good.sql', folder), '-- migration\n');
execFileSync(process.execPath, [new URL('generate.mjs', import.meta.url).pathname], { stdio: 'inherit' });
console.log(`rules/${id}: npx vitest run test/rules/contract.test.ts says what is left to write`);

function ruleText() {
  return `import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: '${id}',
  summary: ${quoted(summary)},
  severity: 'warning',
  category: 'files',
  why: '',
  instead: '',
  claim: { unprovable: '' },
  on: {},
});
`;
}

/** As prettier quotes. */
function quoted(text) {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
