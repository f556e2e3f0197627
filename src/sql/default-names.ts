/** The longest name that Postgres keeps, in bytes: NAMEDATALEN − 1, src/include/pg_config_manual.h. */
export const longestName = 63;

/** What Postgres ends the name of an unnamed index or constraint with. */
export type NameLabel = 'pkey' | 'key' | 'excl' | 'idx' | 'fkey' | 'check' | 'not_null' | 'seq';

/**
 * The name that Postgres gives to what the statement left unnamed: `orders_customer_id_fkey`, and where that is
 * taken `orders_customer_id_fkey1`. Source: ChooseIndexName() and ChooseConstraintName() in src/backend.
 */
export function defaultName(
  table: string,
  columns: readonly string[],
  label: NameLabel,
  isTaken: (name: string) => boolean = () => false,
): string {
  for (let pass = 0; ; pass += 1) {
    const name = joinNames(table, columns.join('_'), pass === 0 ? label : `${label}${pass}`);
    if (!isTaken(name)) return name;
  }
}

/** Cuts the longer of the two names until all fits: makeObjectName() in src/backend/commands/indexcmds.c. */
function joinNames(table: string, columns: string, label: string): string {
  const available = longestName - label.length - 1 - (columns === '' ? 0 : 1);
  let left = byteLength(table);
  let right = byteLength(columns);
  while (left + right > available) {
    if (left > right) left -= 1;
    else right -= 1;
  }
  const parts = [clip(table, left), clip(columns, right), label];
  return parts.filter((part) => part !== '').join('_');
}

/** In UTF-8. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** What Postgres keeps of a name that is too long. */
export const cutName = (name: string): string => clip(name, longestName);

/** The first `bytes` bytes of the text's UTF-8, without half a character at their end. */
function clip(text: string, bytes: number): string {
  const room = new Uint8Array(bytes);
  const { read } = new TextEncoder().encodeInto(text, room);
  return text.slice(0, read);
}
