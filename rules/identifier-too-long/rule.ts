import { once } from '../../src/lint/once.js';
import type { LintProject } from '../../src/lint/project.js';
import { defineRule, type Problem, type ScriptContext } from '../../src/lint/rule.js';
import { isParsed, type Statement } from '../../src/sql/statements.js';
import { alterTableCommands } from '../../src/sql/table-parts.js';
import { identifierOf, type Token, tokensOf } from '../../src/sql/tokens.js';
import { byteLength, cutName, longestName } from '../../src/sql/default-names.js';

export default defineRule({
  id: 'identifier-too-long',
  summary: 'A name longer than 63 bytes is cut without an error, and may then be that of something else',
  severity: 'warning',
  category: 'types',
  why: 'Postgres keeps the first 63 bytes of a name (NAMEDATALEN − 1; manual, 4.1.1) and says so in a NOTICE that no one reads. Two names that differ further on become one: the second CREATE fails with 42701 or 42P07, or with IF NOT EXISTS creates nothing. Code that compares names with those of the catalog, as migration tools do, does not find its own object again. Bytes count, and a letter that is not ASCII has two or more.',
  instead: 'Shorten the name to 63 bytes.',
  claim: { fails: '42701' },
  script: (context) => check(context),
});

interface LongName {
  readonly name: string;
  readonly statement: Statement;
  readonly token: Token;
}

/** The first place of each name that no earlier migration wrote: what was cut then is found by the cut name now. */
function check(context: ScriptContext): readonly Problem[] {
  const { source, statements } = context.script.parsed;
  const first = new Map<string, LongName>();
  for (const statement of statements.filter(isParsed).filter(makesNames)) {
    for (const found of longNames(statement)) if (!first.has(found.name)) first.set(found.name, found);
  }
  return [...first.values()].flatMap(({ name, statement, token }) => {
    if (isWrittenEarlier(name, context)) return [];
    return [
      {
        message: `This name is ${String(byteLength(name))} bytes long, and Postgres cuts it to ${cutName(name)}.`,
        at: source.regionOf(statement.start + token.start, statement.start + token.end),
      },
    ];
  });
}

const naming = new Set(['IndexStmt', 'ViewStmt', 'RenameStmt', 'CompositeTypeStmt', 'DefineStmt']);
const adding = new Set(['AT_AddColumn', 'AT_AddConstraint', 'AT_AddIdentity']);

/** Whether the statement gives something a name that lasts, unlike the alias of a query. */
const makesNames = (statement: Statement): boolean =>
  statement.kind.startsWith('Create') ||
  naming.has(statement.kind) ||
  alterTableCommands(statement).some(({ subtype = '' }) => adding.has(subtype));

/** Read from the text, for the parse tree has the names as they were cut. A RENAME ends with its new name and CASCADE. */
function longNames(statement: Statement): readonly LongName[] {
  const tokens = tokensOf(statement.text);
  return (statement.kind === 'RenameStmt' ? tokens.slice(-2) : tokens).flatMap((token) => {
    const name = identifierOf(statement.text, token);
    return name !== undefined && byteLength(name) > longestName ? [{ name, statement, token }] : [];
  });
}

function isWrittenEarlier(name: string, { project, migration }: ScriptContext): boolean {
  const at = project.migrations.indexOf(migration);
  if (plain.test(name)) return (longWords(project).get(name.toLowerCase()) ?? Infinity) < at;
  return project.migrations.slice(0, at).some(({ up }) => up.parsed.source.text.includes(name));
}

const plain = /^[\w$\u0080-\uffff]+$/;

/** The migration that first writes each word of so many letters that it may be too long, in lower case. */
const longWords = once(({ migrations }: LintProject): ReadonlyMap<string, number> => {
  const first = new Map<string, number>();
  for (const [index, { up }] of migrations.entries()) {
    for (const [word] of up.parsed.source.text.matchAll(/[\w$\u0080-\uffff]{16,}/g)) {
      const folded = word.toLowerCase();
      if (!first.has(folded)) first.set(folded, index);
    }
  }
  return first;
});
