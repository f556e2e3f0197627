/** One change of a sqitch plan. Manual page sqitchchanges; the format of the file: App::Sqitch::Plan, "_parse". */
export interface PlannedChange {
  readonly name: string;
  readonly line: number;
  /** What must be deployed before it: `name`, `name@tag`, `@tag`; those of other projects are left out. */
  readonly requires: readonly string[];
  readonly tags: readonly string[];
  /** Where a later change reworks this one: what its files may be called, the first that exists is taken. */
  readonly fileNames: readonly string[];
}

export interface PlanProblem {
  readonly line: number;
  readonly message: string;
}

export interface SqitchPlan {
  readonly changes: readonly PlannedChange[];
  /** Why sqitch refuses the plan; the changes are then those before it. */
  readonly problem?: PlanProblem;
}

interface Change {
  readonly name: string;
  readonly line: number;
  readonly requires: readonly string[];
  readonly tags: string[];
}

/** Reads a sqitch.plan. Any text is taken: what sqitch would not read is told as a value. */
export function parsePlan(text: string): SqitchPlan {
  const reader = new PlanReader();
  const lines = text.split('\n');
  let problem: PlanProblem | undefined;
  for (const [index, raw] of lines.entries()) {
    const message = reader.read(raw.replace(/\r$/, ''), index + 1);
    if (message === undefined) continue;
    problem = { line: index + 1, message };
    break;
  }
  problem ??= reader.end();
  return { changes: withFileNames(reader.changes), ...(problem ? { problem } : {}) };
}

/** `%name = value` */
const pragma = /^[ \t]*%[ \t]*([^\s=]+)[ \t]*(?:=[ \t]*(.*))?$/;

const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z[ \t]*/;

class PlanReader {
  readonly changes: Change[] = [];
  readonly #tags = new Map<string, number>();
  /** Names of changes since the last tag, with their lines: a change is reworked only when a tag stands between. */
  #sinceTag = new Map<string, number>();
  #project: string | undefined;
  #inHeader = true;

  /** Gives what is wrong with the line. */
  read(line: string, number: number): string | undefined {
    const content = line.replace(/#.*$/, '').trimEnd();
    if (content.trim() === '') {
      if (!line.includes('#')) this.#inHeader = false;
      return undefined;
    }
    if (this.#inHeader) return this.#pragma(content);
    return this.#entry(content, number);
  }

  end(): PlanProblem | undefined {
    return this.#project === undefined ? { line: 1, message: 'the %project line is missing' } : undefined;
  }

  #pragma(content: string): string | undefined {
    const match = pragma.exec(content);
    if (!match) return 'an empty line must stand between the %lines and the changes';
    if (match[1] === 'project') this.#project = match[2] ?? '';
    return undefined;
  }

  #entry(content: string, number: number): string | undefined {
    const match = /^[ \t]*(@|[+-][ \t]*)?([^\s:@#\\[\]]+)[ \t]*(?:\[([^\]]+)\])?[ \t]*(.*)$/.exec(content);
    const name = match?.[2] ?? '';
    if (!match || !isName(name)) return 'this is no name of a change or tag';
    const rest = match[4] ?? '';
    const planner = rest.replace(timestamp, '');
    if (planner === rest) return `${name} has no timestamp`;
    if (!isPlanner(planner)) return `${name} has no planner name and email`;
    return match[1] === '@' ? this.#tag(name, number) : this.#change(name, match[3] ?? '', number);
  }

  #tag(name: string, line: number): string | undefined {
    const last = this.changes.at(-1);
    if (!last) return `the tag @${name} stands before the first change`;
    const earlier = this.#tags.get(name);
    if (earlier !== undefined) return `the tag @${name} is there already, in line ${earlier}`;
    last.tags.push(name);
    this.#tags.set(name, line);
    this.#sinceTag = new Map();
    return undefined;
  }

  #change(name: string, dependencies: string, line: number): string | undefined {
    const earlier = this.#sinceTag.get(name);
    if (earlier !== undefined)
      return `the change ${name} is there already, in line ${earlier}, and no tag stands between`;
    const requires = dependencies.split(/[ \t]+/).flatMap((text) => this.#required(text) ?? []);
    const missing = requires.find((key) => !this.#isKnown(key));
    if (missing !== undefined) return `${name} requires ${missing}, which does not stand before it`;
    this.#sinceTag.set(name, line);
    this.changes.push({ name, line, requires, tags: [] });
    return undefined;
  }

  /** `!name` is a conflict, 40 hexadecimal digits an id; "check_changes" asks neither, nor another project. */
  #required(text: string): string | undefined {
    if (text === '' || text.startsWith('!')) return undefined;
    const colon = text.indexOf(':');
    if (colon !== -1 && text.slice(0, colon) !== this.#project) return undefined;
    const key = text.slice(colon + 1);
    return /^[0-9a-f]{40}$/.test(key) ? undefined : key;
  }

  /** `name@tag` is the change as it was at that tag. */
  #isKnown(key: string): boolean {
    const [name = '', tag] = key.split('@');
    const tagLine = tag === undefined ? Infinity : this.#tags.get(tag);
    if (tagLine === undefined) return false;
    return name === '' || this.changes.some((change) => change.name === name && change.line < tagLine);
  }
}

/** "name_re" of App::Sqitch::Plan: neither end is punctuation other than `_`, nor ROOT or HEAD. */
function isName(name: string): boolean {
  if (name === 'ROOT' || name === 'HEAD' || /^[0-9a-f]{40}/.test(name)) return false;
  return !/^[^\w\u0080-\uffff]|[^\w\u0080-\uffff]$/.test(name) && !/[~/=%^]\d+$/.test(name);
}

/** `Name <email>` */
function isPlanner(text: string): boolean {
  const open = text.indexOf('<');
  return open > 0 && text.slice(0, open).trim() !== '' && /^<[^>]+>$/.test(text.slice(open).trimEnd());
}

/**
 * A change that is reworked later keeps its old scripts as `name@tag`, where the tag is one of those between both
 * (App::Sqitch::Plan::Change, "path_segments"): the latest first.
 */
function withFileNames(changes: readonly Change[]): readonly PlannedChange[] {
  const next = new Map<string, number>();
  const named: PlannedChange[] = [];
  for (const [index, change] of [...changes.entries()].reverse()) {
    const reworked = next.get(change.name);
    const between = reworked === undefined ? [] : changes.slice(index, reworked).reverse();
    const fileNames = between.flatMap(({ tags }) => tags.map((tag) => `${change.name}@${tag}`));
    named.push({ ...change, fileNames: reworked === undefined ? [change.name] : fileNames });
    next.set(change.name, index);
  }
  return named.reverse();
}
