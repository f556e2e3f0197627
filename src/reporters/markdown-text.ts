import { proseBlocks } from './prose-blocks.js';
import { clip, isPlainAddress, visible, visibleLine, visibleLines } from './untrusted-text.js';
import { limits } from './wording.js';

/**
 * GitHub's Markdown of untrusted text: it shows what it says and does nothing. No link, image, mention, reference to an
 * issue or HTML comes of it, no table cell or fence ends early, and no comment marker can be forged.
 */

/** No text has one of its own once it is made visible. */
const zeroWidthSpace = '\u200b';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  [zeroWidthSpace]: '&#8203;',
};

const withEntities = (text: string): string =>
  text.replace(/[&<>|\u200b]/g, (character) => entities[character] ?? character);

/** GitHub looks for these in the rendered text, where no escape is left: only a character in between stops it. */
const withoutReferences = (text: string): string =>
  text
    .replace(/[@#](?=[\p{L}\p{N}_-])/gu, `$&${zeroWidthSpace}`)
    .replace(/GH-(?=\d)|:(?=\/\/)|www(?=\.)|(?:mailto|xmpp):/gi, `$&${zeroWidthSpace}`);

/** `$…$` would be set as a formula; a backslash does not stop that outside of one (GitHub's manual). */
const dollar = '<span>$</span>';

const markdownText = (shown: string): string =>
  withEntities(withoutReferences(shown).replace(/[\\`*_[\]~]/g, '\\$&')).replaceAll('$', dollar);

/** One line of text inside raw HTML, such as `<summary>`, where Markdown's own escapes do not count. */
export const htmlText = (text: string): string =>
  withEntities(withoutReferences(visibleLine(text))).replace(
    /[`[\]]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );

/** A name as code, also in a table: backticks where these are safe, else an element with all escaped. */
export function code(name: string): string {
  const shown = visible(clip(name, limits.name));
  return /^[^`|\\<>&\s](?:[^`|\\<>&]*[^`|\\<>&\s])?$/.test(shown)
    ? `\`${shown}\``
    : `<code>${markdownText(shown)}</code>`;
}

/** A line of prose: what stands between backticks as code, all else as text. */
const proseLine = (line: string): string =>
  line
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : markdownText(part)))
    .join('');

/** Prose in one line of Markdown, its line breaks as `<br>`: for cells, and behind other words. */
export const prose = (text: string): string =>
  visibleLines(clip(text, limits.prose)).map(proseLine).join('<br>');

/** Prose as paragraphs of its own; indented lines are SQL. */
export const paragraphs = (text: string): string =>
  proseBlocks(text)
    .map(({ isCode, lines }) => (isCode ? fence(lines, 'sql') : paragraph(lines)))
    .filter((block) => block !== '')
    .join('\n\n');

/** What would begin a heading, list, rule or underline does not at the start of a line either. */
const paragraph = (lines: readonly string[]): string =>
  lines
    .map(proseLine)
    .join('<br>')
    .trimStart()
    .replace(/^(\d*)([-+=#.)])/, '$1\\$2');

/** A fenced block that no run of backticks inside can end, and that holds no HTML comment to be taken for ours. */
export function fence(lines: readonly string[], language: string): string {
  const shown = lines.map((line) => line.replaceAll('<!--', '<\\u0021--').replaceAll('-->', '--\\u003e'));
  const runs = shown.flatMap((line) => line.match(/`+/g) ?? []);
  const ticks = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [ticks + language, ...shown, ticks].join('\n');
}

/** `[text](url)` where the address is of the plain kind that we make ourselves, else the text alone. */
export const link = (text: string, url: string): string => (isPlainAddress(url) ? `[${text}](${url})` : text);

/** A table; cells are Markdown already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A block that a reader can fold; the summary is HTML, the body Markdown. */
export const details = (summary: string, body: string, open = false): string =>
  `<details${open ? ' open' : ''}>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
