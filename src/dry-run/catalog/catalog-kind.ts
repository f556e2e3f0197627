/** One sort of database object, and how the catalog is asked for all of them. */
export interface CatalogKind {
  /** The system catalog that `oid` is of: comments and extension members are looked up by both. */
  readonly catalog: string;
  /** An SQL condition: whether there is anything to read. A cheap look saves planning a query that finds nothing. */
  readonly present?: string;
  /** The query. Its reserved columns are those of `CatalogRow`; every other column is an attribute of its name. */
  readonly query: (major: number) => string;
}

/** The reserved columns of a kind's query. A reference is `catalog/oid`, such as `pg_class/16402`. */
export interface CatalogRow {
  readonly oid: string | number;
  /** The number of a column within its relation (`pg_description.objsubid`). */
  readonly sub_id: string | number | undefined;
  readonly object: string;
  /** What the object lives in. An object whose container was left out is left out as well. */
  readonly container: string | undefined;
  /** Whatever else takes the object along when it is dropped, separated by spaces. */
  readonly parents: string | undefined;
  /** Another reference that means this object: a composite type is in pg_type and in pg_class. */
  readonly alias: string | undefined;
  /** `aclitem[]` as a JSON array of text; null where the built-in default holds. */
  readonly grants: string | undefined;
  readonly default_grants: string | undefined;
}

export const reservedColumns: ReadonlySet<string> = new Set<keyof CatalogRow>([
  'oid',
  'sub_id',
  'object',
  'container',
  'parents',
  'alias',
  'grants',
  'default_grants',
]);
