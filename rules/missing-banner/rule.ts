import { createsPartitions } from '../../src/lint/partitioning.js';
import type { LintProject, LintScript } from '../../src/lint/project.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'missing-banner',
  summary: 'A migration does not promise to be a SAFE PRODUCTION MIGRATION where the project asks for it',
  severity: 'warning',
  category: 'banner',
  why: 'The banner is the promise of its author that a file destroys nothing, can be run again and can be rolled back. Where some files carry it, a file without it was either forgotten or is not meant for production, and nobody who deploys can tell which. A file that creates partitioned tables or partitions always needs it: such a conversion is the classic place where a development script drops the old table.',
  instead:
    'Write -- SAFE PRODUCTION MIGRATION above the first statement once the file keeps that promise, or give a file for development a name that ends in _dev.sql.',
  claim: { unprovable: 'The banner is a comment: Postgres does not read it.' },
  script({ script, project }) {
    if (script.banner || script.dev || script.parsed.statements.length === 0) return undefined;
    const partitions = createsPartitions(script, project);
    if (!isRequired(script, project, partitions)) return undefined;
    const { bannerText } = project.settings;
    return partitions
      ? {
          message: `${script.file} creates partitions without the banner ${bannerText} above its first statement.`,
          severity: 'error',
        }
      : { message: `${script.file} lacks the banner ${bannerText} above its first statement.` };
  },
});

function isRequired(script: LintScript, project: LintProject, partitions: boolean): boolean {
  const { bannerRequired } = project.settings;
  if (typeof bannerRequired === 'function') return bannerRequired(script.file);
  switch (bannerRequired) {
    case 'never':
      return false;
    case 'all':
      return true;
    case 'partitioned':
      return partitions;
    case 'auto':
      return partitions || project.migrations.some(({ up }) => up.banner !== undefined && !up.dev);
  }
}
