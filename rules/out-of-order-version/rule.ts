import { brokenRecords } from '../../src/lint/integrity.js';
import { type LintMigration, type LintProject, placeOfScript } from '../../src/lint/project.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'out-of-order-version',
  summary: 'A pending migration sorts before one that production already has',
  severity: 'error',
  category: 'files',
  why: 'Most tools remember the last version that they ran and start behind it: a file that is added before it is never run in production, while every new database runs it in its place. Others refuse to start. Either way the two schemas are no longer the same, and no error says so.',
  instead: 'Give the migration a number, or a timestamp, behind the last one of the base branch.',
  claim: { unprovable: 'The order is kept by the migration tool; Postgres knows of none.' },
  project(project) {
    const migrations = inLine(project);
    const last = migrations.findLastIndex(({ pending }) => !pending);
    const lastFile = migrations[last]?.up.file ?? '';
    const changed = new Set(project.changedHistory.map(({ file }) => file));
    const sorted = migrations
      .slice(0, Math.max(0, last))
      .filter(({ pending }) => pending)
      // It had its place before: what is wrong with a change of it changed-applied-migration says.
      .filter(({ up, down }) => !changed.has(up.file) && !changed.has(down?.file ?? ''))
      .map(({ up }) => ({
        file: up.file,
        at: placeOfScript(up),
        message: `${up.file} sorts before ${lastFile}, which production already has.`,
      }));
    return [...sorted, ...brokenRecords('out-of-order-version', project)];
  },
});

/** What has a place in the line: no dev files, and beside numbered migrations none without a number (repeatable ones). */
function inLine({ migrations }: LintProject): readonly LintMigration[] {
  const numbered = migrations.filter(({ version }) => version !== '');
  return (numbered.length > 0 ? numbered : migrations).filter(({ up }) => !up.dev);
}
