import { defineRule, type Problem, type StatementContext } from '../../src/lint/rule.js';
import { changesWhatRuns, psqlCommandName } from '../../src/sql/psql-commands.js';
import type { PsqlCommand } from '../../src/sql/statements.js';

export default defineRule({
  id: 'psql-command',
  summary:
    'A command of psql where the migration tool does not run psql, or one that Drydock does not carry out',
  severity: 'error',
  category: 'files',
  why: 'A line that begins with a backslash is read by the program psql and never reaches Postgres. A migration tool that talks to Postgres by itself sends the line as SQL, and the whole file fails with a syntax error (SQLSTATE 42601); COPY … FROM stdin fails there too, because nobody sends the data. Where psql does run the scripts, Drydock reads them as psql would: it includes files (\\i, \\ir), puts values in for variables (\\set) and takes the branches of \\if. What it cannot know, such as what \\gexec runs or a variable that is set elsewhere holds, and what psql itself complains of, is reported.',
  instead:
    'Write the statements themselves, and INSERT instead of COPY … FROM stdin. From the output of pg_dump take the \\restrict and \\unrestrict lines out.',
  claim: { fails: '42601' },
  on: {
    CopyStmt(copy, { project: { tool } }: StatementContext) {
      const fromStdin = copy.is_from === true && copy.filename === undefined;
      if (tool.runsPsql || !fromStdin) return undefined;
      return {
        message: `COPY … FROM stdin needs psql to send the data, and ${tool.name} does not run psql.`,
      };
    },
  },
  script({ script: { parsed, remarks = [] }, project: { tool } }) {
    const lastStatement = parsed.statements.at(-1)?.start ?? -1;
    const commands = parsed.psqlCommands.flatMap((command) =>
      tool.runsPsql ? (unchecked(command, lastStatement) ?? []) : [foreign(command, tool.name)],
    );
    return [...commands, ...remarks];
  },
});

const foreign = ({ text, region }: PsqlCommand, tool: string): Problem => ({
  message: `${psqlCommandName(text)} is a command of psql, which ${tool} does not run.`,
  at: region,
});

function unchecked({ text, region, start }: PsqlCommand, lastStatement: number): Problem | undefined {
  if (!changesWhatRuns(text, lastStatement > start)) return undefined;
  return {
    message: `psql will carry out ${psqlCommandName(text)} and Drydock does not: what it does was not checked.`,
    severity: 'warning',
    at: region,
  };
}
