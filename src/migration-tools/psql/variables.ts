import { quoteIdentifier, quoteLiteral } from '../../postgres/identifiers.js';
import { endOfQuoted, token } from '../../sql/split-script.js';

/** What psql sets when it starts, as far as that is the same everywhere. Source: EstablishVariableSpace(), src/bin/psql/startup.c. */
const preset: Readonly<Record<string, string>> = {
  AUTOCOMMIT: 'on',
  COMP_KEYWORD_CASE: 'preserve-upper',
  ECHO: 'none',
  ECHO_HIDDEN: 'off',
  FETCH_COUNT: '0',
  HIDE_TABLEAM: 'off',
  HIDE_TOAST_COMPRESSION: 'off',
  HISTCONTROL: 'none',
  HISTSIZE: '500',
  IGNOREEOF: '0',
  ON_ERROR_ROLLBACK: 'off',
  ON_ERROR_STOP: 'off',
  QUIET: 'off',
  SHOW_CONTEXT: 'errors',
  SINGLELINE: 'off',
  SINGLESTEP: 'off',
  VERBOSITY: 'default',
};

/** What psql sets by what it is connected to, and by the last statement. */
const fromServer: ReadonlySet<string> = new Set([
  ...['DBNAME', 'ENCODING', 'HOST', 'PORT', 'USER', 'SERVER_VERSION_NAME', 'SERVER_VERSION_NUM', 'SERVICE'],
  ...['VERSION', 'VERSION_NAME', 'VERSION_NUM', 'PROMPT1', 'PROMPT2', 'PROMPT3'],
  ...['ERROR', 'SQLSTATE', 'ROW_COUNT', 'LAST_ERROR_MESSAGE', 'LAST_ERROR_SQLSTATE', 'SHELL_ERROR'],
  ...['SHELL_EXIT_CODE', 'LASTOID'],
]);

/** Those that hold on or off; psql refuses other values. */
const switches: ReadonlySet<string> = new Set([
  ...['AUTOCOMMIT', 'ON_ERROR_STOP', 'QUIET', 'SINGLELINE', 'SINGLESTEP', 'HIDE_TABLEAM'],
  'HIDE_TOAST_COMPRESSION',
]);

/** How psql reads a Boolean: unique beginnings of words count. Source: ParseVariableBool(), src/bin/psql/variables.c. */
export function booleanOf(value: string): boolean | undefined {
  const word = value.toLowerCase();
  if (word === '') return undefined;
  if (['true', 'yes'].some((one) => one.startsWith(word)) || word === '1' || word === 'on') return true;
  if (['false', 'no'].some((one) => one.startsWith(word)) || word === '0') return false;
  return word.length >= 2 && 'off'.startsWith(word) ? false : undefined;
}

const validName = /^[\w\u0080-\uffff]+$/;

/** A reference to a variable in the text of a script or in an argument. Manual, psql, “SQL Interpolation”. */
const reference =
  /:(?:(?<plain>[\w\u0080-\uffff]+)|'(?<literal>[\w\u0080-\uffff]+)'|"(?<identifier>[\w\u0080-\uffff]+)"|\{\?(?<test>[\w\u0080-\uffff]+)\})/y;

const forms = ['plain', 'literal', 'identifier', 'test'] as const;

/** A reference to a variable, and what psql puts in for it; no value where it leaves it, or that is not known. */
export interface Reference {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly form: (typeof forms)[number];
  readonly value?: string;
}

/** The variables of one psql. */
export class PsqlVariables {
  readonly #values = new Map<string, string>(Object.entries(preset));
  readonly #unknown = new Set<string>();
  /** What `\gset` may have set: any name that begins so. */
  readonly #prefixes: string[] = [];

  constructor(given: Readonly<Record<string, string>> = {}) {
    for (const [name, value] of Object.entries(given)) this.#values.set(name, value);
  }

