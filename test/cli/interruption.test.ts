import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { check } from '../../src/check.js';
import { prepareRequests } from '../../src/request.js';
import { enginesHere } from '../support/engines-here.js';
import { childrenOf, commandOf, dataFolderOf } from '../support/processes.js';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'drydock-interrupted-'));
  writeFileSync(join(cwd, '1_a.sql'), 'DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;');
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

describe('a run that is interrupted in the middle of a statement', () => {
  it.each(enginesHere)('on the %s engine ends at once and leaves nothing behind', async (engine) => {
    const controller = new AbortController();
    const [request] = await prepareRequests(cwd, { mode: 'check', paths: ['.'], engine });
    let folder: string | undefined;
    const run = check(request, {
      version: 'test',
      clock: () => performance.now(),
      progress: (step) => {
        if (!step.startsWith('1/1')) return;
        folder = dataFolderOf(process.pid);
        controller.abort(new UserError('enough'));
      },
      signal: controller.signal,
    });
    expect((await run).report).toMatchObject({ verdict: 'fail', incomplete: { reason: 'enough' } });
    expect(childrenOf(process.pid).filter((pid) => commandOf(pid).join(' ').includes('postgres'))).toEqual(
      [],
    );
    expect(folder !== undefined && existsSync(folder)).toBe(false);
  });
});
