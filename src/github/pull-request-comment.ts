import type { Report } from '../report.js';
import { markdownWithin } from '../reporters/markdown.js';
import { code, link } from '../reporters/markdown-text.js';
import { commandBelow, notesAbove, type Told } from './told.js';

/** When a comment is made; one that is there is kept up to date unless it says `never`. */
export const commentSettings = ['on-findings', 'always', 'never'] as const;

export type CommentSetting = (typeof commentSettings)[number];

/** A comment on the pull request, by whomsoever. */
export interface PostedComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  /** The login of its author; that of an app ends in `[bot]`, which no name that a person chooses can. */
  readonly author: string;
}

/** The run that a comment comes from. */
export interface CommentOrigin {
  readonly commit: string;
  readonly runUrl: string | undefined;
}

/** GitHub takes 65,536 characters; UTF-8 never has fewer bytes than that. */
const limit = 65_000;

/**
 * The HTML comment that a comment of ours begins with.
 * @param digest tells these checks from others that comment on the same pull request.
 */
export const commentMarker = (digest: string): string => `<!-- drydock:${digest} -->`;

/** Stands behind the marker of a comment that has told of findings at some time. */
const toldSign = '<!-- told -->';

/**
 * The newest comment that both begins with the marker and is of the author. The marker alone proves nothing: whoever
 * may comment can write it, and may edit later what Drydock would have put there.
 */
export const newestOwn = (
  comments: readonly PostedComment[],
  marker: string,
  author: string,
): PostedComment | undefined =>
  markedAmong(comments, marker)
    .filter((comment) => comment.author === author)
    .toSorted((left, right) => right.id - left.id)[0];

/** Those that begin with the marker. */
export const markedAmong = (comments: readonly PostedComment[], marker: string): readonly PostedComment[] =>
  comments.filter(({ body }) => body.startsWith(marker));

const hasFindings = ({ summary }: Report): boolean => summary.errors + summary.warnings > 0;

/** A pull request that has nothing to do with migrations is told nothing. */
export const isWorthNew = (setting: CommentSetting, report: Report): boolean =>
  hasFindings(report) ||
  (setting === 'always' && (report.summary.migrations > 0 || report.findings.length > 0));

/** @param before the comment that this text is to replace. */
export function commentText(
  marker: string,
  told: Told,
  { commit, runUrl }: CommentOrigin,
  before?: PostedComment,
): string {
  const { report, context } = told;
  const hasTold = before?.body.startsWith(marker + toldSign) ?? false;
  const isResolved = hasTold && !hasFindings(report) && report.incomplete === undefined;
  const head = [
    `${marker}${hasTold || hasFindings(report) ? toldSign : ''}\n`,
    ...(isResolved ? ['> **Resolved:** what Drydock found here before is found no more.\n\n'] : []),
    notesAbove(told),
  ].join('');
  const run = runUrl === undefined ? '' : ` · ${link('the run', runUrl)}`;
  const foot = `${commandBelow(told)}\n<sub>For commit ${code(commit.slice(0, 7))}${run}</sub>\n`;
  const room = limit - Buffer.byteLength(head + foot);
  return head + markdownWithin(room, report, context) + foot;
}
