import { quoteIfNeeded } from '../../postgres/identifiers.js';
import type { AlterTableCmd, Constraint } from '@pgsql/types';
import { alterTableTokens } from '../../sql/alter-table-tokens.js';
import { defaultName } from '../../sql/default-names.js';
import { constraintName } from '../../sql/table-elements.js';
import { constraintOf } from '../../sql/table-parts.js';
import { isPhrase, type Token } from '../../sql/tokens.js';
import { commitsEachStatement } from '../outside-transaction.js';
import { isPartitioned } from '../partitioned-tables.js';
import type { AlterTableContext } from '../rule.js';
import { tableBefore } from '../table-history.js';
import {
  type Fixed,
  fixed,
  insertAtEnd,
  insertion,
  replacement,
  statementsAfter,
  statementsBefore,
  writtenText,
} from './edits.js';

/** One ADD CONSTRAINT as it is written. */
interface NewConstraint {
  readonly constraint: Constraint;
  readonly table: string;
  /** `shop.`, where the table's name has it. */
  readonly schema: string;
  /** Behind ADD [CONSTRAINT name]. */
  readonly body: readonly Token[];
  readonly command: readonly Token[];
  /** As SQL writes it; where the author gives none, the one that Postgres would choose. */
  readonly name: string;
  readonly isNamed: boolean;
}

/**
 * ADD CHECK or ADD FOREIGN KEY → … NOT VALID, and behind it the VALIDATE CONSTRAINT that scans without blocking. In one
 * transaction the lock of the first would be kept while the second scans, so there the fix leaves it to the next migration.
 */
export function notValid(context: AlterTableContext, command: AlterTableCmd): Fixed {
  const added = newConstraint(context, command);
  if (!added || context.alter.missing_ok || !takesNotValid(context, added.constraint)) return {};
  const { table, command: tokens, body, name, isNamed } = added;
  const validates = commitsEachStatement(context);
  return fixed(
    context,
    validates
      ? `Add ${name} NOT VALID, then validate it`
      : `Add ${name} NOT VALID; write ALTER TABLE ${table} VALIDATE CONSTRAINT ${name} in the next migration`,
    [
      ...(isNamed ? [] : [insertion(context, body[0]?.start ?? 0, `CONSTRAINT ${name} `)]),
      insertAtEnd(context, tokens, ' NOT VALID'),
      ...(validates ? [statementsAfter(context, [`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`])] : []),
    ],
  );
}

/** Manual, ALTER TABLE: a foreign key of a partitioned table could not be NOT VALID before PostgreSQL 18. */
const takesNotValid = (context: AlterTableContext, { contype }: Constraint): boolean =>
  contype === 'CONSTR_CHECK' ||
  (contype === 'CONSTR_FOREIGN' &&
    (context.project.settings.postgresMajor >= 18 || !isPartitioned(context, context.table)));

/**
 * ADD UNIQUE or ADD PRIMARY KEY → CREATE UNIQUE INDEX CONCURRENTLY before it, and ADD … USING INDEX. Only where each
 * statement is committed on its own, and not for partitioned tables, which refuse both.
 */
export function constraintUsingIndex(context: AlterTableContext, command: AlterTableCmd): Fixed {
  const { alter, table } = context;
  if (!commitsEachStatement(context) || isPartitioned(context, table) || alter.missing_ok) return {};
  const added = newConstraint(context, command);
  const shape = added && uniqueShape(context, added);
  if (!added || !shape) return {};
  return fixed(context, `Build the index ${added.name} CONCURRENTLY, then add the constraint with it`, [
    statementsBefore(context, [
      `DROP INDEX CONCURRENTLY IF EXISTS ${added.schema}${added.name}`,
      `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ${added.name} ON ${added.table} ${shape.definition}`,
    ]),
    replacement(
      context,
      { start: added.body[0]?.start ?? 0, end: shape.end },
      `${added.isNamed ? '' : `CONSTRAINT ${added.name} `}${shape.kind} USING INDEX ${added.name}`,
    ),
  ]);
}

