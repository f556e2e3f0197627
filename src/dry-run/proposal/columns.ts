import { belongsTo, type CatalogObject, type CatalogSnapshot } from '../catalog/snapshot.js';
import { parseIdentity } from './identity.js';

/** The columns of a table in their order. */
export function columnsOf(table: string, snapshot: CatalogSnapshot): readonly string[] {
  return [...snapshot]
    .filter(([, attributes]) => attributes['position'] && firstParent(attributes) === table)
    .sort(([, a], [, b]) => Number(a['position']) - Number(b['position']))
    .map(([column]) => column);
}

const firstParent = (attributes: CatalogObject): string | undefined => attributes[belongsTo]?.split('\n')[0];

/** Whether it has a value without one being given. */
export const fillsItself = ({ default: value, generated, identity, nullable }: CatalogObject): boolean =>
  nullable === 'yes' || [value, generated, identity].some((set) => set !== undefined && set !== null);

/** A column as `CREATE TABLE` and `ADD COLUMN` take it. */
export function columnDefinition(column: string, snapshot: CatalogSnapshot): string {
  const attributes = snapshot.get(column) ?? {};
  const { type, collation, nullable, identity, 'foreign options': options } = attributes;
  return [
    parseIdentity(column).name,
    type ?? '',
    ...(collation ? [`COLLATE ${collation}`] : []),
    ...(options ? [`OPTIONS (${foreignOptions(options)})`] : []),
    ...(nullable === 'no' ? ['NOT NULL'] : []),
    ...valueClause(attributes),
    ...(identity ? [identityClause(column, identity, snapshot)] : []),
  ].join(' ');
}

function valueClause({ default: value, generated }: CatalogObject): readonly string[] {
  if (value) return [`DEFAULT ${value}`];
  if (!generated) return [];
  const [, expression = '', how = ''] = /^(.*) (stored|virtual)$/s.exec(generated) ?? [];
  return [`GENERATED ALWAYS AS (${expression}) ${how.toUpperCase()}`];
}

/** `a=1, b=2` of pg_attribute.attfdwoptions. */
export const foreignOptions = (options: string): string =>
  options
    .split(', ')
    .map((option) =>
      option.replace(
        /^([^=]*)=(.*)$/s,
        (_, name: string, value: string) => `${name} '${value.replaceAll("'", "''")}'`,
      ),
    )
    .join(', ');

/** `GENERATED ALWAYS AS IDENTITY (…)` with the sequence that it had. */
export function identityClause(column: string, identity: string, snapshot: CatalogSnapshot): string {
  const { on = '', name } = parseIdentity(column);
  const sequence = [...snapshot].find(
    ([object, { 'owned by': owner }]) => object.startsWith('sequence ') && owner === `${on}.${name}`,
  );
  const options = sequence
    ? ` (SEQUENCE NAME ${parseIdentity(sequence[0]).name} ${sequenceOptions(sequence[1])})`
    : '';
  return `GENERATED ${identity.toUpperCase()} AS IDENTITY${options}`;
}

/** The options that make a sequence what it was; its type comes with its column where it is an identity's. */
export function sequenceOptions(sequence: CatalogObject): string {
  const { start, increment, minimum, maximum, cache, cycle } = sequence;
  return [
    `INCREMENT BY ${increment ?? '1'} MINVALUE ${minimum ?? '1'} MAXVALUE ${maximum ?? '1'} START WITH ${start ?? '1'}`,
    `CACHE ${cache ?? '1'} ${cycle === 'yes' ? 'CYCLE' : 'NO CYCLE'}`,
  ].join(' ');
}

/** A value that a row can have which must have one and whose own is lost; undefined where none is sure to be taken. */
export function placeholder(type: string, snapshot: CatalogSnapshot): string | undefined {
  if (type.endsWith('[]')) return `'{}'`;
  const labels = snapshot.get(`enum ${type}`)?.['labels'];
  if (labels) return /^'(?:[^']|'')*'/.exec(labels)?.[0];
  const domain = snapshot.get(`domain ${type}`)?.['type'];
  if (domain) return placeholder(domain, snapshot);
  return placeholders.find(([pattern]) => pattern.test(type))?.[1];
}

const placeholders: readonly (readonly [RegExp, string])[] = [
  [/^(?:smallint|integer|bigint|numeric|real|double precision)\b/, '0'],
  [/^(?:text|character|public\.citext|citext|bytea|"char"|name|tsvector)/, `''`],
  [/^boolean/, 'false'],
  [/^timestamp|^date/, `'1970-01-01'`],
  [/^time/, `'00:00'`],
  [/^interval/, `'0'`],
  [/^uuid/, 'pg_catalog.gen_random_uuid()'],
  [/^jsonb?\b/, `'{}'`],
  [/^(?:inet|cidr)/, `'0.0.0.0/0'`],
  [/^bit/, `B'0'`],
];
