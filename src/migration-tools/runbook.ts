import { type LoosePart, type OriginFile, TextComposer } from '../sql/composed-text.js';
import { changesWhatRuns, psqlCommandName } from '../sql/psql-commands.js';
import { SourceText } from '../sql/source-text.js';
import { type Span, splitScript } from '../sql/split-script.js';
import { type Fence, fencesOf } from './markdown-fences.js';
import type {
  Direction,
  Placeholder,
  ProjectFiles,
  Script,
  ScriptRemark,
  SourceFile,
} from './migration-tool.js';
import { type PsqlInput, psqlInputs } from './psql-calls.js';
import { includeByName, type PsqlHost } from './psql/include-by-name.js';
import { wholeScript } from './read-script.js';
import { blank, keepOnly } from './script-parts.js';
import { textOf, type Word, type WordPart } from './shell-words.js';

export interface RunbookScripts {
  readonly up: Script;
  readonly down?: Script;
}

/**
 * What a runbook runs, in its order: its SQL fences, and where `files` are given what psql is called with in its shell
 * fences. What stands in sections that are headed Rollback is the down script. Undefined where it runs nothing.
 */
export async function readRunbook(
  source: SourceFile,
  files: ProjectFiles | undefined,
): Promise<RunbookScripts | undefined> {
  const own: OriginFile = { path: source.path, source: new SourceText(source.text) };
  const fences = fencesOf(own.source.text).filter(({ kind }) => kind === 'sql' || files !== undefined);
  const composition = new Composition(own, files);
  for (const fence of fences) await composition.add(fence);
  if (!composition.hasRun && !source.unreadable) return undefined;
  return composition.finish(source);
}

class Composition {
  /** Whether anything is run. */
  hasRun = false;
  readonly #own: OriginFile;
  readonly #text: string;
  readonly #composer = new TextComposer();
  readonly #host: PsqlHost | undefined;
  readonly #placeholders: LoosePart[] = [];
  readonly #rollback: Span[] = [];
  #at = 0;
  #isRebuilt = false;

  constructor(own: OriginFile, files: ProjectFiles | undefined) {
    this.#own = own;
    this.#text = own.source.text;
    this.#host = files && { files, script: own.path, composer: this.#composer, remarks: [] };
  }

  async add(fence: Fence): Promise<void> {
    this.#blankTo(fence.lines[0]?.start ?? this.#at);
    const start = this.#composer.length;
    if (fence.kind === 'sql') this.#sql(fence);
    else await this.#shell(fence);
    if (fence.rollback) this.#rollback.push({ start, end: this.#composer.length });
  }

