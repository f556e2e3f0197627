import type { ProjectFiles, SourceFile } from './migration-tool.js';

/** The first files tell: a folder in which none of them bears the mark of a tool is not that tool's. */
const mostRead = 10;

/** The first of the first `.sql` files whose text bears the mark of a tool. */
export async function firstWith(
  files: ProjectFiles,
  bears: (source: SourceFile) => boolean,
): Promise<SourceFile | undefined> {
  const scripts = files.paths.filter((path) => /\.sql$/i.test(path)).slice(0, mostRead);
  const sources = await Promise.all(scripts.map((path) => files.read(path)));
  return sources.find((source) => source.unreadable === undefined && bears(source));
}
