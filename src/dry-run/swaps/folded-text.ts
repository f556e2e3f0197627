/**
 * An expression without what follows the types of its columns: Postgres writes casts and parentheses around a column
 * of varchar and none around one of text.
 */
export const foldedText = (text: string): string => text.replaceAll(castsAndSpace, '');

const castsAndSpace =
  /::(?:character varying|timestamp with(?:out)? time zone|double precision|[\w.]+|"[^"]+")(?:\(\d+(?:,\d+)?\))?(?:\[\])*|[\s()]/g;
