import type { LoosePart, OriginFile } from '../../sql/composed-text.js';
import {
  leavesOpen,
  type Piece,
  type Span,
  splitScript,
  type StatementPiece,
} from '../../sql/split-script.js';
import { readCommand } from './arguments.js';
import { Conditions } from './conditions.js';
import { carryOut } from './meta-commands.js';
import type { Next, PsqlSession, Reading } from './session.js';
import type { Reference } from './variables.js';

/** psql reads one file. Source: MainLoop(), src/bin/psql/mainloop.c. */
export class FileRun implements Reading {
  readonly session: PsqlSession;
  readonly file: OriginFile;
  /** The files that include it, the script first. */
  readonly chain: readonly string[];
  readonly conditions = new Conditions();
  /** Whether statements follow the command that is being carried out. */
  #more = false;
  /** Whether psql stops at an error: it looks at ON_ERROR_STOP before each line. */
  #stops: boolean;
  /** Where the statement begins that no semicolon has ended yet. */
  #open: number | undefined;

  constructor(session: PsqlSession, file: OriginFile, chain: readonly string[]) {
    this.session = session;
    this.file = file;
    this.chain = [...chain, file.path];
    this.#stops = session.variables.stopsOnError;
  }

  async read(): Promise<Next> {
    const { text } = this.file.source;
    const { pieces, comments } = splitScript(text);
    const ends = new Map(comments.map(({ start, end }) => [start, end]));
    let at = 0;
    for (const [index, piece] of pieces.entries()) {
      this.#copy(at, piece.start);
      at = piece.end;
      this.#more = pieces.slice(index + 1, index + 20).some(({ kind }) => kind === 'statement');
      const next = await this.#piece(piece, ends);
      if (next === 'leave') return this.#finish();
      if (next !== 'on') return this.#abandon(next);
    }
    this.#copy(at, text.length);
    if (this.conditions.isOpen) {
      const end = this.#put(' ', { start: text.length, end: text.length });
      if (this.complain(end, 'reached EOF without finding closing \\endif(s)') === 'end')
        return this.#abandon('end');
    }
    return this.#finish();
  }

  get hasMore(): boolean {
    return this.#more;
  }

  get isInStatement(): boolean {
    return this.#open !== undefined;
  }

  complain(part: LoosePart, message: string): Next {
    const { remarks } = this.session;
    const stops = this.#stops;
    const consequence = stops ? ' It stops there (ON_ERROR_STOP): nothing behind was checked.' : '';
    remarks.push({ part, severity: 'error', message: `psql fails here: ${message}.${consequence}` });
    return stops ? 'end' : 'on';
  }

  wonder(part: LoosePart, message: string): Next {
    this.session.remarks.push({ part, severity: 'warning', message });
    return 'on';
  }

  blank({ start, end }: Span): LoosePart {
    return this.#put(' '.repeat(end - start), { start, end });
  }

  copy({ start, end }: Span): void {
    this.session.composer.copy(this.file, start, end);
  }

  send(text: string, place: Span): LoosePart {
    return this.#put(text, place);
  }

  endStatement(place: Span): LoosePart {
    this.#open = undefined;
    return this.#put(';', place);
  }

  dropStatement(): void {
    const { composer } = this.session;
    const taken = this.#open === undefined ? [] : composer.take(this.#open);
    // Remarks stand where commands were.
    composer.add(taken.filter(({ text }) => text.trim() === ''));
    this.#open = undefined;
  }

  /** What is included within a statement is sent before it. */
  async include(file: OriginFile): Promise<Next> {
    const { composer } = this.session;
    const open = this.#open === undefined ? [] : composer.take(this.#open);
    const next = await new FileRun(this.session, file, this.chain).read();
    if (this.#open !== undefined) this.#open = composer.mark;
    composer.add(open);
    return next === 'end' && !this.#stops ? 'on' : next;
  }

  async #piece(piece: Piece, comments: ReadonlyMap<number, number>): Promise<Next> {
    if (piece.kind === 'psql-command') return this.#commands(piece);
    return this.conditions.active ? this.#statement(piece, comments) : 'on';
  }

  #statement({ start, end }: StatementPiece, comments: ReadonlyMap<number, number>): Next {
    const { composer, variables, budget } = this.session;
    const { text } = this.file.source;
    this.#open ??= composer.mark;
    let at = start;
    for (const reference of variables.referencesIn(text, start, end)) {
      if (reference.value === undefined) continue;
      composer.copy(this.file, at, reference.start);
      const value = variables.expand(reference, budget);
      at = reference.end;
      if (budget.left < 0) return this.tooMuch(this.#put(' ', reference));
      if (reference.form === 'plain' && leavesOpen(value)) return this.#opened(reference);
      this.#put(value, reference);
    }
    composer.copy(this.file, at, end);
    if (isClosed(text, end, comments)) this.#open = undefined;
    return 'on';
  }

  tooMuch(part: LoosePart): Next {
    this.wonder(
      part,
      'The files and variables grow so long here that they were not followed further: nothing behind was checked.',
    );
    return 'give up';
  }

  /** psql would take what follows in the file for a part of the quote. */
  #opened(reference: Reference): Next {
    const { name } = reference;
    this.wonder(
      this.#put(' ', reference),
      `The value of :${name} opens a quote or a comment that it does not close: nothing behind was checked.`,
    );
    return 'give up';
  }

  /** The commands of one line. */
  async #commands({ start, end, copyData }: Span & { readonly copyData?: Span }): Promise<Next> {
    const { text } = this.file.source;
    this.#stops = this.session.variables.stopsOnError;
    for (let at = start; at < end;) {
      const command = readCommand(text, at, end, this.session.variables);
      const more = text.slice(command.end, end);
      const span = { start: at, end: command.end, ...(copyData ? { copyData } : {}) };
      const next = await carryOut({ ...command, ...span }, this);
      this.#noteErrorHandling();
      if (next !== 'on') return next;
      at = command.end + more.length - more.trimStart().length;
      if (at < end && text[at] !== '\\') {
        const rest = { start: at, end };
        return this.conditions.active
          ? this.wonder(
              this.blank(rest),
              'What follows \\\\ on this line was not read: write it on a line of its own.',
            )
          : 'on';
      }
    }
    return 'on';
  }

  #noteErrorHandling(): void {
    const { switches, variables, composer } = this.session;
    const goesOn = !variables.stopsOnError;
    if (switches.at(-1)?.goesOn !== goesOn) switches.push({ at: composer.length, goesOn });
  }

  #copy(start: number, end: number): void {
    if (this.conditions.active) this.copy({ start, end });
  }

  #put(text: string, { start, end }: Span): LoosePart {
    return this.session.composer.put(text, this.file, start, end);
  }

  /** What no semicolon ended is sent at the end of the file. */
  #finish(): Next {
    const { length } = this.file.source.text;
    if (this.#open !== undefined && this.chain.length > 1) this.endStatement({ start: length, end: length });
    return 'on';
  }

  /** What no semicolon ended is never sent. */
  #abandon(next: Next): Next {
    this.dropStatement();
    return next;
  }
}

/** Whether a semicolon follows, behind spaces and comments. */
function isClosed(text: string, end: number, comments: ReadonlyMap<number, number>): boolean {
  const visible = /\S|$/g;
  for (let at = end; ;) {
    visible.lastIndex = at;
    const found = visible.exec(text)?.index ?? text.length;
    const behind = comments.get(found);
    if (behind === undefined) return text[found] === ';';
    at = behind;
  }
}
