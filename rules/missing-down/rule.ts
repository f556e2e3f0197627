import type { LintProject } from '../../src/lint/project.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'missing-down',
  summary: 'A migration has no down script, though its tool or the project has them',
  severity: 'warning',
  category: 'files',
  why: 'When a deployment goes wrong, the tool stops at the migration that it cannot undo, and somebody writes the missing script at night, untested. A down script that Drydock has run is one that is known to work.',
  instead:
    'Write the down script: what it must give back is what the dry-run compares. Teams that only roll forward set rollback.required to false in drydock.yml.',
  claim: { unprovable: 'A script that does not exist cannot be run.' },
  script({ script, migration, project }) {
    const isUp = script.direction === 'up' && !script.dev && script.parsed.statements.length > 0;
    if (!isUp || migration.down || migration.repeatable || !wantsDown(project)) return undefined;
    return { message: `${script.file} has no down script, so it cannot be rolled back.` };
  },
});

function wantsDown({ settings, tool, migrations }: LintProject): boolean {
  if (!settings.rollbackRequired || tool.downScripts === 'never') return false;
  return tool.downScripts === 'always' || migrations.some(({ down, up }) => down !== undefined && !up.dev);
}
