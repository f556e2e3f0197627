import { quoteLiteral } from '../../postgres/identifiers.js';
import type { Values } from './values.js';

const oddTexts = [
  '',
  'ä',
  '日本語のテキスト',
  '😀 naïve café',
  'two\nlines\tand a tab',
  `it's "quoted" \\ 50%`,
  '  spaces around  ',
  'NULL',
];

/** What conditions on text ask for most often: a mail address, a slug, a colour, a hash, a number … */
const shapes = (number: string): readonly string[] => [
  `'user' || ${number} || '@example.com'`,
  `'name-' || ${number}`,
  `'name_' || ${number}`,
  `'https://example.com/' || ${number}`,
  `'example' || ${number} || '.com'`,
  `(${number})::text`,
  `'1.0.' || ${number}`,
  `'#' || pg_catalog.lpad(pg_catalog.to_hex(${number} % 16777216), 6, '0')`,
  `pg_catalog.md5((${number})::text)`,
  `pg_catalog.md5((${number})::text)::uuid::text`,
  `'+49' || pg_catalog.lpad((${number})::text, 9, '0')`,
  `pg_catalog.to_char(date '2020-01-01' + (${number} % 3000)::int4, 'YYYY-MM-DD')`,
  `'/path/' || ${number}`,
  `'Name' || ${number}`,
  ...[1, 2, 3, 4, 8].flatMap((length) => [
    letters(number, length),
    `pg_catalog.upper(${letters(number, length)})`,
  ]),
];

function letters(number: string, length: number): string {
  const places = Array.from({ length: Math.min(length, 6) }, (_, place) => 26 ** place);
  return places
    .reverse()
    .map((weight) => `pg_catalog.chr((97 + ${number} / ${weight} % 26)::int4)`)
    .join(' || ');
}

/** Texts of a wanted length, each of letters, digits and hexadecimal digits. */
const ofLength = (length: string, number: string): readonly string[] => [
  `pg_catalog.rpad('t' || ${number}, ${length}, 'x')`,
  `pg_catalog.lpad((${number})::text, ${length}, '0')`,
  `pg_catalog.left(pg_catalog.repeat(pg_catalog.md5((${number})::text), ${length} / 32 + 1), ${length})`,
];

/** The text that a pattern of LIKE stands for. */
const fromPattern = (text: string): readonly string[] =>
  /[%_]/.test(text) ? [text.replaceAll('%', 'x').replaceAll('_', 'y'), text.replaceAll('%', '')] : [];

/** `limit` is of characters. */
export function textValues(type: string, limit: number | undefined): Values {
  const fitted = (text: string): string =>
    limit === undefined ? `(${text})` : `pg_catalog.left(${text}, ${limit})`;
  const short = limit !== undefined && limit < 14;
  return {
    nth: (number) => (short ? `(${letters(number, limit)})::${type}` : `('text ' || ${number})::${type}`),
    odd: [...oddTexts.map((text) => fitted(quoteLiteral(text))), fitted(`pg_catalog.repeat('long ', 60)`)],
    near: (constants, number) => {
      const words = constants.flatMap((text) => [text, ...fromPattern(text)]);
      const lengths = constants.filter((constant) => /^\d{1,4}$/.test(constant));
      return [
        ...words.map((word) => `${quoteLiteral(word)}::${type}`),
        ...words.map((word) => `(${quoteLiteral(word)} || ${number})::${type}`),
        ...lengths.flatMap((length) => ofLength(length, number)),
        ...shapes(number),
      ];
    },
  };
}
