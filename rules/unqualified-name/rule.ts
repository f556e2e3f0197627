import { defineRule, type Problem, type ScriptContext } from '../../src/lint/rule.js';
import { MigrationState } from '../../src/lint/migration-state.js';
import { listed } from '../../src/sql/names.js';
import { regionOfLocation, type Statement } from '../../src/sql/statements.js';
import { type UnqualifiedName, unqualifiedNames } from './names.js';

export default defineRule({
  id: 'unqualified-name',
  summary: 'A name without a schema: which table is meant depends on the search_path of the session',
  severity: 'off',
  category: 'types',
  why: 'A name without a schema is looked for along search_path (manual, 5.10.3), which the role, the database, the connection string and an earlier migration can all set. Where it differs from the author’s, the statement fails with 42P01 or, worse, creates or changes a table of the same name in another schema, and IF EXISTS or IF NOT EXISTS makes that silent.',
  instead: 'Write the schema before the name, or begin the script with SET LOCAL search_path.',
  claim: { fails: '42P01' },
  script: (context) => check(context),
});

/** The first such name of each statement is where the finding stands. A script that sets search_path knows it. */
function check({ script }: ScriptContext): readonly Problem[] {
  const state = new MigrationState();
  return script.statements.flatMap((statement) => {
    const names = unqualifiedNames(statement).filter(({ name }) => !state.isTemporary({ name }));
    const found = state.setting('search_path') === undefined ? problem(names, statement, script) : undefined;
    state.apply(statement);
    return found ?? [];
  });
}

function problem(
  names: readonly UnqualifiedName[],
  statement: Statement,
  { parsed }: ScriptContext['script'],
): Problem | undefined {
  const [first] = names;
  if (!first) return undefined;
  const distinct = [...new Set(names.map(({ name }) => name))];
  const whole = statement.region;
  return {
    message: `Which schema is meant by ${listed(distinct, 3)} is left to search_path.`,
    at: first.location === undefined ? whole : regionOfLocation(parsed.source, statement, first.location),
  };
}
