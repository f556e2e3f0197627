import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { addCommands } from './cli/commands.js';
import { exitCodes, UserError } from './errors.js';
import { disarmCommands, visibleLines } from './reporters/untrusted-text.js';
import { version } from './version.js';

const program = new Command('drydock')
  .description('Decides whether a PostgreSQL migration may be merged.')
  .version(version)
  .exitOverride()
  .configureOutput({ writeErr: () => undefined });
addCommands(program);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = tell(error);
}

/** Says what went wrong on standard error; gives the exit status. */
function tell(error: unknown): number {
  if (error instanceof CommanderError) return tellUsage(error);
  if (error instanceof UserError) {
    say([`drydock: ${error.message}`, ...(error.hint === undefined ? [] : [error.hint])].join('\n'));
    return error.exitCode;
  }
  say(`drydock ${version}: this is a fault of Drydock's own. Please report it with these lines:`);
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.internalFault;
}

/** Help and version are no errors; anything else is one line, as commander words it. */
function tellUsage(error: CommanderError): number {
  if (error.exitCode === 0) return exitCodes.passed;
  say(`drydock: ${error.message.replace(/^error: /, '')}`);
  say('Usage: drydock check [paths…], see drydock --help');
  return exitCodes.unusableInput;
}

function say(text: string): void {
  process.stderr.write(disarmCommands(`${visibleLines(text).join('\n')}\n`));
}
