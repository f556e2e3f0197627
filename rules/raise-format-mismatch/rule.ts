import { displayRoutine } from '../../src/lint/routine-words.js';
import { defineRule } from '../../src/lint/rule.js';

export default defineRule({
  id: 'raise-format-mismatch',
  summary: 'RAISE with another number of parameters than placeholders, or with those of printf',
  severity: 'warning',
  category: 'plpgsql',
  why: 'In the format of RAISE each single % stands for the next parameter, whatever follows it, and %% for a percent sign (manual, 41.9.1 “Reporting Errors and Messages”). If their numbers differ the whole body is rejected with 42601. A placeholder in the manner of printf is accepted, but prints the value and then its letters: “3.14159.2f”.',
  instead:
    'Give one parameter for each %, write %% for a percent sign, and shape the value in the parameter, with to_char() or round().',
  claim: { fails: '42601' },
  routine: ({ raises, routine }) =>
    raises.flatMap(({ placeholders, parameters, habits, format }) => {
      if (placeholders !== parameters) {
        const [more, many] = parameters > placeholders ? ['more', 'many'] : ['fewer', 'few'];
        const message = `RAISE in ${displayRoutine(routine)} has ${more} parameters (${parameters}) than placeholders (${placeholders}), so its body is rejected: too ${many} parameters specified for RAISE.`;
        return [{ message, at: format, severity: 'error' as const }];
      }
      return habits.map(({ text, at }) => ({
        message: `RAISE prints the value and then “${text.slice(1)}” for ${text}: it is not printf.`,
        at,
      }));
    }),
});
