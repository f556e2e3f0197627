import { afterAll, beforeAll, describe, it } from 'vitest';
import { hasLocalPostgres } from '../../support/engines-here.js';
import { realDrizzle } from './drizzle.js';
import { expectSame, type Outcome } from './expect-same.js';
import { realNodePgMigrate } from './node-pg-migrate.js';
import { type ProofServer, startProofServer } from './proof-server.js';
import type { RealTool } from './real-tool.js';

/** A later file fails, and those before it are gone as well. */
const outcomes: readonly (readonly [RealTool, Outcome])[] = [
  [realDrizzle, { project: 'fails', applied: [], fails: '23505', left: [] }],
  [realDrizzle, { project: 'enum', applied: [], fails: '55P04', left: [] }],
  [realNodePgMigrate, { project: 'fails', applied: [], fails: '23505', left: [] }],
  [realNodePgMigrate, { project: 'enum', applied: [], fails: '55P04', left: [] }],
];

describe.runIf(hasLocalPostgres)('where all that is pending runs in one transaction', () => {
  let proof: ProofServer;
  beforeAll(async () => {
    proof = await startProofServer();
  });
  afterAll(() => proof[Symbol.asyncDispose]());

  it.each(outcomes)('$0.name: $1.project', async (real, outcome) => {
    await expectSame(proof, real, outcome);
  });
});
