import type { RollbackResult } from '../../report.js';
import { listed } from '../../sql/names.js';
import type { Region } from '../../report.js';
import { safeIdentity } from '../catalog/safe-identity.js';
import type { PlannedMigration, PlannedScript } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import { type Loss, lostRows } from './lost-rows.js';
import { keyOf, shown } from './table-key.js';
import { notRestored } from './not-restored.js';
import type { RowSnapshot, TableName } from './read-rows.js';
import { findSwaps } from '../swaps/find-swaps.js';
import { placeOfSwap } from '../swaps/place-of-swap.js';
import { firstNaming, placeOfLoss } from './responsible-statement.js';

/** What an up script destroyed, and what is to be said of it. */
export interface Destroyed {
  readonly losses: readonly Loss[];
  readonly problems: readonly DryRunProblem[];
}

/** Compares the rows before and after an up script. */
export function destroyedBy(script: PlannedScript, before: RowSnapshot, after: RowSnapshot): Destroyed {
  const swapped = new Set(findSwaps(before, after).map(({ table }) => table));
  const losses = lostRows(before, after, (table) => swapped.has(table));
  const swaps = losses.filter(({ kind }) => kind === 'swap');
  const lost = byPlace(
    losses.filter(({ kind }) => kind !== 'swap'),
    script,
  );
  const problems = [
    ...swaps.map((loss) => swapProblem(loss, script)),
    ...lost.map(({ at, losses }) => ({
      rule: 'data-lost' as const,
      stage: 'dry-run' as const,
      file: script.file,
      at,
      message: `The migration destroys ${inWords(losses)}.`,
    })),
  ];
  return { losses, problems };
}

/** A rollback when the rows have been looked at, too. */
export interface JudgedRollback extends Destroyed {
  readonly result: RollbackResult;
}

/** Compares the rows before the up script with those after the down script, which has restored the schema or not. */
export function judgeRestored(
  down: PlannedScript,
  result: RollbackResult,
  before: RowSnapshot,
  after: RowSnapshot,
  lostByUp: readonly Loss[],
): JudgedRollback {
  const losses = notRestored(before, after);
  const status = losses.length > 0 && result.status === 'restored' ? 'data-lost' : result.status;
  const told = new Set(lostByUp.flatMap(({ table, column }) => [cell(table, column)]));
  const fresh = losses.filter(
    ({ table, column }) => !told.has(cell(table)) && !told.has(cell(table, column)),
  );
  const problems = byPlace(fresh, down).map(({ at, losses: lost }) => ({
    rule: 'rollback-loses-data' as const,
    stage: 'rollback' as const,
    file: down.file,
    at,
    message: `The down script does not bring back ${inWords(lost)}.`,
  }));
  return { result: { ...result, status }, losses, problems };
}

const cell = (table: TableName, column?: string): string => `${keyOf(table)}${column ?? ''}`;

/** After the seed: the tables without a row that the pending migrations name, each where it is named first. */
export function notSeeded(
  migrations: readonly PlannedMigration[],
  seeded: RowSnapshot,
  reasons: ReadonlyMap<string, string> = new Map(),
): readonly DryRunProblem[] {
  const pending = migrations.filter(({ pending, aside }) => pending && !aside);
  return [...seeded.tables.values()].flatMap((table) => {
    if (table.rows !== 0) return [];
    for (const { up } of pending) {
      const statement = firstNaming(table, up);
      if (!statement) continue;
      const reason = reasons.get(keyOf(table));
      const message = `${shown(table)} holds no row after the seed, so what the migration does to its data is not proven${reason === undefined ? '' : `: ${reason.replace(/[.\s]+$/, '')}`}.`;
      return [{ rule: 'table-not-seeded', stage: 'dry-run', file: up.file, at: statement.region, message }];
    }
    return [];
  });
}

function swapProblem({ table, count }: Loss, script: PlannedScript): DryRunProblem {
  const name = shown(table);
  const at = placeOfSwap(table, script);
  const message =
    count > 0
      ? `After the swap ${name} lacks ${count} of the ${table.rows ?? 0} rows that it held before.`
      : `After the swap ${name} holds other rows than before: the values of its primary key differ.`;
  return { rule: 'swap-loses-rows', stage: 'dry-run', file: script.file, at, message };
}

interface PlacedLosses {
  readonly at: Region;
  readonly losses: readonly Loss[];
}

function byPlace(losses: readonly Loss[], script: PlannedScript): readonly PlacedLosses[] {
  const places = new Map<string, { at: Region; losses: Loss[] }>();
  for (const loss of losses) {
    const at = placeOfLoss(loss, script);
    const key = `${at.startLine}:${at.startColumn}`;
    const place = places.get(key);
    if (place) place.losses.push(loss);
    else places.set(key, { at, losses: [loss] });
  }
  return [...places.values()];
}

const mostNamed = 5;

const inWords = (losses: readonly Loss[]): string => listed(losses.map(phrase), mostNamed);

function phrase({ kind, table, column = '', count }: Loss): string {
  const name = shown(table);
  const value = `${name}.${safeIdentity(column)}`;
  if (kind === 'other values') return `the values of ${value} as they were`;
  if (kind === 'other rows') return `the values of ${name} together in the same rows`;
  if (kind === 'shortened') return `the ends of values of ${value}`;
  if (kind === 'values') return count === 1 ? `1 value of ${value}` : `${count} values of ${value}`;
  if (count === table.rows) return count === 1 ? `the only row of ${name}` : `all ${count} rows of ${name}`;
  return count === 1 ? `1 row of ${name}` : `${count} rows of ${name}`;
}
