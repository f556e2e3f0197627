import type { AlterTableCmd } from '@pgsql/types';
import { type AlterTableContext, defineRule, type Problem } from '../../src/lint/rule.js';
import { displayName } from '../../src/sql/names.js';

export default defineRule({
  id: 'toggle-trigger',
  summary:
    'ENABLE and DISABLE TRIGGER lock the table against writes; what a disabled trigger missed stays missed',
  severity: 'info',
  category: 'locks',
  why: 'Both take a SHARE ROW EXCLUSIVE lock on the table, so every write waits until the transaction ends. While a trigger is off nobody’s writes fire it, not only those of the migration, and enabling it does not make up for them; DISABLE TRIGGER ALL switches foreign keys off in the same way (manual, ALTER TABLE, DISABLE TRIGGER).',
  instead:
    "Let the trigger’s function look at a setting of the session, such as current_setting('app.backfill', true), and SET LOCAL it where the trigger should hold still. Where it must be switched off, switch it on again in the same transaction.",
  claim: { effects: { locks: { 'public.orders': 'SHARE ROW EXCLUSIVE' } } },
  on: {
    AT_EnableTrig: enables,
    AT_EnableAlwaysTrig: enables,
    AT_EnableReplicaTrig: enables,
    AT_EnableTrigAll: enables,
    AT_EnableTrigUser: enables,
    AT_DisableTrig: disables,
    AT_DisableTrigAll: disables,
    AT_DisableTrigUser: disables,
  },
});

function enables(command: AlterTableCmd, { table, state }: AlterTableContext): Problem | undefined {
  if (state.isNew(table)) return undefined;
  return {
    message: `Enabling ${triggersOf(command)} takes SHARE ROW EXCLUSIVE on ${displayName(table)}: writes wait until the transaction ends.`,
  };
}

function disables(command: AlterTableCmd, { table, state }: AlterTableContext): Problem | undefined {
  if (state.isNew(table)) return undefined;
  return {
    message: `Disabling ${triggersOf(command)} takes SHARE ROW EXCLUSIVE on ${displayName(table)}, and no write of anybody fires ${command.name === undefined ? 'them' : 'it'} from COMMIT on.`,
  };
}

function triggersOf({ name, subtype }: AlterTableCmd): string {
  if (name !== undefined) return `the trigger ${name}`;
  const all = subtype === 'AT_EnableTrigAll' || subtype === 'AT_DisableTrigAll';
  return all ? 'all triggers, those of foreign keys included,' : 'all triggers but those of foreign keys';
}
