import type { Direction, ProjectFiles, Script, SourceFile, TransactionShape } from './migration-tool.js';

/** Reads a file that is one script from its first to its last character. */
export async function readWholeScript(
  files: ProjectFiles,
  path: string,
  direction: Direction,
  shape: TransactionShape,
): Promise<Script> {
  return wholeScript(await files.read(path), direction, shape);
}

/** The script that a file is from its first to its last character. */
export const wholeScript = (
  { path, text, unreadable, origins }: SourceFile,
  direction: Direction,
  shape: TransactionShape,
): Script => ({
  file: path,
  direction,
  text,
  shape,
  ...(unreadable ? { unreadable } : {}),
  ...(origins ? { origins } : {}),
});

/**
 * For tools that send a file with a byte order mark as it is: Postgres takes that for the beginning of a name, and finds
 * a syntax error. psql passes over it.
 */
export function refusingByteOrderMark(source: SourceFile): SourceFile {
  if (source.unreadable || !source.text.startsWith('\uFEFF')) return source;
  const message =
    'The file begins with a byte order mark, which its tool sends to Postgres: save it without one';
  return { ...source, unreadable: { message, line: 1 } };
}

/** A file that a tool can be asked about by itself, with a text that it need not have on disk. */
export const fileAlone = (path: string, text: string): ProjectFiles => ({
  paths: [path],
  read: () => Promise.resolve({ path, text }),
  readIfThere: () => Promise.resolve(undefined),
  readIncluded: () => Promise.resolve(undefined),
});
