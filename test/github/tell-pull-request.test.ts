import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keepComment } from '../../src/github/tell-pull-request.js';
import { conversationApi, type Conversation, type Fault } from '../support/conversation-api.js';

const logged: string[] = [];
vi.mock('../../src/github/log.js', () => ({ log: (text: string) => logged.push(text) }));
beforeEach(() => {
  logged.length = 0;
});

const marker = '<!-- drydock:0123456789abcdef -->';
const bot = 'github-actions[bot]';
const ours = { author: bot, body: `${marker}\nold` };

const list = 'GET /repos/octo/shop/issues/1/comments';
const create = 'POST /repos/octo/shop/issues/1/comments';
const update = 'PATCH /repos/octo/shop/issues/comments/1';
const login = 'POST /graphql';

const pauses: number[] = [];
beforeEach(() => {
  pauses.length = 0;
});

interface Ways {
  readonly isNewWanted?: boolean;
  readonly fromFork?: boolean;
  readonly signal?: AbortSignal;
}

const keep = (api: Conversation, { isNewWanted = true, fromFork = false, signal }: Ways = {}) =>
  keepComment(
    { marker, isNewWanted, textAfter: () => `${marker}\nnew` },
    {
      token: 'token-of-the-job',
      apiUrl: api.url,
      repository: 'octo/shop',
      number: 1,
      signal: signal ?? new AbortController().signal,
      pause: (milliseconds) => Promise.resolve(pauses.push(milliseconds)),
    },
    { fromFork },
  );

/** What was asked for, without the query. */
const asked = ({ requests }: Conversation) => requests.map((request) => request.replace(/\?.*/, ''));
const url = (id: number): string => `https://github.example/octo/shop/pull/1#issuecomment-${id}`;

describe('which comment', () => {
  test('none is there: one is made, and nobody asks whose token it is', async () => {
    const api = await conversationApi([{ author: bot, body: `Look: ${marker}` }]);
    expect(await keep(api)).toBe(url(2));
    expect(asked(api)).toEqual([list, create]);
    expect(new Set(api.authorizations)).toEqual(new Set(['token token-of-the-job']));
  });

  test('none is there, and none is wanted', async () => {
    const api = await conversationApi();
    expect(await keep(api, { isNewWanted: false })).toBe('');
    expect(asked(api)).toEqual([list]);
  });

  test('ours is updated, also where a new one would not be made', async () => {
    const api = await conversationApi([ours]);
    expect(await keep(api, { isNewWanted: false })).toBe(url(1));
    expect(asked(api)).toEqual([list, login, update]);
    expect(api.comments.map(({ body }) => body)).toEqual([`${marker}\nnew`]);
  });

  test('of two of ours the newest, and the other is left', async () => {
    const api = await conversationApi([ours, ours]);
    expect(await keep(api)).toBe(url(2));
    expect(api.comments.map(({ body }) => body)).toEqual([`${marker}\nold`, `${marker}\nnew`]);
  });

  test.each(['mallory', 'github-actions', 'other[bot]', ''])(
    'one of %j with our marker is never touched',
    async (author) => {
      const api = await conversationApi([{ author, body: `${marker}\nforged` }]);
      expect(await keep(api)).toBe(url(2));
      expect(api.comments[0]?.body).toBe(`${marker}\nforged`);
    },
  );

  test('on the third page', async () => {
    const others = Array.from({ length: 250 }, (_, index) => ({ author: 'octocat', body: `${index}` }));
    const api = await conversationApi([...others, ours]);
    expect(await keep(api)).toBe(url(251));
    expect(asked(api).slice(0, 4)).toEqual([list, list, list, login]);
  });

  test('deleted since it was listed: a new one, where one is wanted', async () => {
    const deleting = () =>
      conversationApi([ours], (request, remove) => {
        if (request === update) remove(1);
        return undefined;
      });
    expect(await keep(await deleting())).toBe(url(1));
    const api = await deleting();
    expect(await keep(api, { isNewWanted: false })).toBe('');
    expect(asked(api)).toEqual([list, login, update]);
    expect(logged).toEqual([]);
  });

  test('GitHub does not tell whose token it is: taken for that of the runner', async () => {
    const api = await conversationApi([ours], (request) =>
      request === login ? { status: 403, message: 'Resource not accessible by integration' } : undefined,
    );
    expect(await keep(api)).toBe(url(1));
    expect(logged).toEqual([]);
  });
});

