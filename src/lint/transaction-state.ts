import type { A_Const, VariableSetStmt } from '@pgsql/types';
import { parameterMilliseconds } from '../postgres/durations.js';
import { strongerOf } from '../postgres/lock-modes.js';
import { nameOfNodes, type QualifiedName } from '../sql/names.js';
import { nodesOfKind } from '../sql/tree.js';
import { transactionControl } from '../sql/transactions.js';
import { locksTaken, type TakenLock } from './held-locks.js';
import type { LintProject, LintScript } from './project.js';
import type { StatementContext } from './rule.js';
import type { RunStatement } from './run-order.js';

/** A lock that the open transaction holds, and since when. */
export interface HeldLock extends TakenLock {
  readonly statement: RunStatement;
  readonly file: string;
}

/** A timeout in force. */
export interface Timeout {
  /** 0: waits for ever. */
  readonly milliseconds: number;
  /** What set it; undefined for the session that the deployment prepares. */
  readonly statement?: RunStatement;
}

export interface AddedEnumValue {
  readonly value: string;
  readonly type: QualifiedName;
  readonly statement: RunStatement;
  readonly file: string;
}

const timeouts = ['lock_timeout', 'statement_timeout'] as const;

export type TimeoutName = (typeof timeouts)[number];

/** What is in force at one moment: that of the session, and what SET LOCAL put over it until the transaction ends. */
interface TimeoutSetting {
  session: Timeout | undefined;
  local: Timeout | undefined;
  /** What the session had when the transaction began: a ROLLBACK brings it back. */
  before: Timeout | undefined;
}

/**
 * The transaction in which a statement stands: what opened it, the locks that it holds on tables that others see, the
 * timeouts that hold for the next lock, and the enum values that cannot be used before it commits.
 */
