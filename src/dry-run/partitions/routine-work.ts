import type { AlterTableStmt } from '@pgsql/types';
import { droppedObjects } from '../../sql/dropped-objects.js';
import { nameOfNodes, nameOfRangeVar } from '../../sql/names.js';
import type { Statement } from '../../sql/statements.js';
import { alterTableCommands } from '../../sql/table-parts.js';
import { nodesOfKind } from '../../sql/tree.js';
import type { OpenedRoutine } from '../../plpgsql/open-routine.js';
import { hole } from '../../plpgsql/fold-text.js';

/** What a body does to partitions, as far as its text tells. */
export interface RoutineWork {
  /** The tables that it makes partitions of, without schema; `…` for one that it is told. */
  readonly makes: readonly string[];
  /** It drops or detaches tables whose names it computes. */
  readonly drops: boolean;
  /** The routines that it calls, without schema. */
  readonly calls: readonly string[];
}

/** Undefined for a routine that partitions a table, renames or moves one: that is done once, and not again. */
export function workOf({ statements, unknown }: OpenedRoutine): RoutineWork | undefined {
  if (statements.some(happensOnce)) return undefined;
  const seen = unknown.map((one) => one.seen);
  return {
    makes: [...new Set([...statements.flatMap(parentsOf), ...seen.flatMap(parentsIn)])],
    drops: statements.some(dropsTable) || seen.some((text) => droppingWords.test(text)),
    calls: statements.flatMap(callsOf),
  };
}

function callsOf({ kind, node }: Statement): readonly string[] {
  const own = kind === 'CallStmt' && node.funccall ? [node.funccall] : [];
  return [...own, ...nodesOfKind(node, 'FuncCall')].flatMap(
    ({ funcname }) => nameOfNodes(funcname)?.name ?? [],
  );
}

const happensOnce = ({ kind, node }: Statement): boolean =>
  (kind === 'CreateStmt' && node.partspec !== undefined && node.partbound === undefined) ||
  (kind === 'RenameStmt' && node.renameType === 'OBJECT_TABLE');

function parentsOf(statement: Statement): readonly string[] {
  const { kind, node } = statement;
  if (kind === 'CreateStmt' && node.partbound) {
    const [parent] = node.inhRelations ?? [];
    return parent && 'RangeVar' in parent ? [nameOfRangeVar(parent.RangeVar)?.name ?? hole] : [hole];
  }
  const attaches = alterTableCommands(statement).some(({ subtype }) => subtype === 'AT_AttachPartition');
  return attaches && kind === 'AlterTableStmt' ? [node.relation?.relname ?? hole] : [];
}

/** A table that the text names is a temporary one, or dropped once. */
const dropsTable = ({ kind, node }: Statement): boolean =>
  (kind === 'DropStmt' &&
    node.removeType === 'OBJECT_TABLE' &&
    droppedObjects(node).some(({ name }) => name.name.includes(hole))) ||
  (kind === 'AlterTableStmt' && detachedPartitions(node).some((name) => name.includes(hole)));

const detachedPartitions = ({ cmds }: AlterTableStmt): readonly string[] =>
  (cmds ?? []).flatMap((command) =>
    'AlterTableCmd' in command && command.AlterTableCmd.subtype === 'AT_DetachPartition'
      ? nodesOfKind(command, 'RangeVar').map(({ relname }) => relname ?? '')
      : [],
  );

/** What follows PARTITION OF, or stands between ALTER TABLE and ATTACH PARTITION. */
const makingWords = [
  /\bPARTITION\s+OF\s+(?:[^\s(.]+\.)?([^\s(;.]+)/gi,
  /\bALTER\s+TABLE\s+(?:IF\s+EXISTS\s+)?(?:ONLY\s+)?(?:[^\s(.]+\.)?([^\s.]+)\s+ATTACH\s+PARTITION\b/gi,
];

const droppingWords = new RegExp(
  String.raw`\b(?:DROP\s+TABLE|DETACH\s+PARTITION)\s+(?:IF\s+EXISTS\s+)?[^\s;]*${hole}`,
  'i',
);

const parentsIn = (text: string): readonly string[] =>
  makingWords.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = hole]) =>
      name.includes(hole) ? hole : name.replaceAll('"', ''),
    ),
  );
