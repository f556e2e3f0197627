import type { Connection } from '../../engines/engine.js';
import { quoteIdentifier } from '../../postgres/identifiers.js';
import type { SeedTable, Switch } from './schema.js';

/**
 * Does something to a table whose triggers, rules and forced row security are off meanwhile. Within a transaction: what
 * fails is to be rolled back, and takes that along. Throws PostgresError.
 */
export async function withTableOpen(
  session: Connection,
  table: SeedTable,
  work: () => Promise<void>,
): Promise<void> {
  const { owner, triggers, rules, forcesRowSecurity } = table;
  const name = tableName(table);
  const becomeOwner = async (): Promise<void> => {
    if (owner !== null) await session.execute(`set local role ${quoteIdentifier(owner)}`);
  };
  await becomeOwner();
  const off = [
    ...triggers.map((trigger) => `disable trigger ${quoteIdentifier(trigger.name)}`),
    ...rules.map((rule) => `disable rule ${quoteIdentifier(rule.name)}`),
    ...(forcesRowSecurity ? ['no force row level security'] : []),
  ];
  const on = [
    ...triggers.map((trigger) => `enable ${mode(trigger)}trigger ${quoteIdentifier(trigger.name)}`),
    ...rules.map((rule) => `enable ${mode(rule)}rule ${quoteIdentifier(rule.name)}`),
    ...(forcesRowSecurity ? ['force row level security'] : []),
  ];
  if (off.length > 0) await session.execute(`alter table only ${name} ${off.join(', ')}`);
  await work();
  await becomeOwner();
  if (on.length > 0) await session.execute(`alter table only ${name} ${on.join(', ')}`);
  if (owner !== null) await session.execute('reset role');
}

export const tableName = ({ schema, name }: SeedTable): string =>
  `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

/** Manual, ALTER TABLE: ENABLE, ENABLE REPLICA, ENABLE ALWAYS. */
const mode = ({ enabled }: Switch): string => ({ O: '', R: 'replica ', A: 'always ' })[enabled];
