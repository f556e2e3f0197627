import { listed } from '../../sql/names.js';
import { safeIdentity } from '../catalog/safe-identity.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import type { PlannedScript } from '../plan.js';
import type { DryRunProblem } from '../problem.js';
import { isBehind } from '../rows/counters.js';
import type { RowSnapshot } from '../rows/read-rows.js';
import { shown } from '../rows/table-key.js';
import { findSwaps, type Swap } from './find-swaps.js';
import { leftBehind, leftBehindByView } from './left-behind.js';
import { renamedColumns } from './renamed-columns.js';
import { inOrderOfWeight, type Trait } from './traits.js';
import { placeOfSwap } from './place-of-swap.js';

/** The same thing before and after an up script. */
export interface BeforeAndAfter<Seen> {
  readonly before: Seen;
  readonly after: Seen;
}

/** What did not come along where a name went from one table to another in the script. */
export function judgeSwaps(
  script: PlannedScript,
  catalogs: BeforeAndAfter<CatalogSnapshot>,
  rows: BeforeAndAfter<RowSnapshot>,
): readonly DryRunProblem[] {
  return findSwaps(rows.before, rows.after).flatMap((swap) => problemOf(swap, script, catalogs));
}

/** Sequences of the new table that were not set on to where its rows have come. */
function countersBehind({ table, successor }: Swap): readonly Trait[] {
  if (table.counters.some(isBehind)) return [];
  return successor.counters.filter(isBehind).map(({ column, sequence, next, greatest }) => {
    const name = safeIdentity(sequence);
    const what = `the position of ${name} (next ${next}, greatest ${safeIdentity(column)} ${greatest})`;
    return { weight: 'soundness', what, key: name };
  });
}

const mostNamed = 12;

function problemOf(
  swap: Swap,
  script: PlannedScript,
  { before, after }: BeforeAndAfter<CatalogSnapshot>,
): readonly DryRunProblem[] {
  const { table, former, shadow } = swap;
  const names = {
    name: safeIdentity(table.identity),
    former: former && safeIdentity(former.identity),
    shadow: shadow && safeIdentity(shadow.identity),
    renamed: renamedColumns(swap),
  };
  const { isView, columns } = swap.successor;
  const traits = inOrderOfWeight(
    isView
      ? leftBehindByView(names, new Set(columns.map(({ name }) => name)), before, after)
      : [...leftBehind(names, before, after), ...countersBehind(swap)],
  );
  if (traits.length === 0) return [];
  const list = listed(
    traits.map(({ what }) => what.replaceAll(/\bpublic\./g, '')),
    mostNamed,
  );
  return [
    {
      rule: 'swap-leaves-behind',
      stage: 'dry-run',
      file: script.file,
      at: placeOfSwap(table, script),
      ...(traits[0]?.weight === 'security' ? { severity: 'error' } : {}),
      message: `${shown(table)} is ${isView ? 'a view now' : 'another table than before'}, and these did not come along: ${list}.`,
    },
  ];
}
