import type { QualifiedName } from '../sql/names.js';
import { isParsed } from '../sql/statements.js';
import type { StatementContext } from './rule.js';

/** What makes an index unique, or a key. */
const makesKey = /\bUNIQUE\b|\bPRIMARY\s+KEY\b|\bATTACH\b/i;

/**
 * Whether a statement up to this one may have given the table a unique key where it is not read: in a DO block, in a
 * routine that names the table, in one that does not parse, or from another file through psql.
 */
export function hasHiddenChanges(
  { project, migration, statement }: StatementContext,
  { name }: QualifiedName,
): boolean {
  const last = project.migrations.indexOf(migration);
  const earlier = project.migrations.slice(0, last + 1);
  return earlier.some((one) => {
    const { statements, psqlCommands } = one.up.parsed;
    const end = one === migration ? statement.start : Infinity;
    if (psqlCommands.some(({ text, start }) => start < end && /^\\ir?\b|^\\include/.test(text))) return true;
    return statements.some((other) => {
      if (other.start >= end || !makesKey.test(other.text)) return false;
      if (!isParsed(other) || other.kind === 'DoStmt') return true;
      return other.kind === 'CreateFunctionStmt' && other.text.includes(name);
    });
  });
}
