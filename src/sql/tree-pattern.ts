import { nearest } from '../nearest-name.js';
import nodeTypes from './node-types.json';
import type { NodeKind } from './statements.js';

type Fields = Readonly<Record<string, string>>;
type Wrapper = 'ParseResult' | 'ScanResult' | 'ScanToken' | 'RawStmt';
const fieldsOfKinds: ReadonlyMap<string, Fields> = new Map(
  Object.entries(nodeTypes.fields satisfies Readonly<Record<Exclude<NodeKind, Wrapper>, object>>),
);
const wordsOfEnums: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(nodeTypes.enums));

/** Nodes that are named like a statement and stand inside of one only. */
const parts = new Set(['PLAssignStmt', 'ReplicaIdentityStmt', 'ReturnStmt', 'SetOperationStmt']);

/** The node types that a statement can have. */
const statementKinds = [...fieldsOfKinds.keys()].filter((kind) => kind.endsWith('Stmt') && !parts.has(kind));

/**
 * Whether a JSON pattern matches a parse tree: an object if each of its keys does, `{}` anything that is there, a list
 * if each of its elements matches some element, and all else what equals it. The tree leaves out what is false or 0.
 */
export function matchesPattern(pattern: unknown, tree: unknown): boolean {
  if (tree === undefined) return pattern === false || pattern === 0;
  if (Array.isArray(pattern)) {
    return (
      Array.isArray(tree) && pattern.every((one) => tree.some((element) => matchesPattern(one, element)))
    );
  }
  if (!isObject(pattern)) return pattern === tree;
  const entries = Object.entries(pattern);
  if (entries.length === 0) return true;
  return isObject(tree) && entries.every(([key, inner]) => matchesPattern(inner, tree[key]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Why a pattern could never match. */
export interface PatternProblem {
  /** From the pattern's root: `.AlterTableStmt.cmds[0]`. */
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

/** What is wrong with a pattern of a statement: a name or a value that no parse tree has at that place. */
export function findPatternProblem(pattern: unknown): PatternProblem | undefined {
  const kind = isObject(pattern) ? (Object.keys(pattern)[0] ?? '') : '';
  if (kind === '')
    return { path: '', message: 'names no statement', hint: 'Write { CreateExtensionStmt: {} }, say.' };
  if (fieldsOfKinds.has(kind) && !statementKinds.includes(kind)) {
    const hint = 'Begin with the statement that it stands in, such as CreateStmt.';
    return { path: '', message: `"${kind}" is no statement but part of one`, hint };
  }
  return problemOfNode(pattern, '', statementKinds);
}

/** No pattern that somebody wrote is nested so deeply; one that an alias of YAML puts into itself has no end. */
const longestPath = 2000;

/** A type is `Node`, a node type, an enum or a scalar, or a list of one of them: `Node[]`. */
function problemOf(pattern: unknown, type: string, path: string): PatternProblem | undefined {
  if (path.length > longestPath) return { path: '', message: 'holds itself, or is nested too deeply' };
  if (isObject(pattern) && Object.keys(pattern).length === 0) return undefined;
  if (type.endsWith('[]')) return problemOfList(pattern, type.slice(0, -2), path);
  if (type === 'Node') return problemOfNode(pattern, path, [...fieldsOfKinds.keys()]);
  const fields = fieldsOfKinds.get(type);
  return fields ? problemOfFields(pattern, fields, path) : problemOfScalar(pattern, type, path);
}

function problemOfList(pattern: unknown, type: string, path: string): PatternProblem | undefined {
  if (!Array.isArray(pattern)) return { path, message: 'must be a list: [ … ]' };
  return firstProblem(pattern.map((one, index) => () => problemOf(one, type, `${path}[${index}]`)));
}

function problemOfNode(pattern: unknown, path: string, known: readonly string[]): PatternProblem | undefined {
  const entries = isObject(pattern) ? Object.entries(pattern) : [];
  const [kind, inner] = entries[0] ?? [];
  if (kind === undefined) return { path, message: 'must be a node: { <its type>: { … } }' };
  const fields = fieldsOfKinds.get(kind);
  if (!fields) return unknownName(path, 'type of node', kind, known);
  if (entries.length > 1) {
    const names = entries.map(([name]) => name).join(' and ');
    return { path, message: `cannot be ${names} at once: a node is of one type` };
  }
  return problemOf(inner, kind, `${path}.${kind}`);
}

function problemOfFields(pattern: unknown, fields: Fields, path: string): PatternProblem | undefined {
  if (!isObject(pattern)) return { path, message: 'must be { <field>: … }, or {} for whatever it is' };
  return firstProblem(
    Object.entries(pattern).map(([name, inner]) => () => {
      const type = fields[name];
      return type === undefined
        ? unknownName(path, 'field', name, Object.keys(fields))
        : problemOf(inner, type, `${path}.${name}`);
    }),
  );
}

function problemOfScalar(pattern: unknown, type: string, path: string): PatternProblem | undefined {
  const words = wordsOfEnums.get(type);
  if (!words)
    return typeof pattern === type
      ? undefined
      : { path, message: `must be a ${type === 'string' ? 'text' : type}` };
  return typeof pattern === 'string' && words.includes(pattern)
    ? undefined
    : unknownName(path, type, String(pattern), words);
}

function unknownName(path: string, what: string, name: string, known: readonly string[]): PatternProblem {
  const meant = nearest(name, known);
  const few = known.length > 0 && known.length <= 20 ? { hint: `Known: ${known.join(', ')}.` } : {};
  return {
    path,
    message: `there is no ${what} "${name}"`,
    ...(meant === undefined ? few : { hint: `Did you mean "${meant}"?` }),
  };
}

function firstProblem(checks: readonly (() => PatternProblem | undefined)[]): PatternProblem | undefined {
  for (const check of checks) {
    const problem = check();
    if (problem) return problem;
  }
  return undefined;
}
