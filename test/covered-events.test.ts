import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

interface Row {
  readonly event: string;
  readonly title: string;
  readonly file: string;
}

const rows = Array.from(
  readFileSync('.github/CONTRIBUTING.md', 'utf8').matchAll(/^\| (.+?) +\| .*? +\| (.+?) +\| (\w+) +\|$/gm),
  ([, event = '', title = '', file = '']): Row => ({ event, title, file }),
).filter(({ file }) => ['events', 'hostile', 'policy', 'override'].includes(file));

/** The titles as they are written, with `%s`; and the names of the cases where a title is nothing else. */
function titlesIn(file: string): readonly string[] {
  const text = readFileSync(`test/action/${file}.test.ts`, 'utf8');
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) titles.push(...namesOf(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return titles;
}

/** `test`, `test.each([…])`, `test.each<…>([…])`. */
const isTest = (callee: ts.Expression): boolean =>
  ts.isIdentifier(callee)
    ? callee.text === 'test'
    : ts.isCallExpression(callee) &&
      ts.isPropertyAccessExpression(callee.expression) &&
      isTest(callee.expression.expression);

function namesOf({ expression, arguments: [title] }: ts.CallExpression): readonly string[] {
  if (!title || !ts.isStringLiteralLike(title)) return [];
  const [cases] = ts.isCallExpression(expression) ? expression.arguments : [];
  if (!cases || !ts.isArrayLiteralExpression(cases) || !title.text.includes('%s')) return [title.text];
  return cases.elements.flatMap((one) => {
    const name = ts.isArrayLiteralExpression(one) ? one.elements[0] : one;
    return name && ts.isStringLiteralLike(name) ? [title.text.replace('%s', () => name.text)] : [];
  });
}

const isSame = (title: string, told: string): boolean => {
  const pieces = title.split(/%[a-z]/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.+')}$`).test(told);
};

test.each([...new Set(rows.map(({ file }) => file))])(
  'every row about %s.test.ts names a test of it',
  (file) => {
    const titles = titlesIn(file);
    const told = rows.filter((row) => row.file === file).map(({ title }) => title);
    expect(told.filter((one) => !titles.some((title) => isSame(title, one)))).toEqual([]);
  },
);

test('every test of events.test.ts has a row', () => {
  const told = rows.filter(({ file }) => file === 'events').map(({ title }) => title);
  expect(titlesIn('events').filter((title) => !told.some((one) => isSame(title, one)))).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
});

test('every event that matters has rows', () => {
  const events = new Set(
    rows.flatMap(({ event }) => Array.from(event.matchAll(/`(\w+)`/g), ([, name]) => name)),
  );
  for (const event of [
    'pull_request',
    'pull_request_target',
    'merge_group',
    'push',
    'workflow_dispatch',
    'workflow_run',
  ])
    expect(events).toContain(event);
});
