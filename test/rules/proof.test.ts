import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import type { Engine, EngineOptions, PostgresServer } from '../../src/engines/engine.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import type { Claim } from '../../src/lint/claim.js';
import { supportedMajors } from '../../src/postgres/versions.js';
import { refute } from '../support/rule-proof.js';

const root = new URL('../../rules/', import.meta.url);
const read = (id: string, file: string): string => readFileSync(new URL(`${id}/${file}`, root), 'utf8');

interface Bench {
  readonly name: string;
  readonly engine: Engine;
  readonly options: EngineOptions;
  /** Why it cannot be had here. */
  readonly missing: string | undefined;
}

const bench = async (name: string, engine: Engine, postgresMajor: number): Promise<Bench> => {
  const options = { statementTimeoutMs: 60_000, postgresMajor };
  return { name, engine, options, missing: await engine.unavailable(options) };
};

const local = createLocalEngine();

/** Every supported major that this machine has the programs of, and the one that is built in. */
const benches = await Promise.all([
  ...supportedMajors.map((major) => bench(`PostgreSQL ${major}`, local, major)),
  bench('the embedded PostgreSQL', createEmbeddedEngine(), 18),
]);

describe.each(benches)('on $name', ({ engine, options, missing }) => {
  let server: PostgresServer;
  beforeAll(async () => {
    if (missing === undefined) server = await engine.start(options);
  });
  afterAll(() => (missing === undefined ? server[Symbol.asyncDispose]() : undefined));

  test.skipIf(missing !== undefined).each(rules.map((rule) => ({ id: rule.id, rule })))(
    '$id',
    async ({ id, rule }) => {
      if ((rule.since ?? 0) > server.major) return;
      const examples = { bad: read(id, 'bad.sql'), good: read(id, 'good.sql') };
      expect(await refute(rule.claim, examples, server)).toEqual([]);
    },
  );
});
