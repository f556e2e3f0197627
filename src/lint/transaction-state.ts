import { strongerOf } from '../postgres/lock-modes.js';
import { createdObject, isGuarded } from '../sql/created-object.js';
import { movedRelation } from '../sql/moved-relation.js';
import { nameOfNodes, nameOfRangeVar } from '../sql/names.js';
import { constraintName } from '../sql/table-elements.js';
import { constraintsAddedNotValid } from '../sql/table-parts.js';
import {
  type TimeoutName,
  timeoutNames,
  type TimeoutSetting,
  timeoutSettings,
} from '../sql/timeout-settings.js';
import { transactionControl } from '../sql/transactions.js';
import { locksTaken } from './held-locks.js';
import { needsTimeout } from './guarded-by-timeouts.js';
import type { LintProject, LintScript } from './project.js';
import type { StatementContext } from './rule.js';
import type { RunStatement } from './run-order.js';
import { tableBefore } from './table-history.js';
import type { AddedEnumValue, HeldLock, Timeout, TransactionView } from './transaction-view.js';

/** What is in force at one moment: that of the session, and what SET LOCAL put over it until the transaction ends. */
interface TimeoutState {
  /** What RESET brings back: the deployment sets it outside the files. */
  readonly configured: Timeout | undefined;
  session: Timeout | undefined;
  local: Timeout | undefined;
  /** What the session had when the transaction began: a ROLLBACK brings it back. */
  before: Timeout | undefined;
}

/** Follows the transactions of the pending scripts, statement by statement. */
export class TransactionState implements TransactionView {
  readonly #project: LintProject;
  readonly #held = new Map<string, HeldLock>();
  readonly #enumValues = new Map<string, AddedEnumValue>();
  readonly #created = new Set<string>();
  readonly #notValid = new Map<string, RunStatement>();
  readonly #said = new Set<string>();
  readonly #unguarded = new Map<TimeoutName, RunStatement>();
  /** Types that the transaction created: their values can be used at once. */
  readonly #newTypes = new Set<string>();
  readonly #timeouts: Readonly<Record<TimeoutName, TimeoutState>>;
  #tool: 'tool' | 'one query' | undefined;
  /** Whether a BEGIN of the script's own is open. */
  #block = false;

