import { afterAll, beforeAll, describe } from 'vitest';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import { dockerEngine, hasDocker } from '../support/docker-here.js';
import { createUrlEngine } from '../../src/engines/url/url.js';
import { hasLocalPostgres } from '../support/engines-here.js';
import { noPlainPostgres, type PlainPostgres, startPlainPostgres } from '../support/plain-postgres.js';
import { describeAttacks } from './attacks.js';

describe.runIf(hasLocalPostgres)('the local engine withstands', () => {
  describeAttacks(createLocalEngine(), { native: true });
});

describe.runIf(hasDocker)('the docker engine withstands', () => {
  describeAttacks(dockerEngine, { native: true });
});

describe('the embedded engine withstands', () => {
  describeAttacks(createEmbeddedEngine(), { native: false });
});

describe.skipIf(noPlainPostgres)('the url engine withstands', () => {
  let others: PlainPostgres;
  const engine = createUrlEngine();
  beforeAll(async () => {
    others = await startPlainPostgres({ password: 'secret' });
  });
  afterAll(() => others[Symbol.asyncDispose]());

  const urlOf = () => `postgres://postgres:secret@127.0.0.1:${others.port}/postgres`;
  describeAttacks(
    { ...engine, start: (options, signal) => engine.start({ ...options, databaseUrl: urlOf() }, signal) },
    { native: true },
  );
});
