import type { Finding } from '../report.js';
import { spokenOf, worstFirst } from '../reporters/findings.js';
import { type FixedLines, fixedLines } from '../reporters/fixed-lines.js';
import { code, fence, prose } from '../reporters/markdown-text.js';
import { repositoryPath } from '../reporters/repository-path.js';
import type { ReporterContext } from '../reporters/reporter.js';
import { visible } from '../reporters/untrusted-text.js';
import type { AddedLines } from './added-lines.js';
import { digestOf } from './digest.js';
import type { DraftComment } from './review-api.js';

/** A fix that GitHub offers to commit, for it stands in place of lines of the diff. */
export interface Suggestion extends DraftComment {
  /** Tells it from others, wherever in the file it stands. */
  readonly digest: string;
}

/** A suggestion begins with this. */
const marker = (job: string, digest: string): string => `<!-- drydock-suggestion:${job}:${digest} -->`;

/** The job and the digest of the suggestion that a comment makes; undefined where it makes none. */
export function suggestionIn(body: string): { readonly job: string; readonly digest: string } | undefined {
  const [, job, digest] = /^<!-- drydock-suggestion:([0-9a-f]{16}):([0-9a-f]{16}) -->/.exec(body) ?? [];
  return job === undefined || digest === undefined ? undefined : { job, digest };
}

/**
 * The fixes of the findings, worst first, as suggestions. Left out are those that touch a line which the pull request
 * does not add, the lines of one before, or what GitHub would not commit as it stands there.
 * @param added by the path of the file in the repository
 * @param job tells the suggestions of this job from those of another
 */
export function suggestionsFor(
  findings: readonly Finding[],
  context: ReporterContext,
  added: ReadonlyMap<string, AddedLines>,
  job: string,
): readonly Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const finding of worstFirst(spokenOf(findings))) {
    const one = suggestionOf(finding, context, added, job);
    if (one && !suggestions.some((other) => overlap(one, other))) suggestions.push(one);
  }
  return suggestions;
}

function suggestionOf(
  finding: Finding,
  context: ReporterContext,
  added: ReadonlyMap<string, AddedLines>,
  job: string,
): Suggestion | undefined {
  const source = context.sources.get(finding.file)?.split('\n') ?? [];
  const whole = finding.fix && fixedLines(finding.fix.edits, source);
  if (!finding.fix || !whole) return undefined;
  const { first, last, lines } = trimmed(whole, source);
  const path = repositoryPath(finding.file, context);
  const before = source.slice(first - 1, last);
  const isAdded = before.every((line, index) => added.get(path)?.get(first + index) === line);
  if (!isAdded || ![...before, ...lines].every(isPlain)) return undefined;
  const digest = digestOf([path, finding.rule, before, lines]);
  const said = `${code(finding.rule)} ${prose(finding.message)}<br>${prose(finding.fix.description)}:`;
  const body = [marker(job, digest), said, '', fence(lines, 'suggestion')].join('\n');
  return { path, first, last, body, digest };
}

/** Without the lines at both ends that stay as they are; one must be left for the suggestion to stand at. */
function trimmed({ first, last, lines }: FixedLines, source: readonly string[]): FixedLines {
  const [before, after] = [source.slice(first - 1, last), [...lines]];
  const isLong = (): boolean => before.length > 1 && after.length > 0;
  let skipped = 0;
  for (; isLong() && before[0] === after[0]; skipped += 1) [before, after].forEach((side) => side.shift());
  for (; isLong() && before.at(-1) === after.at(-1);) [before, after].forEach((side) => side.pop());
  return { first: first + skipped, last: first + skipped + before.length - 1, lines: after };
}

/** What is committed is what is seen; a carriage return, which GitHub takes away, is neither. */
function isPlain(line: string): boolean {
  const withoutTabs = line.replaceAll('\t', ' ');
  return visible(withoutTabs) === withoutTabs && !/<!--|-->/.test(line);
}

const overlap = (one: DraftComment, other: DraftComment): boolean =>
  one.path === other.path && one.first <= other.last && other.first <= one.last;
