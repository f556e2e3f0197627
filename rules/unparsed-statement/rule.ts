import { defineRule, type Problem } from '../../src/lint/rule.js';
import type { LintProject, LintScript } from '../../src/lint/project.js';
import { displayRoutine, excerptOf } from '../../src/lint/routine-words.js';
import { isWithin } from '../../src/sql/regions.js';
import { psqlVariableAt } from '../../src/sql/psql-variables.js';
import type { UnparsedStatement } from '../../src/sql/statements.js';

export default defineRule({
  id: 'unparsed-statement',
  summary: 'A statement or file that could not be read, so that no rule has seen it',
  severity: 'error',
  category: 'files',
  why: 'Silence means that a statement was checked and is fine. Where the text is not known before the script runs (a psql variable, a placeholder of the migration tool), is no text at all, or is more than the parser can hold, nothing is known of what the statement does, and so the gate does not open by itself.',
  instead:
    'Write the statement out without variables, split one that is too large, or look at it yourself and ignore this finding with a reason.',
  claim: { fails: '42601' },
  routine: ({ problem, routine, statement }) =>
    problem?.kind === 'unknown'
      ? {
          message: `No rule has seen the body of ${displayRoutine(routine)}, because its parser does not follow: ${excerptOf(problem.message, 100)}.`,
          at: statement.region,
          severity: 'info',
          help: 'Postgres may well accept it: see what the dry-run says of it, and look at the body yourself.',
        }
      : undefined,
  script({ script, project }) {
    const { unreadable, statements } = script.parsed;
    const whole = unreadable && {
      message: `The file was not read: ${unreadable.message}.`,
      at: unreadable.at,
    };
    const single = statements.flatMap((statement) =>
      statement.kind === 'unparsed' ? (ofStatement(statement, script, project) ?? []) : [],
    );
    return [...(whole ? [whole] : []), ...single, ...ofPlaceholders(script, project)];
  },
});

/** One for each statement: the first placeholder tells. */
const ofPlaceholders = (
  { parsed, placeholders = [] }: LintScript,
  { tool }: LintProject,
): readonly Problem[] =>
  parsed.statements.flatMap(({ region, kind }) => {
    const first = placeholders.find(({ at }) => isWithin(at, region));
    if (!first) return [];
    const unknown = `what ${tool.name} will put in for ${first.text} is not known`;
    return kind === 'unparsed'
      ? [{ message: `No rule has seen this statement: ${unknown}.`, at: first.at, help: toSay }]
      : [
          {
            message: `The statement was checked as it is: ${unknown}.`,
            at: first.at,
            severity: 'warning',
            help: toSay,
          },
        ];
  });

const toSay = 'Say in drydock.yml what stands for it: placeholders: { name: value }.';

function ofStatement(
  { problem, message, at, region }: UnparsedStatement,
  { parsed }: LintScript,
  { tool }: LintProject,
): Problem | undefined {
  if (problem === 'gave-up') {
    return { message: `No rule has seen this statement: ${message}.`, at: region };
  }
  const variable = tool.runsPsql ? psqlVariableAt(parsed.source, at) : undefined;
  if (variable === undefined) return undefined;
  return {
    message: `No rule has seen this statement: what psql will put in for ${variable} is not known.`,
    at,
    help: toSay,
  };
}
