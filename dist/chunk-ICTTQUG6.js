import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);
import {
  SourceText
} from "./chunk-OCH7LVHQ.js";

// src/sql/composed-text.ts
var Origins = class {
  #composed;
  #stretches;
  #own;
  constructor(composed, stretches, own) {
    this.#composed = composed;
    this.#stretches = stretches;
    this.#own = own;
  }
  /** The files that it was put together of, the script's own first. */
  get files() {
    return [.../* @__PURE__ */ new Set([this.#own, ...this.#stretches.map(({ file }) => file)])];
  }
  /** Where a region of the text stands in the files. What spans several files ends in the first. */
  placeOf(region) {
    const [start, end] = [
      this.#offset(region.startLine, region.startColumn),
      this.#offset(region.endLine, region.endColumn)
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
  placeOfLine(line) {
    const start = this.#composed.offsetOfLine(line) ?? this.#composed.text.length;
    const indent = /[^\S\n]*/y;
    indent.lastIndex = start;
    const column = (indent.exec(this.#composed.text)?.[0].length ?? 0) + 1;
    return this.placeOf({ startLine: line, startColumn: column, endLine: line, endColumn: column });
  }
  /** As placeOf, where the file has the very characters of the region; undefined where it has not. */
  verbatimPlaceOf(region) {
    const stretch = this.#at(this.#offset(region.startLine, region.startColumn));
    const end = this.#offset(region.endLine, region.endColumn);
    return stretch?.verbatim === true && end <= stretch.end ? this.placeOf(region) : void 0;
  }
  /** The first line of what was run at the region, where the file has something else there. */
  quoteOf(region) {
    const start = this.#offset(region.startLine, region.startColumn);
    const stretch = this.#at(start);
    if (!stretch || stretch.verbatim) return void 0;
    const end = Math.min(this.#offset(region.endLine, region.endColumn), stretch.end);
    return this.#composed.text.slice(start, end).split("\n", 1)[0]?.trimEnd();
  }
  #offset(line, column) {
    return (this.#composed.offsetOfLine(line) ?? this.#composed.text.length) + column - 1;
  }
  /** The stretch that holds the character at the offset; at the end of the text, the last. */
  #at(offset) {
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low < high) {
      const middle = low + high >> 1;
      if ((this.#stretches[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#stretches[low];
  }
};
var mapped = ({ verbatim, start, from, to }, offset) => verbatim ? Math.min(from + offset - start, to) : from;
var mappedEnd = ({ verbatim, start, from, to }, end) => verbatim ? from + end - start : to;
function lineInWords(line, { file, origins }) {
  const place = origins?.placeOfLine(line);
  if (!place) return `line ${line}`;
  return `line ${place.at.startLine}${place.file === file ? "" : ` of ${place.file}`}`;
}
var TextComposer = class {
  #parts = [];
  #length = 0;
  /** How long the text is by now. */
  get length() {
    return this.#length;
  }
  /** A place in the text that later parts do not move, unless they are inserted before it. */
  get mark() {
    return this.#parts.length;
  }
  /** A part of a file as it stands there. */
  copy(file, from, to) {
    if (from < to) this.#add({ text: file.source.text.slice(from, to), file, from, to, verbatim: true });
  }
  /** A text that stands for a part of a file. */
  put(text, file, from, to) {
    const part = { text, file, from, to, verbatim: false };
    if (text !== "") this.#add(part);
    return part;
  }
  /** Takes out all behind the mark, and gives it. */
  take(mark) {
    const taken = this.#parts.splice(mark);
    for (const { text } of taken) this.#length -= text.length;
    return taken;
  }
  /** Adds what was taken out. */
  add(parts) {
    for (const part of parts) this.#add(part);
  }
  /** The text, where it comes from, and where in it the parts that were put lie by now. */
  finish(own) {
    const stretches = [];
    const starts = /* @__PURE__ */ new Map();
    let start = 0;
    for (const part of this.#parts) {
      const { text: text2, file, from, to, verbatim } = part;
      stretches.push({ file, from, to, verbatim, start, end: start + text2.length });
      starts.set(part, start);
      start += text2.length;
    }
    const text = this.#parts.map((part) => part.text).join("");
    const source = new SourceText(text);
    const regionOf = (part) => {
      const at = starts.get(part) ?? 0;
      return source.regionOf(at, at + part.text.length);
    };
    return { text, origins: new Origins(source, stretches, own), regionOf };
  }
  #add(part) {
    this.#parts.push(part);
    this.#length += part.text.length;
  }
};

export {
  lineInWords,
  TextComposer
};
