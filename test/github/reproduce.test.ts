import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Inputs } from '../../src/github/inputs.js';
import { reproduction } from '../../src/github/reproduce.js';

const inputs: Inputs = {
  mode: 'check',
  paths: [],
  annotations: true,
  summary: true,
  comment: 'never',
  suggestions: false,
  workingDirectory: '.',
  reportFiles: {},
  githubToken: 'secret',
  options: {},
};

test.each<[Partial<Inputs>, string | undefined, string]>([
  [{}, '0123456789'.repeat(4), 'npx drydock@1.2.3 check --since 012345678901'],
  [{ mode: 'lint' }, undefined, 'npx drydock@1.2.3 lint'],
  [{ options: { since: 'origin/main' } }, '1a2b3c4', 'npx drydock@1.2.3 check --since origin/main'],
  [
    {
      paths: ['db/migrations', 'my files/*.sql'],
      workingDirectory: "shop's",
      options: {
        engine: 'local',
        databaseUrl: 'postgres://me:secret@db/x',
        postgresVersion: '16',
        shard: '2/3',
      },
    },
    '1a2b3c4',
    "cd 'shop'\\''s' && npx drydock@1.2.3 check db/migrations 'my files/*.sql' --engine local --postgres-version 16 --shard 2/3 --since 1a2b3c4",
  ],
])('%j', (part, base, command) => {
  expect(reproduction({ ...inputs, ...part }, base, '1.2.3')).toBe(command);
});

test('a shell takes each path for one word, whatever it holds', () => {
  const path = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 20 })
    .filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(path, (one) => {
      const command = reproduction({ ...inputs, paths: [one] }, undefined, '1.2.3');
      const said = execFileSync('/bin/sh', ['-c', `npx() { printf %s "$3"; }; ${command}`], {
        encoding: 'utf8',
      });
      expect(said).toBe(one);
    }),
    { numRuns: 40 },
  );
});
