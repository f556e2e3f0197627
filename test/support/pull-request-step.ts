import { join } from 'node:path';
import type { Step } from './fake-runner.js';
import type { Files } from './origin.js';
import { checkOutMerge, pullRequestPayload, pullRequestRepository } from './pull-request.js';

/** An index that blocks writes: an error without any engine. */
export const bad: Files = {
  'db/migrations/003_index.up.sql': 'CREATE INDEX IF NOT EXISTS users_id ON users (id);\n',
  'db/migrations/003_index.down.sql': 'DROP INDEX IF EXISTS users_id;\n',
};

export const good: Files = {
  'db/migrations/003_orders.up.sql': 'CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY);\n',
  'db/migrations/003_orders.down.sql': 'DROP TABLE IF EXISTS orders;\n',
};

/** A step, reading only and commenting nowhere, on a pull request that changes these files; each in a folder of its own. */
export function pullRequestSteps(temporary: string) {
  let made = 0;
  return (files: Files, inputs: Readonly<Record<string, string>> = {}, more: Partial<Step> = {}): Step => {
    made += 1;
    const folder = join(temporary, String(made));
    const repository = pullRequestRepository(folder, files);
    return {
      workspace: checkOutMerge(folder, repository, 2),
      event: 'pull_request',
      payload: pullRequestPayload(repository),
      sha: repository.merge,
      inputs: { mode: 'lint', comment: 'never', ...inputs },
      ...more,
    };
  };
}
