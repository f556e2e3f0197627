import { brokenRecords, placeOfFile } from '../../src/lint/integrity.js';
import type { HistoryChange } from '../../src/lint/project.js';
import { defineRule, type PlacedProblem } from '../../src/lint/rule.js';

export default defineRule({
  id: 'changed-applied-migration',
  summary: 'A migration that the base branch already had was edited, renamed or deleted',
  severity: 'error',
  category: 'files',
  why: 'A database that has run a migration does not run it again: production keeps what the old text made, while every new database, those of the tests among them, gets what the new text says, and no error tells that they differ. Tools with checksums refuse to start instead. A renamed file is one that they have not run yet, and runs a second time. Edits of comments and spaces alone are reported as info, files that the tool runs whenever they change (R__…) and down scripts not at all. Known where pending means changed since something, --since or a pull request, and from what the tool itself keeps: atlas.sum, the hashes of graphile-migrate.',
  instead:
    'Leave the file as it was, and write a new migration that changes what the old one made. Where no database has run it yet, ignore this for the one change.',
  claim: { unprovable: 'What was changed is known to git; Postgres never sees the files.' },
  project(project) {
    const changed = project.changedHistory.filter(({ direction }) => direction === 'up');
    const told = new Set(changed.map(({ file }) => file));
    return [
      ...changed.map((change) => ({
        ...saying(change),
        file: change.file,
        at: placeOfFile(change.file, project),
      })),
      ...brokenRecords('changed-applied-migration', project).filter(({ file }) => !told.has(file)),
    ];
  },
});

function saying({ file, change, from = '' }: HistoryChange): Pick<PlacedProblem, 'message' | 'severity'> {
  switch (change) {
    case 'edited':
      return { message: `${file} was edited: databases that have run it keep what the old text made.` };
    case 'retouched':
      return {
        message: `${file} was edited, no statement of it: tools that keep checksums refuse it all the same.`,
        severity: 'info',
      };
    case 'renamed':
      return {
        message: `${file} is ${from} under another name: databases that have run that take it for a new migration.`,
      };
    case 'deleted':
      return {
        message: `${file} was deleted: databases that have run it keep what it made, and new ones never get that.`,
      };
  }
}
