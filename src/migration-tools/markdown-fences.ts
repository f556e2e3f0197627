import type { Part } from './script-parts.js';

/** A fenced code block whose language is SQL, or that of a shell. */
export interface Fence {
  readonly kind: 'sql' | 'shell';
  /** Its lines, without what marks the block quote that it may stand in. */
  readonly lines: readonly Part[];
  /** Where the closing fence stands; absent where the document ends before. */
  readonly close?: number;
  /** Whether it stands in a section that a heading names rollback. */
  readonly rollback: boolean;
}

const languages: ReadonlyMap<string, Fence['kind']> = new Map([
  ...['sql', 'postgresql', 'postgres', 'pgsql', 'psql'].map((name) => [name, 'sql'] as const),
  ...['bash', 'sh', 'shell', 'zsh', 'console', 'shell-session'].map((name) => [name, 'shell'] as const),
]);

/** Nobody means more; a line of nothing but markers would cost its square. */
const deepestItem = 100;

/** "Rollback", "Rolling back", "Roll-back procedure". */
const rollbackTitle = /\broll(?:ing|ed)?[ -]?back/i;

/** The SQL fences of a Markdown document. */
export const sqlFences = (text: string): readonly Fence[] =>
  fencesOf(text).filter(({ kind }) => kind === 'sql');

/**
 * The fences of a Markdown document that are of SQL or a shell, in their order. CommonMark 0.31, 4.5 “Fenced code blocks”, 4.2 “ATX headings”,
 * 4.6 “HTML blocks” as far as comments go, and the containers of 5.1 and 5.2 as far as they move a fence.
 */
export function fencesOf(text: string): readonly Fence[] {
  const reader = new FenceReader();
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline + 1;
    reader.read(text.slice(start, next).replace(/\r?\n$/, ''), start);
    start = next;
  }
  return reader.fences;
}

interface OpenFence {
  readonly mark: string;
  /** In columns: where the content of the list item begins that it stands in. */
  readonly indent: number;
  readonly quotes: number;
  readonly rollback: boolean;
  /** Absent where the language is another. */
  readonly lines: Part[] | undefined;
}

class FenceReader {
  readonly fences: Fence[] = [];
  #open: OpenFence | undefined;
  /** The columns at which the content of the list items begins that are open. */
  #items: number[] = [];
  /** The level of the heading that names a rollback. */
  #rollback: number | undefined;
  #inComment = false;

  read(line: string, start: number): void {
    if (this.#open && this.#inside(this.#open, line, start)) return;
    if (this.#inComment || /^ {0,3}<!--/.test(line)) {
      this.#inComment = !line.includes('-->');
      return;
    }
    this.#heading(line);
    const quote = /^(?: {0,3}> ?)*/.exec(line)?.[0] ?? '';
    const [content, column] = this.#intoItems(line.slice(quote.length));
    this.#fence(content, column, quote.split('>').length - 1);
  }

  /** Whether the line belongs to the fence, its end included; the end of its container ends a fence as well. */
  #inside(open: OpenFence, line: string, start: number): boolean {
    const quote = quotePrefix(line, open.quotes);
    const content = line.slice(quote?.length ?? 0);
    const left = quote === undefined || (content.trim() !== '' && columnOf(content) < open.indent);
    if (left) {
      this.#open = undefined;
      return false;
    }
    const from = start + line.length - content.length;
    const end = closes(content, open);
    if (end) this.#open = undefined;
    else open.lines?.push({ start: from, end: start + line.length });
    if (end && open.lines) this.#closed(open.lines, from + content.search(/\S/));
    return true;
  }

  #closed(lines: readonly Part[], close: number): void {
    const last = this.fences.at(-1);
    if (last?.lines === lines) this.fences[this.fences.length - 1] = { ...last, close };
  }

  #heading(line: string): void {
    const match = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line);
    const level = match?.[1]?.length;
    if (level === undefined) return;
    if (this.#rollback !== undefined && level > this.#rollback) return;
    this.#rollback = rollbackTitle.test(line) ? level : undefined;
  }

  /** Leaves the list items that the line is not indented into, and enters those that it begins. */
  #intoItems(line: string): readonly [content: string, column: number] {
    let column = columnOf(line);
    let content = line.trimStart();
    if (content === '') return [content, column];
    this.#items = this.#items.filter((item) => item <= column);
    for (let marker = listMarker(content); marker; marker = listMarker(content)) {
      if (column - (this.#items.at(-1) ?? 0) > 3 || this.#items.length === deepestItem) break;
      column = columnAfter(marker, column);
      content = content.slice(marker.length);
      this.#items.push(column);
    }
    return [content, column];
  }

  #fence(content: string, column: number, quotes: number): void {
    const indent = this.#items.at(-1) ?? 0;
    const opening = column - indent > 3 ? undefined : openingFence(content);
    if (!opening) return;
    const kind = languages.get(opening.language);
    const lines: Part[] | undefined = kind ? [] : undefined;
    const rollback = this.#rollback !== undefined;
    this.#open = { mark: opening.mark, indent, quotes, rollback, lines };
    if (kind && lines) this.fences.push({ kind, lines, rollback });
  }
}

/** The language is the first word of the info string, in which no backtick stands behind backticks. */
function openingFence(content: string): { readonly mark: string; readonly language: string } | undefined {
  const match = /^(`{3,}(?!.*`)|~{3,})[ \t]*([\w+-]*)/.exec(content);
  return match ? { mark: match[1] ?? '', language: (match[2] ?? '').toLowerCase() } : undefined;
}

/** The marks of so many block quotes; undefined where the line has fewer. */
function quotePrefix(line: string, quotes: number): string | undefined {
  let prefix = '';
  for (let depth = 0; depth < quotes; depth += 1) {
    const match = /^ {0,3}> ?/.exec(line.slice(prefix.length));
    if (!match) return undefined;
    prefix += match[0];
  }
  return prefix;
}

function closes(content: string, { mark, indent }: OpenFence): boolean {
  if (columnOf(content) - indent > 3) return false;
  const line = content.trim();
  return line.length >= mark.length && line === mark.charAt(0).repeat(line.length);
}

/** A marker with the blanks behind it: `- `, `12. `. More than four blanks are one and an indented text. */
const listMarker = (content: string): string | undefined =>
  /^(?:[-*+]|\d{1,9}[.)])(?:\t| {1,4})(?=\S)/.exec(content)?.[0];

/** How far the line is indented. */
const columnOf = (line: string): number => columnAfter(/^[ \t]*/.exec(line)?.[0] ?? '', 0);

/** A tab reaches to the next multiple of four: CommonMark, 2.2. */
function columnAfter(text: string, from: number): number {
  let column = from;
  for (const character of text) column += character === '\t' ? 4 - (column % 4) : 1;
  return column;
}
