import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'extension-unavailable',
  summary: 'An extension that the server of the dry-run does not have, so that its migration was not run',
  severity: 'info',
  category: 'dry-run',
  why: 'CREATE EXTENSION reads files that must lie on the server. The production server has them; the one that Drydock starts has what is installed on this machine, and the embedded one has most of the extensions that come with PostgreSQL and no others. So nothing is known of this migration, nor of what follows and needs it.',
  instead:
    'Install the extension for a PostgreSQL of the machine that runs Drydock, and let --engine local start that.',
  // parse_extension_control_file, src/backend/commands/extension.c: a missing file before PostgreSQL 15.
  claim: { fails: ['0A000', '58P01'] },
  foundBy: 'dry-run',
});
