import { MigrationState } from './migration-state.js';
import { once } from './once.js';
import type { LintScript } from './project.js';

/** What the script has done when it is through. */
export const stateAtEnd = once(({ statements }: LintScript): MigrationState => {
  const state = new MigrationState();
  for (const statement of statements) state.apply(statement);
  return state;
});