  /** Whether psql stops at the first error. */
  get stopsOnError(): boolean {
    return booleanOf(this.#values.get('ON_ERROR_STOP') ?? 'off') ?? false;
  }

  /** Gives what psql complains of. */
  set(name: string, value: string): string | undefined {
    if (!validName.test(name)) return `invalid variable name: "${name}"`;
    const put = switches.has(name) && value === '' ? 'on' : value;
    if (switches.has(name) && booleanOf(put) === undefined)
      return `unrecognized value "${value}" for "${name}": Boolean expected`;
    this.#unknown.delete(name);
    this.#values.set(name, put);
    return undefined;
  }

  unset(name: string): void {
    this.#unknown.delete(name);
    if (switches.has(name)) this.#values.set(name, 'off');
    else this.#values.delete(name);
  }

  /** It has a value by now that depends on what is not in the files. */
  forget(name: string): void {
    if (name in preset) return;
    this.#values.delete(name);
    this.#unknown.add(name);
  }

  /** `\gset` sets variables by the names of columns; what is treated specially it leaves. */
  forgetAll(prefix: string): void {
    this.#prefixes.push(prefix);
    for (const name of this.#values.keys()) if (name.startsWith(prefix)) this.forget(name);
  }

  #isSet(name: string): boolean | undefined {
    if (this.#values.has(name) || fromServer.has(name)) return true;
    const mayBe = this.#unknown.has(name) || this.#prefixes.some((prefix) => name.startsWith(prefix));
    return mayBe ? undefined : false;
  }

  /** The reference that begins at this colon. */
  referenceAt(text: string, at: number): Reference | undefined {
    reference.lastIndex = at;
    const groups = reference.exec(text)?.groups;
    if (!groups) return undefined;
    const form = forms.find((one) => groups[one] !== undefined) ?? 'plain';
    const name = groups[form] ?? '';
    const value = this.#valueOf(name, form);
    return { start: at, end: reference.lastIndex, name, form, ...(value === undefined ? {} : { value }) };
  }

  #valueOf(name: string, form: Reference['form']): string | undefined {
    if (form === 'test') return this.#isSet(name)?.toString().toUpperCase();
    const value = this.#values.get(name);
    if (value === undefined || form === 'plain') return value;
    // As PQescapeLiteral does, which puts a blank before E''.
    if (form === 'identifier') return quoteIdentifier(value);
    return value.includes('\\') ? ` ${quoteLiteral(value)}` : quoteLiteral(value);
  }

  /** The references in a part of a script that psql puts values in for: not in what is quoted, nor in comments. */
  *referencesIn(text: string, from: number, to: number): Generator<Reference> {
    const scanner = new RegExp(`::|:=|:|${token.source}`, 'g');
    scanner.lastIndex = from;
    for (let match = scanner.exec(text); match && match.index < to; match = scanner.exec(text)) {
      const { 0: word, index } = match;
      const found = word === ':' ? this.referenceAt(text, index) : undefined;
      if (found && found.end <= to) {
        yield found;
        scanner.lastIndex = found.end;
      } else scanner.lastIndex = endOfQuoted(text, word, index) ?? scanner.lastIndex;
    }
  }

  /**
   * What psql reads in place of the reference: a plain value is read like any text of the script, references in it
   * included, but for those to itself. Ends early where the budget does. Source: psqlscan.l,
   * psqlscan_var_is_current_source().
   */
  expand({ form, value = '', name }: Reference, budget: Budget, within: readonly string[] = []): string {
    budget.left -= costOfValue + value.length;
    if (form !== 'plain' || !value.includes(':') || budget.left < 0) return value;
    const outer = [...within, name];
    let [expanded, at] = ['', 0];
    for (const inner of this.referencesIn(value, 0, value.length)) {
      const isKnown = inner.value !== undefined && (inner.form !== 'plain' || !outer.includes(inner.name));
      const put = isKnown ? this.expand(inner, budget, outer) : value.slice(inner.start, inner.end);
      expanded += value.slice(at, inner.start) + put;
      at = inner.end;
      if (budget.left < 0) break;
    }
    return expanded + value.slice(at);
  }
}

/** To read a value takes its time even where it is empty. */
const costOfValue = 100;

/** How many characters may still be put in; nobody means to put in that many, and values of values double. */
export interface Budget {
  left: number;
}
