import { type LintMigration, type LintProject, placeOfScript } from '../../src/lint/project.js';
import { defineRule } from '../../src/lint/rule.js';
import { canonicalVersion } from '../../src/lint/version-order.js';

export default defineRule({
  id: 'version-gap',
  summary: 'A pending migration leaves a number out',
  severity: 'info',
  category: 'files',
  why: 'A number that is missing often is a file that was not committed, or one of a branch that is not merged yet. When it comes later it sorts before what production has by then: most tools skip it without a word, others refuse to start. Only versions that count 1, 2, 3 are looked at, not timestamps, and only the gap right before a pending migration.',
  instead: 'Commit the file that is missing, or take the next free number.',
  claim: { unprovable: 'Version numbers are read by the migration tool; Postgres never sees them.' },
  project(project) {
    const numbers = counted(project);
    if (!looksCounted(numbers)) return [];
    return numbers.flatMap((number, index) => {
      const last = numbers[index - 1];
      const migration = last !== undefined && number - last > 1 && pendingWith(number, project);
      if (!migration) return [];
      const { file } = migration.up;
      const message = `${file} has the number ${number}, and ${missing(last + 1, number - 1)} missing before it.`;
      return [{ file, at: placeOfScript(migration.up), message }];
    });
  },
});

/** A counter of more digits is a date, or a time. */
const mostDigits = 5;

/** The numbers of the migrations in their order, those that only a dev file has too; none if one is no number. */
function counted({ migrations }: LintProject): readonly number[] {
  const versions = migrations.map(({ version }) => version).filter((version) => version !== '');
  const numbers = versions.map(canonicalVersion);
  if (!numbers.every((version) => /^\d+$/.test(version) && version.length <= mostDigits)) return [];
  return [...new Set(numbers.map(Number))].sort((left, right) => left - right);
}

/** Whether most of the numbers follow the one before. */
function looksCounted(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  const single = steps.filter((step) => step === 1).length;
  return single > 0 && single * 2 >= steps.length;
}

const pendingWith = (number: number, { migrations }: LintProject): LintMigration | undefined =>
  migrations.find(
    ({ version, pending, up }) =>
      pending && !up.dev && version !== '' && Number(canonicalVersion(version)) === number,
  );

const missing = (first: number, last: number): string =>
  first === last ? `${first} is` : `${first} to ${last} are`;
