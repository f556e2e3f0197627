import type { NodeKind } from '../sql/statements.js';
import type { Listeners, Problems, StatementContext } from './rule.js';

/** One listener for statements of many kinds. */
export const eachKind = (
  kinds: readonly NodeKind[],
  listener: (context: StatementContext) => Problems,
): Listeners =>
  Object.fromEntries(
    kinds.map((kind) => [kind, (_: unknown, context: StatementContext) => listener(context)]),
  );
