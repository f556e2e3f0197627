import { nounOf, parseIdentity } from './identity.js';
import { step, type Step } from './step.js';

const onTable: ReadonlySet<string> = new Set(['trigger', 'rule', 'policy']);

/** Kinds whose identity stands as it is behind `DROP <noun> IF EXISTS`, but not as `<noun> <name>`. */
const wholeIdentity = /^(?:cast|transform|user mapping|operator|operator family|operator class) /;

/** Rows that were written since would go with it. */
const holdsRows: ReadonlySet<string> = new Set(['table', 'column']);

/** The statement that drops an object; undefined where there is none. */
export function dropOf(identity: string): Step | undefined {
  const { kind, name, on = '' } = parseIdentity(identity);
  if (kind === 'database' || identity.startsWith('default privileges ')) return undefined;
  if (kind === 'column') return step(`ALTER TABLE ${on} DROP COLUMN IF EXISTS ${name}`, lossNote(kind));
  if (kind === 'constraint') {
    const noun = identity.startsWith(`constraint ${name} on domain `) ? 'DOMAIN' : 'TABLE';
    return step(`ALTER ${noun} ${on} DROP CONSTRAINT IF EXISTS ${name}`);
  }
  if (onTable.has(kind)) return step(`DROP ${nounOf(kind)} IF EXISTS ${name} ON ${on}`);
  if (wholeIdentity.test(identity)) return step(`DROP ${droppedAs(identity)}`);
  return step(`DROP ${nounOf(kind)} IF EXISTS ${name}`, lossNote(kind));
}

const droppedAs = (identity: string): string =>
  identity.replace(
    /^(cast|transform|user mapping|operator family|operator class|operator) /,
    (_, kind: string) => `${kind.toUpperCase()} IF EXISTS `,
  );

const lossNote = (kind: string): string | undefined =>
  holdsRows.has(kind) ? 'With it goes what was written to it since.' : undefined;
