import { describe, expect, test } from 'vitest';
import { interpretEvent, type RunEvent } from '../../src/github/event.js';
import { type Payload, webhookEvents } from '../support/webhook-examples.js';

const mergeSha = 'c'.repeat(40);
const textOf = (payload: unknown): string => JSON.stringify(payload);

/** What the pattern finds first: another way to a value than along the names of the fields. */
const found = (payload: unknown, pattern: RegExp): string => pattern.exec(textOf(payload))?.[1] ?? '';
const lastOf = (url: string): string => decodeURIComponent(url.slice(url.lastIndexOf('/') + 1));

interface Side {
  readonly label: string;
  readonly repo: { readonly id: number } | null;
}

interface PullRequestPayload extends Payload {
  readonly pull_request: {
    readonly _links: Readonly<Record<'html' | 'statuses', { readonly href: string }>>;
    readonly head: Side;
    readonly base: Side;
    readonly user: { readonly url: string };
  };
  readonly action: string;
  readonly label?: { readonly url: string };
  readonly sender?: { readonly url: string };
}

/** The same facts, from the links and ids of the payload. */
function pullRequestOf(name: string, payload: Payload): RunEvent {
  const { pull_request: request, action, label, sender } = payload as PullRequestPayload;
  const labelled = {
    label: lastOf(label?.url ?? ''),
    by: lastOf(sender?.url ?? ''),
    author: lastOf(request.user.url),
  };
  return {
    kind: 'pull-request',
    name,
    number: Number(lastOf(request._links.html.href)),
    headSha: lastOf(request._links.statuses.href),
    mergeSha,
    baseBranch: request.base.label.split(':')[1] ?? '',
    fromFork: request.head.repo?.id !== request.base.repo?.id,
    ...(action === 'labeled' ? { labelled } : {}),
  };
}

function pushOf(payload: Payload): RunEvent {
  const isUsable = payload['created'] === false && payload['forced'] === false;
  return {
    kind: 'push',
    before: isUsable ? found(payload, /"before":"(\w+)"/) : undefined,
    branch: found(payload, /^\{"ref":"refs\/heads\/(.*?)"/),
    defaultBranch: found(payload, /"master_branch":"(.*?)"/),
  };
}

const mergeGroupOf = (payload: Payload): RunEvent => ({
  kind: 'merge-group',
  baseSha: found(payload, /"base_sha":"(\w+)"/),
  headSha: found(payload, /"head_sha":"(\w+)"/),
});

function expectedOf(name: string, payload: Payload): RunEvent {
  if (name.startsWith('pull_request')) return pullRequestOf(name, payload);
  if (name === 'merge_group') return mergeGroupOf(payload);
  return name === 'push' ? pushOf(payload) : { kind: 'other', name };
}

const examplesOf = (event: string): readonly Payload[] =>
  webhookEvents.find(({ name }) => name === event)?.examples ?? [];

describe('payloads that GitHub sends say what they say', () => {
  test.each(webhookEvents)('$name', ({ name, examples }) => {
    expect(examples.length).toBeGreaterThan(0);
    for (const payload of examples)
      expect(interpretEvent(name, payload, mergeSha)).toEqual(expectedOf(name, payload));
  });

  test('there are those that matter', () => {
    expect(examplesOf('pull_request').map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'opened',
        'synchronize',
        'reopened',
        'labeled',
        'unlabeled',
        'ready_for_review',
      ]),
    );
    const pushes = examplesOf('push').map((payload) => expectedOf('push', payload));
    expect(pushes).toContainEqual(expect.objectContaining({ before: undefined, branch: 'master' }));
    expect(pushes).toContainEqual(
      expect.objectContaining({ before: expect.any(String) as string, branch: '' }),
    );
  });
});

describe('the same from a fork', () => {
  test.each([
    ['of a stranger', { id: 1, full_name: 'stranger/Hello-World' }],
    ['that is deleted', null],
  ])('%s', (_, repo) => {
    for (const payload of examplesOf('pull_request')) {
      const { pull_request: request } = payload as PullRequestPayload;
      const forked = { ...payload, pull_request: { ...request, head: { ...request.head, repo } } };
      const event = interpretEvent('pull_request', forked, mergeSha);
      expect(event).toEqual({ ...pullRequestOf('pull_request', payload), fromFork: true });
    }
  });
});

test('a payload that lacks something says less, and nothing breaks', () => {
  for (const { name, examples } of webhookEvents)
    for (const payload of examples) {
      const less = Object.keys(payload).flatMap((key) =>
        [undefined, null, 0, '', [], {}].map((value) => ({ ...payload, [key]: value })),
      );
      const kinds = new Set(less.map((one) => interpretEvent(name, one, mergeSha).kind));
      expect(['other', expectedOf(name, payload).kind]).toEqual(expect.arrayContaining([...kinds]));
    }
});
