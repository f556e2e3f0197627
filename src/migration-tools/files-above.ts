import { folderOf, pathIn } from './file-names.js';
import type { ProjectFiles, SourceFile } from './migration-tool.js';

/** The files of that name in the folder and in those above it, the nearest first, up to the working directory. */
export async function* filesAbove(
  files: ProjectFiles,
  folder: string,
  name: string,
): AsyncGenerator<SourceFile> {
  for (let at = folder; ; at = folderOf(at)) {
    const file = await files.readIfThere(pathIn(at, name));
    if (file) yield file;
    // What is above a folder outside of the working directory has no path that text alone would tell.
    if (at === '' || /(?:^|\/)\.\.$/.test(at)) return;
  }
}