  constructor(project: LintProject) {
    this.#project = project;
    const { lockTimeoutMs, statementTimeoutMs } = project.settings.session;
    this.#timeouts = {
      lock_timeout: settingOf(lockTimeoutMs),
      statement_timeout: settingOf(statementTimeoutMs),
    };
  }

  /** A script begins: in the transaction of the one before it where the tool runs all that is pending in one. */
  begin({ shape, parsed, direction }: LintScript): void {
    const shares =
      this.#project.tool.sharesTransaction === true && direction === 'up' && this.#tool === 'tool';
    if (!shares) {
      this.#end(false);
      this.#newSession();
    }
    this.#unguarded.clear();
    this.#block = false;
    const several = parsed.statements.length > 1;
    this.#tool = shape === 'wrapped' ? 'tool' : shape === 'one-query' && several ? 'one query' : undefined;
  }

  get openedBy(): 'script' | 'tool' | 'one query' | undefined {
    return this.#block ? 'script' : this.#tool;
  }

  get held(): ReadonlyMap<string, HeldLock> {
    return this.#held;
  }

  get enumValues(): ReadonlyMap<string, AddedEnumValue> {
    return this.#enumValues;
  }

  timeout(name: TimeoutName): Timeout | undefined {
    const { local, session } = this.#timeouts[name];
    return local ?? session;
  }

  unguarded(name: TimeoutName): RunStatement | undefined {
    return this.#unguarded.get(name);
  }

  isNew(key: string): boolean {
    return this.#created.has(key);
  }

  addedNotValid(key: string, constraint: string): RunStatement | undefined {
    return this.#notValid.get(`${key} ${constraint}`);
  }

  isFirst(rule: string): boolean {
    const first = !this.#said.has(rule);
    this.#said.add(rule);
    return first;
  }

  /** Takes note of a statement, after the rules have looked at it. */
  apply(context: StatementContext): void {
    const { statement } = context;
    const control = transactionControl(statement);
    if (rollsBackToSavepoint(statement)) this.#enumValues.clear();
    if (control === 'begin') this.#begin();
    else if (control === 'commit' || control === 'rollback') this.#control(control === 'rollback', statement);
    this.#guard(context);
    this.#set(statement);
    if (this.openedBy === undefined) return;
    this.#lock(context);
    this.#create(context);
    this.#addNotValid(context);
    this.#changeEnum(context);
  }

  #begin(): void {
    this.#block = true;
    for (const name of timeoutNames) this.#timeouts[name].before = this.#timeouts[name].session;
  }

  /** A COMMIT also ends the transaction of the tool; behind it in one query the next one begins: manual, 54.2.2.1. */
  #control(rolledBack: boolean, statement: RunStatement): void {
    this.#end(rolledBack);
    this.#block = statement.kind === 'TransactionStmt' && statement.node.chain === true;
    if (this.#tool === 'tool') this.#tool = undefined;
  }

  #end(rolledBack: boolean): void {
    this.#held.clear();
    this.#created.clear();
    this.#notValid.clear();
    this.#said.clear();
    this.#enumValues.clear();
    this.#newTypes.clear();
    for (const name of timeoutNames) {
      const setting = this.#timeouts[name];
      setting.local = undefined;
      if (rolledBack) setting.session = setting.before;
      setting.before = setting.session;
    }
  }

  /** A file must bring its timeouts with it: the one before it may have been deployed long ago. */
  #newSession(): void {
    for (const name of timeoutNames) {
      const setting = this.#timeouts[name];
      setting.session = setting.configured;
      setting.before = setting.configured;
    }
  }

  #lock(context: StatementContext): void {
    const { statement, script } = context;
    for (const lock of locksTaken(context)) {
      const known = this.#held.get(lock.key);
      const mode = known ? strongerOf(known.mode, lock.mode) : lock.mode;
      if (mode !== known?.mode) this.#held.set(lock.key, { ...lock, mode, statement, file: script.file });
    }
  }

  #guard(context: StatementContext): void {
    for (const name of timeoutNames) {
      if (this.timeout(name) || this.#unguarded.has(name) || !needsTimeout(context, name)) continue;
      this.#unguarded.set(name, context.statement);
    }
  }

  /** What is created is nobody else's; a lock goes with the table to its new name. */
  #create(context: StatementContext): void {
    const { statement, state } = context;
    const created = createdObject(statement);
    if (created?.space === 'relation' && !(isGuarded(statement) && tableBefore(context, created.name))) {
      this.#created.add(state.keyOf(created.name));
    }
    const moved = movedRelation(statement);
    if (!moved) return;
    const [from, to] = [state.keyOf(moved.from), state.keyOf(moved.to)];
    const lock = this.#held.get(from);
    this.#held.delete(from);
    if (lock) this.#held.set(to, { ...lock, key: to, table: moved.to });
    if (this.#created.delete(from)) this.#created.add(to);
    else this.#created.delete(to);
  }

  #addNotValid({ statement, state }: StatementContext): void {
    if (statement.kind !== 'AlterTableStmt') return;
    const table = nameOfRangeVar(statement.node.relation);
    if (!table) return;
    for (const constraint of constraintsAddedNotValid(statement.node)) {
      const name = constraintName(constraint, table.name);
      if (name !== undefined) this.#notValid.set(`${state.keyOf(table)} ${name}`, statement);
    }
  }

  #changeEnum(context: StatementContext): void {
    const { statement, state } = context;
    if (statement.kind === 'AlterEnumStmt') this.#enumValue(statement, context);
    else if (statement.kind === 'CreateEnumStmt') {
      const created = nameOfNodes(statement.node.typeName);
      if (created) this.#newTypes.add(state.keyOf(created));
    }
  }

  #enumValue(
    statement: Extract<RunStatement, { kind: 'AlterEnumStmt' }>,
    { state, script: { file } }: StatementContext,
  ): void {
    const type = nameOfNodes(statement.node.typeName);
    const { newVal: value, oldVal } = statement.node;
    if (!type || value === undefined || oldVal !== undefined) return;
    const key = state.keyOf(type);
    if (!this.#newTypes.has(key)) this.#enumValues.set(`${key} ${value}`, { type, value, statement, file });
  }

  #set(statement: RunStatement): void {
    for (const setting of timeoutSettings(statement)) this.#setTimeout(setting, statement);
  }

  /** SET LOCAL outside a transaction has no effect: manual, SET. */
  #setTimeout({ timeout, milliseconds, local }: TimeoutSetting, statement: RunStatement): void {
    const state = this.#timeouts[timeout];
    const value = milliseconds === 'default' ? state.configured : { milliseconds, statement };
    if (!local) state.session = value;
    if (!local) state.local = undefined;
    else if (this.openedBy !== undefined) state.local = value;
  }
}

const settingOf = (milliseconds: number | undefined): TimeoutState => {
  const configured = milliseconds === undefined ? undefined : { milliseconds };
  return { configured, session: configured, local: undefined, before: configured };
};

const rollsBackToSavepoint = ({ kind, node }: RunStatement): boolean =>
  kind === 'TransactionStmt' && node.kind === 'TRANS_STMT_ROLLBACK_TO';
