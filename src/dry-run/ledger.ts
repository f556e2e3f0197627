import { EngineError } from '../errors.js';
import type { MigrationReport } from '../report.js';
import type { CatalogTable } from './catalog/read-tables.js';
import { type BlockingResult, withBlocking } from './blocking/measure-blocking.js';
import type { HeavyWork } from './heavy-work.js';
import type { PlannedMigration } from './plan.js';
import type { DryRunProblem } from './problem.js';
import type { FailedTogether } from './run-together.js';
import { skippedReport } from './skipped-report.js';
import { abandoned, mayEndServer, type Stopped } from './stopped.js';

export interface DryRunResult {
  readonly migrations: readonly MigrationReport[];
  readonly problems: readonly DryRunProblem[];
  readonly historyMs: number;
  /** The tables that the history left, the setup, the baseline and the seed; undefined where there was none of them. */
  readonly tables?: readonly CatalogTable[];
  /** What blocked writers for as long as a table is big, told for every pending migration. */
  readonly heavyWork?: readonly HeavyWork[];
  /** Present where it did not come to its end. */
  readonly stopped?: Stopped;
}

/** What the dry-run has found until now. It stands, whatever becomes of the server. */
export class Ledger {
  readonly problems: DryRunProblem[] = [];
  readonly heavyWork: HeavyWork[] = [];
  /** Said of what stands in for production, and of no step. */
  remarks: readonly DryRunProblem[];
  historyMs = 0;
  tables: readonly CatalogTable[] | undefined;
  #reports: readonly MigrationReport[] = [];
  #open: MigrationReport | undefined;

  constructor(remarks: readonly DryRunProblem[]) {
    this.remarks = remarks;
  }

  /** The migration is tried. */
  open(migration: PlannedMigration): void {
    this.#open = skippedReport(migration);
  }

  /** How far it got. */
  note(steps: Partial<MigrationReport>, problems: readonly DryRunProblem[] = []): void {
    if (this.#open) this.#open = { ...this.#open, ...steps };
    this.problems.push(...problems);
  }

  /** A later step has shown a problem in another light. */
  replace(problem: DryRunProblem, other: DryRunProblem): void {
    const index = this.problems.indexOf(problem);
    if (index !== -1) this.problems[index] = other;
  }

  /** It is done with. */
  close(): void {
    if (this.#open) this.#reports = [...this.#reports, this.#open];
    this.#open = undefined;
  }

  /** A migration that ran on its own does not run in the way in which its tool runs it. */
  refute({ migration: { id }, apply, problem }: FailedTogether): void {
    const applied = this.#reports.find((report) => report.id === id && report.apply.status === 'applied');
    if (!applied) return;
    this.#reports = this.#reports.map((report) => (report === applied ? { ...report, apply } : report));
    this.problems.push(problem);
  }

  /** What was measured when all of them had run. */
  noteBlocking(result: BlockingResult): void {
    this.#reports = withBlocking(this.#reports, result);
  }

  get allApplied(): boolean {
    return this.#reports.every(({ apply }) => apply.status === 'applied');
  }

  result(): DryRunResult {
    const { historyMs, heavyWork, tables } = this;
    const problems = [...this.remarks, ...this.problems];
    return { migrations: this.#reports, problems, heavyWork, historyMs, ...(tables ? { tables } : {}) };
  }

  /** @param pending all that was to be tried. */
  stoppedResult(stopped: Stopped, pending: readonly PlannedMigration[]): DryRunResult {
    const open = this.#open ? [abandoned(this.#open, stopped.reason)] : [];
    const tried = [...this.#reports, ...open];
    const rest = pending.slice(tried.length).map((migration) => skippedReport(migration, stopped.reason));
    const isTold = stopped.error instanceof EngineError && this.#endsWithLimit;
    return { ...this.result(), migrations: [...tried, ...rest], stopped: { ...stopped, isTold } };
  }

  /** A statement that takes the server along is the last that a finding tells of. */
  get #endsWithLimit(): boolean {
    return mayEndServer(this.problems.at(-1)?.postgres?.sqlState);
  }
}
