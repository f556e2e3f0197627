import type { AlterTableCmd } from '@pgsql/types';
import { alterTableTokens } from '../../sql/alter-table-tokens.js';
import type { Statement } from '../../sql/statements.js';
import { isPhrase, tokensOf } from '../../sql/tokens.js';
import type { StatementContext } from '../rule.js';
import { type Fixed, fixed, insertAfter } from './edits.js';

/** Writes IF NOT EXISTS into a CREATE or an ALTER TYPE … ADD VALUE. */
export function ifNotExists(context: StatementContext): Fixed {
  const words = createdKind(context.statement);
  return words ? fixed(context, 'Write IF NOT EXISTS', [insertAfter(context, words, ' IF NOT EXISTS')]) : {};
}

/** Writes IF NOT EXISTS into an ADD COLUMN. */
export const columnIfNotExists = (context: StatementContext, command: AlterTableCmd): Fixed =>
  inCommand(context, command, 'ADD', 'COLUMN', 'IF NOT EXISTS');

/** Writes IF EXISTS into a DROP COLUMN or DROP CONSTRAINT. */
export const partIfExists = (context: StatementContext, command: AlterTableCmd): Fixed =>
  inCommand(
    context,
    command,
    'DROP',
    command.subtype === 'AT_DropConstraint' ? 'CONSTRAINT' : 'COLUMN',
    'IF EXISTS',
  );

/** Writes IF EXISTS into a DROP, or behind the kind of object in an ALTER … RENAME TO or ALTER … SET SCHEMA. */
export function ifExists(context: StatementContext): Fixed {
  const words = changedKind(context.statement);
  return words ? fixed(context, 'Write IF EXISTS', [insertAfter(context, words, ' IF EXISTS')]) : {};
}

/** Writes OR REPLACE into a CREATE. */
export const orReplace = (context: StatementContext): Fixed =>
  fixed(context, 'Write OR REPLACE', [insertAfter(context, ['CREATE'], ' OR REPLACE')]);

/** The word COLUMN may be left out, and a column of that name cannot follow: it is reserved. */
function inCommand(
  context: StatementContext,
  command: AlterTableCmd,
  verb: string,
  part: string,
  guard: string,
): Fixed {
  const tokens = alterTableTokens(context.statement, command)?.command ?? [];
  const place =
    insertAfter(context, [verb, part], ` ${guard}`, tokens.slice(0, 2)) ??
    insertAfter(context, [verb], ` ${guard}`, tokens.slice(0, 1));
  return fixed(context, `Write ${guard}`, [place]);
}

/** The keywords of a CREATE behind which IF NOT EXISTS stands; undefined where the grammar has no place for it. */
function createdKind({ kind, node }: Statement): readonly string[] | undefined {
  switch (kind) {
    case 'CreateStmt':
    case 'CreateForeignTableStmt':
      return ['TABLE'];
    case 'CreateTableAsStmt':
      return node.objtype === 'OBJECT_MATVIEW' ? ['MATERIALIZED', 'VIEW'] : ['TABLE'];
    case 'CreateSchemaStmt':
      // “CREATE SCHEMA IF NOT EXISTS cannot include schema elements”: src/backend/parser/gram.y.
      return node.schemaElts ? undefined : ['SCHEMA'];
    case 'CreateExtensionStmt':
      return ['EXTENSION'];
    case 'CreateSeqStmt':
      return ['SEQUENCE'];
    case 'IndexStmt':
      return node.concurrent ? ['INDEX', 'CONCURRENTLY'] : ['INDEX'];
    case 'AlterEnumStmt':
      return ['ADD', 'VALUE'];
    default:
      return undefined;
  }
}

/** Kinds of objects as DROP and ALTER name them, those that begin like another before it. */
const kindsOfObjects = [
  ...['MATERIALIZED VIEW', 'FOREIGN TABLE', 'FOREIGN DATA WRAPPER', 'EVENT TRIGGER', 'ACCESS METHOD'],
  ...['TEXT SEARCH PARSER', 'TEXT SEARCH DICTIONARY', 'TEXT SEARCH TEMPLATE', 'TEXT SEARCH CONFIGURATION'],
  ...[
    'OPERATOR CLASS',
    'OPERATOR FAMILY',
    'OPERATOR',
    'PROCEDURAL LANGUAGE',
    'LANGUAGE',
    'INDEX CONCURRENTLY',
  ],
  ...[
    'TABLE',
    'VIEW',
    'SEQUENCE',
    'INDEX',
    'COLLATION',
    'CONVERSION',
    'STATISTICS',
    'EXTENSION',
    'PUBLICATION',
  ],
  ...['SCHEMA', 'SERVER', 'POLICY', 'RULE', 'TRIGGER', 'TYPE', 'DOMAIN', 'FUNCTION', 'PROCEDURE', 'ROUTINE'],
  ...['AGGREGATE', 'CAST', 'TRANSFORM', 'ROLE', 'USER', 'GROUP'],
].map((kind) => kind.split(' '));

/** The verb and the kind of object with which a DROP or ALTER begins. */
function changedKind({ text }: Statement): readonly string[] | undefined {
  const tokens = tokensOf(text);
  const kind = kindsOfObjects.find((words) => isPhrase(tokens, 1, words));
  return kind && [tokens[0]?.text ?? '', ...kind];
}
