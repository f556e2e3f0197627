import { displayRoutine, excerptOf } from '../../src/lint/routine-words.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'unknown-dynamic-sql',
  summary: 'EXECUTE runs a text that only the run itself makes up, so no rule has seen it',
  severity: 'info',
  category: 'plpgsql',
  why: 'Silence means that a statement was checked and is fine. What EXECUTE runs is a text that the body puts together; where a part of it comes from a query, a parameter or a variable that changes, the rules know the rest at best. The dry-run does run it, on the rows and catalogs that it has.',
  instead:
    'Look at what the dry-run says of it. Where the text is always the same, write the statement out, or put the text together from constants: those are followed, through format(), quote_ident() and variables that are set once.',
  claim: { unprovable: 'What a rule has not seen is no effect that a server could show.' },
  routine({ executed, unknown, routine }) {
    if (!executed) return undefined;
    const places = new Map(unknown.map((one) => [`${one.at.startLine}:${one.at.startColumn}`, one]));
    return [...places.values()].map(({ seen, at }) => ({
      message: /^\s*…\s*$/.test(seen)
        ? `EXECUTE in ${displayRoutine(routine)} runs a text that is not known before it runs: only the dry-run tells what it does.`
        : `EXECUTE in ${displayRoutine(routine)} runs “${excerptOf(seen)}”, of which a part is not known before it runs: only the dry-run tells what it does.`,
      at,
    }));
  },
});
