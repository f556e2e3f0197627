/** Writes an SQL identifier, quoted always: a reserved word, upper case and spaces then come out right. */
export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Writes an SQL string literal for `standard_conforming_strings = on`; a backslash gets the E'' form. */
export const quoteLiteral = (text: string): string => {
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? `E${quoted}` : quoted;
};
