import type { CatalogObject } from './snapshot.js';

/** What the languages take for one and the same wherever it stands between two tokens; quoted text is kept. */
const quotedOrSpace =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*\n?|\/\*[\s\S]*?\*\/|\s+/g;

const languages: ReadonlySet<string | null | undefined> = new Set(['sql', 'plpgsql']);

/**
 * Whether two routines differ at most in the white space of their bodies, as when a down script writes the old body
 * down with another indentation: PL/pgSQL and SQL do not mind it. Other languages may.
 */
export function isSameBody(before: CatalogObject, after: CatalogObject): boolean {
  const [old, present] = [before['body'], after['body']];
  if (!languages.has(before['language']) || before['language'] !== after['language']) return false;
  return typeof old === 'string' && typeof present === 'string' && folded(old) === folded(present);
}

const folded = (body: string): string =>
  body.replace(quotedOrSpace, (match) => (/^\s/.test(match) ? ' ' : match)).trim();
