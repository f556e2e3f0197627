import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStep } from '../support/fake-runner.js';
import { isRunnersNode, runnerNode } from '../support/runner-node.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

test(`every step of these tests runs under ${runnerNode.version}, as action.yml says or with a warning`, async () => {
  const action = join(folder, 'action.mjs');
  writeFileSync(action, 'console.log(process.version);');
  const { log } = await runStep(action, { workspace: folder, event: 'push' });
  expect(log).toBe(`${runnerNode.version}\n`);
  expect(runnerNode.version.startsWith('v24.')).toBe(isRunnersNode());
});
