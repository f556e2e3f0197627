/**
 * The directives of a file: comments at its top that an empty line parts from the first statement; else they belong to
 * that statement (sql/migrate/dir.go, `LocalFile.comments`).
 */
export function directives(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const count = lines.findIndex((line) => !/^(?:--|#)/.test(line));
  if (count !== -1 && lines[count] !== '') return new Map();
  const comments = lines.slice(0, count === -1 ? undefined : count);
  const found = comments.flatMap((line) => {
    const match = /atlas:(\w+)(?: +(.*))?$/.exec(line.trimEnd());
    return match ? [[match[1] ?? '', match[2] ?? ''] as const] : [];
  });
  return new Map(found);
}
