/** A part of a word as the shell hands it on: `text`, which stands in the script from `start` to `end`. */
export interface WordPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What the shell puts something in for that is not known: `$NAME`, `$(date)`. */
  readonly isUnknown?: true;
}

export type Word = readonly WordPart[];

/** One simple command, and what it is given to read. */
export interface ShellCommand {
  readonly words: readonly Word[];
  /** `<<EOF`, the last of them. */
  readonly hereDocument?: Word;
  /** `< file`. */
  readonly input?: Word;
}

export const textOf = (word: Word): string => word.map(({ text }) => text).join('');

/**
 * Reads a shell script as far as it takes to know with which words its simple commands are called. Grammar: POSIX.1-2017,
 * Shell Command Language, 2.2 “Quoting”, 2.3 “Token Recognition”, 2.7.4 “Here-Document”. Costs one pass over the text.
 */
export function shellCommands(text: string): readonly ShellCommand[] {
  const reader = new ShellReader(text);
  reader.readAll();
  return reader.commands;
}

interface OpenHereDocument {
  readonly command: { hereDocument?: Word };
  readonly delimiter: string;
  readonly isQuoted: boolean;
}

interface OpenCommand {
  words: Word[];
  hereDocument?: Word;
  input?: Word;
}

/** `$name`, `${name}`, `$(command)` without parentheses in it, `$$`, and what stands between backticks; none is longer that is no attack. */
const expansion = /\$(?:\w+|\{[^}\n]{0,200}\}|\([^()\n]{0,500}\)|[$?!#@*-])|`[^`\n]{0,500}`/y;

class ShellReader {
  readonly commands: ShellCommand[] = [];
  readonly #text: string;
  #at = 0;
  #command: OpenCommand = { words: [] };
  #open: OpenHereDocument[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  readAll(): void {
    while (this.#at < this.#text.length) this.#token();
    this.#endCommand();
  }

  #token(): void {
    const character = this.#text.charAt(this.#at);
    if (character === '\n') this.#newline();
    else if (/\s/.test(character) || this.#text.startsWith('\\\n', this.#at)) {
      this.#at += character === '\\' ? 2 : 1;
    } else if (character === '#') this.#at = this.#endOfLine();
    else if (/[;&|()]/.test(character)) {
      this.#endCommand();
      this.#at += 1;
    } else if (character === '<') this.#redirection();
    else if (character === '>') {
      this.#at += 1;
      this.#skipBlanks();
      this.#word();
    } else this.#command.words.push(this.#word());
  }

  #endCommand(): void {
    if (this.#command.words.length > 0) this.commands.push(this.#command);
    this.#command = { words: [] };
  }

  #endOfLine(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end === -1 ? this.#text.length : end;
  }

  #skipBlanks(): void {
    while (/[ \t]/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }

  #newline(): void {
    this.#endCommand();
    this.#at += 1;
    for (const open of this.#open) this.#hereDocument(open);
    this.#open = [];
  }

  #redirection(): void {
    const [operator = '<'] = /^<(?:<<|<-?|&)?/.exec(this.#text.slice(this.#at, this.#at + 3)) ?? [];
    this.#at += operator.length;
    this.#skipBlanks();
    const start = this.#at;
    const word = this.#word();
    if (operator === '<') this.#command.input = word;
    else if (operator === '<<<') this.#command.hereDocument = word;
    else if (operator !== '<&') {
      const isQuoted = /["'\\]/.test(this.#text.slice(start, this.#at));
      this.#open.push({ command: this.#command, delimiter: textOf(word), isQuoted });
    }
  }

  /** Its lines, which in a list of a document are indented. */
  #hereDocument({ command, delimiter, isQuoted }: OpenHereDocument): void {
    const parts: WordPart[] = [];
    while (this.#at < this.#text.length) {
      const end = this.#endOfLine();
      const [start, isLast] = [this.#at, this.#text.slice(this.#at, end).trim() === delimiter];
      this.#at = Math.min(end + 1, this.#text.length);
      if (isLast) break;
      parts.push(...(isQuoted ? [this.#part(start, this.#at)] : this.#expanded(start, this.#at, /[$`\\]/)));
    }
    command.hereDocument = parts;
  }

  #part(start: number, end: number): WordPart {
    return { text: this.#text.slice(start, end), start, end };
  }

  /** A text in which `$` and, before the given characters, a backslash are special. */
  #expanded(start: number, end: number, escaped: RegExp): readonly WordPart[] {
    const parts: WordPart[] = [];
    let [from, at] = [start, start];
    const add = (part: WordPart): void => {
      if (from < at) parts.push(this.#part(from, at));
      parts.push(part);
      [from, at] = [part.end, part.end];
    };
    while (at < end) {
      const character = this.#text.charAt(at);
      const next = this.#text.charAt(at + 1);
      expansion.lastIndex = at;
      const found = character === '$' || character === '`' ? expansion.exec(this.#text) : null;
      if (character === '\\' && next === '\n') add({ text: '', start: at, end: at + 2 });
      else if (character === '\\' && escaped.test(next)) add({ text: next, start: at, end: at + 2 });
      else if (found && expansion.lastIndex <= end)
        add({ ...this.#part(at, expansion.lastIndex), isUnknown: true });
      else at += 1;
    }
    if (from < at) parts.push(this.#part(from, at));
    return parts;
  }

  #word(): Word {
    const parts: WordPart[] = [];
    const start = this.#at;
    while (this.#at < this.#text.length && !/[\s;&|()<>]/.test(this.#text.charAt(this.#at))) {
      const character = this.#text.charAt(this.#at);
      if (character === "'" || character === '"') parts.push(...this.#quoted(character));
      else {
        const from = this.#at;
        const length = character === '\\' ? 2 : this.#lengthOfPlain();
        this.#at = Math.min(from + length, this.#text.length);
        parts.push(...this.#expanded(from, this.#at, /[^]/));
      }
    }
    // What cannot begin a word, such as a parenthesis that was left open, is passed over.
    if (this.#at === start && this.#at < this.#text.length && this.#text.charAt(this.#at) !== '\n')
      this.#at += 1;
    return parts;
  }

  /** Up to what ends the word, or is quoted; what the shell puts in for `$(…)` belongs to it. */
  #lengthOfPlain(): number {
    expansion.lastIndex = this.#at;
    const found = expansion.exec(this.#text);
    if (found) return found[0].length;
    const plain = /[^\s;&|()<>'"\\$`]+|[$`]/y;
    plain.lastIndex = this.#at;
    return plain.exec(this.#text)?.[0].length ?? 1;
  }

  #quoted(quote: '"' | "'"): readonly WordPart[] {
    const start = this.#at + 1;
    let end = start;
    while (end < this.#text.length && this.#text.charAt(end) !== quote)
      end += quote === '"' && this.#text.charAt(end) === '\\' ? 2 : 1;
    end = Math.min(end, this.#text.length);
    this.#at = Math.min(end + 1, this.#text.length);
    return quote === "'" ? [this.#part(start, end)] : this.#expanded(start, end, /[$`"\\]/);
  }
}
