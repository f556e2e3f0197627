import { readFile } from 'node:fs/promises';
import type { RunnerEnvironment } from './environment.js';

/** What started the workflow, as far as it tells what changed. */
export type RunEvent = PullRequestEvent | MergeGroupEvent | PushEvent | OtherEvent;

export interface PullRequestEvent {
  readonly kind: 'pull-request';
  readonly name: string;
  readonly number: number;
  /** The newest commit of the pull request. */
  readonly headSha: string;
  /** GitHub's trial merge, where the event is about it. */
  readonly mergeSha: string | undefined;
  /** The branch that the pull request is to be merged into. */
  readonly baseBranch: string;
  /** Whether its commits are those of another repository, or nobody knows of which any more. */
  readonly fromFork: boolean;
  /** Present where a label started the run: its name, who put it there, and whose pull request it is. */
  readonly labelled?: { readonly label: string; readonly by: string; readonly author: string };
}

export interface MergeGroupEvent {
  readonly kind: 'merge-group';
  /** “The SHA of the merge group's parent commit” (GitHub's manual, Webhook events and payloads). */
  readonly baseSha: string;
  readonly headSha: string;
}

export interface PushEvent {
  readonly kind: 'push';
  /** The tip before the push; undefined on a new branch, and where a forced push left it behind. */
  readonly before: string | undefined;
  /** Empty for a tag. */
  readonly branch: string;
  readonly defaultBranch: string;
}

export interface OtherEvent {
  readonly kind: 'other';
  readonly name: string;
}

/** They run with the secrets of the base repository, and may have a stranger's commit checked out. */
const privileged = new Set(['pull_request_target', 'workflow_run']);

/** Why the migrations may only be read, not run, on this event; undefined where they may be run. */
export const lintOnlyReason = (eventName: string): string | undefined =>
  privileged.has(eventName)
    ? `The migrations are read but not run: ${eventName} hands this job the secrets of the repository, and the migrations may be a stranger's. Use \`on: pull_request\` to have them run.`
    : undefined;

/** Why the commands that the config names must not be run: a stranger may have written them. Completes a sentence. */
export function noRenderReason(event: RunEvent, eventName: string): string | undefined {
  if (privileged.has(eventName)) return `${eventName} hands this job the secrets of the repository`;
  return event.kind === 'pull-request' && event.fromFork
    ? 'this pull request comes from a fork, whose author may have written them'
    : undefined;
}

/** Reads the payload of the event. One that is missing or strange says nothing of what changed. */
export async function readEvent({ eventName, eventPath, sha }: RunnerEnvironment): Promise<RunEvent> {
  const text = await readFile(eventPath, 'utf8').catch(() => '{}');
  return interpretEvent(eventName, parsed(text), sha);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param sha GITHUB_SHA of the run. */
export function interpretEvent(name: string, payload: unknown, sha: string): RunEvent {
  const other: OtherEvent = { kind: 'other', name };
  if (name.startsWith('pull_request')) return pullRequest(name, payload, sha) ?? other;
  if (name === 'merge_group') return mergeGroup(payload) ?? other;
  return name === 'push' ? push(payload) : other;
}

function pullRequest(name: string, payload: unknown, sha: string): PullRequestEvent | undefined {
  const number = valueAt(payload, 'pull_request', 'number');
  const headSha = commitAt(payload, 'pull_request', 'head', 'sha');
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || headSha === undefined) return undefined;
  const labelled = valueAt(payload, 'action') === 'labeled' ? { labelled: labelOf(payload) } : {};
  return {
    ...labelled,
    kind: 'pull-request',
    name,
    number,
    headSha,
    // There GITHUB_SHA is the tip of the base repository's own branch.
    mergeSha: name === 'pull_request_target' ? undefined : sha,
    baseBranch: textAt(payload, 'pull_request', 'base', 'ref'),
    fromFork:
      repositoryOf(payload, 'head') === '' || repositoryOf(payload, 'head') !== repositoryOf(payload, 'base'),
  };
}

const labelOf = (payload: unknown): NonNullable<PullRequestEvent['labelled']> => ({
  label: textAt(payload, 'label', 'name'),
  by: textAt(payload, 'sender', 'login'),
  author: textAt(payload, 'pull_request', 'user', 'login'),
});

const repositoryOf = (payload: unknown, side: 'head' | 'base'): string =>
  textAt(payload, 'pull_request', side, 'repo', 'full_name');

function mergeGroup(payload: unknown): MergeGroupEvent | undefined {
  const baseSha = commitAt(payload, 'merge_group', 'base_sha');
  const headSha = commitAt(payload, 'merge_group', 'head_sha');
  return baseSha && headSha ? { kind: 'merge-group', baseSha, headSha } : undefined;
}

function push(payload: unknown): PushEvent {
  const forced = valueAt(payload, 'forced') === true;
  const branch = /^refs\/heads\/(.+)$/.exec(textAt(payload, 'ref'))?.[1] ?? '';
  return {
    kind: 'push',
    before: forced ? undefined : commitAt(payload, 'before'),
    branch,
    defaultBranch: textAt(payload, 'repository', 'default_branch'),
  };
}

const valueAt = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );

function textAt(value: unknown, ...path: readonly string[]): string {
  const text = valueAt(value, ...path);
  return typeof text === 'string' ? text : '';
}

/** The name of a commit; undefined for anything else, and for the zeros that stand for none. */
function commitAt(value: unknown, ...path: readonly string[]): string | undefined {
  const text = textAt(value, ...path);
  return /^(?!0+$)(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : undefined;
}
