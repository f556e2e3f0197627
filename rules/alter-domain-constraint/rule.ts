import type { AlterDomainStmt } from '@pgsql/types';
import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfNodes } from '../../src/sql/names.js';

export default defineRule({
  id: 'alter-domain-constraint',
  summary:
    'A constraint that is added to a domain scans every table that uses the domain, and blocks their writes',
  severity: 'error',
  category: 'locks',
  why: 'ADD CONSTRAINT and SET NOT NULL read every table with a column of the domain, and a SHARE lock keeps writers out of all of them until the transaction ends (manual, ALTER DOMAIN). The statement names none of these tables. VALIDATE CONSTRAINT does the same.',
  instead:
    'Add the constraint NOT VALID: it holds for all new values at once, and reads no table. Validate it at a quiet hour, or put a CHECK … NOT VALID on each table instead, which VALIDATE CONSTRAINT checks while writes go on.',
  claim: { effects: { locks: { 'public.customers': 'SHARE' }, scans: ['public.customers'] } },
  on: {
    AlterDomainStmt(alter, { state }) {
      const domain = nameOfNodes(alter.typeName);
      const action = actionOf(alter);
      if (!domain || !action || state.isNew(domain, 'type')) return undefined;
      const message = `${action} scans every table with a column of type ${displayName(domain)} while their writers wait.`;
      return alter.subtype === 'V' ? { message, severity: 'warning', help: validateHelp } : { message };
    },
  },
});

const validateHelp =
  'There is no way to validate a constraint of a domain that lets writers go on. A constraint that is NOT VALID holds for all new values: leave it so, or validate it at a quiet hour under a short lock_timeout.';

/** What scans tables, by the subtypes of AlterDomainStmt: src/include/nodes/parsenodes.h. */
function actionOf({ subtype, def, name }: AlterDomainStmt): string | undefined {
  if (subtype === 'O') return 'SET NOT NULL';
  if (subtype === 'V') return `VALIDATE CONSTRAINT ${name ?? ''}`;
  if (subtype !== 'C' || !def || !('Constraint' in def) || def.Constraint.skip_validation) return undefined;
  return def.Constraint.conname === undefined ? 'ADD CHECK' : `ADD CONSTRAINT ${def.Constraint.conname}`;
}
