import { folderOf, pathIn } from './file-names.js';
import type { ProjectFiles, SourceFile } from './migration-tool.js';

/** The folder and those above it, the nearest first, up to the working directory: `a/b` → `a/b`, `a` and ``. */
export function foldersAbove(folder: string): readonly string[] {
  // What is above a folder outside of the working directory has no path that text alone would tell.
  if (folder === '' || /(?:^|\/)\.\.$/.test(folder)) return [folder];
  return [folder, ...foldersAbove(folderOf(folder))];
}

/** The files of that name in the folder and in those above it, the nearest first. */
export async function* filesAbove(
  files: ProjectFiles,
  folder: string,
  name: string,
): AsyncGenerator<SourceFile> {
  for (const at of foldersAbove(folder)) {
    const file = await files.readIfThere(pathIn(at, name));
    if (file) yield file;
  }
}
