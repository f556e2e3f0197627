import type { AlterFunctionStmt, CreateFunctionStmt, DefElem, Node } from '@pgsql/types';
import { isVolatileBuiltIn, isVolatileInExtension } from '../postgres/volatile-functions.js';
import { droppedObjects } from '../sql/dropped-objects.js';
import { displayName, nameOfNodes, type QualifiedName, stringsOf } from '../sql/names.js';
import { optionsOf } from '../sql/options.js';
import type { Statement } from '../sql/statements.js';
import { nodesOfKind } from '../sql/tree.js';
import { MigrationState } from './migration-state.js';
import { addTo, once } from './once.js';
import type { LintMigration, LintProject } from './project.js';
import type { StatementContext } from './rule.js';

/**
 * The first function that an expression calls and whose result may change within a statement: one of PostgreSQL's
 * own, or one that the up scripts define before the statement. Undefined where there is none, as far as the files
 * tell.
 */
export function volatileCallIn(expression: Node, context: StatementContext): string | undefined {
  const known = routinesOf(context.project);
  const place = {
    migration: known.indexes.get(context.migration) ?? Infinity,
    order: context.script.direction === 'up' ? context.statement.order : Infinity,
  };
  const isVolatileRoutine: Lookup = (name) =>
    latest(known.versions.get(context.state.keyOf(name)) ?? [], place)?.volatile;
  const call = callsIn(expression).find((name) => isVolatile(name, isVolatileRoutine));
  return call && displayName(call);
}

/** Whether the routine of that name is volatile; undefined where the files don't define it. */
type Lookup = (name: QualifiedName) => boolean | undefined;

const callsIn = (expression: object): readonly QualifiedName[] =>
  nodesOfKind(expression, 'FuncCall').flatMap(({ funcname }) => nameOfNodes(funcname) ?? []);

/** pg_catalog is searched before all other schemas: manual, 5.10.5. */
function isVolatile(name: QualifiedName, lookup: Lookup): boolean {
  const { schema } = name;
  if ((schema === undefined || schema === 'pg_catalog') && isVolatileBuiltIn(name.name)) return true;
  return schema !== 'pg_catalog' && (lookup(name) ?? isVolatileInExtension(name.name));
}

interface Place {
  readonly migration: number;
  readonly order: number;
}

interface Version extends Place {
  /** Undefined: dropped. */
  readonly volatile: boolean | undefined;
}

interface Routines {
  readonly indexes: ReadonlyMap<LintMigration, number>;
  readonly versions: ReadonlyMap<string, readonly Version[]>;
}

const latest = (versions: readonly Version[], { migration, order }: Place): Version | undefined =>
  versions.findLast(
    (version) => version.migration < migration || (version.migration === migration && version.order < order),
  );

const routinesOf = once((project: LintProject): Routines => {
  const indexes = new Map(project.migrations.map((migration, index) => [migration, index]));
  const versions = new Map<string, Version[]>();
  for (const [migration, { up }] of project.migrations.entries()) {
    const state = new MigrationState();
    for (const statement of up.statements) {
      const lookup: Lookup = (name) => versions.get(state.keyOf(name))?.at(-1)?.volatile;
      for (const { name, volatile } of changedRoutines(statement, lookup)) {
        addTo(versions, state.keyOf(name), { migration, order: statement.order, volatile });
      }
      state.apply(statement);
    }
  }
  return { indexes, versions };
});

interface ChangedRoutine {
  readonly name: QualifiedName;
  readonly volatile: boolean | undefined;
}

function changedRoutines(statement: Statement, lookup: Lookup): readonly ChangedRoutine[] {
  switch (statement.kind) {
    case 'CreateFunctionStmt': {
      const name = nameOfNodes(statement.node.funcname);
      return name ? [{ name, volatile: isDefinedVolatile(statement.node, lookup) }] : [];
    }
    case 'AlterFunctionStmt':
      return alteredRoutine(statement.node);
    case 'DropStmt':
      if (!['OBJECT_FUNCTION', 'OBJECT_ROUTINE'].includes(statement.node.removeType ?? '')) return [];
      return droppedObjects(statement.node).map(({ name }) => ({ name, volatile: undefined }));
    default:
      return [];
  }
}

function alteredRoutine({ func, actions }: AlterFunctionStmt): readonly ChangedRoutine[] {
  const name = nameOfNodes(func?.objname);
  const volatility = textOf(optionsOf(actions), 'volatility');
  return name && volatility !== undefined ? [{ name, volatile: volatility === 'volatile' }] : [];
}

/**
 * VOLATILE is the default: manual, CREATE FUNCTION. The planner puts the body of a simple SQL function in the place
 * of its call; then the body decides. Source: inline_function() in src/backend/optimizer/util/clauses.c.
 */
function isDefinedVolatile(routine: CreateFunctionStmt, lookup: Lookup): boolean {
  const options = optionsOf(routine.options);
  if ((textOf(options, 'volatility') ?? 'volatile') !== 'volatile') return false;
  if (options.some(({ defname }) => preventsInlining.has(defname ?? ''))) return true;
  if (routine.sql_body) return isVolatileBody(routine.sql_body, lookup);
  return textOf(options, 'language') !== 'sql' || isVolatileText(textOf(options, 'as') ?? '', lookup);
}

const preventsInlining = new Set(['security', 'strict', 'set']);

function isVolatileBody(body: Node, lookup: Lookup): boolean {
  if (!('ReturnStmt' in body)) return true;
  return callsIn(body).some((name) => isVolatile(name, lookup));
}

/** `SELECT` and one expression, which may call functions. What is more than that is not put in place of a call. */
const oneExpression = /^\s*SELECT\b(?![^]*(?:\b(?:FROM|WHERE|UNION|LIMIT|INSERT|UPDATE|DELETE)\b|;\s*\S))/i;

/** FROM that belongs to a call, as in `extract(epoch FROM now())`. */
const fromInCall = /(\b(?:extract|trim|substring|overlay)\s*\([^()]*?)\bFROM\b/gi;

function isVolatileText(text: string, lookup: Lookup): boolean {
  const body = text.replace(fromInCall, '$1,');
  if (!oneExpression.test(body)) return true;
  const calls = body.matchAll(/(?:(\w+)\s*\.\s*)?(\w+)\s*\(/g);
  return [...calls].some(([, schema, name = '']) =>
    isVolatile({ ...(schema === undefined ? {} : { schema }), name: name.toLowerCase() }, lookup),
  );
}

function textOf(options: readonly DefElem[], option: string): string | undefined {
  const { arg } = options.findLast(({ defname }) => defname === option) ?? {};
  if (arg && 'String' in arg) return arg.String.sval;
  return arg && 'List' in arg ? stringsOf(arg.List.items).join('\n') : undefined;
}
