import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintsOf } from '../src/fingerprints.js';
import type { Finding } from '../src/report.js';
import { SourceText } from '../src/sql/source-text.js';
import { hostileText } from './reporters/hostile-report.js';
import { finding } from './reporters/sample-report.js';

const file = 'migrations/0002.up.sql';

function offsetsOf(text: string, needle: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) offsets.push(at);
  return offsets;
}

/** A finding for each place of `needle` in the text. */
const findingsAt = (text: string, needle: string, part: Partial<Finding> = {}): readonly Finding[] => {
  const source = new SourceText(text);
  return offsetsOf(source.text, needle).map((index) =>
    finding({ file, ...source.regionOf(index, index + needle.length), ...part }),
  );
};

const printsOf = (text: string, needle: string, part?: Partial<Finding>): readonly string[] =>
  fingerprintsOf(findingsAt(text, needle, part), new Map([[part?.file ?? file, text]]));

const before =
  "ALTER TABLE orders\n  DROP COLUMN note, -- unread\n  ADD total int DEFAULT 0;\nSELECT 'a  b';\n";

describe('the same finding after a change', () => {
  const [expected] = printsOf(before, 'DROP COLUMN note');

  test.each([
    ['lines above', `-- what follows\n\nCREATE TABLE IF NOT EXISTS t (a int);\n${before}`],
    ['lines below', `${before}DROP TABLE orders;\n`],
    ['other indentation', before.replaceAll('\n  ', '\n\t\t')],
    ['all on one line', before.replace(' -- unread', '').replaceAll('\n', ' ')],
    ['Windows line ends', before.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${before}`],
    ['another comment', before.replace('-- unread', '-- unread; since 2026 /* x')],
    ['a comment inside', before.replace('ADD total', '/* the; sum */ ADD total')],
    ['an ignore above', `-- drydock-ignore drop-column: unread\n${before}`],
    ['other spacing', before.replace('DEFAULT 0', 'DEFAULT   0 ')],
    ['small keywords', before.replace('ALTER TABLE', 'alter table')],
  ])('%s', (_, after) => {
    expect(printsOf(after, 'DROP COLUMN note')).toEqual([expected]);
  });

  test('another message, another severity', () => {
    const part = { message: 'x', severity: 'info', help: 'y', suppressed: { reason: 'z', line: 1 } } as const;
    expect(printsOf(before, 'DROP COLUMN note', part)).toEqual([expected]);
  });

  test('a body that is laid out anew', () => {
    const body = 'DO $do$\nBEGIN\n  DROP TABLE orders;\nEND\n$do$;';
    const anew = 'DO $do$ BEGIN\n    -- gone\n    DROP TABLE orders; END $do$;';
    expect(printsOf(anew, 'DROP TABLE orders')).toEqual(printsOf(body, 'DROP TABLE orders'));
  });
});

describe('another finding', () => {
  const [known] = printsOf(before, 'DROP COLUMN note');

  test.each([
    ['of another rule', printsOf(before, 'DROP COLUMN note', { rule: 'missing-if-exists' })],
    ['in another file', printsOf(before, 'DROP COLUMN note', { file: 'migrations/0003.up.sql' })],
    ['at another part of the statement', printsOf(before, 'ADD total int DEFAULT 0')],
    [
      'in a statement that says something else',
      printsOf(before.replace('int', 'bigint'), 'DROP COLUMN note'),
    ],
    [
      'in a string with other spaces',
      printsOf(before.replace('DEFAULT 0', "DEFAULT '0 '"), 'DROP COLUMN note'),
    ],
  ])('%s', (_, prints) => {
    expect(prints).toHaveLength(1);
    expect(prints).not.toEqual([known]);
  });

  test('white space in a string counts', () => {
    expect(printsOf(before, "SELECT 'a  b'")).not.toEqual(
      printsOf(before.replace('a  b', 'a b'), "SELECT 'a b'"),
    );
  });
});

test('equal statements of one file are told apart by their order, not by their lines', () => {
  const twice = 'DROP TABLE t;\nDROP TABLE t;\n';
  const prints = printsOf(twice, 'DROP TABLE t');
  expect(new Set(prints).size).toBe(2);
  expect(printsOf(`SELECT 1;\n${twice.replace(';\n', ';\n\n\n')}`, 'DROP TABLE t')).toEqual(prints);
  const findings = findingsAt(twice, 'DROP TABLE t');
  expect(fingerprintsOf(findings.toReversed(), new Map([[file, twice]]))).toEqual(prints.toReversed());
});

test('of the same rule at the same place: in the order of the report', () => {
  const twice = [finding({ message: 'a' }), finding({ message: 'b' })];
  const [first, second] = fingerprintsOf(twice, new Map());
  expect(first).not.toBe(second);
});

test.each([
  ['the file as a whole', { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }],
  ['a place that the file does not have', { startLine: 90, startColumn: 7, endLine: 95, endColumn: 2 }],
])('%s: what the file says does not count', (_, region) => {
  const findings = [finding({ file, ...region })];
  const [one, other] = ['SELECT 1;', 'SELECT 2;\nSELECT 3;'].map((text) =>
    fingerprintsOf(findings, new Map([[file, text]])),
  );
  expect(one).toEqual(other);
});

test('a finding about a comment goes by its text', () => {
  const ignore = '-- drydock-ignore drop-table: unread';
  const moved = `SELECT 1;\n\n  ${ignore}\nSELECT 2;`;
  expect(printsOf(moved, ignore)).toEqual(printsOf(`${ignore}\nSELECT 2;`, ignore));
  expect(printsOf(moved, ignore)).not.toEqual(
    printsOf(moved.replace('unread', 'gone'), '-- drydock-ignore drop-table: gone'),
  );
});

test('a script without statements is one, whatever its comments say', () => {
  expect(printsOf('-- nothing', '-- nothing')).toEqual(
    printsOf('\n-- nothing at all\n', '-- nothing at all'),
  );
});

test('in a runbook the prose around a statement does not count', () => {
  const at = { file: 'runbooks/1.md' };
  const sql = '```sql\nDROP TABLE orders;\n```\n';
  expect(printsOf(`# It's gone\n\n${sql}`, 'DROP TABLE orders', at)).toEqual(
    printsOf(`# Gone; for good\n${sql}`, 'DROP TABLE orders', at),
  );
});

test('whatever the file holds: 32 digits each, none twice, the same again', () => {
  const place = fc.nat({ max: 12 });
  const places = fc.array(fc.tuple(place, place, place, place), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(hostileText), places, (texts, regions) => {
      const sources = new Map([[file, texts.join("\n' $a$ ;")]]);
      const findings = regions.map(([line, column, lines, columns]) =>
        finding({
          file,
          startLine: line + 1,
          startColumn: column + 1,
          endLine: line + lines + 1,
          endColumn: columns + 1,
        }),
      );
      const prints = fingerprintsOf(findings, sources);
      expect(prints.filter((print) => !/^[0-9a-f]{32}$/.test(print))).toEqual([]);
      expect(new Set(prints).size).toBe(prints.length);
      expect(fingerprintsOf(findings, sources)).toEqual(prints);
    }),
  );
});

test('it stays what it is: a baseline of an older Drydock still matches', () => {
  expect(printsOf('DROP TABLE orders;', 'DROP TABLE orders')).toEqual(['e03dd69ca0f5b9c7712e477bd157ad0f']);
});
