import { displayRoutine } from '../../src/lint/routine-words.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'diagnostics-outside-handler',
  summary: 'GET STACKED DIAGNOSTICS outside an exception handler',
  severity: 'error',
  category: 'plpgsql',
  why: 'It tells of the exception that is being handled, and where none is it fails with 0Z002. Nothing is said when the routine is created: it fails when it gets there. A routine that a handler calls does not stand in the handler (manual, 41.6.8.1 “Obtaining Information about an Error”).',
  instead:
    'Move it behind EXCEPTION WHEN … THEN in the same body, and hand the values on as parameters. For ROW_COUNT and PG_CONTEXT write GET DIAGNOSTICS, without STACKED.',
  claim: { fails: '0Z002' },
  routine: ({ pieces, routine }) =>
    pieces
      .filter(
        ({ kind, node, handler }) =>
          kind === 'control' &&
          node.type === 'stmt_getdiag' &&
          node.fields['is_stacked'] === true &&
          !handler,
      )
      .map(({ at }) => ({
        message: `GET STACKED DIAGNOSTICS in ${displayRoutine(routine)} fails with 0Z002: it stands in no exception handler.`,
        at,
      })),
});
