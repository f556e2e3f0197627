import { defaultSchema, displayName } from '../../sql/names.js';
import { safeIdentity } from '../catalog/safe-identity.js';

/** Both parts unquoted. */
export interface TableName {
  readonly schema: string;
  readonly name: string;
}

/** A name as a key: a dot may be a part of it. */
export const keyOf = ({ schema, name }: TableName): string => JSON.stringify([schema, name]);

/** As a person would write it, in visible characters. */
export const shown = ({ schema, name }: TableName): string =>
  safeIdentity(displayName(schema === defaultSchema ? { name } : { schema, name }));
