import { findDevOnlyRelations } from '../../src/lint/dev-files.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'dev-file-would-deploy',
  summary:
    'The migration tool would run a development file in production, or production needs what only one creates',
  severity: 'error',
  category: 'banner',
  why: 'golang-migrate, Flyway and others pick files by number and ending: _dev in the middle of the name means nothing to them, so the script that empties tables for developers is deployed with the rest. The reverse is as bad: a migration that needs a table which only a development file creates works on every laptop and fails in production.',
  instead:
    'Move files for development out of the folder that is deployed. What a migration needs must be created by a migration that production runs.',
  claim: { unprovable: 'Which files are deployed is decided by the migration tool, not by Postgres.' },
  script({ script, project: { tool } }) {
    if (!script.dev || !tool.deploysDevFiles) return undefined;
    return { message: `${tool.name} runs ${script.file} in production whatever its name says.` };
  },
  project: (project) =>
    findDevOnlyRelations(project).map(({ relation, devFile, file, at }) => ({
      file,
      at,
      message: `${relation} is created by ${devFile} alone, which production never runs.`,
    })),
});
