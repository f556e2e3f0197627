import type { A_Const, Node, VariableSetStmt } from '@pgsql/types';
import { parameterMilliseconds } from '../postgres/durations.js';
import { constantText } from './constants.js';
import { nameOfNodes } from './names.js';
import type { Statement } from './statements.js';
import { nodesOfKind } from './tree.js';

export const timeoutNames = ['lock_timeout', 'statement_timeout'] as const;

export type TimeoutName = (typeof timeoutNames)[number];

/** What a statement makes of a timeout. */
export interface TimeoutSetting {
  readonly timeout: TimeoutName;
  /** 0: waits for ever; `default`: what the session began with. */
  readonly milliseconds: number | 'default';
  /** Until the transaction ends. */
  readonly local: boolean;
}

/** The timeouts that SET, RESET or set_config() changes; values that are not written as constants are left out. */
export function timeoutSettings(statement: Statement): readonly TimeoutSetting[] {
  if (statement.kind === 'VariableSetStmt') return settingsOfSet(statement.node);
  if (statement.kind !== 'SelectStmt') return [];
  return nodesOfKind(statement.node, 'FuncCall').flatMap(({ funcname, args = [] }) => {
    if (nameOfNodes(funcname)?.name !== 'set_config') return [];
    const [name, value, local] = args.map(constantOf);
    return name && value
      ? settingOf(constantText(name), constantText(value), local?.boolval?.boolval === true)
      : [];
  });
}

function settingsOfSet({ kind, name = '', args = [], is_local }: VariableSetStmt): readonly TimeoutSetting[] {
  const local = is_local === true;
  if (kind === 'VAR_RESET_ALL') {
    return timeoutNames.map((timeout) => ({ timeout, milliseconds: 'default', local: false }));
  }
  if (kind === 'VAR_RESET' || kind === 'VAR_SET_DEFAULT') {
    const timeout = timeoutNamed(name);
    return timeout ? [{ timeout, milliseconds: 'default', local }] : [];
  }
  const value = args[0] && constantOf(args[0]);
  return value ? settingOf(name, constantText(value), local) : [];
}

function settingOf(name: string, value: string, local: boolean): readonly TimeoutSetting[] {
  const timeout = timeoutNamed(name);
  const milliseconds = parameterMilliseconds(value);
  return timeout && milliseconds !== undefined ? [{ timeout, milliseconds, local }] : [];
}

const timeoutNamed = (name: string): TimeoutName | undefined =>
  timeoutNames.find((one) => one === name.toLowerCase());

const constantOf = (node: Node): A_Const | undefined => ('A_Const' in node ? node.A_Const : undefined);
