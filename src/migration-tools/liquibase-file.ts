import type { SourceFile } from './migration-tool.js';
import { type Line, linesOf, type Part } from './script-parts.js';

export interface Changeset {
  /** `author:id`. */
  readonly id: string;
  readonly up: readonly Part[];
  /** Empty where nothing says how to roll it back. */
  readonly down: readonly Part[];
  attribute(name: string): string | undefined;
}

export interface FormattedSql {
  readonly changesets: readonly Changeset[];
  /** What Liquibase refuses the whole file for. */
  readonly fault?: SourceFile['unreadable'];
}

/** FormattedSqlChangeLogParser.java, `supports`: the first line that is not blank. */
export const isFormattedSql = (text: string): boolean => /^\uFEFF?\s*--\s*liquibase formatted/i.test(text);

/** The patterns of the same file, `parse`. */
const changeset = /^\s*--\s*changeset\s+("[^"]+"|[^:]+):\s*("[^"]+"|\S+)(.*)$/i;
const anyChangeset = /^\s*--\s*changeset/i;
const rollback = /^\s*--\s*rollback (.*)$/i;
const ignoreLines = /^--\s*ignoreLines:(\w+)$/i;
/** Documentation, “Formatted SQL changelogs”: a comment that begins like this holds more than one line. */
const rollbackBlock = /^\s*\/\*\s*liquibase\s+rollback\s*$/i;

/** Reads a changelog line by line. What stands before the first changeset never runs; comments there are kept with it. */
export function readChangesets(text: string): FormattedSql {
  const reader = new ChangelogReader();
  for (const line of linesOf(text)) reader.take(line);
  return reader;
}

class ChangelogReader implements FormattedSql {
  readonly changesets: (Changeset & { readonly up: Part[]; readonly down: Part[] })[] = [];
  fault: NonNullable<SourceFile['unreadable']> | undefined;
  readonly #head: Part[] = [];
  /** Lines that are still to be passed over; Infinity until `--ignoreLines:end`. */
  #ignored = 0;
  #inBlock = false;

  take(line: Line): void {
    if (this.#ignored > 0) this.#passOver(line);
    else if (this.#inBlock) this.#blockLine(line);
    else if (!this.#isDirective(line)) this.#sql(line);
  }

  #passOver({ text }: Line): void {
    const ends = this.#ignored === Infinity && ignoreLines.exec(text)?.[1]?.toLowerCase() === 'end';
    this.#ignored = ends ? 0 : this.#ignored - 1;
  }

  #isDirective(line: Line): boolean {
    const [, lines] = ignoreLines.exec(line.text) ?? [];
    if (lines !== undefined) this.#ignored = lines === 'start' ? Infinity : Number.parseInt(lines, 10) || 0;
    else if (anyChangeset.test(line.text)) this.#changeset(line);
    else if (rollbackBlock.test(line.text) && this.changesets.length > 0) this.#inBlock = true;
    else return false;
    return true;
  }

  #changeset(line: Line): void {
    const [, author = '', name = '', attributes = ''] = changeset.exec(line.text) ?? [];
    if (author === '') {
      this.#refuse('Liquibase wants author:id behind "--changeset"', line);
      return;
    }
    const id = `${unquoted(author)}:${unquoted(name)}`;
    if (this.changesets.some((one) => one.id === id))
      this.#refuse(`Liquibase wants the changeset ${id} once`, line);
    const head = this.changesets.length === 0 ? this.#head : [];
    this.changesets.push({ id, up: [...head, line], down: [], attribute: attributesIn(attributes) });
  }

  #refuse(message: string, { number }: Line): void {
    this.fault ??= { message, line: number };
  }

  #blockLine(line: Line): void {
    const close = line.text.indexOf('*/');
    this.#inBlock = close === -1;
    this.changesets
      .at(-1)
      ?.down.push({ start: line.start, end: close === -1 ? line.end : line.start + close });
  }

  #sql(line: Line): void {
    const current = this.changesets.at(-1);
    if (!current) {
      if (/^\uFEFF?\s*--/.test(line.text)) this.#head.push(line);
      return;
    }
    current.up.push(line);
    const [, sql] = rollback.exec(line.text) ?? [];
    if (sql === undefined) return;
    // Then nothing is done, and the comment says so.
    const start = /^\s*not required/i.test(sql) ? line.start : line.start + line.text.length - sql.length;
    current.down.push({ start, end: line.end });
  }
}

const unquoted = (name: string): string => name.trim().replace(/^"(.*)"$/, '$1');

function attributesIn(text: string): Changeset['attribute'] {
  const found = new Map(
    [...text.matchAll(/(?<!\S)(\w+):("[^"]*"|\S*)/g)].map(({ 1: name = '', 2: value = '' }) => [
      name.toLowerCase(),
      unquoted(value),
    ]),
  );
  return (name) => found.get(name.toLowerCase());
}
