import { defineRule } from '../../src/lint/rule.js';
import { isWithin } from '../../src/sql/regions.js';
import { psqlVariableAt } from '../../src/sql/psql-variables.js';
import { terminalText } from '../../src/sql/terminal-text.js';

export default defineRule({
  id: 'syntax-error',
  summary: 'PostgreSQL’s grammar rejects the statement',
  severity: 'error',
  category: 'files',
  why: 'The statement fails wherever it is run (SQLSTATE 42601). The grammar is that of PostgreSQL itself, so this is no matter of opinion; the statements around it are still checked. In real histories it is mostly the down scripts that hold such errors, because nobody runs them before the bad day.',
  instead: 'Mend the statement at the place that is marked.',
  claim: { fails: '42601' },
  script: ({ script: { parsed, placeholders = [] }, project: { tool } }) =>
    parsed.statements.flatMap((statement) => {
      if (statement.kind !== 'unparsed' || statement.problem !== 'syntax-error') return [];
      const { message, at, region, text } = statement;
      // Its value is put in first: unparsed-statement says that nothing could be checked.
      if (tool.runsPsql && psqlVariableAt(parsed.source, at) !== undefined) return [];
      if (placeholders.some((placeholder) => isWithin(placeholder.at, region))) return [];
      const copied = terminalText(text);
      if (copied !== undefined)
        return [{ message: `This is ${copied} and no statement: ${message}.`, at, help }];
      return [{ message: `PostgreSQL rejects this statement: ${message}.`, at }];
    }),
});

const help =
  'Take it out of the script. In a runbook, give it a fence of its own, without “sql” behind its backticks.';
