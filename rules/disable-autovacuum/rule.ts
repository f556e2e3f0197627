import { type AlteredRelation, alteredRelation } from '../../src/lint/altered-relation.js';
import { once } from '../../src/lint/once.js';
import type { LintScript } from '../../src/lint/project.js';
import { defineRule, type StatementContext } from '../../src/lint/rule.js';
import { displayName, nameOfRangeVar } from '../../src/sql/names.js';
import { isFalse, optionsOf } from '../../src/sql/options.js';
import { alterTableCommands } from '../../src/sql/table-parts.js';

export default defineRule({
  id: 'disable-autovacuum',
  summary: 'With autovacuum_enabled = false dead rows pile up and the statistics of the table grow stale',
  severity: 'warning',
  category: 'locks',
  why: 'Nothing removes dead rows any more, so table and indexes grow with every UPDATE; nothing refreshes the planner’s statistics; and at last autovacuum comes all the same, to prevent transaction ID wraparound, with a VACUUM that has everything still to do (manual, 25.1.5). The setting stays until somebody remembers it.',
  instead:
    'Leave autovacuum on and tune it for the table: autovacuum_vacuum_cost_delay, autovacuum_vacuum_scale_factor. To have the work done at a quiet hour run VACUUM then, so that autovacuum finds nothing left. Where it must be off for a bulk load, RESET it in the same script.',
  claim: { changes: { 'table public.orders': 'options' } },
  on: {
    AlterTableStmt(alter, context) {
      const altered = alteredRelation(alter, 'AT_SetRelOptions', context);
      if (!altered || isSwitchedBack(altered, context)) return undefined;
      return optionsSet(altered.commands).flatMap(({ toast, off }) =>
        off ? [{ message: messageFor(altered.display, toast) }] : [],
      );
    },
  },
});

const messageFor = (what: string, toast: boolean): string =>
  `Autovacuum is switched off for ${toast ? 'the TOAST table of ' : ''}${what}: its dead rows are kept until somebody runs VACUUM.`;

interface Setting {
  readonly toast: boolean;
  readonly off: boolean;
}

const optionsSet = (commands: AlteredRelation['commands']): readonly Setting[] =>
  commands.flatMap(({ def, subtype }) =>
    optionsOf(def && 'List' in def ? def.List.items : [])
      .filter(({ defname }) => defname === 'autovacuum_enabled')
      .map((option) => ({
        toast: option.defnamespace === 'toast',
        off: subtype === 'AT_SetRelOptions' && isFalse(option),
      })),
  );

/** Whether the script switches it on again further down, as around a bulk load. */
const isSwitchedBack = ({ name }: AlteredRelation, { script, statement, state }: StatementContext): boolean =>
  !state.isNew(name) && (lastSwitchedOn(script).get(displayName(name)) ?? -1) > statement.order;

/** The last statement of a script that switches it on, by the table. */
const lastSwitchedOn = once(({ statements }: LintScript): ReadonlyMap<string, number> => {
  const switched = new Map<string, number>();
  for (const statement of statements) {
    const table = statement.kind === 'AlterTableStmt' ? nameOfRangeVar(statement.node.relation) : undefined;
    const isOn = optionsSet(alterTableCommands(statement)).some(({ off }) => !off);
    if (table && isOn) switched.set(displayName(table), statement.order);
  }
  return switched;
});
