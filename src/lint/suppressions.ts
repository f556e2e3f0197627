import type { Finding, Region } from '../report.js';
import type { Comment } from '../sql/statements.js';
import type { LintScript } from './project.js';
import type { PlacedProblem } from './rule.js';
import type { LintRoutine } from './run-order.js';

/** One rule id in one `drydock-ignore` comment. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  readonly file: string;
  /** Where the comment stands. */
  readonly at: Region;
  /** First and last line that it covers; the whole file for `drydock-ignore-file`. */
  readonly from: number;
  readonly to: number;
}

const ignoreComment = /^(?:--|\/\*)\s*drydock-ignore(-file)?\b\s*([^:]*?)\s*(?::\s*([\s\S]*?))?\s*(?:\*\/)?$/;

/** Without a colon the words behind an id are a reason that lacks one, and no ids. */
const idsIn = (rules: string, reason: string | undefined): readonly string[] =>
  rules.split(reason === undefined ? ',' : /[\s,]+/).flatMap((part) => /\S+/.exec(part)?.[0] ?? []);

/**
 * The ignores of a script: `-- drydock-ignore rule[, rule]: reason` before a statement, inside it or behind it on
 * its line, and `-- drydock-ignore-file rule: reason` anywhere. In a body it speaks of the statements of the body.
 */
export const readSuppressions = (script: LintScript): readonly Suppression[] =>
  commentsOf(script).flatMap(({ comment, targets }) => {
    const match = ignoreComment.exec(comment.text);
    if (!match) return [];
    const [, wholeFile, rules = '', reason] = match;
    const lines = wholeFile ? { from: 1, to: Infinity } : coveredLines(targets, comment.region);
    const ids = idsIn(rules, reason);
    return (ids.length === 0 ? [''] : ids).map((rule) => ({
      rule,
      reason: reason?.trim() ?? '',
      file: script.file,
      at: comment.region,
      ...lines,
    }));
  });

/** Each comment, and the places that it may speak of in the order of the text. */
function commentsOf({ parsed, routines }: LintScript): readonly PlacedComment[] {
  const inside = routines.flatMap((routine) => {
    const targets = targetsIn(routine);
    return routine.comments.map((comment) => ({ comment, targets }));
  });
  // Those of BEGIN ATOMIC … END are comments of the script as well.
  const known = new Set(inside.map(({ comment }) => comment.start));
  const targets = [...parsed.statements, ...parsed.psqlCommands]
    .map(({ region }) => region)
    .toSorted(byStart);
  const outside = parsed.comments.filter(({ start }) => !known.has(start));
  return [...outside.map((comment) => ({ comment, targets })), ...inside].toSorted(
    (left, right) => left.comment.start - right.comment.start,
  );
}

interface PlacedComment {
  readonly comment: Comment;
  readonly targets: readonly Region[];
}

/** The statements of a body; of one that could not be read the statement that holds it. */
function targetsIn({ pieces, raises, statements, statement }: LintRoutine): readonly Region[] {
  const places = [...pieces.map(({ at }) => at), ...raises.map(({ at }) => at)];
  const all = [...places, ...statements.map(({ region }) => region)].toSorted(byStart);
  return all.length > 0 ? all : [statement.region];
}

const byStart = (left: Region, right: Region): number =>
  left.startLine - right.startLine || left.startColumn - right.startColumn || right.endLine - left.endLine;

/**
 * The statement or psql command that the comment stands in, behind (on one line) or, alone on its line, before.
 * In a script without any, what is reported on is the script as a whole.
 */
function coveredLines(
  targets: readonly Region[],
  comment: Region,
): { readonly from: number; readonly to: number } {
  const line = comment.startLine;
  if (targets.length === 0) return { from: 1, to: Infinity };
  const here = targets.find(
    (target) => byStart(target, comment) < 0 && target.startLine <= line && line <= target.endLine,
  );
  const target = here ?? targets.find((one) => startsBehind(one, comment));
  return {
    from: Math.min(line, here?.startLine ?? line),
    to: Math.max(comment.endLine, target?.endLine ?? line),
  };
}

const startsBehind = ({ startLine, startColumn }: Region, { endLine, endColumn }: Region): boolean =>
  startLine > endLine || (startLine === endLine && startColumn >= endColumn);

/** Findings with those that an ignore covers marked, and the ignores that covered something. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly used: ReadonlySet<Suppression>;
}

/** Marks what is ignored. An ignore without a reason ignores nothing. */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): Suppressed {
  const used = new Set<Suppression>();
  const byPlace = new Map<string, Suppression[]>();
  for (const one of suppressions) {
    const key = `${one.rule}\n${one.file}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), one]);
  }
  const marked = findings.map((finding) => {
    const candidates = byPlace.get(`${finding.rule}\n${finding.file}`) ?? [];
    const hit = candidates.find(
      ({ reason, from, to }) => reason !== '' && from <= finding.startLine && finding.startLine <= to,
    );
    if (!hit) return finding;
    used.add(hit);
    return { ...finding, suppressed: { reason: hit.reason, line: hit.at.startLine } };
  });
  return { findings: marked, used };
}

/** What is wrong with the ignores themselves, by the id of the rule that says so. */
export type SuppressionProblems = Readonly<
  Record<'ignore-without-reason' | 'unknown-rule-in-ignore' | 'unused-ignore', readonly PlacedProblem[]>
>;

/**
 * Checks the ignores: `judged(rule, file)` says whether the rule was run, for an ignore of a rule that was
 * not run is not unused; `nearest(rule)` proposes the id that was meant.
 */
export function checkSuppressions(
  suppressions: readonly Suppression[],
  used: ReadonlySet<Suppression>,
  known: ReadonlySet<string>,
  judged: (rule: string, file: string) => boolean,
  nearest: (rule: string) => string | undefined,
): SuppressionProblems {
  const unknown = suppressions.filter(({ rule }) => !known.has(rule));
  const withoutReason = suppressions.filter(({ rule, reason }) => known.has(rule) && reason === '');
  const unused = suppressions.filter(
    (one) => known.has(one.rule) && one.reason !== '' && !used.has(one) && judged(one.rule, one.file),
  );
  return {
    'unknown-rule-in-ignore': unknown.map((one) => place(one, unknownMessage(one.rule, nearest(one.rule)))),
    'ignore-without-reason': withoutReason.map((one) =>
      place(one, `The ignore of ${one.rule} gives no reason, so it ignores nothing.`),
    ),
    'unused-ignore': unused.map((one) => place(one, `${one.rule} reports nothing here: the ignore can go.`)),
  };
}

const place = ({ file, at }: Suppression, message: string): PlacedProblem => ({ file, at, message });

function unknownMessage(rule: string, nearest: string | undefined): string {
  if (rule === '') return 'The ignore names no rule.';
  return `There is no rule ${rule}${nearest === undefined ? '' : `; the nearest is ${nearest}`}.`;
}
