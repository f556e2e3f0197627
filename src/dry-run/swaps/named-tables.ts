import { asTable, type RowSnapshot, type TableRows } from '../rows/read-rows.js';

/** All that has a name, partitions by themselves among them. */
export const namedTables = ({ tables }: RowSnapshot): readonly TableRows[] =>
  [...tables.values()].flatMap((table) => [table, ...partitionsOf(table)]);

/** The partitions of the table, those of its partitions among them, as tables of their own. */
export const partitionsOf = ({ oid, parts }: TableRows): readonly TableRows[] =>
  parts.filter((part) => part.oid !== oid).map(asTable);
