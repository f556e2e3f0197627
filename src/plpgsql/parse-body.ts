import type { Parser, PlpgsqlRoutineNode } from '../sql/parser.js';
import type { Routine } from './routine.js';

/** `unknown`: the parser, which has no catalog, cannot follow; Postgres may well accept the body. */
export type BodyOutcome =
  | { readonly ok: true; readonly tree: PlpgsqlRoutineNode }
  | {
      readonly ok: false;
      readonly problem: 'syntax-error' | 'unknown';
      readonly message: string;
      readonly at: number;
    };

/** After so many replaced types a body is given up. */
const mostAttempts = 12;

/**
 * Reads the body of a PL/pgSQL routine. libpg-query has no catalog: it takes a variable of a composite type for a
 * scalar, and gives up on `%TYPE`. Such types are replaced by `record` and `text`, on their line, until it can follow:
 * what is looked for are the statements, not the types. `at`: offset in the body where the grammar stumbled.
 */
export async function parseBody(routine: Routine, body: string, parser: Parser): Promise<BodyOutcome> {
  const head = headOf(routine);
  let text = withoutReferredTypes(body);
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await parser.parsePlpgsql(head(text));
    if (outcome.ok) return { ok: true, tree: outcome.routine };
    const { message } = outcome;
    if (message.startsWith('syntax error')) {
      const at = await placeOfError(message, text, (part) => parser.parsePlpgsql(head(part)));
      return { ok: false, problem: 'syntax-error', message, at };
    }
    const next = attempt < mostAttempts ? withRecord(text, message) : undefined;
    if (next === undefined) return { ok: false, problem: 'unknown', message, at: 0 };
    text = next;
  }
}

const anonymous = /^[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*$/;

/** A definition around the body that PL/pgSQL's parser needs nothing of the catalog for. */
function headOf({ kind, returns, parameters }: Routine): (body: string) => string {
  return (body) => {
    const tag = freeTag(body);
    if (kind === 'do') return `DO ${tag}${body}${tag}`;
    const named = parameters.filter(({ name }) => name !== '');
    const list = named.map(({ name }) => `${quoted(name)} record`).join(', ');
    const result = kind === 'procedure' ? '' : `RETURNS ${resultType(returns)} `;
    return `CREATE ${kind} f(${list}) ${result}LANGUAGE plpgsql AS ${tag}${body}${tag}`;
  };
}

const quoted = (name: string): string =>
  anonymous.test(name) && name === name.toLowerCase() ? name : `"${name.replaceAll('"', '""')}"`;

const resultType = (returns: Routine['returns']): string => {
  if (returns === 'set') return 'SETOF record';
  return returns === 'value' ? 'record' : returns;
};

function freeTag(body: string): string {
  let tag = '$drydock$';
  while (body.includes(tag)) tag = `$drydock${tag.length}$`;
  return tag;
}

const identifier = String.raw`(?:[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|"[^"\n]*")`;

/** `orders%ROWTYPE` → `record`, `orders.id%TYPE` → `text`, padded with spaces: every line keeps its length. */
const withoutReferredTypes = (body: string): string =>
  body.replace(
    new RegExp(String.raw`${identifier}(?:\s*\.\s*${identifier})*\s*%\s*(ROWTYPE|TYPE)\b`, 'gi'),
    (type, kind: string) =>
      type.includes('\n') ? type : padded(kind.toUpperCase() === 'TYPE' ? 'text' : 'record', type.length),
  );

const padded = (text: string, length: number): string => text.padEnd(length, ' ');

/** Declares the variable whose field the body sets as a record; undefined where that is not what is wrong. */
function withRecord(body: string, message: string): string | undefined {
  const [, name] = /^"([^"]+)" is not a known variable$/.exec(message) ?? [];
  const variable = name?.includes('.') ? name.slice(0, name.indexOf('.')) : undefined;
  if (variable === undefined) return undefined;
  const declared = new RegExp(
    String.raw`(\b${escaped(variable)}\s+(?:CONSTANT\s+)?)(${identifier}(?:\s*\.\s*${identifier})*)`,
    'i',
  );
  const match = declared.exec(body);
  const [, before = '', type = ''] = match ?? [];
  if (!match || type.length < 'record'.length || /^record$/i.test(type)) return undefined;
  const start = match.index + before.length;
  return body.slice(0, start) + padded('record', type.length) + body.slice(start + type.length);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/** Words that no body holds: what stumbles over them got so far without an error of its own. */
const stopper = '\ndrydock_stops_here drydock_stops_here drydock_stops_here;';

/**
 * Where the parser, which says what it stumbled over but not where, stumbled: the last such word of the shortest run
 * of lines that stumbles alike when it is cut there. Costs the logarithm of the number of lines, in parses.
 */
async function placeOfError(
  message: string,
  body: string,
  parse: (part: string) => Promise<{ readonly ok: boolean; readonly message?: string }>,
): Promise<number> {
  const ends = [...body.matchAll(/\n|$/g)].map(({ index }) => index);
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const outcome = await parse(body.slice(0, ends[middle]) + stopper);
    if (outcome.message === message) high = middle;
    else low = middle + 1;
  }
  const cut = body.slice(0, ends[low]);
  const [, word] = /at or near "([^]*)"$/.exec(message) ?? [];
  const found = word === undefined ? -1 : cut.toLowerCase().lastIndexOf(word.toLowerCase());
  return found === -1 ? cut.trimEnd().length - (cut.trimEnd().length > 0 ? 1 : 0) : found;
}