describe('whatever goes wrong: a line in the log, and no error', () => {
  const limited = { 'retry-after': '7' };
  const permission = 'Give the job `permissions: { pull-requests: write }`.';
  const noAccess = 'Resource not accessible by integration';
  const tooLong = 'Validation Failed: Body is too long (maximum is 65536 characters)';

  test.each<[string, Fault, string]>([
    [list, { status: 401, message: 'Bad credentials' }, 'Is the input github-token still valid?'],
    [list, { status: 403, message: noAccess }, permission],
    [list, { status: 404, message: 'Not Found' }, permission],
    [create, { status: 403, message: noAccess }, permission],
    [create, { status: 404, message: 'Not Found' }, permission],
    [create, { status: 422, message: tooLong }, ''],
    [create, { status: 500, message: 'Server Error' }, ''],
    [create, { status: 429, message: 'Slow down' }, 'GitHub limits how much is asked of it'],
    [
      create,
      { status: 403, message: 'API rate limit exceeded', headers: { 'x-ratelimit-remaining': '0' } },
      'GitHub limits how much is asked of it',
    ],
    [
      create,
      { status: 429, message: 'Come back in an hour', headers: { 'retry-after': '3600' } },
      'GitHub limits how much is asked of it',
    ],
    [
      create,
      { status: 429, message: 'Come back', headers: { 'retry-after': 'Sat, 21 Nov 2026 12:00:00 GMT' } },
      'GitHub limits how much is asked of it',
    ],
  ])('%s gets %j', async (request, fault, remedy) => {
    const api = await conversationApi([], (one) => (one === request ? fault : undefined));
    expect(await keep(api)).toBe('');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(
      `No comment was written on pull request #1: HTTP ${fault.status}: ${fault.message} - https://docs.github.com/rest. ${remedy}`,
    );
    expect(asked(api).filter((one) => one === request)).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  test('the update is refused: no second comment', async () => {
    const api = await conversationApi([ours], (one) =>
      one === update ? { status: 403, message: noAccess } : undefined,
    );
    expect(await keep(api)).toBe('');
    expect(asked(api)).toEqual([list, login, update]);
  });

  test('a pull request from a fork: nothing to mend, and the log says so', async () => {
    const api = await conversationApi([], (one) =>
      one === create ? { status: 403, message: noAccess } : undefined,
    );
    await keep(api, { fromFork: true });
    expect(logged[0]).toContain('`pull-requests: write`, which GitHub gives no job on a pull request from');
  });

  test.each<[string, Fault, readonly number[]]>([
    [list, { status: 429, message: 'Slow down', headers: limited }, [7000]],
    [create, { status: 429, message: 'Slow down', headers: limited }, [7000]],
    [create, { status: 403, message: 'Secondary rate limit', headers: limited }, [7000]],
    [list, { status: 500, message: 'Server Error' }, [1000]],
    [list, { status: 503, message: 'Unavailable', headers: limited }, [1000]],
  ])('%s gets %j once: it is done after a pause', async (request, fault, paused) => {
    let left = 1;
    const api = await conversationApi([], (one) => (one === request && left-- > 0 ? fault : undefined));
    expect(await keep(api)).toBe(url(1));
    expect(pauses).toEqual(paused);
    expect(logged).toEqual([]);
  });

  test('one pause in all', async () => {
    const faults = new Map([
      [list, 1],
      [create, 1],
    ]);
    const api = await conversationApi([], (one) => {
      const left = faults.get(one) ?? 0;
      faults.set(one, left - 1);
      return left > 0 ? { status: 429, message: 'Slow down', headers: limited } : undefined;
    });
    expect(await keep(api)).toBe('');
    expect(pauses).toEqual([7000]);
    expect(asked(api)).toEqual([list, list, create]);
  });

  test.each([list, login, update])('no answer to %s', async (request) => {
    const controller = new AbortController();
    const api = await conversationApi([ours], (one) => {
      if (one !== request) return undefined;
      controller.abort(new DOMException('so long', 'TimeoutError'));
      return 'silence';
    });
    expect(await keep(api, { signal: controller.signal })).toBe('');
    expect(logged[0]).toBe('No comment was written on pull request #1: GitHub did not answer in time.');
  });

  test('the job is cancelled before: nobody is asked', async () => {
    const api = await conversationApi();
    expect(await keep(api, { signal: AbortSignal.abort(new Error('The run was interrupted')) })).toBe('');
    expect(api.requests).toEqual([]);
    expect(logged[0]).toBe('No comment was written on pull request #1: The run was interrupted.');
  });

  test('no server', async () => {
    const api = await conversationApi();
    expect(await keep({ ...api, url: 'http://127.0.0.1:9' })).toBe('');
    expect(logged).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  test('an answer that is no JSON of GitHub', async () => {
    const api = await conversationApi([], () => ({
      status: 200,
      message: 'Welcome to this hotel',
      isNotGithub: true,
    }));
    expect(await keep(api)).toBe('');
    expect(logged).toHaveLength(1);
  });
});
