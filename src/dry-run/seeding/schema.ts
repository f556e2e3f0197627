/** What seeding knows of a database; all names are unquoted, all OIDs text. */
export interface Schema {
  /** Those that hold rows themselves: no partitioned table is among them, its partitions are. */
  readonly tables: readonly SeedTable[];
  readonly types: ReadonlyMap<string, ValueType>;
}

export interface SeedTable {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly SeedColumn[];
  readonly foreignKeys: readonly ForeignKey[];
  /** What a row must satisfy: CHECK constraints, and the bounds of a partition. */
  readonly checks: readonly Check[];
  readonly uniqueKeys: readonly UniqueKey[];
  /** Partitioned tables that it is a part of, the topmost one last; empty where it is no partition. */
  readonly ancestors: readonly string[];
  /** How many tables hold the rows of the topmost one. */
  readonly siblings: number;
  /** Whether the foreign key of another table refers to it. */
  readonly referenced: boolean;
  readonly forcesRowSecurity: boolean;
  readonly triggers: readonly Switch[];
  readonly rules: readonly Switch[];
  /** Set where the session has the owner's rights only after SET ROLE. */
  readonly owner: string | null;
}

/** A trigger or rule that is on: `enabled` is the letter of tgenabled and ev_enabled. */
export interface Switch {
  readonly name: string;
  readonly enabled: 'O' | 'R' | 'A';
}

export interface SeedColumn {
  readonly number: number;
  readonly name: string;
  readonly type: string;
  /** As format_type() writes it, with its modifier. */
  readonly typeName: string;
  readonly modifier: number;
  readonly notNull: boolean;
  /** The expression of a generated column. */
  readonly generated: string | null;
  readonly default: string | null;
  /** The sequence that gives its default, as regclass writes it. */
  readonly sequence: string | null;
}

export interface ForeignKey {
  readonly oid: string;
  readonly target: string;
  readonly targetSchema: string;
  readonly targetName: string;
  readonly columns: readonly number[];
  /** Names of the columns referred to. */
  readonly keys: readonly string[];
  readonly full: boolean;
  readonly deferrable: boolean;
}

export interface Check {
  readonly name: string;
  /** An expression over the names of the columns. */
  readonly expression: string;
}

export interface UniqueKey {
  /** Numbers of the columns; those within expressions and predicates are not among them. */
  readonly columns: readonly number[];
  /** The expressions and the predicate as text. */
  readonly expressions: string;
  /** An exclusion constraint compares in its own way. */
  readonly exclusion: boolean;
  /** ON CONFLICT refuses a deferrable one. */
  readonly deferrable: boolean;
}

export interface ValueType {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly typeName: string;
  readonly kind: 'b' | 'c' | 'd' | 'e' | 'm' | 'r';
  /** Of an array. */
  readonly element: string | null;
  /** Of a domain, with the modifier; of a range the subtype; of a multirange the range. */
  readonly base: string | null;
  readonly baseModifier: number;
  readonly baseName: string | null;
  readonly notNull: boolean;
  readonly labels: readonly string[];
  readonly checks: readonly Check[];
  readonly fields: readonly TypeField[];
}

export interface TypeField {
  readonly type: string;
  readonly modifier: number;
}
