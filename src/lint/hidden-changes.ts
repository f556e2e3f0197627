import type { QualifiedName } from '../sql/names.js';
import { isParsed } from '../sql/statements.js';
import { type LintProject, pendingMigrations } from './project.js';
import type { ScriptContext, StatementContext } from './rule.js';

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

/** Followed by the name of a constraint, in quotes or not, or by what an EXECUTE puts there. */
const validates = /\bVALIDATE\s+CONSTRAINT\s+("[^"]+"|[^\s";,]+)/gi;

/**
 * Whether a pending up script may validate a constraint of that name where it is not read: by an EXECUTE of a text
 * that is put together, or in a statement that does not parse.
 */
export function mayBeValidatedUnseen({ project }: ScriptContext, constraint: string): boolean {
  const known = unseenValidations.get(project) ?? findUnseenValidations(project);
  unseenValidations.set(project, known);
  return known.some((name) => /^[%']/.test(name) || name.replace(/"/g, '') === constraint);
}

const unseenValidations = new WeakMap<LintProject, readonly string[]>();

const findUnseenValidations = (project: LintProject): readonly string[] =>
  pendingMigrations(project)
    .flatMap(({ up }) => up.parsed.statements)
    .filter((one) => !isParsed(one) || one.kind === 'DoStmt' || one.kind === 'CreateFunctionStmt')
    .flatMap(({ text }) => [...text.matchAll(validates)].map(([, name = '']) => name));
