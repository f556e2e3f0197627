import type { QualifiedName } from '../sql/names.js';
import { isParsed } from '../sql/statements.js';
import { once } from './once.js';
import { type LintMigration, type LintProject, pendingMigrations } from './project.js';
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
  const index = hiddenPlaces(project).indexes.get(migration) ?? -1;
  return changesUnseen(project, name, (place) => {
    return place.migration < index || (place.migration === index && place.start < statement.start);
  });
}

/** Whether any up script of the project may have done so. */
export const hasHiddenChangesAtEnd = ({ project }: ScriptContext, { name }: QualifiedName): boolean =>
  changesUnseen(project, name, () => true);

function changesUnseen(
  project: LintProject,
  table: string,
  isEarlier: (place: HiddenPlace) => boolean,
): boolean {
  for (const place of hiddenPlaces(project).places) {
    if (!isEarlier(place)) return false;
    if (place.routine?.includes(table) !== false) return true;
  }
  return false;
}

/** Something that may make a key unseen. */
interface HiddenPlace {
  readonly migration: number;
  readonly start: number;
  /** The text of a routine: its table is one that it names. What is not a routine may change any. */
  readonly routine?: string;
}

/** In the order of files and text; behind the first one that may change any table nothing counts any more. */
const hiddenPlaces = once(({ migrations }: LintProject) => ({
  places: migrations.flatMap((migration, index) => placesIn(migration, index)),
  indexes: new Map(migrations.map((migration, index) => [migration, index])),
}));

function placesIn({ up }: LintMigration, migration: number): readonly HiddenPlace[] {
  const { statements, psqlCommands } = up.parsed;
  const included = psqlCommands.filter(({ text }) => /^\\ir?\b|^\\include/.test(text));
  const hidden = statements.flatMap((statement) => {
    const { start, text } = statement;
    if (!makesKey.test(text)) return [];
    if (!isParsed(statement) || statement.kind === 'DoStmt') return [{ migration, start }];
    return statement.kind === 'CreateFunctionStmt' ? [{ migration, start, routine: text }] : [];
  });
  const places = [...included.map(({ start }) => ({ migration, start })), ...hidden];
  return places.sort((left, right) => left.start - right.start);
}

/** Followed by the name of a constraint, in quotes or not, or by what an EXECUTE puts there. */
const validates = /\bVALIDATE\s+CONSTRAINT\s+("[^"]+"|[^\s";,]+)/gi;

/**
 * Whether a pending up script may validate a constraint of that name where it is not read: by an EXECUTE of a text
 * that is put together, or in a statement that does not parse.
 */
export function mayBeValidatedUnseen({ project }: ScriptContext, constraint: string): boolean {
  return unseenValidations(project).some(
    (name) => /^[%']/.test(name) || name.replace(/"/g, '') === constraint,
  );
}

const unseenValidations = once((project: LintProject): readonly string[] =>
  pendingMigrations(project)
    .flatMap(({ up }) => up.parsed.statements)
    .filter((one) => !isParsed(one) || one.kind === 'DoStmt' || one.kind === 'CreateFunctionStmt')
    .flatMap(({ text }) => [...text.matchAll(validates)].map(([, name = '']) => name)),
);
