import { displayRoutine } from '../../src/lint/routine-words.js';
import { defineRule } from '../../src/lint/rule.js';
import type { LintRoutine } from '../../src/lint/run-order.js';
import { hostileIn, textTypes } from '../../src/plpgsql/hostile-text.js';
import type { PlacedPiece } from '../../src/plpgsql/open-routine.js';
import { stringsOf } from '../../src/sql/names.js';
import { nodesOfKind } from '../../src/sql/tree.js';

export default defineRule({
  id: 'dynamic-sql-injection',
  summary: 'EXECUTE puts a text parameter of the routine unquoted into the statement that it runs',
  severity: 'warning',
  category: 'security',
  why: 'Whoever may call the routine then decides what is run, with the rights of the caller, or of the owner for SECURITY DEFINER: ‘x; DELETE FROM y’ is two statements. A name with a capital letter or a quote breaks the statement even without ill will (manual, 41.5.4 “Executing Dynamic Commands”).',
  instead:
    'Quote names with format(… %I …) or quote_ident(), hand values over with USING, or with %L and quote_literal() where USING is not allowed, or take the table as regclass: that can only be one that exists.',
  claim: { deletesRows: ['public.sessions'] },
  routine(opened) {
    const hostile = hostileVariables(opened);
    return opened.pieces.flatMap(({ kind, value, at }) => {
      const parameter = kind === 'execute' ? hostileIn(value, (name) => hostile.get(name)) : undefined;
      if (parameter === undefined) return [];
      const message = `EXECUTE runs the text of the parameter ${parameter} unquoted, so whoever calls ${displayRoutine(opened.routine)} decides what is run.`;
      return [{ message, at }];
    });
  },
});

/** Variables whose text may be that of a parameter, and of which: the parameters themselves, `$1`, and copies. */
function hostileVariables({ routine, pieces }: LintRoutine): ReadonlyMap<string, string> {
  const checked = checkedNames(pieces);
  const hostile = new Map<string, string>();
  const inputs = routine.parameters.filter(
    ({ mode }) => mode !== 'FUNC_PARAM_OUT' && mode !== 'FUNC_PARAM_TABLE',
  );
  inputs.forEach(({ name, type }, index) => {
    if (!type || type.array || !textTypes.has(type.name) || checked.has(name)) return;
    hostile.set(`$${index + 1}`, name === '' ? `$${index + 1}` : name);
    if (name === '') return;
    hostile.set(name, name);
    if (routine.name !== 'do') hostile.set(`${routine.name.name}.${name}`, name);
  });
  for (const { target, value } of pieces) {
    const parameter = target === undefined ? undefined : hostileIn(value, (name) => hostile.get(name));
    if (target !== undefined && parameter !== undefined && !checked.has(target))
      hostile.set(target, parameter);
  }
  return hostile;
}

/** Variables that a condition holds against a list or a pattern, or asks the catalog for. */
function checkedNames(pieces: readonly PlacedPiece[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, node, value } of pieces) {
    if (kind !== 'expression' || !value || !['stmt_if', 'if_elsif', 'stmt_assert'].includes(node.type))
      continue;
    const checks = [
      ...nodesOfKind(value, 'A_Expr').filter(
        ({ kind: operator, name }) =>
          operator !== 'AEXPR_OP' || /^(?:!?~\*?)$/.test(stringsOf(name).at(-1) ?? ''),
      ),
      ...nodesOfKind(value, 'FuncCall').filter(({ funcname }) =>
        stringsOf(funcname).at(-1)?.startsWith('to_reg'),
      ),
      ...nodesOfKind(value, 'SubLink'),
    ];
    for (const check of checks) {
      for (const { fields } of nodesOfKind(check, 'ColumnRef')) names.add(stringsOf(fields).at(-1) ?? '');
    }
  }
  return names;
}