  finish(source: SourceFile): RunbookScripts {
    this.#blankTo(this.#text.length);
    const { text, origins, regionOf } = this.#composer.finish(this.#own);
    const { kept, remarks } = withoutCommands(text);
    const placeholders = this.#placeholders.map((part) => ({ text: part.text, at: regionOf(part) }));
    const included = (this.#host?.remarks ?? []).map(({ part, ...remark }) => ({
      ...remark,
      at: regionOf(part),
    }));
    const all = { text: kept, placeholders, remarks: [...remarks, ...included] };
    const script = (direction: Direction, parts: readonly Span[]): Script => ({
      ...wholeScript({ ...source, text: '' }, direction, 'none'),
      ...within(all, parts),
      ...(this.#isRebuilt ? { origins } : {}),
    });
    const up = script('up', outside(this.#rollback, text.length));
    return this.#rollback.length === 0 ? { up } : { up, down: script('down', this.#rollback) };
  }

  #blankTo(end: number): void {
    this.#composer.put(blank(this.#text.slice(this.#at, end)), this.#own, this.#at, end);
    this.#at = Math.max(this.#at, end);
  }

  /** A statement ends with its fence: where its semicolon was left out, one stands in place of the closing fence. */
  #sql({ lines, close }: Fence): void {
    this.hasRun = true;
    for (const { start, end } of lines) {
      this.#blankTo(start);
      this.#composer.copy(this.#own, start, end);
      this.#at = end;
    }
    const content = lines.map(({ start, end }) => this.#text.slice(start, end)).join('\n');
    if (close === undefined || /(?:^|;)\s*$/.test(content)) return;
    this.#blankTo(close);
    this.#composer.put(';', this.#own, close, close + 1);
    this.#at = close + 1;
  }

  async #shell({ lines }: Fence): Promise<void> {
    const places = new LinePlaces(lines);
    const script = lines.map(({ start, end }) => this.#text.slice(start, end)).join('\n');
    const inputs = psqlInputs(script);
    this.#isRebuilt ||= inputs.length > 0;
    this.hasRun ||= inputs.length > 0;
    for (const input of inputs) await this.#input(input, places);
  }

  async #input(input: PsqlInput, places: LinePlaces): Promise<void> {
    if (input.kind === 'sql') {
      if (onlyPrints(textOf(input.text))) return;
      for (const part of input.text) this.#part(part, places);
      const end = places.of(input.text.at(-1)?.end ?? 0);
      this.#composer.put(';\n', this.#own, end, end);
      return;
    }
    await this.#include(input.name, places);
  }

  async #include(name: Word, places: LinePlaces): Promise<void> {
    const [first, last] = [name[0], name.at(-1)];
    if (!first || !last || !this.#host) return;
    const [start, end] = [places.of(first.start), places.of(last.end)];
    const part = this.#composer.put(' ', this.#own, start, end);
    const unknown = name.find(({ isUnknown }) => isUnknown)?.text;
    const argument = { text: textOf(name), ...(unknown === undefined ? {} : { unknown }) };
    await includeByName(argument, part, this.#host);
    this.#composer.put('\n', this.#own, end, end);
  }

  /** What the shell hands on as it stands, line by line; what it puts a value in for; what a backslash has quoted. */
  #part({ text, start, end, isUnknown }: WordPart, places: LinePlaces): void {
    if (isUnknown || end - start !== text.length) {
      const part = this.#composer.put(text, this.#own, places.of(start), places.of(end));
      if (isUnknown) this.#placeholders.push(part);
      return;
    }
    let at = start;
    for (const line of text.split(/(?<=\n)/)) {
      const body = line.replace(/\n$/, '');
      this.#composer.copy(this.#own, places.of(at), places.of(at) + body.length);
      if (body !== line) {
        const newline = places.of(at) + body.length;
        this.#composer.put('\n', this.#own, newline, newline + 1);
      }
      at += line.length;
    }
  }
}

/** `psql -c '\\d orders'`. */
const onlyPrints = (text: string): boolean => text.startsWith('\\') && !changesWhatRuns(text, false);

/** Where the lines of a fence, joined, stand in the document. */
class LinePlaces {
  readonly #lines: readonly { readonly from: number; readonly start: number }[];

  constructor(lines: readonly Span[]) {
    let from = 0;
    this.#lines = lines.map(({ start, end }) => {
      const line = { from, start };
      from += end - start + 1;
      return line;
    });
  }

  of(offset: number): number {
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle]?.from ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const line = this.#lines[low] ?? { from: 0, start: 0 };
    return line.start + offset - line.from;
  }
}

/** Commands of psql are no SQL, and print most of the time: they are told of, and nothing else sees them. */
function withoutCommands(text: string): { readonly kept: string; readonly remarks: readonly ScriptRemark[] } {
  const commands = splitScript(text).pieces.filter(({ kind }) => kind === 'psql-command');
  if (commands.length === 0) return { kept: text, remarks: [] };
  const source = new SourceText(text);
  const remarks = commands.map(({ start, end }) => ({
    at: source.regionOf(start, end),
    message: `${psqlCommandName(text.slice(start, end))} is a command of psql and no SQL: it works only for those who paste it into psql.`,
    severity: 'warning' as const,
  }));
  return { kept: keepOnly(text, outside(commands, text.length)), remarks };
}

/** All but these parts, which are in order. */
function outside(parts: readonly Span[], length: number): readonly Span[] {
  const ends = [0, ...parts.map(({ end }) => end)];
  return ends.map((start, index) => ({ start, end: parts[index]?.start ?? length }));
}

interface Whole {
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
  readonly remarks: readonly ScriptRemark[];
}

function within({ text, placeholders, remarks }: Whole, parts: readonly Span[]) {
  const source = new SourceText(text);
  const isOwn = ({ at }: Placeholder | ScriptRemark): boolean => {
    const offset = (source.offsetOfLine(at.startLine) ?? 0) + at.startColumn - 1;
    return parts.some(({ start, end }) => start <= offset && offset < end);
  };
  const own = { placeholders: placeholders.filter(isOwn), remarks: remarks.filter(isOwn) };
  return {
    text: keepOnly(text, parts),
    ...(own.placeholders.length > 0 ? { placeholders: own.placeholders } : {}),
    ...(own.remarks.length > 0 ? { remarks: own.remarks } : {}),
  };
}
