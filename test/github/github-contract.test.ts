import { describe, expect, test } from 'vitest';
import { filesApi, githubApi, refusal } from '../support/github-api.js';
import { breachesOf, type Exchange } from '../support/github-contract.js';
import { githubUser } from '../support/github-user.js';

const at = (path: string): URL => new URL(path, 'http://127.0.0.1');
const comments = '/repos/octo/shop/issues/1/comments';
const comment = {
  id: 1,
  node_id: 'IC_1',
  url: 'https://api.github.example/repos/octo/shop/issues/comments/1',
  html_url: 'https://github.example/octo/shop/pull/1#issuecomment-1',
  issue_url: 'https://api.github.example/repos/octo/shop/issues/1',
  user: githubUser('github-actions[bot]'),
  created_at: '2026-11-21T12:00:00Z',
  updated_at: '2026-11-21T12:00:00Z',
  author_association: 'NONE',
  body: 'a',
};
const listing: Exchange = { method: 'GET', url: at(comments), text: '', status: 200, answer: [comment] };
const creating: Exchange = {
  ...listing,
  method: 'POST',
  text: JSON.stringify({ body: 'a' }),
  status: 201,
  answer: comment,
};
const { body: refused } = refusal(403, 'no');
const viewer: Exchange = {
  ...creating,
  url: at('/graphql'),
  text: '{"query":"{ viewer { login } }"}',
  status: 200,
  answer: { data: { viewer: { login: 'a' } } },
};

describe("what GitHub's description of its API says", () => {
  test.each<[string, Exchange, string | undefined]>([
    ['right: a list', listing, undefined],
    ['right: a page', { ...listing, url: at(`${comments}?per_page=100&page=2`) }, undefined],
    ['right: a comment is made', creating, undefined],
    ['right: refused', { ...creating, status: 403, answer: refused }, undefined],
    ['right: refused as anything may be', { ...creating, status: 429, answer: refused }, undefined],
    ['right: who am I', viewer, undefined],
    ['a path', { ...listing, url: at('/repos/octo/shop/issues/1/coments') }, 'no such path'],
    ['a server that has a path of its own', { ...listing, url: at(`/api${comments}`) }, 'no such path'],
    ['a method', { ...listing, method: 'PUT' }, 'no such path'],
    [
      'a number that is none',
      { ...listing, url: at('/repos/o/r/issues/one/comments') },
      '.issue_number should be',
    ],
    [
      'a query parameter',
      { ...listing, url: at(`${comments}?sort=id`) },
      'additional properties {"additionalProperty":"sort"}',
    ],
    [
      'the value of a query parameter',
      { ...listing, url: at(`${comments}?page=last`) },
      'query parameter.page should be integer',
    ],
    ['no body', { ...creating, text: '' }, 'no body'],
    ['a body where none is taken', { ...listing, text: '{}' }, 'a body, where none is taken'],
    ['a body of another type', { ...creating, text: '{"body":1}' }, 'request.body should be string'],
    [
      'a body without what it must have',
      { ...creating, text: '{}' },
      "request should have required property 'body'",
    ],
    [
      'a field that GitHub overlooks',
      { ...creating, text: '{"body":"a","bdoy":"b"}' },
      '{"additionalProperty":"bdoy"}',
    ],
    ['a status', { ...creating, status: 202 }, 'never answered with 202'],
    [
      'an answer that lacks a field',
      { ...creating, answer: { ...comment, html_url: undefined } },
      "required property 'html_url'",
    ],
    [
      'an answer with a value that cannot be',
      { ...listing, answer: [{ ...comment, author_association: 'FRIEND' }] },
      'answer 200[0].author_association',
    ],
    [
      'an answer deep inside',
      { ...creating, answer: { ...comment, user: { ...githubUser('a'), id: 'a' } } },
      'answer 201.user.id should be integer',
    ],
    ['a refusal', { ...creating, status: 403, answer: 'no' }, 'answer 403 should be object'],
    [
      'a refusal without its fields',
      { ...creating, status: 429, answer: { message: 'no', status: '429' } },
      "'documentation_url'",
    ],
    ['a query', { ...viewer, text: '{"query":"{ viewer { id } }"}' }, 'another query'],
    ['the answer to a query', { ...viewer, answer: { data: null } }, 'another answer'],
  ])('%s', (_, exchange, breach) => {
    expect(breachesOf(exchange)).toEqual(breach === undefined ? [] : [expect.stringContaining(breach)]);
  });
});

describe('fails the test that asks it', () => {
  test.fails('for a path that GitHub has not', async () => {
    const { url } = await githubApi(() => refusal(404, 'Not Found'));
    await fetch(`${url}/repos/octo/shop/no-such-thing`);
  });

  test.fails('for a parameter that GitHub has not', async () => {
    const { url } = await filesApi([]);
    await fetch(`${url}/repos/octo/shop/pulls/1/files?size=100`);
  });

  test.fails('for an answer that GitHub would not give', async () => {
    const { url } = await githubApi(() => ({ status: 200, body: [{ filename: 'a' }] }));
    await fetch(`${url}/repos/octo/shop/pulls/1/files`);
  });

  test('and not for what is right', async () => {
    const { url } = await filesApi([{ filename: 'a', status: 'added' }]);
    expect((await fetch(`${url}/repos/octo/shop/pulls/1/files`)).status).toBe(200);
  });
});
