/** One statement of a proposal. */
export interface Step {
  readonly sql: string;
  /** Said in a comment above it. */
  readonly note?: string;
  /** Tables and columns whose data it takes along, by their identity. */
  readonly keeps?: readonly string[];
  /** What is tried where Postgres refuses it, in order. */
  readonly otherwise?: readonly string[];
}

export const step = (sql: string, note?: string): Step => ({ sql, ...(note === undefined ? {} : { note }) });
