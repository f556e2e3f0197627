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

/** A text, and the statement of a script in which another one stands: itself, or the DO block around it. */
interface Script {
  readonly text: string;
  readonly around: Span;
}

/** How a statement about roles is to be sent instead; undefined where it is sent as it is. */
export function harmlessChange(
  statement: Statement,
  script: Script,
  server: Server,
): HarmlessChange | undefined {
  const place = placeOf(statement, script);
  switch (statement.kind) {
    case 'CreateRoleStmt':
      return createRole({ statement, place, script: script.text }, statement.node, server);
    case 'AlterRoleStmt':
      return alterRole({ statement, place, script: script.text }, statement.node);
    case 'GrantRoleStmt':
      return place === undefined ? undefined : grantRole(statement, place, statement.node);
    default:
      return undefined;
  }
}

interface Placed {
  readonly statement: Statement;
  /** Undefined where the script does not hold it in one piece. */
  readonly place: number | undefined;
  readonly script: string;
}

/** Where the script has the text of the statement as it is; what EXECUTE runs stands in a constant, mostly. */
function placeOf({ start, end, text, within }: Statement, script: Script): number | undefined {
  if (within?.dynamic !== true) return script.text.startsWith(text, start) ? start : undefined;
  const places = [{ start, end }, script.around].map((span) => {
    const place = script.text.indexOf(text, span.start);
    return place !== -1 && place + text.length <= span.end ? place : undefined;
  });
  return places.find((place) => place !== undefined);
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

function createRole(placed: Placed, node: NodeOf<'CreateRoleStmt'>, server: Server): HarmlessChange {
  const options = optionsOf(node.options);
  const attributes = attributesIn(placed, options);
  const joined = rolesIn(options.find(({ defname }) => defname === 'addroleto'));
  const dangerous = joined.flatMap(({ rolename = '' }) =>
    dangerousRoles.includes(rolename) ? [rolename] : [],
  );
  const leftOut = [
    ...attributes.leftOut,
    ...(dangerous.length > 0 && placed.place !== undefined ? [`IN ROLE ${dangerous.join(', ')}`] : []),
  ];
  const what = `CREATE ${node.stmt_type?.replace('ROLESTMT_', '') ?? 'ROLE'} ${node.role ?? ''}`;
  const edits = [...attributes.edits, ...madeUsable(placed, options, server)];
  return { edits, ...(leftOut.length > 0 ? { message: carriedOut(what, leftOut) } : {}) };
}

function alterRole(placed: Placed, { role, options }: NodeOf<'AlterRoleStmt'>): HarmlessChange | undefined {
  const { edits, leftOut } = attributesIn(placed, optionsOf(options));
  if (edits.length === 0) return undefined;
  const name = role?.rolename ?? role?.roletype?.replace('ROLESPEC_', '') ?? '';
  return { edits, ...(leftOut.length > 0 ? { message: carriedOut(`ALTER ROLE ${name}`, leftOut) } : {}) };
}

/** In a body a statement must stand; what is sent or executed may be empty. */
function grantRole(
  statement: Statement,
  start: number,
  { granted_roles = [], is_grant }: NodeOf<'GrantRoleStmt'>,
): HarmlessChange | undefined {
  const granted = granted_roles.flatMap((role) =>
    'AccessPriv' in role ? [role.AccessPriv.priv_name ?? ''] : [],
  );
  if (!granted.every((name) => dangerousRoles.includes(name))) return undefined;
  const { text, within } = statement;
  const nothing = within && !within.dynamic ? 'NULL' : '';
  const edits = [{ start, end: start + text.length, text: nothing.padEnd(text.length) }];
  const message = `Drydock left out GRANT ${granted.join(', ')}: it leads out of the database to the machine, and what it allows is not part of this proof.`;
  return { edits, ...(is_grant ? { message } : {}) };
}

const carriedOut = (what: string, leftOut: readonly string[]): string =>
  `Drydock carried out ${what} without ${leftOut.join(', ')}: what that allows in production is not part of this proof.`;

/** Their negations, too: a role that has none of them may not even be told so by ALTER ROLE. */
function attributesIn(placed: Placed, options: readonly DefElem[]) {
  const found = options.flatMap((option) => {
    const word = attributeOf(option);
    const spans = word === undefined ? [] : wordsOf(placed, option, word);
    return word === undefined || spans.length === 0 ? [] : [{ word, isOn: isOn(option), spans }];
  });
  return {
    edits: found
      .flatMap(({ spans }) => spans)
      .map((span) => ({ ...span, text: ' '.repeat(span.end - span.start) })),
    leftOut: found.flatMap(({ word, isOn }) => (isOn ? [word] : [])),
  };
}

/** Where the option stands; where that is not known, wherever its word stands in what puts the statement together. */
function wordsOf(
  { statement, place, script }: Placed,
  { location = 0 }: DefElem,
  word: string,
): readonly Span[] {
  const start = place === undefined ? statement.start : place + byteToOffset(statement.text, location);
  const end = place === undefined ? statement.end : start + 'NO'.length + word.length;
  const words = script.slice(start, end).matchAll(new RegExp(String.raw`\b(?:NO)?${word}\b`, 'gi'));
  return [...words].map(({ index, 0: written }) => ({
    start: start + index,
    end: start + index + written.length,
  }));
}

/**
 * Makes the new role one of the peers, and before 16 the role of the migrations a member of it: since then
 * createrole_self_grant does that. In the statement itself, because the next one of a body may need it.
 */
function madeUsable(
  { statement, place, script }: Placed,
  options: readonly DefElem[],
  { migrator, major }: Server,
): readonly TextEdit[] {
  const lists = [
    { defname: 'addroleto', words: 'IN ROLE', role: peersOf(migrator) },
    ...(major < 16 ? [{ defname: 'adminmembers', words: 'ADMIN', role: migrator }] : []),
  ].map((list) => ({ ...list, present: rolesIn(options.find(({ defname }) => defname === list.defname)) }));
  const added = lists
    .filter(({ present }) => present.length === 0)
    .map(({ words, role }) => ` ${words} ${quoteIdentifier(role)}`)
    .join('');
  if (place === undefined) return added === '' ? [] : appended(statement, script, added);
  const end = place + (tokensOf(statement.text).at(-1)?.end ?? 0);
  const longer = lists.filter(({ present }) => present.length > 0);
  return [
    ...longer.map(({ present, role }) => longerList(statement, place, present, role)),
    ...(added === '' ? [] : [{ start: end, end, text: added }]),
  ];
}

/** Behind the expression of an EXECUTE: a constant in dollars stands in a body of any spelling. */
function appended(
  { text, start, end, within }: Statement,
  script: string,
  added: string,
): readonly TextEdit[] {
  const isExecute = within?.dynamic === true && /^EXECUTE\b/i.test(script.slice(start, end));
  if (!isExecute || /;|--|\/\*/.test(text) || script[end - 1] === ';') return [];
  return [{ start: end, end, text: ` || $drydock$${added}$drydock$` }];
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
