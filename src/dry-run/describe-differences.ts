import type { Difference } from '../report.js';

/** How many differences a message spells out; the report holds them all. */
const mostNamed = 3;

/** `index public.twin (added), column public.orders.note (removed)`, and how many more. */
export function describeDifferences(differences: readonly Difference[]): string {
  const named = differences.slice(0, mostNamed).map(describe).join(', ');
  const more = differences.length - mostNamed;
  return more > 0 ? `${named} and ${more} more` : named;
}

function describe({ object, attribute, kind, before, after }: Difference): string {
  if (kind === 'added' || kind === 'removed') return `${object} (${kind})`;
  if (kind === 'column-order') return `${object} (order of columns)`;
  return `${object} (${attribute}: ${shortened(before)} → ${shortened(after)})`;
}

const shortened = (value: string | null): string => {
  if (value === null) return 'none';
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
};
