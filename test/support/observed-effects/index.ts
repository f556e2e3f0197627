import { columnGroups } from './columns.js';
import { constraintGroups } from './constraints.js';
import { indexGroups } from './indexes.js';
import type { ObservedGroup } from './statement.js';
import { tableGroups } from './tables.js';

/** Every kind of statement whose effects are observed, in the order of the table. */
export const observedGroups: readonly ObservedGroup[] = [
  ...tableGroups,
  ...columnGroups,
  ...constraintGroups,
  ...indexGroups,
];
