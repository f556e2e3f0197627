/** How values of a type are written in SQL. */
export interface Values {
  /** Another value for every number, as far as the type has others; `number` is SQL for a bigint of 0 and more. */
  readonly nth: (number: string) => string;
  /** What real data holds and a program does not expect. */
  readonly odd: readonly string[];
  /** Whether the type has only a few values. */
  readonly few?: boolean;
  /** Values that a condition with these constants may ask for; some of them depend on the number. */
  readonly near?: (constants: readonly string[], number: string) => readonly string[];
}
