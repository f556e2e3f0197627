import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { runCli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const cwd = temporaryFolder();
beforeAll(() => {
  writeFileSync(
    join(cwd, 'drydock.yml'),
    `restrictedStatements:
  - { name: ask-dba, match: { CreateExtensionStmt: {} }, message: Ask the DBA team first }
  - { name: ask-dba, match: { DoStmt: {} }, message: No code, severity: warning }
`,
  );
  writeFileSync(join(cwd, 'broken.yml'), 'falsOn: error\n');
});

const print = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runCli(cwd, args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
};

describe('drydock rules', () => {
  it('lists each rule with its severity in both presets', async () => {
    const lines = (await print('rules')).trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(rules.map(({ id }) => id));
    expect(lines.find((line) => line.startsWith('drop-table '))).toMatch(/^drop-table +error +DROP TABLE/);
    expect(lines.find((line) => line.startsWith('missing-or-replace '))).toMatch(
      /^missing-or-replace +off \(strict: warning\) +CREATE VIEW/,
    );
  });

  it('--format json says it in fields', async () => {
    const listed = JSON.parse(await print('rules', '--format', 'json')) as readonly object[];
    expect(listed).toHaveLength(rules.length);
    for (const [index, rule] of rules.entries()) {
      const strict = rule.severity === 'off' ? 'warning' : rule.severity;
      expect(listed[index]).toMatchObject({
        id: rule.id,
        severity: rule.severity,
        presets: { recommended: rule.severity, strict },
      });
    }
  });
});

describe('drydock explain', () => {
  it('says what, why, what instead, the proof and the examples, as the files of the rule do', async () => {
    const text = await print('explain', 'drop-table');
    const rule = rules.find(({ id }) => id === 'drop-table');
    const example = (name: string): string =>
      readFileSync(`rules/drop-table/${name}.sql`, 'utf8').trimEnd().replace(/^/gm, '  ');
    expect(text).toBe(`drop-table (error, destructive)

${rule?.summary ?? ''}.

Why
  ${rule?.why ?? ''}

Instead
  ${rule?.instead ?? ''}

Proof
  Shown on every supported major: bad.sql takes away table public.orders; good.sql keeps all of it.

Reported (bad.sql)
${example('bad')}

Not reported (good.sql)
${example('good')}
`);
  });

  it('says of a rule that is off what the preset strict makes of it', async () => {
    expect(await print('explain', 'missing-or-replace')).toMatch(
      /^missing-or-replace \(off, in the preset strict: warning, idempotency\)\n/,
    );
  });

  it('says of a rule of the config what is written there', async () => {
    expect(await print('explain', 'ask-dba')).toBe(`ask-dba (policy)

A rule of the team: what it catches is written in the config.

drydock.yml: restrictedStatements[0]
  Ask the DBA team first (error)
  {"CreateExtensionStmt":{}}

drydock.yml: restrictedStatements[1]
  No code (warning)
  {"DoStmt":{}}
`);
  });

  it('proposes names of the config as well', async () => {
    const { code, stderr } = await runCli(cwd, ['explain', 'ask-dbs']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'drydock: explain: there is no rule "ask-dbs"\nDid you mean ask-dba?\n',
    });
  });

  it('asks no config about a rule of its own', async () => {
    expect(await print('explain', 'drop-table', '--config', 'broken.yml')).toContain('DROP TABLE');
  });
});
