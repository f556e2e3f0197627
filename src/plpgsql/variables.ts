import type { Node } from '@pgsql/types';
import type { PlpgsqlRoutineNode } from '../sql/parser.js';
import { type FoldedText, foldText, type Variables } from './fold-text.js';
import { nodeOf, nodesOf, textField } from './nodes.js';
import type { BodyPiece } from './pieces.js';

/**
 * What the variables are known to hold that get a value in one place only: in their declaration, or by one assignment.
 * `expressionOf` gives the tree of the expression of a piece.
 */
export function assignedOnce(
  tree: PlpgsqlRoutineNode,
  pieces: readonly BodyPiece[],
  expressionOf: (piece: BodyPiece) => Node | undefined,
): Variables {
  const names = variableNames(tree);
  const writes = countWrites(tree.action, names);
  const values = new Map<string, Node | undefined>();
  for (const piece of pieces) {
    const name = targetOf(piece, names);
    if (name === undefined) continue;
    if (piece.node.type === 'var') {
      writes.set(name, (writes.get(name) ?? 0) + 1);
    }
    values.set(name, expressionOf(piece));
  }
  const folded = new Map<string, FoldedText | undefined>();
  const valueOf: Variables = (name) => {
    if (folded.has(name)) return folded.get(name);
    // While it is being computed it is not known: a variable may be set from itself.
    folded.set(name, undefined);
    const once = writes.get(name) === 1 && values.has(name);
    const value = once ? foldText(values.get(name), valueOf) : undefined;
    folded.set(name, value);
    return value;
  };
  return valueOf;
}

/** The variables of a body, as its statements number them. */
export const variableNames = (tree: PlpgsqlRoutineNode): readonly string[] =>
  nodesOf(tree.datums).map(({ fields }) => textField(fields, 'refname') ?? '');

/** The variable that a declaration or an assignment gives its value to. */
export function targetOf(
  { kind, node: { type, fields } }: BodyPiece,
  names: readonly string[],
): string | undefined {
  if (kind !== 'expression') return undefined;
  if (type === 'var') return textField(fields, 'refname');
  return type === 'stmt_assign' ? names[Number(fields['varno'])] : undefined;
}

/** How often statements write to each variable: `:=`, INTO, FOR, FOREACH, GET DIAGNOSTICS. */
function countWrites(action: object | undefined, names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string | undefined): void => {
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const open: unknown[] = [action];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, value] of Object.entries(next) as readonly [string, unknown][]) {
      if ((key === 'varno' || key === 'target') && typeof value === 'number') count(names[value]);
      else if (key === 'target' || key === 'var') count(textField(nodeOf(value)?.fields ?? {}, 'refname'));
      open.push(value);
    }
  }
  return counts;
}
