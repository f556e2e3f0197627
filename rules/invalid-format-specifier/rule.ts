import type { FuncCall, Node } from '@pgsql/types';
import type { LintScript } from '../../src/lint/project.js';
import { excerptOf } from '../../src/lint/routine-words.js';
import { defineRule, type Problem } from '../../src/lint/rule.js';
import { formatProblem } from '../../src/sql/format-problem.js';
import { stringsOf } from '../../src/sql/names.js';
import { isParsed, regionOfLocation } from '../../src/sql/statements.js';
import { nodesOfKind } from '../../src/sql/tree.js';

export default defineRule({
  id: 'invalid-format-specifier',
  summary: 'format() with a specifier other than %s, %I, %L and %%, or with too few values',
  severity: 'error',
  category: 'plpgsql',
  why: 'format() is not printf: it knows %s, %I, %L and %% (manual, 9.4.1 “format”). Every other letter, a % at the end, and a specifier for which no value is left fail with 22023, but only when the call is reached, which for the message of an error may be years later.',
  instead:
    'Use %I for names, %L for values and %s for the rest, %% for a percent sign, and give a value for each. Numbers are shaped in the value: format(‘%s’, round(x, 2)).',
  claim: { fails: '22023' },
  script({ script }) {
    const places = new Map(
      [...inStatements(script), ...inDynamicSql(script)].map((problem) => [
        JSON.stringify(problem.at),
        problem,
      ]),
    );
    return [...places.values()];
  },
});

/** Calls in statements of the script and of its bodies. */
const inStatements = (script: LintScript): readonly Problem[] =>
  [...script.parsed.statements.filter(isParsed), ...script.routines.flatMap(({ statements }) => statements)]
    .filter(({ text }) => /\bformat\b/i.test(text))
    .flatMap((statement) =>
      nodesOfKind(statement.node, 'FuncCall').flatMap((call) => {
        const at = regionOfLocation(script.parsed.source, statement, call.location ?? 0);
        return problemOf(call, at) ?? [];
      }),
    );

/** Calls in the text that EXECUTE runs: they stand in no statement. */
const inDynamicSql = ({ routines }: LintScript): readonly Problem[] =>
  routines.flatMap(({ pieces }) =>
    pieces.flatMap(({ kind, value, at }) =>
      kind === 'execute' && value
        ? nodesOfKind(value, 'FuncCall').flatMap((call) => problemOf(call, at) ?? [])
        : [],
    ),
  );

function problemOf(call: FuncCall, at: Problem['at']): Problem | undefined {
  const names = stringsOf(call.funcname);
  const [template, ...values] = call.args ?? [];
  if (names.at(-1) !== 'format' || !template) return undefined;
  if (names.length > 1 && names[0] !== 'pg_catalog') return undefined;
  const text = constantText(template);
  if (text === undefined) return undefined;
  const complaint = formatProblem({ template: text, values: call.func_variadic ? undefined : values.length });
  return complaint === undefined || at === undefined
    ? undefined
    : { message: `format() fails with 22023 for “${excerptOf(text, 40)}”: ${complaint}.`, at };
}

/** libpg-query leaves out the value of an empty text. */
function constantText(node: Node): string | undefined {
  if ('TypeCast' in node && node.TypeCast.arg) return constantText(node.TypeCast.arg);
  return 'A_Const' in node && node.A_Const.sval ? (node.A_Const.sval.sval ?? '') : undefined;
}
