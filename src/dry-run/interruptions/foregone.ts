import { createdObject, isGuarded, isTemporary } from '../../sql/created-object.js';
import { isParsed } from '../../sql/statements.js';
import { commandsOf } from '../../sql/table-parts.js';
import type { PlannedScript } from '../plan.js';
import type { AnyStatement } from '../transaction-plan.js';
import { isChange } from './boundaries.js';

/**
 * Whether a second run is known to end after any interruption as it does after none: each statement passes over what
 * is there, or the first one fails because of what it has made, and nothing takes that away.
 */
export function isForegone({ parsed }: PlannedScript): boolean {
  const changes = parsed.statements.filter(isChange);
  const [first] = changes;
  if (!first || changes.every(isRepeatable)) return true;
  return isUnguarded(first) && changes.every(takesNothingAway);
}

function isRepeatable(statement: AnyStatement): boolean {
  if (statement.kind === 'CommentStmt') return true;
  if (statement.kind === 'DropStmt')
    return statement.node.missing_ok === true && statement.node.behavior !== 'DROP_CASCADE';
  if (statement.kind === 'AlterTableStmt')
    return commandsOf(statement.node).every(
      ({ subtype, missing_ok }) => subtype === 'AT_AddColumn' && missing_ok === true,
    );
  return isParsed(statement) && isGuarded(statement) && !isTemporary(statement);
}

const isUnguarded = (statement: AnyStatement): boolean =>
  ['CreateStmt', 'CreateSchemaStmt', 'CreateSeqStmt', 'CreateEnumStmt'].includes(statement.kind) &&
  isParsed(statement) &&
  createdObject(statement) !== undefined &&
  !isGuarded(statement) &&
  !isTemporary(statement);

/** None of them drops or renames a table, a schema, a sequence or a type. */
const harmless: ReadonlySet<string> = new Set([
  'AlterTableStmt',
  'CommentStmt',
  'CreateEnumStmt',
  'CreateFunctionStmt',
  'CreateSchemaStmt',
  'CreateSeqStmt',
  'CreateStmt',
  'CreateTrigStmt',
  'GrantStmt',
  'IndexStmt',
  'InsertStmt',
  'UpdateStmt',
  'ViewStmt',
]);

const takesNothingAway = ({ kind }: AnyStatement): boolean => harmless.has(kind);
