import type { CreateFunctionStmt, Node } from '@pgsql/types';
import { nameOfNodes, stringsOf } from '../sql/names.js';
import { splitScript } from '../sql/split-script.js';
import { isParsed, type Statement } from '../sql/statements.js';
import { alterTableCommands } from '../sql/table-parts.js';
import { nodesOfKind } from '../sql/tree.js';
import { once } from './once.js';
import type { LintProject, LintScript } from './project.js';

/** A function or procedure that a script defines, and what its body says. */
export interface Routine {
  readonly name: string;
  /** The source text of the body, without its comments. */
  readonly body: string;
}

/** CREATE TABLE … PARTITION OF and ATTACH PARTITION, written out or in a string that a body executes. */
const makesPartition = /\bPARTITION\s+OF\b|\bATTACH\s+PARTITION\b/i;
const makesPartitionedTable = /\bPARTITION\s+BY\s+(?:RANGE|LIST|HASH)\s*\(/i;

/** Whether the routine makes partitions when it is called. */
export const isPartitionMaker = ({ body }: Routine): boolean => makesPartition.test(body);

/** The routines that a script defines in a language whose body is text. */
export const routinesOf = (script: LintScript): readonly Routine[] =>
  script.parsed.statements.flatMap((statement) => {
    if (statement.kind !== 'CreateFunctionStmt') return [];
    const name = nameOfNodes(statement.node.funcname)?.name;
    return name === undefined ? [] : [{ name, body: bodyOf(statement.node) }];
  });

/** What a statement says, without its comments. */
export function withoutComments(text: string): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of splitScript(text).comments) {
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  return rest + text.slice(from);
}

/**
 * Whether running the script creates a partitioned table or a partition: by a statement of its own, in a DO
 * block, or by calling a routine of the project that makes partitions.
 */
export function createsPartitions(script: LintScript, project: LintProject): boolean {
  const statements = script.parsed.statements.filter(isParsed);
  if (statements.some((statement) => isOwnPartitioning(statement))) return true;
  const makers = makersOf(project);
  return makers.size > 0 && statements.some((statement) => calls(statement, makers));
}

/** The names of the routines that make partitions. */
const makersOf = once(
  ({ migrations }: LintProject): ReadonlySet<string> =>
    new Set(migrations.flatMap(({ up }) => routinesOf(up).filter(isPartitionMaker)).map(({ name }) => name)),
);

function isOwnPartitioning(statement: Statement): boolean {
  switch (statement.kind) {
    case 'CreateStmt':
      return statement.node.partspec !== undefined || statement.node.partbound !== undefined;
    case 'AlterTableStmt':
      // An index is attached to that of the partitioned table by the same words.
      if (statement.node.objtype !== 'OBJECT_TABLE') return false;
      return alterTableCommands(statement).some(({ subtype }) => subtype === 'AT_AttachPartition');
    case 'DoStmt': {
      const body = withoutComments(asText(statement.node.args));
      return makesPartition.test(body) || makesPartitionedTable.test(body);
    }
    default:
      return false;
  }
}

function calls(statement: Statement, routines: ReadonlySet<string>): boolean {
  if (statement.kind === 'DoStmt') {
    const words = withoutComments(asText(statement.node.args)).match(/[\w$]+(?=\s*\()/g) ?? [];
    return words.some((word) => routines.has(word));
  }
  if (statement.kind !== 'SelectStmt' && statement.kind !== 'CallStmt') return false;
  return nodesOfKind(statement.node, 'FuncCall').some(({ funcname }) =>
    routines.has(nameOfNodes(funcname)?.name ?? ''),
  );
}

const bodyOf = (routine: CreateFunctionStmt): string => withoutComments(asText(routine.options));

/** The text behind AS. */
function asText(options: readonly Node[] | undefined): string {
  for (const option of options ?? []) {
    if (!('DefElem' in option) || option.DefElem.defname !== 'as') continue;
    const { arg } = option.DefElem;
    if (arg && 'List' in arg) return stringsOf(arg.List.items).join('\n');
    if (arg && 'String' in arg) return arg.String.sval ?? '';
  }
  return '';
}
