/**
 * What psql shows and no statement holds: the line below the names of the columns, the count of the rows, the prompt.
 * Somebody may have made comments of them as the shell has them. Manual, psql, “Prompting” and “\pset”.
 */
const shown = [
  /^[ \t#|]*-{3,}(?:\+-{2,})+[ \t|]*$/m,
  /^[ \t#]*\(\d+ rows?\)[ \t]*$/m,
  /^[ \t]*\w+[=-][#>] /m,
];

/** The end of the line that begins here with a call of psql; undefined where none does. */
export function endOfShellCommand(text: string, start: number): number | undefined {
  const command = /psql[ \t]+[^\r\n]*/y;
  command.lastIndex = start;
  return command.test(text) ? command.lastIndex : undefined;
}

/** What a text that is no SQL was copied from, in words; undefined where that cannot be seen. */
export function terminalText(text: string): string | undefined {
  if (endOfShellCommand(text, 0) !== undefined) return 'a command of the shell';
  return shown.some((line) => line.test(text)) ? 'what psql shows' : undefined;
}
