import { expect, it } from 'vitest';
import { sourcesOf } from '../../src/check/read-project.js';
import { parseProject } from '../../src/lint/parse-project.js';
import { dbmate } from '../../src/migration-tools/dbmate.js';
import type { MigrationTool } from '../../src/migration-tools/migration-tool.js';
import { markdown } from '../../src/migration-tools/markdown.js';
import { sharedParser } from '../support/lint-example.js';
import { memoryFiles } from '../support/memory-files.js';
import { exampleSettings } from '../support/rule-example.js';

it.each<readonly [MigrationTool, string, string, string]>([
  [
    dbmate,
    '1_a.sql',
    '-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n',
    '-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n',
  ],
  [
    markdown,
    'r.md',
    '\uFEFF# é\n```sql\nSELECT 1;\n```\n# Rollback\n```sql\nSELECT 2;\n```',
    '   \n      \nSELECT 1;\n   \n          \n      \nSELECT 2;\n   ',
  ],
])('the text of a file has the scripts of both directions: $name', async (tool, path, text, expected) => {
  const migrations = await tool.readMigrations(memoryFiles({ [path]: text }));
  const settings = exampleSettings;
  const input = { tool, migrations, settings, isPending: () => true, isDevFile: () => false };
  const project = await parseProject(input, await sharedParser());
  expect(sourcesOf(project).get(path)).toBe(expected);
});
