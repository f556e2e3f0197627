import { type LintMigration, type LintProject, placeOfScript } from '../../src/lint/project.js';
import { defineRule, type PlacedProblem } from '../../src/lint/rule.js';
import { canonicalVersion } from '../../src/lint/version-order.js';

export default defineRule({
  id: 'duplicate-version',
  summary: 'Two migrations bear one version number',
  severity: 'error',
  category: 'files',
  why: 'Two branches that each took the next free number merge without a conflict, because their files have different names. The tool then refuses to start, or runs one of the two and takes the other for done.',
  instead: 'Give the newer migration, the one that production does not have yet, the next free number.',
  claim: { unprovable: 'Version numbers are read by the migration tool; Postgres never sees them.' },
  project: (project) => [...byVersion(project).values()].flatMap(duplicatesAmong),
});

/** Dev files do not count: one stands beside the file for production whose number it shares. */
function byVersion({ migrations }: LintProject): ReadonlyMap<string, readonly LintMigration[]> {
  const groups = new Map<string, LintMigration[]>();
  for (const migration of migrations) {
    if (migration.version === '' || migration.up.dev) continue;
    const version = canonicalVersion(migration.version);
    groups.set(version, [...(groups.get(version) ?? []), migration]);
  }
  return groups;
}

/** What production has keeps its number; among pending ones the first does. */
function duplicatesAmong(group: readonly LintMigration[]): readonly PlacedProblem[] {
  const owner = group.find(({ pending }) => !pending) ?? group[0];
  return group
    .filter((migration) => migration.pending && migration !== owner)
    .map(({ up, version }) => ({
      file: up.file,
      at: placeOfScript(up),
      message: `${up.file} has the version ${version}, which ${owner?.up.file ?? ''} has already.`,
    }));
}
