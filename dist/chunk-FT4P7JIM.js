import { createRequire as $createRequire } from "node:module";
import { fileURLToPath as $fileURLToPath } from "node:url";
import { dirname as $dirname } from "node:path";
const require = $createRequire(import.meta.url);
const __filename = $fileURLToPath(import.meta.url);
const __dirname = $dirname(__filename);

// src/sql/terminal-text.ts
var shown = [
  /^[ \t#|]*-{3,}(?:\+-{2,})+[ \t|]*$/m,
  /^[ \t#]*\(\d+ rows?\)[ \t]*$/m,
  /^[ \t]*\w+[=-][#>] /m
];
function endOfShellCommand(text, start) {
  const command = /psql[ \t]+[^\r\n]*/y;
  command.lastIndex = start;
  return command.test(text) ? command.lastIndex : void 0;
}
function terminalText(text) {
  if (endOfShellCommand(text, 0) !== void 0) return "a command of the shell";
  return shown.some((line) => line.test(text)) ? "what psql shows" : void 0;
}

// src/sql/split-script.ts
var token = new RegExp(
  [
    String.raw`--[^\n\r]*`,
    String.raw`/\*`,
    String.raw`(?:[eE]|[uU]&)?'`,
    String.raw`(?:[uU]&)?"`,
    String.raw`\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
    String.raw`[0-9][\w.]*`,
    String.raw`[();\\]`
  ].join("|"),
  "g"
);
function splitScript(text, from = 0) {
  const splitter = new Splitter(text);
  splitter.run(from);
  return splitter;
}
function endOfBrokenStatement(text, start, end) {
  const command = endOfShellCommand(text, start);
  if (command !== void 0) return command < end ? command : void 0;
  const scanner = new RegExp(token.source, "g");
  scanner.lastIndex = start;
  for (let match = scanner.exec(text); match && match.index < end; match = scanner.exec(text)) {
    if (match[0] === ";") return match.index;
    const close = endOfQuoted(text, match[0], match.index);
    if (close === void 0) continue;
    const believable = match[0] === "/*" || match[0].startsWith("$") || !text.slice(match.index, close).includes("\n");
    if (close <= end && believable && isClosed(text, match[0], close)) scanner.lastIndex = close;
  }
  return void 0;
}
var Splitter = class {
  pieces = [];
  comments = [];
  #text;
  #start = -1;
  #lastEnd = 0;
  #parentheses = 0;
  /** Depth of BEGIN ATOMIC … END in the body of an SQL-standard routine, CASE … END counted with it. */
  #atomic = 0;
  #words = [];
  #copiesFromStdin = false;
  constructor(text) {
    this.#text = text;
  }
  run(from) {
    const scanner = new RegExp(token.source, "g");
    scanner.lastIndex = from;
    let previous = from;
    for (let match = scanner.exec(this.#text); match; match = scanner.exec(this.#text)) {
      this.#plain(previous, match.index);
      scanner.lastIndex = this.#consume(match[0], match.index);
      previous = scanner.lastIndex;
    }
    this.#plain(previous, this.#text.length);
    this.#endStatement(this.#lastEnd);
  }
  /** Characters between tokens: operators, commas; anything but white space belongs to a statement. */
  #plain(from, to) {
    const between = this.#text.slice(from, to);
    const first = between.search(/\S/);
    if (first === -1) return;
    this.#extend(from + first, from + between.trimEnd().length);
  }
  #extend(start, end) {
    if (this.#start === -1) this.#start = start;
    this.#lastEnd = end;
  }
  /** Takes one token; gives where to go on. */
  #consume(word, at) {
    const end = at + word.length;
    if (word.startsWith("--") || word === "/*") return this.#comment(word, at);
    if (word === ";") return this.#semicolon(at, end);
    if (word === "\\") return this.#psqlCommand(at);
    const close = endOfQuoted(this.#text, word, at) ?? end;
    this.#extend(at, close);
    if (word === "(") this.#parentheses += 1;
    else if (word === ")") this.#parentheses = Math.max(0, this.#parentheses - 1);
    else if (close === end && this.#parentheses === 0) this.#word(word.toLowerCase());
    return close;
  }
  #comment(word, at) {
    const end = word === "/*" ? endOfBlockComment(this.#text, at) : at + word.length;
    this.comments.push({ start: at, end });
    if (word === "/*" && !isClosed(this.#text, word, end)) this.#extend(at, end);
    return end;
  }
  #word(word) {
    const words = this.#words;
    if (word === "stdin" && words.at(-1) === "from" && words[0] === "copy") this.#copiesFromStdin = true;
    if (word === "atomic" && words.at(-1) === "begin" && definesRoutine(words)) this.#atomic = 1;
    else if (this.#atomic > 0 && word === "case") this.#atomic += 1;
    else if (this.#atomic > 0 && word === "end") this.#atomic -= 1;
    if (words.length < 6) words.push(word);
    else words[5] = word;
  }
  #semicolon(at, end) {
    if (this.#start !== -1 && (this.#parentheses > 0 || this.#atomic > 0)) {
      this.#extend(at, end);
      return end;
    }
    const copies = this.#copiesFromStdin;
    const data = copies ? copyDataAfter(this.#text, end) : void 0;
    this.#endStatement(this.#lastEnd, data?.span);
    return data ? data.next : end;
  }
  #psqlCommand(at) {
    const lineEnd = this.#text.indexOf("\n", at);
    const end = lineEnd === -1 ? this.#text.length : lineEnd;
    this.#endStatement(this.#lastEnd);
    const command = this.#text.slice(at, end).trimEnd();
    const data = copiesFromStdin.test(command) ? copyDataAfter(this.#text, at + command.length) : void 0;
    this.pieces.push({
      kind: "psql-command",
      start: at,
      end: at + command.length,
      ...data ? { copyData: data.span } : {}
    });
    return data ? data.next : end;
  }
  #endStatement(end, copyData) {
    if (this.#start !== -1) {
      this.pieces.push({ kind: "statement", start: this.#start, end, ...copyData ? { copyData } : {} });
    }
    this.#start = -1;
    this.#parentheses = 0;
    this.#atomic = 0;
    this.#words = [];
    this.#copiesFromStdin = false;
  }
};
var copiesFromStdin = /^\\copy\s.*\sfrom\s+stdin\b/i;
function definesRoutine(words) {
  const kind = words[1] === "or" && words[2] === "replace" ? words[3] : words[1];
  return words[0] === "create" && (kind === "function" || kind === "procedure");
}
function endOfQuoted(text, opener, at) {
  if (opener === "/*") return endOfBlockComment(text, at);
  const last = opener.at(-1);
  if (last === "'") return endOfString(text, at + opener.length, "'", /^e/i.test(opener));
  if (last === '"') return endOfString(text, at + opener.length, '"', false);
  if (!opener.startsWith("$")) return void 0;
  const close = text.indexOf(opener, at + opener.length);
  return close === -1 ? text.length : close + opener.length;
}
function leavesOpen(text) {
  const scanner = new RegExp(token.source, "g");
  for (let match = scanner.exec(text); match; match = scanner.exec(text)) {
    const { 0: word, index } = match;
    const close = endOfQuoted(text, word, index);
    if (close === void 0 ? word.startsWith("--") && scanner.lastIndex === text.length : !isClosed(text, word, close))
      return true;
    scanner.lastIndex = close ?? scanner.lastIndex;
  }
  return false;
}
function isClosed(text, opener, end) {
  const closer = opener === "/*" ? "*/" : opener.startsWith("$") ? opener : opener.at(-1) ?? "";
  return text.startsWith(closer, end - closer.length);
}
var endOfStringBody = (text, from, backslashEscapes) => endOfString(text, from, "'", backslashEscapes);
function endOfString(text, from, quote, backslashEscapes) {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (backslashEscapes && character === "\\") at += 1;
    else if (character === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return text.length;
}
function endOfBlockComment(text, at) {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = at + 2;
  let depth = 1;
  for (let match = edge.exec(text); match; match = edge.exec(text)) {
    depth += match[0] === "/*" ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}
function copyDataAfter(text, from) {
  const newline = text.indexOf("\n", from);
  if (newline === -1) return { span: { start: text.length, end: text.length }, next: text.length };
  const start = newline + 1;
  const terminator = /^\\\.[ \t\r]*$/gm;
  terminator.lastIndex = start;
  const match = terminator.exec(text);
  if (!match) return { span: { start, end: text.length }, next: text.length };
  return { span: { start, end: match.index }, next: match.index + match[0].length };
}

export {
  terminalText,
  token,
  splitScript,
  endOfBrokenStatement,
  endOfQuoted,
  leavesOpen,
  endOfStringBody
};
