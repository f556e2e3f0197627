type Parse = (text: string) => unknown;

const asText: Parse = (text) => text;
const asBoolean: Parse = (text) => text === 't';
const asJson: Parse = (text) => JSON.parse(text) as unknown;

/** By type oid, `pg_type.dat` of the PostgreSQL source: these are the same in every version. */
const scalars = new Map<number, Parse>([
  [16, asBoolean],
  [21, Number], // int2
  [23, Number], // int4
  [26, Number], // oid
  [700, Number], // float4
  [701, Number], // float8
  [114, asJson],
  [3802, asJson], // jsonb
]);

/** Array type → type of its elements. */
const arrays = new Map([
  [1000, 16], // boolean[]
  [1002, 18], // "char"[]
  [1003, 19], // name[]
  [1005, 21], // int2[]
  [1007, 23], // int4[]
  [1009, 25], // text[]
  [1015, 1043], // varchar[]
  [1016, 20], // int8[]
  [1028, 26], // oid[]
  [1034, 1033], // aclitem[]
  [2211, 2206], // regtype[]
]);

/** Reads a value from the text that Postgres writes for it. What is of no known type stays text. */
export function parseValue(typeId: number, text: string): unknown {
  const element = arrays.get(typeId);
  return element === undefined
    ? (scalars.get(typeId) ?? asText)(text)
    : parseArray(text, scalars.get(element) ?? asText);
}

const arrayToken = /[{}]|"(?:[^"\\]|\\.)*"|[^,{}"]+/gs;

/** Reads an array literal, nested ones too. Manual, 8.15.6 “Array Input and Output Syntax”. */
export function parseArray(text: string, parse: Parse): readonly unknown[] {
  const outermost: unknown[] = [];
  const open = [outermost];
  for (const [token] of text.slice(text.indexOf('{')).matchAll(arrayToken)) {
    if (token === '{') open.push([]);
    else if (token === '}') open.at(-2)?.push(open.pop());
    else open.at(-1)?.push(parseElement(token, parse));
  }
  return outermost[0] as readonly unknown[];
}

function parseElement(token: string, parse: Parse): unknown {
  if (token.startsWith('"')) return parse(token.slice(1, -1).replaceAll(/\\(.)/gs, '$1'));
  return token === 'NULL' ? null : parse(token);
}

/** Writes a parameter as the text that Postgres reads; arrays as array literals, other objects as JSON. */
export function toParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map(toArrayElement).join(',')}}`;
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function toArrayElement(value: unknown): string {
  if (Array.isArray(value)) return toParameter(value) ?? '';
  const text = toParameter(value);
  return text === null ? 'NULL' : `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
