import type { CatalogObject, CatalogSnapshot } from '../catalog/snapshot.js';
import { quoteLiteral } from '../../postgres/identifiers.js';
import {
  columnDefinition,
  columnsOf,
  fillsItself,
  foreignOptions,
  placeholder,
  sequenceOptions,
} from './columns.js';
import { createRoutine } from './routine-steps.js';
import { parseIdentity } from './identity.js';
import { step, type Step } from './step.js';
import { createType } from './type-steps.js';

type Create = (
  name: string,
  attributes: CatalogObject,
  before: CatalogSnapshot,
  identity: string,
) => Step | undefined;

/** What makes an object as it was, but for what is set on it afterwards: comments, grants, its owner. */
export function createOf(identity: string, before: CatalogSnapshot): readonly Step[] {
  const { kind, name } = parseIdentity(identity);
  const made = creators[kind]?.(name, before.get(identity) ?? {}, before, identity);
  return made ? [made] : [];
}

const createTable: Create = (name, attributes, before, identity) => {
  const {
    'partition key': key,
    'partition of': parent,
    'partition bound': bound,
    inherits,
    persistence,
    server,
  } = attributes;
  const unlogged = persistence === 'unlogged' ? 'UNLOGGED ' : '';
  const partitioned = key ? ` PARTITION BY ${key}` : '';
  const note = 'Its rows are lost.';
  const noun = identity.startsWith('foreign') ? 'FOREIGN TABLE' : `${unlogged}TABLE`;
  const options = attributes['foreign options'];
  const foreign = server ? ` SERVER ${server}${options ? ` OPTIONS (${foreignOptions(options)})` : ''}` : '';
  if (parent)
    return step(
      `CREATE ${noun} IF NOT EXISTS ${name} PARTITION OF ${parent} ${bound ?? ''}${partitioned}${foreign}`,
      note,
    );
  const columns = columnsOf(identity, before).map((column) => columnDefinition(column, before));
  const from = inherits ? ` INHERITS (${inherits})` : '';
  return step(
    `CREATE ${noun} IF NOT EXISTS ${name} (${columns.join(', ')})${from}${partitioned}${foreign}`,
    note,
  );
};

/** Rows that are there already need a value: their own is lost. */
const createColumn: Create = (name, attributes, before, identity) => {
  const table = parseIdentity(identity).on ?? '';
  // The column of a view is told by its definition.
  if (!attributes['position']) return undefined;
  const add = `ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${columnDefinition(identity, before)}`;
  if (attributes['generated']) return step(add);
  if (fillsItself(attributes)) return step(add, 'Its values are lost.');
  const value = placeholder(attributes['type'] ?? '', before);
  if (value === undefined) return step(add, 'Its values are lost.');
  const note = `Its values are lost: rows that are there get ${value}.`;
  return step(`${add} DEFAULT ${value};\nALTER TABLE ${table} ALTER COLUMN ${name} DROP DEFAULT`, note);
};

export function constraintDefinition({ definition, deferrable, validated, enforced }: CatalogObject): string {
  const when = deferrable === 'no' || !deferrable ? '' : ` DEFERRABLE ${deferrable.toUpperCase()}`;
  const how = enforced === 'no' ? ' NOT ENFORCED' : validated === 'no' ? ' NOT VALID' : '';
  return `${definition ?? ''}${when}${how}`;
}

const createConstraint: Create = (name, attributes, _before, identity) => {
  const noun = identity.startsWith(`constraint ${name} on domain `) ? 'DOMAIN' : 'TABLE';
  return step(
    `ALTER ${noun} ${parseIdentity(identity).on ?? ''} ADD CONSTRAINT ${name} ${constraintDefinition(attributes)}`,
  );
};

const createIndex: Create = (_name, { definition }) =>
  definition ? step(definition.replace(/^(CREATE (?:UNIQUE )?INDEX) /, '$1 IF NOT EXISTS ')) : undefined;

/** Where the sequence of an identity column is missing, the column brings it back. */
const createSequence: Create = (name, attributes, before) => {
  const column = before.get(`column ${attributes['owned by'] ?? ''}`);
  if (column?.['identity']) return undefined;
  return step(
    `CREATE SEQUENCE IF NOT EXISTS ${name} AS ${attributes['data type'] ?? 'bigint'} ${sequenceOptions(attributes)}`,
  );
};

