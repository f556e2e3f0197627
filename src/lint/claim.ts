import type { ClaimedEffects } from '../postgres/effects.js';

/**
 * What a rule says Postgres does with its `bad.sql` and does not do with its `good.sql`. Tests run both files on
 * every supported major and compare; a claim that no server confirms does not ship.
 */
export type Claim =
  /** Some transaction of bad.sql shows these effects on tables that existed, no transaction of good.sql does. */
  | { readonly effects: ClaimedEffects }
  /** A migration of bad.sql fails with this SQLSTATE, or with one of these where majors differ; good.sql runs. */
  | { readonly fails: string | readonly string[] }
  /** bad.sql fails with this SQLSTATE when it is run once more; good.sql can be run twice. */
  | { readonly failsOnRerun: string }
  /** bad.sql runs twice, but the second run changes the catalog; that of good.sql does not. */
  | { readonly changesOnRerun: true }
  /** These objects, named as the catalog snapshot names them, are gone after bad.sql and stay with good.sql. */
  | { readonly removes: readonly string[] }
  /** Of each of these objects this attribute is another after bad.sql, and the same after good.sql. */
  | { readonly changes: Readonly<Record<string, string>> }
  /** These tables hold fewer rows after bad.sql, and as many as before after good.sql. */
  | { readonly deletesRows: readonly string[] }
  /** Nothing that a server could be asked; the reason why. */
  | { readonly unprovable: string };

/** The SQLSTATEs of a claim that bad.sql fails; none where it claims something else. */
export const failureStates = (claim: Claim): readonly string[] => {
  if (!('fails' in claim)) return [];
  return typeof claim.fails === 'string' ? [claim.fails] : claim.fails;
};
