import type { RollbackResult } from '../../report.js';
import type { Region } from '../../report.js';
import type { PlannedMigration, PlannedScript } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import type { ColumnThen } from './changed-values.js';
import { lackInWords, lossesInWords } from './loss-in-words.js';
import { type Loss, lostRows } from './lost-rows.js';
import { keyOf, shown } from './table-key.js';
import { isBack, notRestored } from './not-restored.js';
import type { RowSnapshot } from './read-rows.js';
import { findSwaps, type Swap } from '../swaps/find-swaps.js';
import { type IsSet, lostInSwap } from '../swaps/lost-in-swap.js';
import { namesBeforeSwap, placeOfSwap } from '../swaps/place-of-swap.js';
import { firstNaming, placeOfLoss, retypesColumn, setsColumn } from './responsible-statement.js';

/** A loss, and the problem that says so. */
export interface ToldLoss {
  readonly loss: Loss;
  readonly by: DryRunProblem;
}

/** What a script destroyed, and what is to be said of it. */
export interface Destroyed {
  readonly losses: readonly ToldLoss[];
  readonly problems: readonly DryRunProblem[];
}

/** Compares the rows before and after an up script. */
export function destroyedBy(script: PlannedScript, before: RowSnapshot, after: RowSnapshot): Destroyed {
  const swaps = findSwaps(before, after)
    .map((swap) => ({ swap, losses: lostInSwap(swap, after, isSetIn(script)) }))
    .filter((one) => one.losses.length > 0);
  const told = new Set(swaps.flatMap(({ swap: { table, root } }) => [table, ...(root ? [root] : [])]));
  const losses = lostRows(before, after, {
    isTold: (table) => told.has(table),
    isConverted: (column) => isConverted(column, script),
  });
  const lost = byPlace(losses, script);
  return toldOf([
    ...swaps.map(({ swap, losses }) => ({ losses, problem: swapProblem(swap, losses, script) })),
    ...lost.map(({ at, losses }) => ({
      losses,
      problem: {
        rule: 'data-lost' as const,
        stage: 'dry-run' as const,
        file: script.file,
        at,
        message: `The migration destroys ${lossesInWords(losses)}.`,
        isWhole: losses.every(isWhole),
      },
    })),
  ]);
}

/** A table is gone or empty, or a column is gone. */
const isWhole = ({ kind, table, count }: Loss): boolean =>
  kind === 'values' || (kind === 'rows' && count === table.rows);

const isSetIn =
  (script: PlannedScript): IsSet =>
  (tables, column) =>
    tables
      .flatMap((table) => [table, ...namesBeforeSwap(table, script)])
      .some((table) => setsColumn(table, column, script));

function isConverted({ table, column, now }: ColumnThen, script: PlannedScript): boolean {
  const names = [table, ...now.map(({ holder }) => holder)].flatMap((one) => [one, ...one.parts]);
  const retyped =
    now.some(({ column: present }) => present && present.type !== column.type) ||
    names.some((name) => retypesColumn(name, column.name, script));
  return retyped && !names.some((name) => setsColumn(name, column.name, script));
}

interface Told {
  readonly losses: readonly Loss[];
  readonly problem: DryRunProblem;
}

const toldOf = (list: readonly Told[]): Destroyed => ({
  losses: list.flatMap(({ losses, problem }) => losses.map((loss) => ({ loss, by: problem }))),
  problems: list.map(({ problem }) => problem),
});

/** A rollback when the rows have been looked at, too. */
export interface JudgedRollback extends Destroyed {
  readonly result: RollbackResult;
}

/**
 * Compares the rows before the up script with those after the down script, which has restored the schema or not.
 * @param lost what was told of them before: it is told again only as a consequence.
 */
export function judgeRestored(
  down: PlannedScript,
  result: RollbackResult,
  before: RowSnapshot,
  after: RowSnapshot,
  lost: readonly ToldLoss[],
): JudgedRollback {
  const losses = notRestored(before, after);
  const status = losses.length > 0 && result.status === 'restored' ? 'data-lost' : result.status;
  const groups = [...byTellers(losses, lost)].flatMap(([tellers, group]) =>
    byPlace(group, down).map(({ at, losses }) => ({
      losses,
      problem: {
        rule: 'rollback-loses-data' as const,
        stage: 'rollback' as const,
        file: down.file,
        at,
        message: `The down script does not bring back ${lossesInWords(losses)}.`,
        ...(tellers.length > 0 ? { follows: tellers } : {}),
      },
    })),
  );
  return { result: { ...result, status }, ...toldOf(groups) };
}

/** The losses by what has told of each already, of the table or of the column. */
function byTellers(
  losses: readonly Loss[],
  lost: readonly ToldLoss[],
): Iterable<readonly [tellers: readonly DryRunProblem[], losses: readonly Loss[]]> {
  const tellers = lost.map(({ by }) => by);
  const groups = new Map<string, [DryRunProblem[], Loss[]]>();
  for (const loss of losses) {
    const own = lost.filter((one) => includes(one.loss, loss)).map(({ by }) => by);
    const key = own.map((teller) => tellers.indexOf(teller)).join();
    const group = groups.get(key) ?? [own, []];
    group[1].push(loss);
    groups.set(key, group);
  }
  return groups.values();
}

const includes = (told: Loss, { table, column }: Loss): boolean =>
  keyOf(told.table) === keyOf(table) && (told.column === undefined || told.column === column);

/**
 * What the up script destroyed and the down script brought back: it was not lost, for something in the database or in
 * the files still tells it. By each problem that speaks of nothing else, the milder one to take its place.
 */
export function regained(
  { losses, problems }: Destroyed,
  before: RowSnapshot,
  after: RowSnapshot,
): ReadonlyMap<DryRunProblem, DryRunProblem> {
  return new Map(
    problems.flatMap((problem) => {
      const own = losses.filter(({ by }) => by === problem).map(({ loss }) => loss);
      if (problem.rule !== 'data-lost' || !own.every((loss) => isBack(loss, before, after))) return [];
      const message = `The migration takes away ${lossesInWords(own)}; the down script brings that back.`;
      return [[problem, { ...problem, severity: 'info' as const, message }] as const];
    }),
  );
}

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

function swapProblem({ table }: Swap, losses: readonly Loss[], script: PlannedScript): DryRunProblem {
  const at = placeOfSwap(table, script);
  const message = `After the swap ${shown(table)} ${lackInWords(losses)}.`;
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
