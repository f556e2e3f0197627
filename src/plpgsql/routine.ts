import type { DefElem, FunctionParameter, Node } from '@pgsql/types';
import { type ColumnType, columnType } from '../sql/column-types.js';
import { nameOfNodes, type QualifiedName, stringsOf } from '../sql/names.js';
import { isOn, optionsOf } from '../sql/options.js';
import type { Statement } from '../sql/statements.js';

/** What a DO, CREATE FUNCTION or CREATE PROCEDURE says around its body. */
export interface Routine {
  readonly kind: 'do' | 'function' | 'procedure';
  readonly name: QualifiedName | 'do';
  /** In lower case; a body of the SQL standard (BEGIN ATOMIC, RETURN) is `sql`. */
  readonly language: string;
  /** The body as the grammar read it; undefined for one of the SQL standard. */
  readonly body?: string;
  /** Where the string constant of the body, or the AS before it, begins: UTF-8 bytes from the statement's start. */
  readonly bodyLocation?: number;
  readonly returns: 'trigger' | 'event_trigger' | 'void' | 'set' | 'value';
  readonly parameters: readonly Parameter[];
  /** SECURITY DEFINER or a SET clause: such a procedure must not end transactions. */
  readonly bound?: 'SECURITY DEFINER' | 'SET';
}

export interface Parameter {
  /** Empty where it has none. */
  readonly name: string;
  /** FUNC_PARAM_IN and so on: src/include/nodes/parsenodes.h. */
  readonly mode: NonNullable<FunctionParameter['mode']>;
  /** Undefined for `%TYPE`. */
  readonly type?: ColumnType;
}

/** The routine that the statement defines or, for DO, is; undefined for every other statement. */
export function routineOf(statement: Statement): Routine | undefined {
  if (statement.kind === 'DoStmt') {
    const options = optionsOf(statement.node.args);
    return { kind: 'do', name: 'do', ...bodyOf(options, 'plpgsql'), returns: 'void', parameters: [] };
  }
  if (statement.kind !== 'CreateFunctionStmt') return undefined;
  const { node } = statement;
  const name = nameOfNodes(node.funcname);
  if (!name) return undefined;
  const bound = boundBy(optionsOf(node.options));
  return {
    kind: node.is_procedure ? 'procedure' : 'function',
    name,
    ...bodyOf(optionsOf(node.options), 'sql'),
    returns: returnsOf(node.returnType),
    parameters: (node.parameters ?? []).flatMap((parameter) =>
      'FunctionParameter' in parameter ? [parameterOf(parameter.FunctionParameter)] : [],
    ),
    ...(bound ? { bound } : {}),
  };
}

function bodyOf(
  options: readonly DefElem[],
  fallback: string,
): Pick<Routine, 'language' | 'body' | 'bodyLocation'> {
  const option = (name: string) => options.find(({ defname }) => defname === name);
  const language = textOf(option('language')?.arg) ?? fallback;
  const as = option('as');
  const body = textOf(as?.arg);
  return {
    language: language.toLowerCase(),
    ...(body === undefined ? {} : { body, bodyLocation: as?.location ?? 0 }),
  };
}

/** Manual, CREATE PROCEDURE, “Notes” on SECURITY DEFINER and SET. */
function boundBy(options: readonly DefElem[]): Routine['bound'] {
  if (options.some((option) => option.defname === 'security' && isOn(option))) return 'SECURITY DEFINER';
  return options.some(({ defname }) => defname === 'set') ? 'SET' : undefined;
}

/** The first text: that of a C function names a library and a symbol. */
function textOf(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if ('String' in node) return node.String.sval ?? '';
  return 'List' in node ? stringsOf(node.List.items)[0] : undefined;
}

function returnsOf(type: { names?: Node[]; setof?: boolean } | undefined): Routine['returns'] {
  if (!type) return 'void';
  if (type.setof) return 'set';
  const name = stringsOf(type.names).at(-1);
  return name === 'trigger' || name === 'event_trigger' || name === 'void' ? name : 'value';
}

function parameterOf({ name = '', mode = 'FUNC_PARAM_IN', argType }: FunctionParameter): Parameter {
  const type = columnType(argType);
  return { name, mode, ...(type ? { type } : {}) };
}
