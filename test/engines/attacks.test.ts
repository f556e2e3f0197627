import { describe } from 'vitest';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import { dockerEngine, hasDocker } from '../support/docker-here.js';
import { hasLocalPostgres } from '../support/engines-here.js';
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