export class TransactionState {
  readonly #project: LintProject;
  readonly #held = new Map<string, HeldLock>();
  readonly #enumValues = new Map<string, AddedEnumValue>();
  /** Types that the transaction created: their values can be used at once. */
  readonly #newTypes = new Set<string>();
  readonly #timeouts: Readonly<Record<TimeoutName, TimeoutSetting>>;
  #tool: 'tool' | 'one query' | undefined;
  #block: RunStatement | undefined;

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
    if (!shares) this.#end(false);
    this.#block = undefined;
    const several = parsed.statements.length > 1;
    this.#tool = shape === 'wrapped' ? 'tool' : shape === 'one-query' && several ? 'one query' : undefined;
  }

  /**
   * What holds the transaction open in which the statement stands: a BEGIN of the script's own, the tool, or the simple
   * query that the tool sends the whole script as. Undefined where the statement is committed on its own.
   */
  get openedBy(): 'script' | 'tool' | 'one query' | undefined {
    return this.#block ? 'script' : this.#tool;
  }

  /** The BEGIN that is open. */
  get block(): RunStatement | undefined {
    return this.#block;
  }

  /** Locks from SHARE UPDATE EXCLUSIVE on that earlier statements of the transaction took, by the table's key. */
  get held(): ReadonlyMap<string, HeldLock> {
    return this.#held;
  }

  /**
   * The values that ALTER TYPE … ADD VALUE added in this transaction, by type and value: using one fails with 55P04,
   * unless the transaction created the type too (check_safe_enum_use() in src/backend/utils/adt/enum.c).
   */
  get enumValues(): ReadonlyMap<string, AddedEnumValue> {
    return this.#enumValues;
  }

  /** What limits the statement; undefined where nothing was set. */
  timeout(name: TimeoutName): Timeout | undefined {
    const { local, session } = this.#timeouts[name];
    return local ?? session;
  }

  /** Takes note of a statement, after the rules have looked at it. */
  apply(context: StatementContext): void {
    const { statement } = context;
    const control = transactionControl(statement);
    if (statement.kind === 'TransactionStmt' && statement.node.kind === 'TRANS_STMT_ROLLBACK_TO')
      this.#enumValues.clear();
    if (control === 'begin') this.#begin(statement);
    else if (control === 'commit' || control === 'rollback') this.#control(control === 'rollback', statement);
    this.#set(statement);
    if (this.openedBy === undefined) return;
    this.#lock(context);
    if (statement.kind === 'CreateEnumStmt') {
      const created = nameOfNodes(statement.node.typeName);
      if (created) this.#newTypes.add(context.state.keyOf(created));
    }
    if (statement.kind === 'AlterEnumStmt') this.#enumValue(statement, context);
  }

  #begin(statement: RunStatement): void {
    this.#block ??= statement;
    for (const name of timeouts) this.#timeouts[name].before = this.#timeouts[name].session;
  }

  /** A COMMIT also ends the transaction of the tool; behind it in one query the next one begins: manual, 54.2.2.1. */
  #control(rolledBack: boolean, statement: RunStatement): void {
    const chained = statement.kind === 'TransactionStmt' && statement.node.chain === true;
    this.#end(rolledBack);
    this.#block = chained ? statement : undefined;
    if (this.#tool === 'tool') this.#tool = undefined;
  }

  #end(rolledBack: boolean): void {
    this.#held.clear();
    this.#enumValues.clear();
    this.#newTypes.clear();
    for (const name of timeouts) {
      const setting = this.#timeouts[name];
      setting.local = undefined;
      if (rolledBack) setting.session = setting.before;
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
    if (statement.kind === 'VariableSetStmt') this.#setVariable(statement.node, statement);
    else if (statement.kind === 'SelectStmt') {
      for (const { funcname, args } of nodesOfKind(statement.node, 'FuncCall')) {
        if (nameOfNodes(funcname)?.name !== 'set_config') continue;
        const [name, value, local] = (args ?? []).map((arg) => ('A_Const' in arg ? arg.A_Const : undefined));
        const isLocal = local?.boolval?.boolval === true;
        if (name && value) this.#put(constantText(name), constantText(value), isLocal, statement);
      }
    }
  }

  #setVariable({ kind, name = '', args, is_local }: VariableSetStmt, statement: RunStatement): void {
    if (kind === 'VAR_RESET_ALL') {
      for (const timeout of timeouts) this.#reset(timeout, false);
    } else if (kind === 'VAR_RESET' || kind === 'VAR_SET_DEFAULT') this.#reset(name, is_local === true);
    else {
      const [value] = (args ?? []).flatMap((arg) => ('A_Const' in arg ? [constantText(arg.A_Const)] : []));
      this.#put(name, value ?? '', is_local === true, statement);
    }
  }

  #reset(name: string, local: boolean): void {
    const timeout = timeouts.find((one) => one === name.toLowerCase());
    if (!timeout) return;
    this.#timeouts[timeout].local = undefined;
    if (!local) this.#timeouts[timeout].session = undefined;
  }

  /** SET LOCAL outside a transaction has no effect: manual, SET. */
  #put(name: string, value: string, local: boolean, statement: RunStatement): void {
    const timeout = timeouts.find((one) => one === name.toLowerCase());
    const milliseconds = parameterMilliseconds(value);
    if (!timeout || milliseconds === undefined) return;
    if (!local) this.#timeouts[timeout].session = { milliseconds, statement };
    if (!local) this.#timeouts[timeout].local = undefined;
    else if (this.openedBy !== undefined) this.#timeouts[timeout].local = { milliseconds, statement };
  }
}

const settingOf = (milliseconds: number | undefined): TimeoutSetting => {
  const session = milliseconds === undefined ? undefined : { milliseconds };
  return { session, local: undefined, before: session };
};

/** libpg-query leaves out the value of an integer 0. */
const constantText = (constant: A_Const): string =>
  constant.sval?.sval ?? constant.fval?.fval ?? String(constant.ival?.ival ?? 0);
