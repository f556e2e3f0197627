/** Writes an SQL identifier, quoted always: a reserved word, upper case and spaces then come out right. */
export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** As `quote_ident()` writes it, but for the reserved words: for names that are none, such as one with a label at its end. */
export const quoteIfNeeded = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : quoteIdentifier(name);

/** Writes an SQL string literal for `standard_conforming_strings = on`; a backslash gets the E'' form. */
export const quoteLiteral = (text: string): string => {
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? `E${quoted}` : quoted;
};
