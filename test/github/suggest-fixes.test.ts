import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keepSuggestions } from '../../src/github/tell-pull-request.js';
import type { Finding, Report } from '../../src/report.js';
import type { Fault } from '../support/conversation-api.js';
import { type PlantedReviewComment, reviewServer, type ReviewServer } from '../support/review-server.js';
import { finding, report } from '../reporters/sample-report.js';

const logged: string[] = [];
vi.mock('../../src/github/log.js', () => ({ log: (text: string) => logged.push(text) }));
beforeEach(() => {
  logged.length = 0;
});

const bot = 'github-actions[bot]';
const job = '0123456789abcdef';
const commit = '89abcdef89abcdef89abcdef89abcdef89abcdef';
const file = 'a.sql';
const lines = Array.from({ length: 14 }, (_, index) => `SELECT ${index + 1};`);
const patches = { [file]: `@@ -0,0 +1,14 @@\n${lines.map((line) => `+${line}`).join('\n')}` };
const sources = new Map([[file, `${lines.join('\n')}\n`]]);

const mended = (line: number): Finding => {
  const place = { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
  return finding({ file, ...place, fix: { description: 'Mend', edits: [{ ...place, text: 'x' }] } });
};

const get = 'GET /repos/octo/shop/pulls/1/comments';
const files = 'GET /repos/octo/shop/pulls/1/files';
const create = 'POST /repos/octo/shop/pulls/1/reviews';
const login = 'POST /graphql';

const keep = (
  api: Pick<ReviewServer, 'url'>,
  findings: readonly Finding[],
  ofJob = job,
  part: Partial<Report> = {},
): Promise<void> =>
  keepSuggestions(
    { report: report({ ...part, findings }), context: { sources, color: false }, job: ofJob, commit },
    {
      token: 'token-of-the-job',
      apiUrl: api.url,
      repository: 'octo/shop',
      number: 1,
      signal: new AbortController().signal,
      pause: () => Promise.resolve(),
    },
    { fromFork: false },
  );

/** What was asked for, without the query. */
const asked = ({ requests }: ReviewServer) => requests.map((request) => request.replace(/\?.*/, ''));

/** The body that suggests this. */
async function bodyOf(line: number): Promise<string> {
  const api = await reviewServer(patches);
  await keep(api, [mended(line)]);
  return api.comments[0]?.body ?? '';
}

describe('one review with all of them', () => {
  test('at the newest commit, at their lines', async () => {
    const api = await reviewServer(patches);
    await keep(api, [mended(2), mended(5)]);
    expect(asked(api)).toEqual([get, files, create]);
    expect(api.reviews).toMatchObject([
      {
        commit_id: commit,
        event: 'COMMENT',
        body: 'Drydock has 2 suggestions.',
        comments: [
          { path: file, line: 2, side: 'RIGHT' },
          { path: file, line: 5, side: 'RIGHT' },
        ],
      },
    ]);
    expect(api.comments[0]?.body).toMatch(/\n```suggestion\nxSELECT 2;\n```$/);
    expect(logged).toEqual([]);
  });

  test('over several lines', async () => {
    const api = await reviewServer(patches);
    const place = { startLine: 2, startColumn: 8, endLine: 3, endColumn: 1 };
    await keep(api, [finding({ file, fix: { description: 'Mend', edits: [{ ...place, text: ' ' }] } })]);
    expect(api.reviews[0]?.comments).toMatchObject([
      { start_line: 2, line: 3, start_side: 'RIGHT', side: 'RIGHT' },
    ]);
  });

  test('ten at once; those that are left come when these are committed', async () => {
    const api = await reviewServer(patches);
    const all = lines.map((_, index) => mended(index + 1));
    await keep(api, all);
    expect(api.reviews[0]?.comments).toHaveLength(10);
    expect(api.reviews[0]?.body).toBe('Drydock has 10 suggestions; 4 more follow once these are committed.');
    await keep(api, all);
    expect(api.reviews[1]?.comments.map(({ line }) => line)).toEqual([11, 12, 13, 14]);
  });

  test('each once, however often the run is repeated', async () => {
    const api = await reviewServer(patches);
    await keep(api, [mended(2)]);
    await keep(api, [mended(2)]);
    await keep(api, [mended(2)], 'fedcba9876543210');
    expect(api.reviews).toHaveLength(1);
    expect(api.comments).toHaveLength(1);
  });

  test('nothing to suggest: nobody is asked for the diff', async () => {
    const api = await reviewServer(patches);
    await keep(api, [finding({ file })]);
    expect(asked(api)).toEqual([get]);
  });
});

describe('what is there already', () => {
  const left = async (planted: readonly PlantedReviewComment[], findings: readonly Finding[]) => {
    const api = await reviewServer(patches, planted);
    await keep(api, findings);
    return api.comments.map(({ id }) => id);
  };

  test('what is found no more is taken back', async () => {
    const body = await bodyOf(2);
    expect(await left([{ author: bot, body }], [])).toEqual([]);
  });

  test('what a run that stopped early does not find is left', async () => {
    const api = await reviewServer(patches, [{ author: bot, body: await bodyOf(2) }]);
    await keep(api, [], job, { incomplete: { reason: 'the server is gone' } });
    expect(api.comments).toHaveLength(1);
  });

  test.each<[string, Partial<PlantedReviewComment>]>([
    ['somebody else’s, with our marker', { author: 'mallory' }],
    ['another job’s', { body: '<!-- drydock-suggestion:aaaaaaaaaaaaaaaa:aaaaaaaaaaaaaaaa -->' }],
    ['what GitHub has folded as outdated', { line: null }],
    ['a comment without our marker', { body: 'Look here' }],
  ])('%s is left', async (_, part) => {
    const body = await bodyOf(2);
    expect(await left([{ author: bot, body, ...part }], [])).toEqual([1]);
  });

  test('what somebody has answered is left', async () => {
    const body = await bodyOf(2);
    expect(
      await left(
        [
          { author: bot, body },
          { author: 'octocat', body: 'Why?', answers: 1 },
        ],
        [],
      ),
    ).toEqual([1, 2]);
  });

  test.each<[string, Partial<PlantedReviewComment>]>([
    ['outdated', { line: null }],
    ['somebody else’s', { author: 'mallory' }],
  ])('one that is %s does not stand for ours', async (_, part) => {
    const body = await bodyOf(2);
    expect(await left([{ author: bot, body, ...part }], [mended(2)])).toEqual([1, 2]);
  });

  test('deleted meanwhile', async () => {
    const body = await bodyOf(2);
    const gone = { status: 404, message: 'Not Found' };
    const api = await reviewServer(patches, [{ author: bot, body }], (request) =>
      request.startsWith('DELETE') ? gone : undefined,
    );
    await keep(api, []);
    expect(logged).toEqual([]);
  });
});

describe('whatever goes wrong: a line in the log, and no error', () => {
  const permission = 'Give the job `permissions: { pull-requests: write }`.';
  const noAccess = 'Resource not accessible by integration';
  const notInDiff = 'Unprocessable Entity: "Line must be part of the diff"';

  test.each<[string, Fault, string]>([
    [get, { status: 401, message: 'Bad credentials' }, 'Is the input github-token still valid?'],
    [get, { status: 404, message: 'Not Found' }, permission],
    [files, { status: 500, message: 'Server Error' }, ''],
    [create, { status: 403, message: noAccess }, permission],
    [create, { status: 422, message: notInDiff }, ''],
    [create, { status: 429, message: 'Slow down' }, 'GitHub limits how much is asked of it'],
    [create, { status: 500, message: 'Server Error' }, ''],
  ])('%s gets %j', async (request, fault, remedy) => {
    const api = await reviewServer(patches, [], (one) => (one === request ? fault : undefined));
    await keep(api, [mended(2)]);
    expect(api.comments).toEqual([]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain(
      `No fix was suggested on pull request #1: HTTP ${fault.status}: ${fault.message} - https://docs.github.com/rest. ${remedy}`,
    );
  });

  test('GitHub does not tell whose token it is: taken for that of the runner', async () => {
    const planted = [{ author: bot, body: await bodyOf(2) }];
    const api = await reviewServer(patches, planted, (request) =>
      request === login ? { status: 403, message: noAccess } : undefined,
    );
    await keep(api, [mended(2)]);
    expect(api.comments).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  test('no server', async () => {
    await keep({ url: 'http://127.0.0.1:9' }, [mended(2)]);
    expect(logged).toHaveLength(1);
  });
});
