import fc from 'fast-check';
import process from 'node:process';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { fail, log, notice } from '../../src/github/log.js';
import { annotationOf, annotationsOf } from '../../src/reporters/github.js';
import { reporterNames, reporters } from '../../src/reporters/registry.js';
import { visibleLines } from '../../src/reporters/untrusted-text.js';
import { hostileReport, hostileText } from '../reporters/hostile-report.js';
import { commandsIn, issuesOf, type RunnerCommand } from '../reporters/runner-commands.js';

const written: string[] = [];
const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
  written.push(String(chunk));
  return true;
});
afterEach(() => {
  written.length = 0;
  // `fail` has set it.
  process.exitCode = undefined;
});
afterAll(() => {
  stdout.mockRestore();
});

const formats = await Promise.all(
  reporterNames.map(async (name) => ({ name, reporter: await reporters[name]() })),
);

/** Texts as they are to be shown: what has nothing to show is no line. */
const said = (name: RunnerCommand['name'], ...texts: readonly string[]): RunnerCommand => ({
  name,
  properties: {},
  data: texts
    .filter((text) => text !== '')
    .flatMap(visibleLines)
    .join('\n'),
});

/** What a step writes: notices, reports, annotations, lines, and why it failed. */
const runs = 200;
const step = fc.tuple(
  hostileReport,
  fc.constantFrom(...formats.filter(({ name }) => name !== 'github')),
  fc.array(hostileText, { maxLength: 3 }),
  hostileText,
  hostileText,
);

test('of all that a step writes the runner reads the commands that were meant, in their order', () => {
  const read = { cases: 0, commands: 0 };
  fc.assert(
    fc.property(step, ([{ report, context }, { reporter }, notes, failure, advice]) => {
      written.length = 0;
      for (const note of notes) notice(note);
      log(reporter(report, context));
      process.stdout.write(annotationsOf(report, context));
      for (const note of notes) log(note);
      fail(failure, advice);

      const spoken = report.findings.filter((finding) => !finding.suppressed);
      const levels = spoken.map((finding) => annotationOf(finding, context).level);
      const commands = commandsIn(written.join(''));
      const annotations = commands.filter(({ properties }) => 'file' in properties);
      expect(commands).toEqual([
        ...notes.map((note) => said('notice', note)),
        ...annotations,
        said('error', failure, advice),
      ]);
      expect(annotations.map(({ name }) => name).toSorted()).toEqual(levels.toSorted());
      expect(issuesOf(commands)).toHaveLength(commands.length);
      read.cases += 1;
      read.commands += commands.length;
    }),
    { numRuns: runs },
  );
  expect(read.cases).toBe(runs);
  expect(read.commands).toBeGreaterThan(5 * runs);
});
