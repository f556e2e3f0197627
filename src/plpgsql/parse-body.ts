import { quoteIdentifier } from '../postgres/identifiers.js';
import type { Parser, PlpgsqlOutcome, PlpgsqlRoutineNode } from '../sql/parser.js';
import { isSyntaxError, placeOfError } from './body-errors.js';
import { type Raise, withMatchedRaises } from './raises.js';
import type { Parameter, Routine } from './routine.js';
import type { Token } from './tokens.js';
import { compositesIn, withoutReferredTypes, withScalarTypes } from './variable-types.js';

/** `unknown`: the parser, which has no catalog, cannot follow; Postgres may well accept the body. */
export type BodyOutcome =
  | { readonly ok: true; readonly tree: PlpgsqlRoutineNode }
  | {
      readonly ok: false;
      readonly problem: 'syntax-error' | 'unknown';
      readonly message: string;
      readonly at: number;
    };

/** A body with what a look at its tokens tells. */
export interface ReadableBody {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly raises: readonly Raise[];
}

/**
 * Reads the body of a PL/pgSQL routine. libpg-query has no catalog, so types are replaced by such as it knows: what is
 * looked for are the statements, not the types. `at`: offset in the body where the grammar stumbled. Costs one parse,
 * or two; for a body that is rejected also the logarithm of its length.
 */
export async function parseBody(routine: Routine, body: ReadableBody, parser: Parser): Promise<BodyOutcome> {
  const { tokens } = body;
  const around = definitionAround(routine, body);
  const parse = (text: string): Promise<PlpgsqlOutcome> => parser.parsePlpgsql(around(text));
  const text = withoutOptions(withoutReferredTypes(withMatchedRaises(body.text, body.raises), tokens));
  const first = await parse(text);
  const outcome =
    first.ok || !isAboutTypes(first.message) ? first : await parse(withScalarTypes(text, tokens));
  if (outcome.ok) return { ok: true, tree: outcome.routine };
  const { message } = outcome;
  if (!isSyntaxError(message)) return { ok: false, problem: 'unknown', message, at: 0 };
  const at = await placeOfError(message, { text, tokens }, parse, parser);
  return { ok: false, problem: 'syntax-error', message, at };
}

/** `#option dump` prints the tree. The other directives do nothing before the body is run. */
const withoutOptions = (body: string): string =>
  body.replace(/^\s*#option[ \t]+dump\b/i, (option) => option.replace(/[^\n]/g, ' '));

const isAboutTypes = (message: string): boolean =>
  / is not a scalar variable$|^record variable cannot be part of/.test(message);

/** A definition around the body that PL/pgSQL's parser needs nothing of the catalog for. */
function definitionAround(routine: Routine, { text, tokens }: ReadableBody): (body: string) => string {
  const tag = freeTag(text);
  if (routine.kind === 'do') return (body) => `DO ${tag}${body}${tag}`;
  const head = headOf(routine, compositesIn(tokens));
  return (body) => `${head} LANGUAGE plpgsql AS ${tag}${body}${tag}`;
}

function headOf(
  { kind, name, parameters, returns }: Routine,
  isComposite: (name: string) => boolean,
): string {
  const typeOf = ({ name, type }: Parameter): string => {
    const scalar = type?.name === 'refcursor' ? 'refcursor' : 'text';
    return isComposite(name) || type?.name === 'record' ? 'record' : scalar;
  };
  const written = (parameter: Parameter): string => {
    const { name, mode } = parameter;
    const out = mode === 'FUNC_PARAM_OUT' ? 'OUT ' : mode === 'FUNC_PARAM_INOUT' ? 'INOUT ' : '';
    return `${out}${name === '' ? '' : quoteIdentifier(name)} ${typeOf(parameter)}`;
  };
  const isColumn = ({ mode }: Parameter): boolean => mode === 'FUNC_PARAM_TABLE';
  const columns = parameters.filter(isColumn).map(written).join(', ');
  const list = parameters.filter((one) => !isColumn(one)).map(written);
  const out = parameters.filter(({ mode }) => mode === 'FUNC_PARAM_OUT' || mode === 'FUNC_PARAM_INOUT');
  const result = columns === '' ? resultOf(returns, out.map(typeOf)) : `RETURNS TABLE (${columns})`;
  const own = quoteIdentifier(name === 'do' ? 'f' : name.name);
  return `CREATE ${kind} ${own}(${list.join(', ')}) ${kind === 'procedure' ? '' : result}`;
}

function resultOf(returns: Routine['returns'], out: readonly string[]): string {
  if (returns === 'set') return `RETURNS SETOF ${out.length === 1 ? (out[0] ?? '') : 'record'}`;
  if (out.length > 0) return '';
  return `RETURNS ${returns === 'value' ? 'record' : returns}`;
}

function freeTag(body: string): string {
  let tag = '$drydock$';
  while (body.includes(tag)) tag = `$drydock${tag.length}$`;
  return tag;
}
