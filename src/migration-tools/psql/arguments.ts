import type { PsqlVariables } from './variables.js';

/** One argument of a meta-command as psql hands it to the command. */
export interface Argument {
  readonly text: string;
  /** What stands in it and cannot be known: a variable that nobody set, a command of the shell. */
  readonly unknown?: string;
}

/** A meta-command: `text` is one line, from its backslash. */
export interface ReadCommand {
  readonly name: string;
  readonly arguments: readonly Argument[];
  /** Where it ends: behind the `\\` that parts it from what follows, at the next command, or at the end of the line. */
  readonly end: number;
}

/** Commands whose one argument is the rest of the line, whatever stands there. */
const wholeLine: ReadonlySet<string> = new Set([
  '!',
  'copy',
  'h',
  'help',
  'sf',
  'sf+',
  'sv',
  'sv+',
  'ef',
  'ev',
]);

/**
 * Reads a meta-command as psql would: manual, psql, “Meta-Commands”; source: src/bin/psql/psqlscanslash.l. It ends with
 * its line, whatever is left open there.
 */
export function readCommand(
  text: string,
  at: number,
  lineEnd: number,
  variables: PsqlVariables,
): ReadCommand {
  const name = /[^\s\\]*/y;
  name.lastIndex = at + 1;
  const word = name.exec(text)?.[0] ?? '';
  const from = at + 1 + word.length;
  if (wholeLine.has(word))
    return { name: word, arguments: [{ text: text.slice(from, lineEnd).trim() }], end: lineEnd };
  const reader = new ArgumentReader(text, from, lineEnd, variables);
  return { name: word, arguments: reader.readAll(), end: reader.end };
}

/** What a backslash stands for within quotes. */
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b', r: '\r', f: '\f' };

class ArgumentReader {
  readonly #text: string;
  readonly #lineEnd: number;
  readonly #variables: PsqlVariables;
  #at: number;
  /** A quote was left open: psql gives the command no such argument, and none behind it. */
  #isBroken = false;

  constructor(text: string, from: number, lineEnd: number, variables: PsqlVariables) {
    this.#text = text;
    this.#at = from;
    this.#lineEnd = lineEnd;
    this.#variables = variables;
  }

  get end(): number {
    return this.#text.startsWith('\\\\', this.#at) ? Math.min(this.#at + 2, this.#lineEnd) : this.#at;
  }

  readAll(): readonly Argument[] {
    const all: Argument[] = [];
    for (;;) {
      while (this.#at < this.#lineEnd && /\s/.test(this.#character)) this.#at += 1;
      if (this.#at >= this.#lineEnd || this.#character === '\\') return all;
      const one = this.#one();
      if (this.#isBroken) return all;
      all.push(one);
    }
  }

  get #character(): string {
    return this.#text.charAt(this.#at);
  }

  #one(): Argument {
    let [text, unknown] = ['', undefined as string | undefined];
    while (this.#at < this.#lineEnd && !/[\s\\]/.test(this.#character)) {
      const part = this.#part();
      text += part.text;
      unknown ??= part.unknown;
    }
    return { text, ...(unknown === undefined ? {} : { unknown }) };
  }

  #part(): Argument {
    const start = this.#at;
    const character = this.#character;
    if (character === "'") return { text: this.#quoted() };
    if (character === '`' || character === '"') {
      const close = this.#text.indexOf(character, start + 1);
      this.#isBroken ||= close === -1 || close >= this.#lineEnd;
      this.#at = this.#isBroken ? this.#lineEnd : close + 1;
      const text = this.#text.slice(start, this.#at);
      return character === '"' ? { text } : { text, unknown: text };
    }
    const variable = character === ':' ? this.#variables.referenceAt(this.#text, start) : undefined;
    if (variable && variable.end <= this.#lineEnd) {
      this.#at = variable.end;
      const text = this.#text.slice(start, variable.end);
      return variable.value === undefined ? { text, unknown: text } : { text: variable.value };
    }
    this.#at += 1;
    return { text: character };
  }

  /** What stands between single quotes, where `''` is one quote and backslashes work as in C. */
  #quoted(): string {
    let value = '';
    for (this.#at += 1; this.#at < this.#lineEnd;) {
      const escape = /\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|([^]))|''/y;
      escape.lastIndex = this.#at;
      const match = escape.exec(this.#text);
      if (match) {
        const [whole, octal, hex, letter] = match;
        if (octal !== undefined) value += String.fromCharCode(Number.parseInt(octal, 8));
        else if (hex !== undefined) value += String.fromCharCode(Number.parseInt(hex, 16));
        else value += letter === undefined ? "'" : (escapes[letter] ?? letter);
        this.#at += whole.length;
      } else if (this.#character === "'") {
        this.#at += 1;
        return value;
      } else {
        value += this.#character;
        this.#at += 1;
      }
    }
    this.#isBroken = true;
    return value;
  }
}
