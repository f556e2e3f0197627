import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../errors.js';
import { programEnvironment } from './program-environment.js';

const run = promisify(exec);

/** Starting an ORM takes seconds, and who waits for a prompt waits for ever. */
const limitMs = 5 * 60_000;
const maxBytes = 256 * 1024 * 1024;

/**
 * Runs the commands of config `render` in the shell, one after the other.
 * @param file the config, for messages
 * @returns what they printed
 * @throws UserError where one fails
 */
export async function runRender(commands: readonly string[], cwd: string, file: string): Promise<string> {
  const outputs: string[] = [];
  for (const command of commands) outputs.push(await printed(command, cwd, file));
  return outputs.join('\n');
}

async function printed(command: string, cwd: string, file: string): Promise<string> {
  try {
    const env = programEnvironment();
    const { stdout } = await run(command, { cwd, env, maxBuffer: maxBytes, timeout: limitMs });
    return stdout;
  } catch (cause) {
    throw new UserError(`${file}: render: ${command}: ${reasonOf(cause)}`, undefined, { cause });
  }
}

/** A program says last why it ended. */
function reasonOf(cause: unknown): string {
  const {
    stderr = '',
    killed,
    code,
  } = cause as { stderr?: string; killed?: boolean; code?: number | string };
  if (killed === true) return `it did not end within ${limitMs / 60_000} minutes`;
  const last = stderr.trim().split(/\r?\n/).at(-1) ?? '';
  return `it failed${typeof code === 'number' ? ` with exit status ${code}` : ''}${last === '' ? '' : `: ${last}`}`;
}
