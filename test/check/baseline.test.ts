import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/check.js';
import { prepareRequests } from '../../src/request.js';
import { enginesHere } from '../support/engines-here.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-baseline-'));
  mkdirSync(join(cwd, 'db/migrations'), { recursive: true });
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const dump = `SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.users (id bigint NOT NULL, name character varying(10));
ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
COPY public.users (id, name) FROM stdin;
1	a
\\.
`;

async function findingsOf(
  config: string,
  mode: 'check' | 'lint',
  engine: string,
): Promise<readonly string[]> {
  writeFileSync(join(cwd, 'db/schema.sql'), dump);
  writeFileSync(
    join(cwd, 'db/migrations/8_wider.sql'),
    'ALTER TABLE users ALTER COLUMN name TYPE varchar(20);',
  );
  writeFileSync(join(cwd, 'drydock.yml'), config);
  const [request] = await prepareRequests(cwd, {
    mode,
    paths: ['db/migrations'],
    engine,
    only: ['change-column-type', 'migration-failed'],
  });
  const { report } = await check(request, {
    version: '0',
    clock: () => performance.now(),
    progress: () => undefined,
  });
  return report.findings.map(({ rule, file, message }) => `${rule} ${file} ${message}`);
}

const configured = 'history: { baseline: db/schema.sql }\n';

describe('history.baseline', () => {
  it('tells the rules of the tables that it has', async () => {
    expect(await findingsOf('', 'lint', 'none')).toEqual([expect.stringMatching(/^change-column-type /)]);
    expect(await findingsOf(configured, 'lint', 'none')).toEqual([]);
  });

  it.each(enginesHere)('makes them on the %s engine', async (engine) => {
    const missing = expect.stringMatching(
      /^migration-failed .* relation "users" does not exist\. Unless ON_ERROR_STOP is set, psql ends as if all were well\.$/,
    ) as string;
    expect(await findingsOf('', 'check', engine)).toContainEqual(missing);
    expect(await findingsOf(configured, 'check', engine)).toEqual([]);
  });

  it.each([
    ['history: { baseline: db/none.sql }', 'db/none.sql'],
    ['history: { base: db/schema.sql }', 'drydock.yml: unknown key "history.base"'],
  ])('%s', async (config, message) => {
    await expect(findingsOf(config, 'lint', 'none')).rejects.toThrow(message);
  });
});
