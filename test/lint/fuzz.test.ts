import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LintScript } from '../../src/lint/project.js';
import { scriptsOf } from '../../src/lint/project.js';
import type { Region } from '../../src/report.js';
import { lintProject, sharedParser } from '../support/lint-example.js';
import { type ExampleMigration, parseRuleExample, readRuleExample } from '../support/rule-example.js';

/** Folders of other people's migrations to cut pieces from as well; they are not part of the repository. */
const { DRYDOCK_CORPORA: corpora } = process.env;

const folders = ['rules', 'test/fixtures/projects', ...(corpora === undefined ? [] : [corpora])];
const texts = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

const hostile = [
  ...["'", "''", '"', '$$', '$q$', '/*', '*/', '--', ';', '\n', '\r\n', '\\', '\\i x.sql\n', '(', ')', '\t'],
  ...[
    'é',
    '注文',
    '𝒳',
    '\u2028',
    '\uFEFF',
    '\uD83D',
    '-- drydock-ignore drop-table: why\n',
    'BEGIN;',
    'COMMIT;',
  ],
  ...['-- SAFE PRODUCTION MIGRATION\n', "COPY orders FROM stdin;\n1\t'\n\\.\n", 'DO $$ BEGIN ', ' END $$;'],
];

const anyText = fc.constantFrom(...texts);

/** A text cut anywhere, also in the middle of a word, a quote or a character. */
const cutText = fc
  .tuple(anyText, fc.nat(2000), fc.nat(600))
  .map(([text, from, length]) => text.slice(from % Math.max(1, text.length)).slice(0, length));

const piece = fc.oneof(
  { weight: 4, arbitrary: anyText },
  { weight: 3, arbitrary: cutText },
  { weight: 2, arbitrary: fc.constantFrom(...hostile) },
);

const wrap = fc.constantFrom(
  (text: string) => text,
  (text: string) => `DO $_$ BEGIN ${text} END $_$;`,
  (text: string) => `CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN ${text} END $f$;`,
  (text: string) => `DO $_$ BEGIN EXECUTE '${text.replaceAll("'", "''")}'; END $_$;`,
  (text: string) => `/* ${text}`,
);

const script = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), wrap)
  .map(([pieces, around]) => around(pieces.join('\n')));

const project = fc.array(fc.tuple(script, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 3 });

function migrationsOf(parts: readonly (readonly [string, boolean, boolean])[]): readonly ExampleMigration[] {
  return parts.map(([text, pending, undone], index) => {
    const id = String(index + 1).padStart(4, '0');
    const one = (file: string, direction: 'up' | 'down') =>
      ({ file, direction, text, shape: undone ? 'one-query' : 'wrapped' }) as const;
    const down = undone ? { down: one(`${id}.down.sql`, 'down') } : {};
    return { id, version: id, pending, edited: false, up: one(`${id}.sql`, 'up'), ...down };
  });
}

/** Lines as SourceText counts them. */
const linesOf = ({ parsed }: LintScript): readonly string[] => parsed.source.text.split('\n');

const isPlace = (lines: readonly string[], line: number, column: number): boolean =>
  line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1;

const isInside = (lines: readonly string[], at: Region): boolean =>
  isPlace(lines, at.startLine, at.startColumn) &&
  isPlace(lines, at.endLine, at.endColumn) &&
  isBeforeOrAt([at.startLine, at.startColumn], [at.endLine, at.endColumn]);

const isBeforeOrAt = (left: readonly [number, number], right: readonly [number, number]): boolean =>
  left[0] < right[0] || (left[0] === right[0] && left[1] <= right[1]);

const meet = (one: Region, other: Region): boolean =>
  isBeforeOrAt([one.startLine, one.startColumn], [other.endLine, other.endColumn]) &&
  isBeforeOrAt([other.startLine, other.startColumn], [one.endLine, one.endColumn]);

const isFile = ({ startLine, startColumn }: Region): boolean => startLine === 1 && startColumn === 1;

/** Whether the place is one that the reader of a report can look at. */
function isAtSomething({ parsed }: LintScript, at: Region): boolean {
  const { statements, comments, psqlCommands } = parsed;
  return isFile(at) || [...statements, ...comments, ...psqlCommands].some(({ region }) => meet(region, at));
}

test('whatever the text, lint ends, and what it reports lies in the file and at something', async () => {
  const parser = await sharedParser();
  const { tool } = readRuleExample('');
  let found = 0;
  await fc.assert(
    fc.asyncProperty(project, async (parts) => {
      const parsed = await parseRuleExample({ tool, migrations: migrationsOf(parts), neverRun: [] }, parser);
      const scripts = new Map(parsed.migrations.flatMap(scriptsOf).map((one) => [one.file, one]));
      for (const finding of lintProject(parsed, { strict: true })) {
        const where = scripts.get(finding.file);
        expect(where, finding.rule).toBeDefined();
        if (!where) continue;
        expect([finding, isInside(linesOf(where), finding)]).toEqual([finding, true]);
        expect([finding, isAtSomething(where, finding)]).toEqual([finding, true]);
        found += 1;
      }
    }),
    { seed: 20_261_121, numRuns: 300 },
  );
  expect(found).toBeGreaterThan(500);
});
