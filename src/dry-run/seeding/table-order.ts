import type { ForeignKey, SeedTable } from './schema.js';

export interface Turn {
  readonly table: SeedTable;
  /** Foreign keys, by OID, to tables whose turn comes later: NULL until they hold rows. */
  readonly postponed: ReadonlySet<string>;
}

/** Tables in the order in which they can be filled: those that a table refers to come before it, as far as that goes. */
export function inOrder(tables: readonly SeedTable[]): readonly Turn[] {
  const waiting = new Map(tables.map((table) => [table.oid, table]));
  const holders = holdersOf(tables);
  const turns: Turn[] = [];
  while (waiting.size > 0) {
    const turn = nextTurn([...waiting.values()], (key, table) =>
      (holders.get(key.target) ?? []).some((oid) => oid !== table.oid && waiting.has(oid)),
    );
    if (!turn) break;
    waiting.delete(turn.table.oid);
    turns.push(turn);
  }
  return turns;
}

/** By table the tables that hold its rows: for a partitioned one its partitions. */
export function holdersOf(tables: readonly SeedTable[]): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>();
  for (const { oid, ancestors } of tables) {
    for (const name of [oid, ...ancestors]) holders.set(name, [...(holders.get(name) ?? []), oid]);
  }
  return holders;
}

type IsOpen = (key: ForeignKey, table: SeedTable) => boolean;

/** The table that the fewest keys hold back which must not be NULL, and then the fewest of all. */
function nextTurn(waiting: readonly SeedTable[], isOpen: IsOpen): Turn | undefined {
  let best: (Turn & { readonly weight: number }) | undefined;
  for (const table of waiting) {
    const open = table.foreignKeys.filter((key) => isOpen(key, table));
    const firm = open.filter((key) => !mayBeNull(key, table)).length;
    const weight = firm * 1000 + open.length;
    if (!best || weight < best.weight)
      best = { table, postponed: new Set(open.map(({ oid }) => oid)), weight };
    if (weight === 0) break;
  }
  return best;
}

/** Manual, CREATE TABLE, MATCH: one NULL is enough, but for MATCH FULL. */
export const mayBeNull = ({ columns, full }: ForeignKey, table: SeedTable): boolean => {
  const nullable = columns.map(
    (number) => !table.columns.find((column) => column.number === number)?.notNull,
  );
  return full ? nullable.every(Boolean) : nullable.some(Boolean);
};