interface UniqueShape {
  readonly kind: 'UNIQUE' | 'PRIMARY KEY';
  /** `(a, b) INCLUDE (c) NULLS NOT DISTINCT`. */
  readonly definition: string;
  /** Where what the index takes over ends. */
  readonly end: number;
}

/** Storage parameters, tablespaces and WITHOUT OVERLAPS are left to the author. */
function uniqueShape(
  context: AlterTableContext,
  { constraint, body }: NewConstraint,
): UniqueShape | undefined {
  if (constraint.options || constraint.indexspace || constraint.without_overlaps) return undefined;
  const open = body.findIndex(({ text }) => text === '(');
  const close = closing(body, open);
  const end = isPhrase(body, close + 1, ['INCLUDE']) ? closing(body, close + 2) : close;
  const last = body[end];
  if (open === -1 || !last) return undefined;
  const nulls = constraint.nulls_not_distinct ? ' NULLS NOT DISTINCT' : '';
  return {
    kind: isPhrase(body, 0, ['PRIMARY', 'KEY']) ? 'PRIMARY KEY' : 'UNIQUE',
    definition: writtenText(context, body.slice(open, end + 1)) + nulls,
    end: last.end,
  };
}

/** Column lists hold no parentheses of their own. */
const closing = (tokens: readonly Token[], open: number): number =>
  tokens.findIndex(({ text }, index) => index > open && text === ')');

function newConstraint(context: AlterTableContext, command: AlterTableCmd): NewConstraint | undefined {
  const constraint = constraintOf(command);
  const written = alterTableTokens(context.statement, command);
  if (!constraint || !written) return undefined;
  const isNamed = isPhrase(written.command, 1, ['CONSTRAINT']);
  const given = written.command[2];
  const made = constraintName(constraint, context.table.name, undefined, (name) => isTaken(context, name));
  if (made === undefined) return undefined;
  return {
    constraint,
    table: writtenText(context, written.table),
    schema: writtenText(context, written.table.slice(0, -1)),
    command: written.command,
    body: written.command.slice(isNamed ? 3 : 1),
    isNamed,
    name: isNamed && given ? writtenText(context, [given]) : quoteIfNeeded(made),
  };
}

function isTaken(context: AlterTableContext, name: string): boolean {
  const table = tableBefore(context, context.table);
  return table?.constraints.has(name) === true || table?.indexes.has(name) === true;
}

/**
 * SET NOT NULL → CHECK (… IS NOT NULL) NOT VALID, VALIDATE, SET NOT NULL, which then believes the check and does not
 * scan, DROP CONSTRAINT: manual, ALTER TABLE, “SET NOT NULL”. Only where each statement is committed on its own.
 */
export function notNullByCheck(context: AlterTableContext, command: AlterTableCmd): Fixed {
  const { alter, table } = context;
  const written = alterTableTokens(context.statement, command);
  if (!commitsEachStatement(context) || !written || alter.missing_ok || alter.cmds?.length !== 1) return {};
  const at = isPhrase(written.command, 1, ['COLUMN']) ? 2 : 1;
  const column = writtenText(context, written.command.slice(at, at + 1));
  const alterTable = `ALTER TABLE ${alter.relation?.inh === true ? '' : 'ONLY '}${writtenText(context, written.table)}`;
  // Not `_not_null` alone: from PostgreSQL 18 on that is the name of the constraint that SET NOT NULL makes.
  const check = quoteIfNeeded(defaultName(table.name, [command.name ?? '', 'is'], 'not_null'));
  return fixed(context, `Prove it with a CHECK that is validated without blocking`, [
    statementsBefore(context, [
      `${alterTable} DROP CONSTRAINT IF EXISTS ${check}, ADD CONSTRAINT ${check} CHECK (${column} IS NOT NULL) NOT VALID`,
      `${alterTable} VALIDATE CONSTRAINT ${check}`,
    ]),
    statementsAfter(context, [`${alterTable} DROP CONSTRAINT IF EXISTS ${check}`]),
  ]);
}
