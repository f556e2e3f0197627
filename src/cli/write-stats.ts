import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { UserError } from '../errors.js';
import { readTableSizes } from '../engines/url/read-table-sizes.js';
import { tableSizesText } from '../files/table-sizes.js';

/** The options of `stats`, as commander hands them over. */
export interface StatsOptions {
  readonly databaseUrl?: string;
  readonly output?: string;
}

/**
 * Writes the sizes of production's tables as JSON, to a file or to standard output.
 * @throws UserError, EngineError
 */
export async function writeStats({ databaseUrl, output }: StatsOptions): Promise<void> {
  const sizes = await readTableSizes(databaseUrl ?? process.env['DATABASE_URL']);
  const text = tableSizesText(sizes, new Date().toISOString());
  if (output === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeFile(output, text).catch((cause: unknown) => {
    throw new UserError(`--output: ${output} cannot be written`, undefined, { cause });
  });
}
