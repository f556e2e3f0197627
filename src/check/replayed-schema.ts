import type { CatalogConstraint, CatalogTable, TableReference } from '../dry-run/catalog/read-tables.js';
import type { LintProject, ReplayedSchema } from '../lint/project.js';
import type { Column, Table, TableConstraint, TableIndex } from '../lint/table-shape.js';
import { type ColumnType, columnType } from '../sql/column-types.js';
import { referencedColumns } from '../sql/column-references.js';
import { defaultName } from '../sql/default-names.js';
import { nameKey } from '../sql/names.js';
import { parseExpression } from '../sql/parse-expression.js';
import type { Parser } from '../sql/parser.js';
import type { ConstraintKind } from '../sql/table-elements.js';
import type { DryRunOutcome } from './dry-run-project.js';
import type { CheckRequest } from './request.js';

/** The project with what the dry-run found after the history, if it replayed one: files only tell of it. */
export async function withReplayedSchema(
  project: LintProject,
  { tables }: DryRunOutcome,
  { parser }: CheckRequest,
): Promise<LintProject> {
  return tables ? { ...project, replayed: await replayedSchema(tables, await parser) } : project;
}

/** What the catalog held, in the words of the rules. */
export async function replayedSchema(
  tables: readonly CatalogTable[],
  parser: Parser,
): Promise<ReplayedSchema> {
  const reader = new CatalogReader(parser);
  const read: Table[] = [];
  for (const table of tables) read.push(await reader.table(table));
  return { tables: read };
}

const kinds: Readonly<Partial<Record<string, ConstraintKind>>> = {
  p: 'primary key',
  u: 'unique',
  f: 'foreign key',
  c: 'check',
  x: 'exclusion',
  n: 'not null',
};

const strategies = { l: 'list', r: 'range', h: 'hash' } as const;

class CatalogReader {
  readonly #parser: Parser;
  /** By their text: a schema has many columns and few types. */
  readonly #types = new Map<string, ColumnType | undefined>();

  constructor(parser: Parser) {
    this.#parser = parser;
  }

  async table(table: CatalogTable): Promise<Table> {
    const columns = new Map<string, Column>();
    for (const { name, type, notNull, filled, generated } of table.columns ?? []) {
      const read = await this.#type(type);
      const kind = generated === 'v' ? 'virtual' : 'stored';
      columns.set(name, {
        ...(read ? { type: read } : {}),
        notNull,
        filled,
        ...(generated === null ? {} : { generated: kind }),
      });
    }
    const { parent, isDefault, strategy, partitionKey } = table;
    return {
      key: nameKey(table),
      columns,
      constraints: await this.#constraints(table),
      indexes: indexesOf(table),
      ...(parent ? { partitionOf: nameKey(parent) } : {}),
      ...(isDefault ? { isDefaultPartition: true } : {}),
      ...(strategy === null
        ? {}
        : {
            partitioned: {
              strategy: strategies[strategy as keyof typeof strategies],
              columns: (partitionKey ?? []).flatMap((name) => name ?? []),
              hasExpression: (partitionKey ?? []).includes(null),
            },
          }),
      complete: true,
    };
  }

  async #type(text: string): Promise<ColumnType | undefined> {
    if (!this.#types.has(text)) {
      const node = await parseExpression(this.#parser, `NULL::${text}`);
      this.#types.set(text, node && 'TypeCast' in node ? columnType(node.TypeCast.typeName) : undefined);
    }
    return this.#types.get(text);
  }

  async #constraints(table: CatalogTable): Promise<ReadonlyMap<string, TableConstraint>> {
    const constraints = new Map<string, TableConstraint>();
    for (const one of table.constraints ?? []) {
      const read = await this.#constraint(one);
      if (read) constraints.set(one.name, read);
    }
    for (const one of unnamedNotNulls(table, constraints)) constraints.set(one.name, one);
    return constraints;
  }

  async #constraint(one: CatalogConstraint): Promise<TableConstraint | undefined> {
    const kind = kinds[one.type];
    const condition = one.condition === null ? undefined : await parseExpression(this.#parser, one.condition);
    return (
      kind && {
        name: one.name,
        kind,
        columns: kind === 'check' && condition ? referencedColumns(condition) : (one.columns ?? []),
        included: one.included ?? [],
        validated: one.validated,
        ...(one.references ? { references: keyOf(one.references) } : {}),
        ...(condition ? { condition } : {}),
      }
    );
  }
}

const keyOf = (table: TableReference): string => nameKey(table);

/** Before PostgreSQL 18 NOT NULL was no constraint of the catalog; the files give it the name that 18 would. */
function unnamedNotNulls(
  { name, columns }: CatalogTable,
  constraints: ReadonlyMap<string, TableConstraint>,
): readonly TableConstraint[] {
  const bound = new Set(
    [...constraints.values()].flatMap((one) => (one.kind === 'not null' ? one.columns : [])),
  );
  return (columns ?? [])
    .filter((column) => column.notNull && !bound.has(column.name))
    .map((column) => ({
      name: defaultName(name, [column.name], 'not_null', (taken) => constraints.has(taken)),
      kind: 'not null',
      columns: [column.name],
      included: [],
      validated: true,
    }));
}

const indexesOf = ({ indexes }: CatalogTable): ReadonlyMap<string, TableIndex> =>
  new Map(
    (indexes ?? []).map(({ name, unique, partial, key, columns }) => [
      name,
      { name, unique, partial, key: key.map((column) => column ?? undefined), columns: columns ?? [] },
    ]),
  );
