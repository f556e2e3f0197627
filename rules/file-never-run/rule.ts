import { startOfFile } from '../../src/lint/project.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'file-never-run',
  summary: 'A new file lies among the migrations, and the migration tool passes over it',
  severity: 'warning',
  category: 'files',
  why: 'Tools know their migrations by name, or by a journal that names them, and pass over anything else without a word: V3_orders.sql, which has one underscore where Flyway wants two; a file that was written by hand and is not in the journal of Drizzle, or not in sqitch.plan. The review reads it, the deployment succeeds, and production never gets it. Drydock has not checked it either.',
  instead:
    'Name the file as the tool wants it, or have the tool make it, so that its journal or plan names it. What is no migration belongs in another folder.',
  claim: {
    unprovable: 'Which files are run is decided by the migration tool; Postgres never sees the others.',
  },
  project: ({ neverRun, tool }) =>
    neverRun.map((file) => ({
      file,
      at: startOfFile,
      message: `${tool.name} passes over ${file}: it is run nowhere, and nothing in it was checked.`,
    })),
});
