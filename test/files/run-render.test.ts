import { afterEach, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { runRender } from '../../src/files/run-render.js';

const run = (...commands: readonly string[]) => runRender(commands, import.meta.dirname, 'drydock.yml');

afterEach(() => {
  delete process.env['INPUT_GITHUB-TOKEN'];
});

it('takes what the commands print, one after the other, and not what they complain of', async () => {
  expect(await run('echo one; echo two >&2', 'node -p "1 + 2"')).toBe('one\n\n3\n');
});

it('hands no input of the Action on', async () => {
  process.env['INPUT_GITHUB-TOKEN'] = 'secret';
  expect(await run('env')).not.toContain('secret');
});

it.each([
  ['echo first >&2; echo "last line" >&2; exit 3', 'it failed with exit status 3: last line'],
  ['no-such-program-here', 'it failed with exit status 127'],
])('%s: a command that fails is named with what it said last', async (command, said) => {
  const failure = await run('true', command).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UserError);
  expect(String(failure)).toContain(`drydock.yml: render: ${command}: ${said}`);
});
