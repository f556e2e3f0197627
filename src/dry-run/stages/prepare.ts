import { UserError } from '../../errors.js';
import { failingPlace } from '../failing-place.js';
import type { PlannedScript } from '../plan.js';
import { runScript } from '../run-script.js';
import type { Stage } from './stage.js';

const purposes = {
  setup: 'Mend the setup file.',
  history:
    'The history must run on an empty database: give all of it, or name what is pending with --pending.',
  seed: 'Mend the seed file, or run with --seed off.',
} as const;

/**
 * Runs a script on which everything after it stands.
 * @throws UserError at the place of the failing statement.
 */
export async function runPreparation(
  purpose: keyof typeof purposes,
  script: PlannedScript,
  stage: Stage,
): Promise<void> {
  const { database, clock } = stage;
  await using session = await (purpose === 'setup' ? database.connectAsSupervisor() : database.connect());
  const { failure } = await runScript(session, script, clock);
  if (!failure) return;
  const { file, at } = failingPlace(failure, script, stage.routines);
  const place = `${file}:${at.startLine}:${at.startColumn}`;
  throw new UserError(
    `The ${purpose} fails at ${place}: ${failure.error.message} (SQLSTATE ${failure.error.fields.sqlState})`,
    purposes[purpose],
    { cause: failure.error },
  );
}
