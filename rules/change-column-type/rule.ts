import type { ColumnDef } from '@pgsql/types';
import type { MigrationState } from '../../src/lint/migration-state.js';
import { type AlterTableContext, defineRule, type Problem } from '../../src/lint/rule.js';
import { tableBefore } from '../../src/lint/table-history.js';
import type { Table } from '../../src/lint/table-shape.js';
import { type ColumnType, columnType, displayType } from '../../src/sql/column-types.js';
import { displayName } from '../../src/sql/names.js';
import { columnOf } from '../../src/sql/table-parts.js';
import { checksOf, indexesOf, indexesThatCompute } from './dependents.js';
import { workOfChange } from './conversion.js';

export default defineRule({
  id: 'change-column-type',
  summary:
    'A type change that rewrites the table, builds its indexes anew or reads every row under ACCESS EXCLUSIVE',
  severity: 'error',
  category: 'locks',
  why: 'Where the new type stores values in another way, Postgres writes the whole table and all its indexes anew while nobody else can read or write. Where values stay as they are, indexes that order or compute them differently are still built anew, and CHECK constraints on the column are checked again for every row (manual, ALTER TABLE, Notes). Only such changes as a longer varchar, varchar to text, or more digits of a numeric cost nothing.',
  instead:
    'Add a column of the new type, keep it up to date with a trigger, fill it in batches, let the code move over, and drop the old one.',
  claim: { effects: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, rewrites: ['public.orders'] } },
  alsoShows: { locks: { 'public.orders': 'ACCESS EXCLUSIVE' }, scans: ['public.orders'] },
  yieldsTo: ['narrow-column-type'],
  on: {
    AT_AlterColumnType(command, context) {
      const { alter, state, table } = context;
      const definition = columnOf(command);
      if (!definition || alter.objtype !== 'OBJECT_TABLE' || state.isNew(table)) return undefined;
      return problemOf(command.name ?? '', definition, context);
    },
  },
});

function problemOf(column: string, definition: ColumnDef, context: AlterTableContext): Problem | undefined {
  const all = displayName(context.table);
  const before = tableBefore(context, context.table);
  const from = before?.columns.get(column)?.type;
  const change = `Changing ${all}.${column}${inWords(from, columnType(definition.typeName))}`;
  const work = workOfChange(from, definition, column);
  if (work === 'rewrite') return { message: `${change} rewrites ${all} under ACCESS EXCLUSIVE.` };
  if (work === undefined) return isMostlyFree(definition) ? undefined : unknownWork(change, all);
  if (work === 'UTC' && !isUtc(context.state)) return unlessUtc(change, all);
  const isReordered = work !== 'nothing' || definition.collClause !== undefined;
  return before && problemOfDependents(before, column, isReordered, change, all);
}

const inWords = (from: ColumnType | undefined, to: ColumnType | undefined): string =>
  `${from ? ` from ${displayType(from)}` : ''}${to ? ` to ${displayType(to)}` : ''}`;

/** What hangs on a column whose values stay as they are stored. */
function problemOfDependents(
  table: Table,
  column: string,
  isReordered: boolean,
  change: string,
  all: string,
): Problem | undefined {
  const [index] = [...(isReordered ? indexesOf(table, column) : []), ...indexesThatCompute(table, column)];
  if (index !== undefined) return { message: `${change} builds ${index} anew under ACCESS EXCLUSIVE.` };
  const [check] = checksOf(table, column);
  if (check === undefined) return undefined;
  return { message: `${change} reads all of ${all} under ACCESS EXCLUSIVE to check ${check} again.` };
}

const unknownWork = (change: string, all: string): Problem => ({
  severity: 'warning',
  message: `${change} may rewrite ${all} under ACCESS EXCLUSIVE: the files do not tell enough of its types.`,
});

const unlessUtc = (change: string, all: string): Problem => ({
  severity: 'warning',
  message: `${change} rewrites ${all} under ACCESS EXCLUSIVE, unless the session's TimeZone is UTC.`,
  help: "Write SET TimeZone = 'UTC' before it, if that is how the values are meant: then they stay as they are stored.",
});

/** What becomes text without a limit was text with one as a rule. */
function isMostlyFree({ typeName, raw_default }: ColumnDef): boolean {
  const to = columnType(typeName);
  if (!to || to.array || to.modifiers.length > 0 || raw_default) return false;
  return to.name === 'text' || to.name === 'varchar';
}

/** Names of a zone that is UTC: TimestampTimestampTzRequiresRewrite() asks for an offset that is always 0. */
const isUtc = (state: MigrationState): boolean =>
  ['utc', 'etc/utc', 'gmt', '0'].includes(state.setting('timezone') ?? '');
