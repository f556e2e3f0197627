import { UserError } from '../errors.js';
import { pathIn } from './file-names.js';
import type { ProjectFiles, SourceFile } from './migration-tool.js';

/** One migration that the journal names, in the journal's order. */
export interface JournalEntry {
  /** The file's name without `.sql`. */
  readonly tag: string;
  /** Milliseconds; the migrator runs what is later than the last that the database has. */
  readonly when: number;
}

export interface Journal {
  readonly path: string;
  /** The folder that the files lie in. */
  readonly folder: string;
  readonly entries: readonly JournalEntry[];
}

const name = 'meta/_journal.json';
const hint = 'drizzle-kit writes it: restore it, or resolve the merge conflict in it.';

export const findJournal = (files: ProjectFiles, folder: string): Promise<SourceFile | undefined> =>
  files.readIfThere(pathIn(folder, name));

/**
 * Reads `meta/_journal.json` of a folder.
 * @throws UserError for what drizzle-kit would not have written, and for a journal of another database.
 */
export async function readJournal(files: ProjectFiles, folder: string): Promise<Journal | undefined> {
  const source = await findJournal(files, folder);
  if (!source) return undefined;
  const { path, unreadable } = source;
  if (unreadable) throw new UserError(`${path}: ${unreadable.message}`, hint);
  const { entries, dialect } = mapping(parsed(source)) ?? {};
  // `pg` in the journals of drizzle-kit before 0.22.
  if (typeof dialect === 'string' && dialect !== 'postgresql' && dialect !== 'pg')
    throw new UserError(
      `${path} is the journal of migrations for ${dialect}, and Drydock knows PostgreSQL only`,
    );
  if (!Array.isArray(entries)) throw new UserError(`${path} has no list "entries"`, hint);
  return { path, folder, entries: entries.map((entry, index) => toEntry(entry, index, path)) };
}

function parsed({ path, text }: SourceFile): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError(`${path} is no valid JSON`, hint, { cause });
  }
}

function toEntry(value: unknown, index: number, path: string): JournalEntry {
  const { tag, when } = mapping(value) ?? {};
  // A tag is the name of a file beside the journal's folder, and of no other.
  if (typeof tag !== 'string' || !/^[^/\\]+$/.test(tag))
    throw new UserError(`${path}: "entries[${index}].tag" must be the name of a file without .sql`, hint);
  if (typeof when !== 'number')
    throw new UserError(`${path}: "entries[${index}].when" must be a number of milliseconds`, hint);
  return { tag, when };
}

const mapping = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined;
