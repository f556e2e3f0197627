import { type Markup, markup, when } from './markup.js';
import { proseBlocks } from './prose-blocks.js';
import { clip, isPlainAddress, visible } from './untrusted-text.js';
import { limits, nameText } from './wording.js';

/** A name as code. */
export const code = (name: string): Markup => markup`<code>${nameText(name)}</code>`;

/** A line of prose: what stands between backticks as code, all else as text. */
const proseLine = (line: string): Markup => {
  const parts = line.split(/`([^`]+)`/);
  return markup`${parts.map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`))}`;
};

/** Prose on one line. */
export const prose = (text: string): Markup => proseLine(visible(clip(text, limits.prose)));

/** Prose as paragraphs, SQL in blocks of its own. */
export const paragraphs = (text: string): Markup =>
  markup`${proseBlocks(text).map(({ isCode, lines }) => (isCode ? sql(lines) : paragraph(lines)))}`;

const paragraph = (lines: readonly string[]): Markup =>
  when(
    lines.some((line) => line !== ''),
    () =>
      markup`<p>${lines.map((line, index) => markup`${when(index > 0, () => markup`<br>`)}${proseLine(line)}`)}</p>`,
  );

/** SQL as it is to be copied; a reader with a keyboard can scroll it. */
export const sql = (lines: readonly string[]): Markup =>
  markup`<pre tabindex="0"><code>${lines.join('\n')}</code></pre>`;

/** A link where the address is of the plain kind that we make ourselves, else the text alone. */
export const link = (text: Markup, url: string): Markup =>
  isPlainAddress(url) ? markup`<a href="${url}" rel="noreferrer">${text}</a>` : text;

/** A table that scrolls by itself where it is too wide. The first cell of a row is its header. */
export const table = (
  caption: string,
  header: readonly string[],
  rows: readonly (readonly Markup[])[],
): Markup => markup`<div class="scroll" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${header.map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first = markup``, ...cells]) =>
    markup`<tr><th scope="row">${first}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`,
)}</tbody>
</table></div>
`;

/** Folded until somebody wants to know. */
export const details = (summary: string, body: Markup): Markup =>
  markup`<details><summary>${summary}</summary>\n${body}</details>\n`;

export const heading = (depth: number, text: Markup): Markup =>
  markup`<h${Math.min(depth, 6)}>${text}</h${Math.min(depth, 6)}>\n`;
