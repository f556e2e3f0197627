import type { AlterTableCmd, AlterTableStmt, AlterTableType } from '@pgsql/types';
import type { Finding, Fix, Region, Severity } from '../report.js';
import type { ClaimedEffects } from '../postgres/effects.js';
import type { QualifiedName } from '../sql/names.js';
import type { NodeKind, NodeOf } from '../sql/statements.js';
import type { Claim } from './claim.js';
import type { MigrationState } from './migration-state.js';
import type { LintMigration, LintProject, LintScript } from './project.js';
import type { LintRoutine, RunStatement } from './run-order.js';
import type { TransactionView } from './transaction-view.js';

/** The sections of the catalogue. They decide what a rule says of a dev file and of a down script. */
export type Category =
  | 'destructive'
  | 'banner'
  | 'idempotency'
  | 'locks'
  | 'transactions'
  | 'compatibility'
  | 'partitions'
  | 'data'
  | 'plpgsql'
  | 'security'
  | 'types'
  | 'files'
  | 'dry-run'
  /** Written by the team: config `restrictedStatements`. */
  | 'policy';

/** Something that a rule found. */
export interface Problem {
  /** One sentence that names the object and what happens to it. */
  readonly message: string;
  /** Where; if left out the whole statement, or for a problem of the script `placeOfScript`. */
  readonly at?: Region;
  /** Where this case is more or less grave than the rule in general. */
  readonly severity?: Severity;
  /** What to write here, if more can be said than `Rule.instead`. */
  readonly help?: string;
  readonly fix?: Fix;
}

/** A problem of no single script. */
export interface PlacedProblem extends Problem {
  readonly file: string;
  readonly at: Region;
}

export type Problems<Kind extends Problem = Problem> = Kind | readonly Kind[] | undefined;

/** A finding, and the category of the rule that it belongs to. */
export interface CategorisedFinding extends Finding {
  readonly category: Category;
}

export interface ScriptContext {
  readonly project: LintProject;
  readonly migration: LintMigration;
  readonly script: LintScript;
}

export interface StatementContext extends ScriptContext {
  readonly statement: RunStatement;
  /** What the script did before this statement. */
  readonly state: MigrationState;
  /** In which transaction the statement stands, what it holds, and the timeouts that are in force. */
  readonly transaction: TransactionView;
}

export interface AlterTableContext extends StatementContext {
  readonly alter: AlterTableStmt;
  readonly table: QualifiedName;
}

/**
 * What a rule listens to: statements by their node type, sub-commands of ALTER TABLE by theirs. INSERT, UPDATE, DELETE
 * and MERGE are heard inside other statements too (`carriedChanges`); `context.statement` is then the whole of it.
 */
export type Listeners = {
  readonly [Kind in NodeKind]?: (node: NodeOf<Kind>, context: StatementContext) => Problems;
} & Readonly<
  Partial<Record<AlterTableType, (command: AlterTableCmd, context: AlterTableContext) => Problems>>
>;

export interface Rule {
  /** The hazard, so that an ignore reads well; the name of the rule's folder. */
  readonly id: string;
  /** What it catches, in one line without a full stop. */
  readonly summary: string;
  /** In the preset `recommended`; `off`: only the preset `strict` turns it on, as a warning. */
  readonly severity: Severity | 'off';
  readonly category: Category;
  /** Why it hurts: what Postgres does, who notices, with the manual's section where one says so. */
  readonly why: string;
  /** What to write instead. */
  readonly instead: string;
  readonly claim: Claim;
  /** The effects of other cases that the rule speaks of, where they are not those of its claim. */
  readonly alsoShows?: ClaimedEffects;
  /** Whether the effects are those of later statements, and not of the one that is reported. */
  readonly showsLater?: true;
  /** Whether the lock of its claim is one that an earlier statement of the transaction took. */
  readonly heldBefore?: true;
  /** Rules that speak of bad.sql as well, because the hazard cannot be shown without theirs. */
  readonly together?: readonly string[];
  /** Rules that speak of the same cause with more to say: where one of them reports this place, this rule is silent. */
  readonly yieldsTo?: readonly string[];
  /** The first major that has what the rule speaks of. */
  readonly since?: number;
  /** Who finds it, where it is not the rule itself. */
  readonly foundBy?: 'dry-run' | 'suppressions';
  readonly on?: Listeners;
  /** Called once for each body that the script holds, after its statements. */
  readonly routine?: (routine: LintRoutine, context: ScriptContext) => Problems;
  /** Called once for each pending script, after its statements. */
  readonly script?: (context: ScriptContext) => Problems;
  /** Called once for the project. */
  readonly project?: (project: LintProject) => Problems<PlacedProblem>;
  /** Called at the very end with all that was found and not ignored, by lint and dry-run. */
  readonly conclude?: (
    findings: readonly CategorisedFinding[],
    project: LintProject,
  ) => Problems<PlacedProblem>;
}

/** Checks the shape of a rule at compile time; gives it back as it is. */
export const defineRule = (rule: Rule): Rule => rule;
