import { splitScript } from '../sql/split-script.js';
import type { Direction } from './migration-tool.js';
import { keepOnly, type Line, linesOf, type Part } from './script-parts.js';

/** What goose sends at once. */
export interface GooseStatement extends Part {
  readonly direction: Direction;
  /** Between StatementBegin and StatementEnd. */
  readonly block: boolean;
}

/** What goose refuses, or would send in pieces; without a direction it is the whole file that it refuses. */
export interface GooseFault {
  readonly message: string;
  readonly line: number;
  readonly direction?: Direction;
}

export interface GooseFile {
  readonly up: Part;
  readonly down?: Part;
  readonly transaction: boolean;
  readonly statements: readonly GooseStatement[];
  /** Lines between ENVSUB ON and ENVSUB OFF. */
  readonly variables: readonly Part[];
  readonly faults: readonly GooseFault[];
}

/** Reads a file as `ParseSQLMigration` in internal/sqlparser/parser.go of goose does: line by line, knowing no SQL. */
export function readGooseFile(text: string): GooseFile {
  const reader = new GooseReader(text);
  for (const line of linesOf(text)) reader.take(line);
  return reader.end();
}

class GooseReader {
  transaction = true;
  /** Whether the lines that follow are for ENVSUB. */
  substitutes = false;
  readonly #text: string;
  readonly #statements: GooseStatement[] = [];
  readonly #variables: Part[] = [];
  readonly #faults: GooseFault[] = [];
  #direction: Direction | undefined;
  #down: number | undefined;
  #block: Line | undefined;
  /** Where the statement began that no semicolon has ended yet. */
  #open: Line | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  take(line: Line): void {
    const own = line.text.trim();
    if (own.startsWith('--') && own.includes('+goose')) this.#annotation(line);
    else if (this.#open || (line.text !== '' && !own.startsWith('--'))) this.#sql(line);
  }

  end(): GooseFile {
    if (this.#direction === undefined) this.#refuse('goose wants a line "-- +goose Up" in it', 1);
    if (this.#block) this.#refuse('goose wants a "-- +goose StatementEnd" behind this', this.#block.number);
    else this.#wantsNothingOpen();
    const { length } = this.#text;
    const down = this.#down;
    return {
      up: { start: 0, end: down ?? length },
      ...(down === undefined ? {} : { down: { start: down, end: length } }),
      transaction: this.transaction,
      statements: this.#statements,
      variables: this.#variables,
      faults: [...this.#faults, ...this.#cutStatements()],
    };
  }

  #refuse(message: string, line: number): void {
    this.#faults.push({ message, line });
  }

  #annotation(line: Line): void {
    const word = line.text.replaceAll('--', '').replace('+goose', '').trim();
    const known = Object.hasOwn(annotations, word.toLowerCase())
      ? annotations[word.toLowerCase()]
      : undefined;
    if (!known || /^[ \t]/.test(line.text)) {
      this.#refuse(`goose does not know the annotation "${line.text.trim()}"`, line.number);
    } else known(this, line);
  }

  up({ number }: Line): void {
    if (this.#direction !== undefined) this.#refuse('goose wants "-- +goose Up" once, and first', number);
    this.#direction ??= 'up';
  }

  down({ start, number }: Line): void {
    if (this.#direction !== 'up' || this.#block) {
      this.#refuse('goose wants "-- +goose Down" once, behind "-- +goose Up"', number);
    }
    this.#wantsNothingOpen();
    this.#open = undefined;
    this.#down ??= start;
    this.#direction = 'down';
  }

  begin(line: Line): void {
    if (this.#direction === undefined || this.#block)
      this.#refuse('goose wants StatementBegin behind Up or Down, and not within another', line.number);
    this.#block = line;
  }

  finish({ start, number }: Line): void {
    if (!this.#block) this.#refuse('goose wants a StatementBegin before this', number);
    if (this.#open) this.#store(start, true);
    this.#block = undefined;
  }

  #sql(line: Line): void {
    if (this.#direction === undefined) {
      if (line.text.trim() !== '')
        this.#refuse('goose runs nothing that stands before "-- +goose Up"', line.number);
      return;
    }
    this.#open ??= line;
    if (this.substitutes) this.#variables.push({ start: line.start, end: line.end });
    if (!this.#block && endsStatement(line.text)) this.#store(line.end, false);
  }

  #store(end: number, block: boolean): void {
    if (this.#open && this.#direction) {
      this.#statements.push({ start: this.#open.start, end, direction: this.#direction, block });
    }
    this.#open = undefined;
  }

  #wantsNothingOpen(): void {
    if (!this.#open || this.#text.slice(this.#open.start, this.#down).trim() === '') return;
    this.#refuse('goose wants a semicolon at the end of the statement that begins here', this.#open.number);
  }

  /** Semicolons at the end of a line inside a body: goose sends what stands before them by itself. */
  #cutStatements(): readonly GooseFault[] {
    if (this.#faults.length > 0) return [];
    const lines = linesOf(this.#text);
    return (['up', 'down'] as const).flatMap((direction) => {
      const own = this.#statements.filter((one) => one.direction === direction);
      const { pieces } = splitScript(keepOnly(this.#text, own));
      const cut = own.find(
        ({ end, block }) => !block && pieces.some((piece) => piece.start < end && end < piece.end),
      );
      if (!cut) return [];
      const line = lines.find(({ end }) => end === cut.end)?.number ?? 1;
      const message =
        'goose ends a statement at the semicolon that ends this line, in the midst of it: put it between "-- +goose StatementBegin" and "-- +goose StatementEnd"';
      return [{ message, line, direction }];
    });
  }
}

type Annotation = (reader: GooseReader, line: Line) => void;

const annotations: Readonly<Record<string, Annotation | undefined>> = {
  up(reader, line) {
    reader.up(line);
  },
  down(reader, line) {
    reader.down(line);
  },
  statementbegin(reader, line) {
    reader.begin(line);
  },
  statementend(reader, line) {
    reader.finish(line);
  },
  'no transaction'(reader) {
    reader.transaction = false;
  },
  'envsub on'(reader) {
    reader.substitutes = true;
  },
  'envsub off'(reader) {
    reader.substitutes = false;
  },
};

/** `endsWithSemicolon` in the same file: the last word before a comment ends in one. */
function endsStatement(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const comment = words.findIndex((word) => word.startsWith('--'));
  return (comment === -1 ? words : words.slice(0, comment)).at(-1)?.endsWith(';') === true;
}
