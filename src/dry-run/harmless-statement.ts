import type { DefElem, Node, RoleSpec } from '@pgsql/types';
import { dangerousRoles, type ServerRoles } from '../engines/cluster-roles.js';
import { quoteIdentifier } from '../postgres/identifiers.js';
import { isOn, optionsOf } from '../sql/options.js';
import { byteToOffset } from '../sql/source-text.js';
import type { Span } from '../sql/split-script.js';
import type { NodeOf, Statement } from '../sql/statements.js';
import { tokensOf } from '../sql/tokens.js';
import { peersOf } from './peers.js';

/** Replaces a span of the script's text. */
export interface TextEdit extends Span {
  readonly text: string;
}

export interface HarmlessChange {
  readonly edits: readonly TextEdit[];
  /** What is left out of the statement, where that is something. */
  readonly message?: string;
}

interface Server extends ServerRoles {
  readonly major: number;
}

/** How a statement about roles is to be sent instead; undefined where it is sent as it is. */
export function harmlessChange(
  statement: Statement,
  script: string,
  server: Server,
): HarmlessChange | undefined {
  switch (statement.kind) {
    case 'CreateRoleStmt':
      return createRole(statement, statement.node, script, server);
    case 'AlterRoleStmt':
      return alterRole(statement, statement.node, script);
    case 'GrantRoleStmt':
      return grantRole(statement, statement.node, script);
    default:
      return undefined;
  }
}

/** Where the script has the text of the statement as it is; what EXECUTE runs stands in a string, mostly. */
function placeOf({ start, end, text, within }: Statement, script: string): number | undefined {
  if (within?.dynamic !== true) return script.startsWith(text, start) ? start : undefined;
  const place = script.indexOf(text, start);
  return place !== -1 && place + text.length <= end ? place : undefined;
}

/** Attributes that only a role can give that has them, or a superuser: manual, CREATE ROLE. */
const attributes: Readonly<Partial<Record<string, string>>> = {
  superuser: 'SUPERUSER',
  createdb: 'CREATEDB',
  createrole: 'CREATEROLE',
  isreplication: 'REPLICATION',
  bypassrls: 'BYPASSRLS',
};

const attributeOf = ({ defname = '' }: DefElem): string | undefined =>
  Object.hasOwn(attributes, defname) ? attributes[defname] : undefined;

function createRole(
  statement: Statement,
  node: NodeOf<'CreateRoleStmt'>,
  script: string,
  server: Server,
): HarmlessChange {
  const options = optionsOf(node.options);
  const joined = rolesIn(options.find(({ defname }) => defname === 'addroleto'));
  const dangerous = joined.flatMap(({ rolename = '' }) =>
    dangerousRoles.includes(rolename) ? [rolename] : [],
  );
  const leftOut = [
    ...switchedOn(options),
    ...(dangerous.length > 0 ? [`IN ROLE ${dangerous.join(', ')}`] : []),
  ];
  const what = `CREATE ${node.stmt_type?.replace('ROLESTMT_', '') ?? 'ROLE'} ${node.role ?? ''}`;
  const edits = [
    ...withoutAttributes(statement, options, script),
    ...madeUsable(statement, options, script, server),
  ];
  return { edits, ...(leftOut.length > 0 ? { message: carriedOut(what, leftOut) } : {}) };
}

function alterRole(
  statement: Statement,
  { role, options: nodes }: NodeOf<'AlterRoleStmt'>,
  script: string,
): HarmlessChange | undefined {
  const options = optionsOf(nodes);
  const edits = withoutAttributes(statement, options, script);
  if (edits.length === 0) return undefined;
  const leftOut = switchedOn(options);
  const name = role?.rolename ?? role?.roletype?.replace('ROLESPEC_', '') ?? '';
  return { edits, ...(leftOut.length > 0 ? { message: carriedOut(`ALTER ROLE ${name}`, leftOut) } : {}) };
}

