interface Branches {
  /** Whether what stands around them is carried out. */
  readonly outer: boolean;
  /** Whether the branch that is being read is the one. */
  chosen: boolean;
  /** Whether one was chosen by now. */
  done: boolean;
  hasElse: boolean;
}

/** The nested `\if` of one file. Source: src/fe_utils/conditional.c. */
export class Conditions {
  readonly #stack: Branches[] = [];

  /** Whether what is read now is carried out. */
  get active(): boolean {
    const last = this.#stack.at(-1);
    return last === undefined || (last.outer && last.chosen);
  }

  get isOpen(): boolean {
    return this.#stack.length > 0;
  }

  /** Whether psql looks at the condition of this command. */
  asks(name: 'if' | 'elif'): boolean {
    const last = this.#stack.at(-1);
    return name === 'if' ? this.active : last !== undefined && last.outer && !last.done && !last.hasElse;
  }

  /** Gives what psql complains of. The value is that of the condition, where it was looked at. */
  enter(name: 'if' | 'elif' | 'else' | 'endif', value: boolean): string | undefined {
    if (name === 'if') {
      this.#stack.push({ outer: this.active, chosen: value, done: value, hasElse: false });
      return undefined;
    }
    const last = this.#stack.at(-1);
    if (!last) return `\\${name}: no matching \\if`;
    if (name === 'endif') this.#stack.pop();
    else if (last.hasElse) return `\\${name}: cannot occur after \\else`;
    else {
      last.chosen = !last.done && (name === 'else' || value);
      last.done ||= last.chosen;
      last.hasElse = name === 'else';
    }
    return undefined;
  }
}
