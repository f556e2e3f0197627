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
  { path, text, unreadable }: SourceFile,
  direction: Direction,
  shape: TransactionShape,
): Script => ({ file: path, direction, text, shape, ...(unreadable ? { unreadable } : {}) });

/** A file that a tool can be asked about by itself, with a text that it need not have on disk. */
export const fileAlone = (path: string, text: string): ProjectFiles => ({
  paths: [path],
  read: () => Promise.resolve({ path, text }),
  readIfThere: () => Promise.resolve(undefined),
  readIncluded: () => Promise.resolve(undefined),
});
