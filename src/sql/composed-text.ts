import type { Region } from '../report.js';
import { SourceText } from './source-text.js';

/** A file as far as places in it are asked for. */
export interface OriginFile {
  readonly path: string;
  readonly source: SourceText;
}

/** A stretch of a text that was put together, and the part of a file that it stands for. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly file: OriginFile;
  readonly from: number;
  readonly to: number;
  /** Whether the file has the same characters there, rather than something that a value was put in for. */
  readonly verbatim: boolean;
}

export interface OriginPlace {
  readonly file: string;
  readonly at: Region;
}

/** Where the parts of a text come from that was put together of parts of files and of values. */
export class Origins {
  readonly #composed: SourceText;
  readonly #stretches: readonly Stretch[];
  readonly #own: OriginFile;

  constructor(composed: SourceText, stretches: readonly Stretch[], own: OriginFile) {
    this.#composed = composed;
    this.#stretches = stretches;
    this.#own = own;
  }

  /** The files that it was put together of, the script's own first. */
  get files(): readonly OriginFile[] {
    return [...new Set([this.#own, ...this.#stretches.map(({ file }) => file)])];
  }

  /** Where a region of the text stands in the files. What spans several files ends in the first. */
  placeOf(region: Region): OriginPlace {
    const [start, end] = [
      this.#offset(region.startLine, region.startColumn),
      this.#offset(region.endLine, region.endColumn),
    ];
    const first = this.#at(start);
    if (!first) return { file: this.#own.path, at: this.#own.source.regionOf(0, 0) };
    const last = end > start ? this.#at(end - 1) : first;
    const { file } = first;
    const from = mapped(first, start);
    const to = end === start ? from : last?.file === file ? mappedEnd(last, end) : first.to;
    return { file: file.path, at: file.source.regionOf(from, Math.max(from, to)) };
  }

  /** Where what stands on a line of the text begins in the files. */
  placeOfLine(line: number): OriginPlace {
    const start = this.#composed.offsetOfLine(line) ?? this.#composed.text.length;
    const indent = /[^\S\n]*/y;
    indent.lastIndex = start;
    const column = (indent.exec(this.#composed.text)?.[0].length ?? 0) + 1;
    return this.placeOf({ startLine: line, startColumn: column, endLine: line, endColumn: column });
  }

  /** As placeOf, where the file has the very characters of the region; undefined where it has not. */
  verbatimPlaceOf(region: Region): OriginPlace | undefined {
    const stretch = this.#at(this.#offset(region.startLine, region.startColumn));
    const end = this.#offset(region.endLine, region.endColumn);
    return stretch?.verbatim === true && end <= stretch.end ? this.placeOf(region) : undefined;
  }

  /** The first line of what was run at the region, where the file has something else there. */
  quoteOf(region: Region): string | undefined {
    const start = this.#offset(region.startLine, region.startColumn);
    const stretch = this.#at(start);
    if (!stretch || stretch.verbatim) return undefined;
    const end = Math.min(this.#offset(region.endLine, region.endColumn), stretch.end);
    return this.#composed.text.slice(start, end).split('\n', 1)[0]?.trimEnd();
  }

  #offset(line: number, column: number): number {
    return (this.#composed.offsetOfLine(line) ?? this.#composed.text.length) + column - 1;
  }

  /** The stretch that holds the character at the offset; at the end of the text, the last. */
  #at(offset: number): Stretch | undefined {
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#stretches[low];
  }
}

const mapped = ({ verbatim, start, from, to }: Stretch, offset: number): number =>
  verbatim ? Math.min(from + offset - start, to) : from;

const mappedEnd = ({ verbatim, start, from, to }: Stretch, end: number): number =>
  verbatim ? from + end - start : to;

/** A text that may have been put together. */
interface Placed {
  readonly file: string;
  readonly origins?: Origins;
}

/** `line 3`, and of which file where the text of that line comes from another. */
export function lineInWords(line: number, { file, origins }: Placed): string {
  const place = origins?.placeOfLine(line);
  if (!place) return `line ${line}`;
  return `line ${place.at.startLine}${place.file === file ? '' : ` of ${place.file}`}`;
}

/** A part that waits for its place in the text. */
export interface LoosePart {
  readonly text: string;
  readonly file: OriginFile;
  readonly from: number;
  readonly to: number;
  readonly verbatim: boolean;
}

export interface ComposedText {
  readonly text: string;
  readonly origins: Origins;
  readonly regionOf: (part: LoosePart) => Region;
}

/** Puts a text together. */
export class TextComposer {
  readonly #parts: LoosePart[] = [];
  #length = 0;

  /** How long the text is by now. */
  get length(): number {
    return this.#length;
  }

  /** A place in the text that later parts do not move, unless they are inserted before it. */
  get mark(): number {
    return this.#parts.length;
  }

  /** A part of a file as it stands there. */
  copy(file: OriginFile, from: number, to: number): void {
    if (from < to) this.#add({ text: file.source.text.slice(from, to), file, from, to, verbatim: true });
  }

  /** A text that stands for a part of a file. */
  put(text: string, file: OriginFile, from: number, to: number): LoosePart {
    const part = { text, file, from, to, verbatim: false };
    if (text !== '') this.#add(part);
    return part;
  }

  /** Takes out all behind the mark, and gives it. */
  take(mark: number): readonly LoosePart[] {
    const taken = this.#parts.splice(mark);
    for (const { text } of taken) this.#length -= text.length;
    return taken;
  }

  /** Adds what was taken out. */
  add(parts: readonly LoosePart[]): void {
    for (const part of parts) this.#add(part);
  }

  /** The text, where it comes from, and where in it the parts that were put lie by now. */
  finish(own: OriginFile): ComposedText {
    const stretches: Stretch[] = [];
    const starts = new Map<LoosePart, number>();
    let start = 0;
    for (const part of this.#parts) {
      const { text, file, from, to, verbatim } = part;
      stretches.push({ file, from, to, verbatim, start, end: start + text.length });
      starts.set(part, start);
      start += text.length;
    }
    const text = this.#parts.map((part) => part.text).join('');
    const source = new SourceText(text);
    const regionOf = (part: LoosePart): Region => {
      const at = starts.get(part) ?? 0;
      return source.regionOf(at, at + part.text.length);
    };
    return { text, origins: new Origins(source, stretches, own), regionOf };
  }

  #add(part: LoosePart): void {
    this.#parts.push(part);
    this.#length += part.text.length;
  }
}
