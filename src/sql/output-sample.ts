/**
 * What psql shows and no statement holds: the line below the names of the columns, the count of the rows, the prompt.
 * Somebody may have made comments of them as the shell has them. Manual, psql, “Prompting” and “\pset”.
 */
const shown = [
  /^[ \t#|]*-{3,}(?:\+-{2,})+[ \t|]*$/m,
  /^[ \t#]*\(\d+ rows?\)[ \t]*$/m,
  /^[ \t]*\w+[=-][#>] /m,
];

/** Whether a text that is no SQL is a sample of what psql shows. */
export const showsOutput = (text: string): boolean => shown.some((line) => line.test(text));
