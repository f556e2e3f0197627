import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A copy of the sources in which a wrong import can be planted without touching the tree. */
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'drydock-directions-'));
  for (const name of ['src', 'rules', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs']) {
    cpSync(name, join(copy, name), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

const cruise = (): string => {
  const args = [
    join('node_modules', '.bin', 'depcruise'),
    '--config',
    '.dependency-cruiser.mjs',
    'src',
    'rules',
  ];
  return spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' }).stdout;
};

/** What is wrong, in which folder, what it imports, and the direction that it breaks. */
const planted: readonly (readonly [string, string, string, string])[] = [
  [
    'a rule that imports an engine',
    'rules/drop-table',
    '../../src/engines/engine.js',
    'a-rule-sees-only-the-rule-api',
  ],
  [
    'a rule that imports another rule',
    'rules/drop-table',
    '../drop-column/rule.js',
    'a-rule-sees-only-the-rule-api',
  ],
  ['a rule that opens files', 'rules/drop-table', 'node:fs', 'input-output-at-the-edges'],
  ['lint that knows a rule', 'src/lint', '../../rules/drop-table/rule.js', 'lint-knows-no-rule'],
  ['a reporter that runs a dry-run', 'src/reporters', '../dry-run/plan.js', 'reporters-see-the-report'],
  ['a stage that knows a rule', 'src/dry-run', '../lint/rule.js', 'dry-run-sees-no-rule'],
  ['vocabulary that imports', 'src/postgres', '../sql/names.js', 'postgres-is-a-leaf'],
  ['a tool that runs the real one', 'src/migration-tools', 'drizzle-orm', 'real-tools-are-for-tests'],
  ['a second user of the parser', 'src/lint', 'libpg-query', 'the-parser-lives-in-sql'],
];

describe('directions', () => {
  let clean = '';
  let broken = '';
  beforeAll(() => {
    clean = cruise();
    for (const [index, [, folder, target]] of planted.entries()) {
      writeFileSync(
        join(copy, folder, `planted-${index}.ts`),
        `import * as planted from '${target}';\nexport const keep = planted;\n`,
      );
    }
    broken = cruise();
  });

  it('hold in the tree as it is', () => {
    expect(clean).toContain('no dependency violations found');
  });

  it.each(
    planted.map(([name, folder, , rule], index) => [name, `error ${rule}: ${folder}/planted-${index}.ts`]),
  )('%s is found', (_name, complaint) => {
    expect(broken).toContain(complaint);
  });
});