/** In a body a statement must stand; what is sent or executed may be empty. */
function grantRole(
  statement: Statement,
  { granted_roles = [], is_grant }: NodeOf<'GrantRoleStmt'>,
  script: string,
): HarmlessChange | undefined {
  const granted = granted_roles.flatMap((role) =>
    'AccessPriv' in role ? [role.AccessPriv.priv_name ?? ''] : [],
  );
  const start = placeOf(statement, script);
  if (start === undefined || !granted.every((name) => dangerousRoles.includes(name))) return undefined;
  const { text, within } = statement;
  const nothing = within && !within.dynamic ? 'NULL' : '';
  const edits = [{ start, end: start + text.length, text: nothing.padEnd(text.length) }];
  const message = `Drydock left out GRANT ${granted.join(', ')}: it leads out of the database to the machine, and what it allows is not part of this proof.`;
  return { edits, ...(is_grant ? { message } : {}) };
}

const carriedOut = (what: string, leftOut: readonly string[]): string =>
  `Drydock carried out ${what} without ${leftOut.join(', ')}: what that allows in production is not part of this proof.`;

const switchedOn = (options: readonly DefElem[]): readonly string[] =>
  options.flatMap((option) => (isOn(option) ? (attributeOf(option) ?? []) : []));

/** Their negations, too: a role that has none of them may not even be told so by ALTER ROLE. */
function withoutAttributes(
  statement: Statement,
  options: readonly DefElem[],
  script: string,
): readonly TextEdit[] {
  const place = placeOf(statement, script);
  return options.flatMap((option) => {
    const word = attributeOf(option);
    if (word === undefined) return [];
    if (place === undefined) return wordsIn(script, statement, word);
    const start = place + byteToOffset(statement.text, option.location ?? 0);
    const [written = ''] = /^\w+/.exec(script.slice(start, start + 20)) ?? [];
    return [{ start, end: start + written.length, text: ' '.repeat(written.length) }];
  });
}

const wordsIn = (script: string, { start, end }: Span, word: string): readonly TextEdit[] =>
  [...script.slice(start, end).matchAll(new RegExp(String.raw`\b(?:NO)?${word}\b`, 'gi'))].map(
    ({ index, 0: written }) => ({
      start: start + index,
      end: start + index + written.length,
      text: ' '.repeat(written.length),
    }),
  );

/**
 * Makes the new role one of the peers, and before 16 the role of the migrations a member of it: since then
 * createrole_self_grant does that. In the statement itself, because the next one of a body may need it.
 */
function madeUsable(
  statement: Statement,
  options: readonly DefElem[],
  script: string,
  { migrator, major }: Server,
): readonly TextEdit[] {
  const place = placeOf(statement, script);
  if (place === undefined) return [];
  const lists = [
    { defname: 'addroleto', words: 'IN ROLE', role: peersOf(migrator) },
    ...(major < 16 ? [{ defname: 'adminmembers', words: 'ADMIN', role: migrator }] : []),
  ];
  const end = place + (tokensOf(statement.text).at(-1)?.end ?? 0);
  return lists.map(({ defname, words, role }) => {
    const present = rolesIn(options.find((option) => option.defname === defname));
    return present.length > 0
      ? longerList(statement, place, present, role)
      : { start: end, end, text: ` ${words} ${quoteIdentifier(role)}` };
  });
}

/** The list with one more role, and without the dangerous ones. */
function longerList(
  statement: Statement,
  place: number,
  present: readonly RoleSpec[],
  role: string,
): TextEdit {
  const spans = present.map(({ location = 0 }) => {
    const start = byteToOffset(statement.text, location);
    const [name = ''] = /^(?:"(?:[^"]|"")*"|[\w$\u0080-\uffff]+)/.exec(statement.text.slice(start)) ?? [];
    return { start: place + start, end: place + start + name.length, name };
  });
  const kept = spans.filter((_, index) => !dangerousRoles.includes(present[index]?.rolename ?? ''));
  const text = [quoteIdentifier(role), ...kept.map(({ name }) => name)].join(', ');
  return { start: spans[0]?.start ?? place, end: spans.at(-1)?.end ?? place, text };
}

const rolesIn = (option: DefElem | undefined): readonly RoleSpec[] =>
  listOf(option?.arg).flatMap((node) => ('RoleSpec' in node ? [node.RoleSpec] : []));

const listOf = (node: Node | undefined): readonly Node[] =>
  node && 'List' in node ? (node.List.items ?? []) : [];
