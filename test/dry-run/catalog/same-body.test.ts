import { expect, it } from 'vitest';
import { isSameBody } from '../../../src/dry-run/catalog/same-body.js';

it.each<readonly [string, string, string, string, boolean]>([
  ['indentation', 'plpgsql', '\nBEGIN\n  RETURN NEW;\nEND\n', '\r\n    BEGIN\n\tRETURN NEW;\n    END', true],
  ['a word more', 'plpgsql', 'BEGIN RETURN NEW; END', 'BEGIN RETURN NEW ; END', false],
  ['space in a string', 'plpgsql', "SELECT 'a  b'", "SELECT 'a b'", false],
  ['space in a dollar-quoted string', 'sql', 'SELECT $x$a  b$x$', 'SELECT $x$a b$x$', false],
  ['space in a quoted name', 'sql', 'SELECT "a  b"', 'SELECT "a b"', false],
  ['a line that a comment swallows', 'sql', 'SELECT 1 -- one\n+ 1', 'SELECT 1 -- one + 1', false],
  ['space in a comment', 'sql', 'SELECT /* a  b */ 1', 'SELECT /* a b */ 1', false],
  ['a language that minds', 'plpython3u', 'if x:\n  y', 'if x:\n    y', false],
])('%s', (_name, language, before, after, same) => {
  expect(isSameBody({ language, body: before }, { language, body: after })).toBe(same);
});
