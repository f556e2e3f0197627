import { PostgresError } from '../../engines/engine.js';
import { inSession } from '../stages/stage.js';
import type { WorkingDatabase } from '../working-database.js';
import type { Try } from './call-makers.js';
import type { PartitionOptions } from './read-coverage.js';
import { inTransaction, Trial } from './trial.js';

/** In a transaction; on a copy, where the routine ends transactions. */
export const tryOn =
  (database: WorkingDatabase, options: PartitionOptions): Try =>
  async (run) => {
    const outcome = await inSession(database.current, (session) => inTransaction(session, options, run));
    if (!endsTransaction(outcome)) return outcome;
    const saved = await database.save();
    try {
      return await inSession(database.current, (session) => run(new Trial(session, options, false)));
    } finally {
      await database.restore(saved);
    }
  };

/** “invalid transaction termination”: COMMIT in a procedure that is called inside a transaction. */
const endsTransaction = (outcome: unknown): boolean =>
  typeof outcome === 'object' &&
  outcome !== null &&
  'error' in outcome &&
  outcome.error instanceof PostgresError &&
  outcome.error.fields.sqlState === '2D000';
