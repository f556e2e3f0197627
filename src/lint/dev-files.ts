import type { Region } from '../report.js';
import { createdObject, isGuarded, isTemporary } from '../sql/created-object.js';
import { displayName, nameOfRangeVar } from '../sql/names.js';
import { isParsed } from '../sql/statements.js';
import { relationsIn } from '../sql/tree.js';
import { MigrationState } from './migration-state.js';
import type { LintProject, LintScript } from './project.js';

/** A statement for production that needs a relation which only a dev file creates. */
export interface DevOnlyRelation {
  readonly relation: string;
  readonly devFile: string;
  readonly file: string;
  readonly at: Region;
}

/**
 * Finds, in pending scripts for production, the first use of each relation that an earlier dev file creates and
 * no script for production does. What a dev file drops first or creates IF NOT EXISTS may well exist in
 * production, so nothing is said of it; nor where the tool runs dev files like all others.
 */
export function findDevOnlyRelations(project: LintProject): readonly DevOnlyRelation[] {
  if (project.tool.deploysDevFiles || !project.migrations.some(({ up }) => up.dev)) return [];
  const made = productionMakes(project);
  const devMade = new Map<string, string>();
  return project.migrations.flatMap(({ up, pending }) => {
    if (!up.dev) return pending ? usesOf(up, devMade) : [];
    for (const { key, name } of newRelations(up)) if (!made(name)) devMade.set(key, up.file);
    return [];
  });
}

/** Statements that may create a relation without the grammar saying which. */
const opaqueKinds = new Set([
  'unparsed',
  'DoStmt',
  'CallStmt',
  'CreateFunctionStmt',
  'RenameStmt',
  'SelectStmt',
  'CreateSchemaStmt',
]);

/** Whether any script for production creates something of that name, or may do so in a body. */
function productionMakes({ migrations }: LintProject): (name: string) => boolean {
  const statements = migrations.flatMap(({ up }) => (up.dev ? [] : up.parsed.statements));
  const names = new Set(
    statements.flatMap((statement) =>
      isParsed(statement) ? (createdObject(statement)?.name.name ?? []) : [],
    ),
  );
  const opaque = statements
    .flatMap(({ kind, text }) => (opaqueKinds.has(kind) ? [text] : []))
    .filter((text) => /\b(?:create|rename|into)\b/i.test(text))
    .join('\n')
    .toLowerCase();
  return (name) => names.has(name) || opaque.includes(name.toLowerCase());
}

/** The relations that a script creates for certain; indexes are no use to another script. */
function newRelations(script: LintScript): readonly { readonly key: string; readonly name: string }[] {
  const state = new MigrationState();
  return script.statements.flatMap((statement) => {
    const created = createdObject(statement);
    const isNew =
      created?.space === 'relation' &&
      statement.kind !== 'IndexStmt' &&
      !isGuarded(statement) &&
      !isTemporary(statement) &&
      !state.isDropped(created.name);
    const found = isNew ? [{ key: state.keyOf(created.name), name: created.name.name }] : [];
    state.apply(statement);
    return found;
  });
}

function usesOf(script: LintScript, devMade: ReadonlyMap<string, string>): readonly DevOnlyRelation[] {
  const state = new MigrationState();
  const seen = new Set<string>();
  return script.statements.flatMap((statement) => {
    const uses = relationsIn(statement.node).flatMap((relation) => {
      const name = nameOfRangeVar(relation);
      const key = name && state.keyOf(name);
      const devFile = key === undefined || seen.has(key) ? undefined : devMade.get(key);
      if (!name || key === undefined || devFile === undefined) return [];
      seen.add(key);
      return [{ relation: displayName(name), devFile, file: script.file, at: statement.region }];
    });
    state.apply(statement);
    return uses;
  });
}
