import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';

/** A request and what it got. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly text: string;
  readonly status: number;
  readonly answer: unknown;
}

type Schema = Readonly<Record<string, unknown>>;
type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Reference {
  readonly $ref: string;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Operation {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content } | Reference>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
let read: Description | undefined;
/** GitHub's own description of its REST API: a quarter of a second to read, for those alone who ask. */
const description = (): Description => (read ??= JSON.parse(readFileSync(file, 'utf8')) as Description);

/** What the exchange has that GitHub's API has not. None is right. */
export function breachesOf(exchange: Exchange): readonly string[] {
  const { method, url } = exchange;
  const where = `${method} ${url.pathname}`;
  if (where === 'POST /graphql') return graphqlBreaches(exchange);
  const found = operationFor(method, url.pathname);
  if (!found) return [`${where}: GitHub has no such path`];
  const { operation, inPath } = found;
  return [
    ...parameterBreaches(operation, inPath, url.searchParams),
    ...requestBreaches(operation, exchange.text),
    ...responseBreaches(operation, exchange),
  ].map((breach) => `${where}: ${breach}`);
}

/** GraphQL is described elsewhere; the one query of Drydock is in GitHub's manual, “viewer” of the root type Query. */
function graphqlBreaches({ text, status, answer }: Exchange): readonly string[] {
  const asked = text === JSON.stringify({ query: '{ viewer { login } }' });
  const answered = /^\{"data":\{"viewer":\{"login":".+"\}\}\}$/.test(JSON.stringify(answer));
  return [
    ...(asked ? [] : [`POST /graphql: another query than is known: ${text}`]),
    ...(answered || status >= 400 ? [] : ['POST /graphql: another answer than to that query']),
  ];
}

/** A path without placeholders comes before one with them, as in OpenAPI's “Path Templating Matching”. */
function operationFor(method: string, pathname: string) {
  const matches = Object.entries(description().paths).flatMap(([template, item]) => {
    const operation = item[method.toLowerCase()];
    const pattern = template.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = operation && new RegExp(`^${pattern}$`).exec(pathname);
    if (!operation || !match) return [];
    return [{ operation, inPath: match.groups ?? {}, holes: Object.keys(match.groups ?? {}).length }];
  });
  return matches.toSorted((one, other) => one.holes - other.holes)[0];
}

function parameterBreaches(
  { parameters = [] }: Operation,
  inPath: Readonly<Record<string, string>>,
  query: URLSearchParams,
): readonly string[] {
  const known = parameters.map((one) => resolved<Parameter>(one));
  const check = (place: Parameter['in'], given: object): readonly string[] => {
    const here = known.filter((one) => one.in === place);
    const schema = {
      type: 'object',
      properties: Object.fromEntries(here.map((one) => [one.name, one.schema])),
      required: here.flatMap(({ name, required }) => (required ? [name] : [])),
      additionalProperties: false,
    };
    return faults(schema, given, `${place} parameter`, { coerceTypes: true });
  };
  return [...check('path', { ...inPath }), ...check('query', Object.fromEntries(query))];
}

function requestBreaches({ requestBody }: Operation, text: string): readonly string[] {
  if (text === '') return requestBody?.required ? ['no body'] : [];
  const schema = requestBody?.content['application/json']?.schema;
  if (!schema) return ['a body, where none is taken'];
  // GitHub overlooks what it does not know; what we send in vain is a slip of ours.
  return faults({ ...schema, additionalProperties: false }, JSON.parse(text), 'request');
}

/** GitHub may refuse anything in ways that are not told of each path: bad credentials, rate limits, its own faults. */
function responseBreaches({ responses }: Operation, { status, answer }: Exchange): readonly string[] {
  const told = responses[String(status)];
  if (!told && status < 400) return [`never answered with ${status}`];
  const content = told ? resolved<{ readonly content?: Content }>(told).content : undefined;
  if (status < 400 && !content) return answer === undefined ? [] : [`answer ${status} has no body`];
  const error = { type: 'object', required: ['message', 'documentation_url', 'status'] };
  const refusal = { allOf: [error, { $ref: '#/components/schemas/basic-error' }] };
  const schema = content?.['application/json']?.schema ?? refusal;
  return faults(schema, answer, `answer ${status}`);
}

function resolved<Wanted extends object>(one: Wanted | Reference): Wanted {
  if (!('$ref' in one)) return one;
  const [, , kind = '', name = ''] = one.$ref.split('/');
  return description().components[kind]?.[name] as Wanted;
}

const validators = new Map<string, Ajv.ValidateFunction>();

function faults(schema: Schema, value: unknown, what: string, options: Ajv.Options = {}): readonly string[] {
  const key = JSON.stringify([schema, options]);
  const ajv = new Ajv({ nullable: true, unknownFormats: ['int64'], allErrors: true, ...options });
  const validate =
    validators.get(key) ?? ajv.compile({ ...schema, components: { schemas: referredTo(schema) } });
  validators.set(key, validate);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(
    ({ dataPath, message = '', params }) => `${what}${dataPath} ${message} ${JSON.stringify(params)}`,
  );
}

type Schemas = Readonly<Record<string, unknown>>;

/** The named schemas that this one needs, and those that they need. */
function referredTo(schema: unknown, known: Schemas = {}): Schemas {
  const references = JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
  return Array.from(references, ([, name = '']) => name).reduce((found, name) => {
    if (name in found) return found;
    const next = description().components['schemas']?.[name];
    return referredTo(next, { ...found, [name]: next });
  }, known);
}
