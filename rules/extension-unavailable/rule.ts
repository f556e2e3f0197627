import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'extension-unavailable',
  summary: 'An extension that the server of the dry-run does not have, so that what needs it was not run',
  severity: 'info',
  category: 'dry-run',
  why: 'CREATE EXTENSION reads files that must lie on the server. The production server has them; the one that Drydock starts has what is installed on this machine, and the embedded one has most of the extensions that come with PostgreSQL and no others. So nothing is known of this statement, nor of those that need what it would have made: they are not run, while everything else is. An extension that only a superuser may create is installed all the same where Drydock knows that it stays inside of the server; dblink, postgres_fdw, untrusted languages and their like are not.',
  instead:
    'Run with --engine docker and an image that has the extension, or install it for a PostgreSQL of the machine that runs Drydock, and let --engine local start that. What Drydock does not install, the file that setup in drydock.yml names can create.',
  // parse_extension_control_file, src/backend/commands/extension.c: a missing file before PostgreSQL 15.
  claim: { fails: ['0A000', '58P01'] },
  foundBy: 'dry-run',
});
