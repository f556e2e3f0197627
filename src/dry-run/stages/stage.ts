import type { ServerRoles } from '../../engines/cluster-roles.js';
import type { Connection, Database } from '../../engines/engine.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { RoutineSources } from '../failing-place.js';
import type { Clock, StatementObserver } from '../run-script.js';
import type { LackingExtensions } from '../extensions/lacking-extensions.js';

/** What every stage is given: the database as the stage before left it, and the means to look at it. */
export interface Stage {
  readonly database: Database;
  readonly major: number;
  readonly roles: ServerRoles;
  readonly clock: Clock;
  readonly routines: RoutineSources;
  readonly extensions: LackingExtensions;
  /** A new observer, one for each script. */
  readonly observe: () => StatementObserver;
  /** What the catalog holds now. */
  readonly snapshot: (connection?: Connection) => Promise<CatalogSnapshot>;
}

/** Runs something in a session of its own, closed whatever happens: what a script SET must not leak into the next. */
export async function inSession<Result>(
  database: Database,
  run: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  await using connection = await database.connect();
  return await run(connection);
}
