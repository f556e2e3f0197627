import { defineRule } from '../../src/lint/rule.js';
import { displayRoutine, excerptOf, isCheckedLater } from '../../src/lint/routine-words.js';

export default defineRule({
  id: 'plpgsql-syntax',
  summary: 'The body of a routine or DO block has a syntax error',
  severity: 'error',
  category: 'plpgsql',
  why: 'CREATE FUNCTION, CREATE PROCEDURE and DO read the whole body before anything in it runs, and fail with 42601 at the first place that PL/pgSQL’s grammar, or the main one for the SQL in it, does not accept (manual, 41.11 “PL/pgSQL under the Hood”). The grammar is PostgreSQL’s own. With check_function_bodies off the error waits for the first call.',
  instead: 'Mend the body at the place that is marked.',
  claim: { fails: '42601' },
  routine({ problem, routine, statement }, { script }) {
    if (problem?.kind !== 'syntax-error') return undefined;
    const when = isCheckedLater(script, routine, statement) ? ' when it is first called' : '';
    return {
      message: `PostgreSQL rejects the body of ${displayRoutine(routine)}${when}: ${excerptOf(problem.message, 100)}.`,
      at: problem.at,
    };
  },
});
