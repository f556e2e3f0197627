import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { UserError } from '../errors.js';
import type { TableSizes } from '../postgres/table-sizes.js';
import { validate } from './validate.js';

const count = v.pipe(v.number(), v.minValue(0));

/** What `drydock stats` writes. Keys that it does not know are let be: a later Drydock may have written them. */
const statsSchema = v.object({
  schemaVersion: v.literal(1),
  collectedAt: v.optional(v.string()),
  tables: v.record(v.string(), v.object({ rows: v.nullable(count), bytes: count, indexBytes: count })),
});

const hint = 'drydock stats --database-url … --output <file> writes one.';

/**
 * Reads the sizes of production's tables.
 * @param path relative to `cwd`
 * @throws UserError that names the file and the key
 */
export async function readTableSizes(cwd: string, path: string): Promise<TableSizes> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((cause: unknown) => {
    throw new UserError(`blocking.stats: ${path} cannot be read`, hint, { cause });
  });
  const { tables } = validate(statsSchema, parsed(text, path), path);
  return new Map(Object.entries(tables));
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`blocking.stats: ${path} is no valid JSON`, hint, { cause });
  }
}

/** The text of such a file, in the order of the names. @param collectedAt ISO 8601 */
export const tableSizesText = (sizes: TableSizes, collectedAt: string): string =>
  `${JSON.stringify({ schemaVersion: 1, collectedAt, tables: Object.fromEntries(sizes) }, null, 2)}\n`;
