import type { Constraint } from '@pgsql/types';
import { defineRule } from '../../src/lint/rule.js';
import { displayName, nameOfNodes } from '../../src/sql/names.js';
import { kindOfConstraint } from '../../src/sql/table-elements.js';

export default defineRule({
  id: 'create-domain-with-constraint',
  summary:
    'A constraint of a domain cannot be changed later without a scan of every table that uses the domain',
  severity: 'warning',
  category: 'locks',
  why: 'To add a constraint to a domain, or to validate one, Postgres reads every table with a column of that type while a SHARE lock keeps writers out of all of them (manual, ALTER DOMAIN); there is no weaker lock to be had. A constraint of a table can be added NOT VALID and validated while reads and writes go on.',
  instead:
    'Use the plain type and put a CHECK or NOT NULL on the columns, or make the domain without a constraint if it is the name that you are after.',
  claim: {
    unprovable:
      'The new domain is used by no table yet, so making it hurts nobody. What hurts is a later ALTER DOMAIN, and alter-domain-constraint proves that.',
  },
  on: {
    CreateDomainStmt(domain) {
      const name = nameOfNodes(domain.domainname);
      const bound = (domain.constraints ?? []).some(
        (node) => 'Constraint' in node && constrains(node.Constraint),
      );
      if (!name || !bound) return undefined;
      return {
        message: `The domain ${displayName(name)} has a constraint: replacing it later scans every table that uses the domain while writers wait.`,
      };
    },
  },
});

/** Defaults and NULL bind nothing. */
const constrains = (constraint: Constraint): boolean => kindOfConstraint(constraint) !== undefined;
