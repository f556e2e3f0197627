import { describe, expect, test } from 'vitest';
import { commandsIn, issuesOf, uploadedSummary } from './runner-commands.js';

test('the port of the runner runs what the research saw it run', () => {
  const lines = [
    '  ::set-output name=a::b',
    'x ::set-output name=a::b',
    'SELECT 1; -- ##[set-output name=a;x=1]b',
    '::unknown::x',
    '::ERROR file=a%2Cb,line=1::c%25%0Ad',
    '::error',
  ];
  expect(commandsIn(lines.join('\n'))).toEqual([
    { name: 'set-output', properties: { name: 'a' }, data: 'b' },
    { name: 'set-output', properties: { name: 'a', x: '1' }, data: 'b' },
    { name: 'error', properties: { file: 'a,b', line: '1' }, data: 'c%\nd' },
  ]);
});

describe('what it keeps of a place', () => {
  test.each<[string, string]>([
    ['line=3,endLine=3,col=1,endColumn=5', 'line=3,endLine=3,col=1,endColumn=5'],
    ['line=3,endLine=5', 'line=3,endLine=5'],
    ['line=3,endLine=5,col=1,endColumn=5', 'line=3,endLine=5'],
    ['endLine=5', 'line=5,endLine=5'],
    ['line=3,endColumn=5', 'line=3,col=5,endColumn=5'],
    ['col=1,endColumn=5', ''],
    ['line=3,endLine=2', ''],
    ['line=3,endLine=3,col=5,endColumn=4', 'line=3,endLine=3'],
    ['line=x,col=1', 'line=x'],
  ])('%s: %s', (given, kept) => {
    const [issue] = issuesOf(commandsIn(`::error file=a,${given}::b`));
    const pairs = Object.entries(issue?.properties ?? {}).map(([key, value]) => `${key}=${value}`);
    expect(pairs.join(',')).toBe(['file=a', kept].filter((text) => text !== '').join(','));
  });
});

test('what it keeps of many, and of a long one', () => {
  const lines = ['error', 'warning', 'notice', 'debug'].flatMap((name) =>
    Array.from({ length: 12 }, (_, index) => `::${name}::${index} ${'a'.repeat(5000)}`),
  );
  const issues = issuesOf(commandsIn(lines.join('\n')));
  expect(issues).toHaveLength(30);
  expect(issues.at(-1)).toMatchObject({
    type: 'notice',
    message: expect.stringMatching(/^9 a{4094}$/) as string,
  });
});

test('of a summary all or nothing, in bytes', () => {
  expect(uploadedSummary(Buffer.alloc(1024 * 1024, 'a'))).toHaveLength(1024 * 1024);
  expect(uploadedSummary(Buffer.from('é'.repeat(600 * 1024)))).toBe('');
});
