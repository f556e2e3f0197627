import type { Connection, Database, PostgresServer } from '../engines/engine.js';
import { type Effects, noEffects } from '../postgres/effects.js';
import { EffectObserver } from './observe-effects.js';
import { observeFromOutside } from './observe-from-outside.js';
import type { StatementObserver } from './run-script.js';
import type { AnyStatement } from './transaction-plan.js';

/** Watches a script: inside its transactions, and from other sessions where there can be others. */
export function observerFor(database: Database, server: PostgresServer): StatementObserver {
  let inside: EffectObserver | undefined;
  return {
    async begin(connection: Connection): Promise<void> {
      inside ??= new EffectObserver(connection);
      await inside.begin();
    },
    after: (statement: AnyStatement): Promise<Effects> =>
      inside?.after(statement) ?? Promise.resolve(noEffects),
    alone: (connection, statement, run): Promise<Effects> =>
      observeFromOutside(server.concurrentSessions ? database : undefined, connection, statement, run),
  };
}
