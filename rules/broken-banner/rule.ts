import { type LintScript, pendingMigrations } from '../../src/lint/project.js';
import { type CategorisedFinding, defineRule } from '../../src/lint/rule.js';
import { lineInWords } from '../../src/sql/composed-text.js';

/** What the dry-run found of a file that cannot be run again, cannot be rolled back, or destroyed something. */
const brokenByDryRun = new Set([
  'rerun-failed',
  'rerun-changed-schema',
  'rollback-failed',
  'rollback-incomplete',
  'rollback-loses-data',
  'data-lost',
]);

export default defineRule({
  id: 'broken-banner',
  summary: 'A file promises to be a SAFE PRODUCTION MIGRATION and does not keep the promise',
  severity: 'error',
  category: 'banner',
  why: 'Whoever deploys reads the banner and lets the file pass. It says that nothing is destroyed, that the file can be run again after a failure, and that it can be rolled back; a statement that breaks one of these is then run in production unseen.',
  instead:
    'Mend the statements that are named, or take the banner away and let the file be reviewed as what it is. A statement that is meant as it stands needs its own drydock-ignore with a reason.',
  claim: { failsOnRerun: '42701' },
  together: ['missing-if-not-exists'],
  conclude: (findings, project) =>
    pendingMigrations(project).flatMap(({ up, down }) => {
      if (!up.banner || up.dev) return [];
      const breaches = findings.filter(
        (finding) => [up.file, down?.file].includes(finding.file) && isBreach(finding),
      );
      if (breaches.length === 0) return [];
      const places = listOf(breaches.map((finding) => placeOf(finding, up, down)));
      const verb = breaches.length === 1 ? 'breaks' : 'break';
      return [
        {
          file: up.file,
          at: up.banner.region,
          message: `The banner's promise is not kept: ${places} ${verb} it.`,
        },
      ];
    }),
});

const isBreach = ({ rule, category, severity }: CategorisedFinding): boolean =>
  category === 'destructive' ||
  (category === 'idempotency' && severity !== 'info') ||
  brokenByDryRun.has(rule);

const placeOf = (
  { file, startLine, rule }: CategorisedFinding,
  up: LintScript,
  down: LintScript | undefined,
): string => {
  if (file === up.file) return `${lineInWords(startLine, up)} (${rule})`;
  const place = down?.origins?.placeOfLine(startLine);
  return `${place ? `${place.file}:${place.at.startLine}` : `${file}:${startLine}`} (${rule})`;
};

/** `a, b and c`; more than five are counted. */
function listOf(places: readonly string[]): string {
  const shown = places.length > 5 ? [...places.slice(0, 4), `${places.length - 4} more`] : places;
  const last = shown.at(-1) ?? '';
  return shown.length === 1 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
