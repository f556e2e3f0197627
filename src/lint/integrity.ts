import type { IntegrityProblem } from '../migration-tools/migration-tool.js';
import type { Region } from '../report.js';
import { type LintProject, placeOfScript, startOfFile } from './project.js';
import type { PlacedProblem } from './rule.js';

/** What the tool's own record says and the files do not bear out, for the rule that speaks of it. */
export const brokenRecords = (
  rule: IntegrityProblem['rule'],
  project: LintProject,
): readonly PlacedProblem[] =>
  project.integrity
    .filter((problem) => problem.rule === rule && counts(problem, project))
    .map(({ file, message }) => ({ file, message, at: placeOfFile(file, project) }));

/** What is in the wrong order does harm once a database has the one and not the other. */
function counts({ file, behind }: IntegrityProblem, { migrations }: LintProject): boolean {
  if (behind === undefined) return true;
  const isPending = (path: string): boolean =>
    migrations.some(({ up, pending }) => up.file === path && pending);
  return isPending(file) && !isPending(behind);
}

/** A file that is gone, or holds no script, has but a beginning. */
export function placeOfFile(file: string, { migrations }: LintProject): Region {
  const migration = migrations.find(({ up }) => up.file === file);
  return migration ? placeOfScript(migration.up) : startOfFile;
}