export const viewDefinition: Create = (name, { definition, options }) =>
  step(`CREATE OR REPLACE VIEW ${name}${options ? ` WITH (${options})` : ''} AS ${body(definition)}`);

const createMaterializedView: Create = (name, { definition, populated }) =>
  step(
    `CREATE MATERIALIZED VIEW IF NOT EXISTS ${name} AS ${body(definition)} WITH ${populated === 'no' ? 'NO ' : ''}DATA`,
  );

const body = (definition: string | null | undefined): string => (definition ?? '').trim().replace(/;$/, '');

const createTrigger: Create = (name, { definition }, _before, identity) =>
  step(`DROP TRIGGER IF EXISTS ${name} ON ${parseIdentity(identity).on ?? ''};\n${definition ?? ''}`);

export const createPolicy: Create = (name, attributes, _before, identity) => {
  const { command, permissive, roles, using, 'with check': check } = attributes;
  const table = parseIdentity(identity).on ?? '';
  return step(
    [
      `DROP POLICY IF EXISTS ${name} ON ${table};\nCREATE POLICY ${name} ON ${table}`,
      `AS ${permissive === 'no' ? 'RESTRICTIVE' : 'PERMISSIVE'} FOR ${(command ?? 'all').toUpperCase()} TO ${roles ?? 'public'}`,
      ...(using ? [`USING (${using})`] : []),
      ...(check ? [`WITH CHECK (${check})`] : []),
    ].join(' '),
  );
};

const createStatistics: Create = (name, { kinds, columns, expressions, relation }) => {
  const on = [columns, expressions && `(${expressions})`].filter(Boolean).join(', ');
  const chosen = (kinds ?? '')
    .split(', ')
    .filter((kind) => kind !== 'expressions')
    .join(', ');
  return step(
    `CREATE STATISTICS IF NOT EXISTS ${name}${chosen ? ` (${chosen})` : ''} ON ${on} FROM ${relation ?? ''}`,
  );
};

const createPublication: Create = (name, attributes) => {
  const { 'all tables': all, tables, schemas } = attributes;
  const parts = [
    ...(tables ? [`TABLE ${tables.replaceAll(/ where (.*?)(?=, |$)/g, ' WHERE ($1)')}`] : []),
    ...(schemas ? [`TABLES IN SCHEMA ${schemas}`] : []),
  ];
  const what = all === 'yes' ? ' FOR ALL TABLES' : parts.length > 0 ? ` FOR ${parts.join(', ')}` : '';
  return step(`CREATE PUBLICATION ${name}${what} WITH (${publicationOptions(attributes)})`);
};

export const publicationOptions = ({ publishes, 'via partition root': root }: CatalogObject): string =>
  `publish = ${quoteLiteral(publishes ?? '')}, publish_via_partition_root = ${root === 'yes' ? 'true' : 'false'}`;

const creators: Readonly<Record<string, Create>> = {
  schema: (name) => step(`CREATE SCHEMA IF NOT EXISTS ${name}`),
  extension: (name, { schema, version }) =>
    step(
      `CREATE EXTENSION IF NOT EXISTS ${name}${schema ? ` SCHEMA ${schema}` : ''}${version ? ` VERSION ${quoteLiteral(version)}` : ''}`,
    ),
  role: (name, { attributes }) => step(`CREATE ROLE ${name} ${(attributes ?? '').replaceAll(',', '')}`),
  table: createTable,
  'foreign table': createTable,
  column: createColumn,
  constraint: createConstraint,
  index: createIndex,
  sequence: createSequence,
  view: viewDefinition,
  'materialized view': createMaterializedView,
  function: createRoutine,
  procedure: createRoutine,
  trigger: createTrigger,
  rule: (_name, { definition }) =>
    step((definition ?? '').replace(/^CREATE RULE/, 'CREATE OR REPLACE RULE').replace(/;$/, '')),
  policy: createPolicy,
  statistics: createStatistics,
  publication: createPublication,
  enum: createType,
  domain: createType,
  type: createType,
};
