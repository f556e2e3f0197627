/** What other sessions want of a table while a migration runs. */
export const sessionKinds = ['read', 'insert', 'update', 'delete'] as const;

export type SessionKind = (typeof sessionKinds)[number];
