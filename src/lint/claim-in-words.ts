import type { ClaimedEffects } from '../postgres/effects.js';
import { type Claim, failureStates } from './claim.js';

/** What the tests show on PostgreSQL itself, in whole sentences of Markdown. */
export function claimInWords(claim: Claim): string {
  if ('unprovable' in claim) return `Not proven on a server. ${claim.unprovable}`;
  const [bad, good] = halvesOf(claim);
  return `Shown on every supported major: bad.sql ${bad}; good.sql ${good}.`;
}

/** What bad.sql does and what good.sql does. */
function halvesOf(claim: Exclude<Claim, { readonly unprovable: string }>): readonly [string, string] {
  if ('effects' in claim) return [effectsInWords(claim.effects), 'does nothing of the kind'];
  if ('fails' in claim) return [`fails with SQLSTATE ${failureStates(claim).join(' or ')}`, 'runs'];
  if ('failsOnRerun' in claim)
    return [`fails with SQLSTATE ${claim.failsOnRerun} when it is run a second time`, 'can be run twice'];
  if ('changesOnRerun' in claim)
    return ['changes the schema once more when it is run a second time', 'changes nothing then'];
  if ('removes' in claim) return [`takes away ${listed(claim.removes)}`, 'keeps all of it'];
  if ('changes' in claim) {
    const changes = Object.entries(claim.changes).map(
      ([object, what]) => `changes the ${what} of \`${object}\``,
    );
    return [joined(changes), 'leaves it as it is'];
  }
  return [`leaves fewer rows in ${listed(claim.deletesRows)}`, 'leaves all of them'];
}

function effectsInWords({ locks = {}, scans = [], rewrites = [] }: ClaimedEffects): string {
  return joined([
    ...Object.entries(locks).map(([relation, mode]) => `holds a lock of mode ${mode} on \`${relation}\``),
    ...(scans.length > 0 ? [`reads all of ${listed(scans)}`] : []),
    ...(rewrites.length > 0 ? [`rewrites ${listed(rewrites)}`] : []),
  ]);
}

const listed = (names: readonly string[]): string => joined(names.map((name) => `\`${name}\``));

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
