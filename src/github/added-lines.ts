/** The text of each line that a diff adds, by its number in the new file. */
export type AddedLines = ReadonlyMap<number, string>;

/** @param patch hunks of a unified diff, as GitHub lists them for one file. */
export function addedLines(patch: string): AddedLines {
  const added = new Map<number, string>();
  let number = 0;
  for (const line of patch.split('\n')) {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? [];
    if (start !== undefined) {
      number = Number(start);
      continue;
    }
    if (line.startsWith('+')) added.set(number, line.slice(1));
    // `\ No newline at end of file` is a line of neither.
    if (line.startsWith('+') || line.startsWith(' ')) number += 1;
  }
  return added;
}
