import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { check } from '../../src/check.js';
import { prepareRequests } from '../../src/request.js';
import { enginesHere } from '../support/engines-here.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-limits-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const files = {
  '1_orders.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY);',
  '2_slow.sql': 'ALTER TABLE orders ADD COLUMN a int;\nSELECT pg_sleep(0.6);',
  '3_grant.sql': 'DO $$ BEGIN\n  GRANT SELECT ON orders TO app;\nEND $$;',
  '4_extension.sql': 'CREATE EXTENSION timescaledb;',
};

it.each(enginesHere)('what limits the proof is said at its place, on the %s engine', async (engine) => {
  mkdirSync(join(cwd, 'db'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, 'db', name), text);
  writeFileSync(join(cwd, 'drydock.yml'), 'blocking: { max: 500ms }\ntransaction: wrapped\n');
  const [request] = await prepareRequests(cwd, {
    mode: 'check',
    paths: ['db'],
    pending: ['db/2_slow.sql', 'db/3_grant.sql', 'db/4_extension.sql'],
    engine,
    only: ['blocked-too-long', 'role-created', 'extension-unavailable', 'migration-failed'],
  });
  const { report } = await check(request, {
    version: '0',
    clock: () => performance.now(),
    progress: () => undefined,
  });
  expect(
    report.findings.map(
      ({ rule, severity, file, startLine, postgres }) =>
        `${severity} ${rule} ${file}:${startLine}${postgres ? ' as Postgres says' : ''}`,
    ),
  ).toEqual([
    'error blocked-too-long db/2_slow.sql:1',
    'info role-created db/3_grant.sql:2',
    'info extension-unavailable db/4_extension.sql:1',
  ]);
});
