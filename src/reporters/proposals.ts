import type { MigrationReport, Proposal } from '../report.js';
import { clip, visibleLines } from './untrusted-text.js';
import { limits, nameText } from './wording.js';

/** A longer script is to be had of `drydock rollback`. In UTF-16 code units. */
const longest = 20_000;

const mostNames = 10;

export interface Proposed {
  readonly id: string;
  readonly proposal: Proposal;
}

/** The pending migrations for which a down script was proposed. */
export const proposedFor = (migrations: readonly MigrationReport[]): readonly Proposed[] =>
  migrations.flatMap(({ id, rollback: { proposal } }) => (proposal ? [{ id, proposal }] : []));

/** `no down script; proposed and proven, the data of public.orders.note does not come back`. */
export function proposalHeading({ proven, losesData }: Proposal): string {
  const more = losesData.length > mostNames ? ` and ${losesData.length - mostNames} more` : '';
  const names = losesData.slice(0, mostNames).map(nameText).join(', ');
  const lost = losesData.length === 0 ? '' : `, the data of ${names}${more} does not come back`;
  return `no down script; ${proven ? 'proposed and proven' : 'what is proposed is not proven'}${lost}`;
}

/** The script, each line made visible. */
export const proposalLines = ({ sql }: Proposal): readonly string[] =>
  visibleLines(clip(sql, Math.max(longest, limits.prose)));
