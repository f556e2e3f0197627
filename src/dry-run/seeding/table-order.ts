import type { ForeignKey, SeedTable } from './schema.js';

export interface Turn {
  readonly table: SeedTable;
  /** Foreign keys, by OID, to tables whose turn comes later: NULL until they hold rows. */
  readonly postponed: ReadonlySet<string>;
}

/** Tables that are filled together: more than one where their foreign keys form a cycle and none may be NULL. */
export type Group = readonly Turn[];

/** Tables in the order in which they can be filled: those that a table refers to come before it, as far as that goes. */
export function inOrder(tables: readonly SeedTable[]): readonly Group[] {
  const waiting = new Map(tables.map((table) => [table.oid, table]));
  const holders = holdersOf(tables);
  const openTargets = (key: ForeignKey, table: SeedTable): readonly string[] =>
    (holders.get(key.target) ?? []).filter((oid) => oid !== table.oid && waiting.has(oid));
  const groups: Group[] = [];
  while (waiting.size > 0) {
    const group = nextGroup(waiting, openTargets);
    for (const { table } of group) waiting.delete(table.oid);
    groups.push(group);
  }
  return groups;
}

/** By table the tables that hold its rows: for a partitioned one its partitions. */
export function holdersOf(tables: readonly SeedTable[]): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>();
  for (const { oid, ancestors } of tables) {
    for (const name of [oid, ...ancestors]) holders.set(name, [...(holders.get(name) ?? []), oid]);
  }
  return holders;
}

type OpenTargets = (key: ForeignKey, table: SeedTable) => readonly string[];

/** The table that the fewest foreign keys hold back; where those must not be NULL, with all of the cycle it waits for. */
function nextGroup(waiting: ReadonlyMap<string, SeedTable>, openTargets: OpenTargets): Group {
  const turnOf = (table: SeedTable): Turn & { readonly firm: readonly string[] } => {
    const open = table.foreignKeys.filter((key) => openTargets(key, table).length > 0);
    const firm = open.filter((key) => !mayBeNull(key, table)).flatMap((key) => openTargets(key, table));
    return { table, postponed: new Set(open.map(({ oid }) => oid)), firm };
  };
  const turns = new Map([...waiting].map(([oid, table]) => [oid, turnOf(table)]));
  const free = [...turns.values()].filter(({ firm }) => firm.length === 0);
  const [first, ...others] = free;
  if (first)
    return [others.reduce((best, turn) => (turn.postponed.size < best.postponed.size ? turn : best), first)];
  const reach = (from: string): ReadonlySet<string> => {
    const reached = new Set<string>();
    const open = [from];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const oid of turns.get(next)?.firm ?? []) if (!reached.has(oid)) open.push(oid);
      for (const oid of turns.get(next)?.firm ?? []) reached.add(oid);
    }
    return reached;
  };
  const reaches = new Map([...turns.keys()].map((oid) => [oid, reach(oid)]));
  // A cycle that waits for no other one reaches the fewest tables.
  const [last] = [...reaches.values()].sort((one, other) => one.size - other.size);
  return [...turns.values()].filter(({ table }) => last?.has(table.oid));
}

/** Manual, CREATE TABLE, MATCH: one NULL is enough, but for MATCH FULL. */
export const mayBeNull = ({ columns, full }: ForeignKey, table: SeedTable): boolean => {
  const nullable = columns.map(
    (number) => !table.columns.find((column) => column.number === number)?.notNull,
  );
  return full ? nullable.every(Boolean) : nullable.some(Boolean);
};
