import type { ServerRoles } from '../../engines/cluster-roles.js';
import { EngineError, UserError } from '../../errors.js';
import type { Discretion, ScriptFailure } from '../discretion.js';
import { extensionCure, unavailableExtension } from '../extensions/unavailable-extension.js';
import { failingPlace } from '../failing-place.js';
import type { PlannedScript } from '../plan.js';
import { runScript } from '../run-script.js';
import { isLostSession } from '../stopped.js';
import type { Stage } from './stage.js';

const purposes = {
  setup: 'Mend the setup file.',
  baseline:
    'Write the baseline anew with pg_dump, in its plain format, from a database that has the history.',
  history:
    'The history must run on an empty database: give all of it, or name what is pending with --pending, or let history.baseline in drydock.yml name a dump of the schema.',
  seed: 'Mend the seed file, or run with --seed off.',
} as const;

/**
 * Runs a script on which everything after it stands.
 * @throws UserError at the place of the failing statement, EngineError where the session is lost there.
 */
export async function runPreparation(
  purpose: keyof typeof purposes,
  script: PlannedScript,
  stage: Stage,
  discretion: Discretion | undefined = stage.extensions,
): Promise<void> {
  const { database, clock } = stage;
  const isSetup = purpose === 'setup';
  await using session = await (isSetup ? database.connectAsSupervisor() : database.connect());
  const lenience = isSetup ? {} : { discretion };
  const { failure } = await runScript(session, script, clock, undefined, lenience);
  if (!failure) return;
  const found = failingPlace(failure, script, stage.routines);
  const own = found.file === script.file ? script.origins : undefined;
  const { file, at } = own?.placeOf(found.at) ?? found;
  const place = `${file}:${at.startLine}:${at.startColumn}`;
  if (isLostSession(failure.error)) {
    throw new EngineError(`The session of the ${purpose} was lost at ${place}: ${failure.error.message}`);
  }
  throw new UserError(
    `The ${purpose} fails at ${place}: ${failure.error.message} (SQLSTATE ${failure.error.fields.sqlState})`,
    knownCure(failure, stage) ?? purposes[purpose],
    { cause: failure.error },
  );
}

/** Causes that lie neither in the script nor in what was given of the history. */
function knownCure(failure: ScriptFailure, { major, roles }: Stage): string | undefined {
  const extension = unavailableExtension(failure.error);
  if (extension !== undefined) return extensionCure(extension, major);
  const { message, fields } = failure.error;
  return fields.sqlState === '42501' && ownerIsSupervisor(message, roles)
    ? `Migrations run as a role that is no superuser, so nothing can be given to ${roles.supervisor}: write a dump with pg_dump --no-owner.`
    : undefined;
}

/** check_can_set_role, and before PostgreSQL 16 check_is_member_of_role: src/backend/utils/adt/acl.c. */
const ownerIsSupervisor = (message: string, { supervisor }: ServerRoles): boolean =>
  ['able to SET ROLE', 'member of role'].some((needed) => message === `must be ${needed} "${supervisor}"`);
