import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { diffSnapshots } from '../../../src/dry-run/catalog/diff.js';
import type { Difference } from '../../../src/report.js';
import { noPlainPostgres, plainMajor } from '../../support/plain-postgres.js';
import { type Case, commonSetup } from './cases/case.js';
import { cases } from './cases/index.js';
import { openShop, type Shop } from './shop.js';

const casesHere = cases.filter(({ since = 0 }) => since <= plainMajor);

describe.skipIf(noPlainPostgres)('undoing', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it('of any changes, in the reverse order, leaves what the cases leave', { timeout: 300_000 }, async () => {
    const side = casesHere
      .filter(({ alone }) => !alone)
      .map((present, index) => ({ ...present, schema: `case_${index}` }));
    for (const { setup, schema } of side) {
      await shop.run(`create schema ${schema}`);
      await shop.run(`${commonSetup}; ${setup ?? ''}`, schema);
    }
    // What a case leaves behind, such as another order of columns, it would find there when it is drawn again.
    const reversible = side.filter(({ left }) => !left);
    const before = await shop.snapshot();
    const someCases = fc.shuffledSubarray(reversible, { minLength: 1, maxLength: 20 });
    const property = fc.asyncProperty(someCases, async (chosen) => {
      for (const { change, schema } of chosen) await shop.run(change, schema);
      const changed = await shop.snapshot();
      expect(new Set(diffSnapshots(before, changed))).toEqual(new Set(chosen.flatMap(seenInItsSchema)));
      for (const { undo, schema } of chosen.toReversed()) await shop.run(undo, schema);
      expect(diffSnapshots(before, await shop.snapshot())).toEqual([]);
    });
    await fc.assert(property, { numRuns: 12, endOnFailure: true });
    for (const { teardown, schema } of side) {
      if (teardown) await shop.run(teardown, schema);
      await shop.run(`drop schema ${schema} cascade`);
    }
  });

  const seenInItsSchema = ({ seen, schema }: Case & { readonly schema: string }): readonly Difference[] =>
    seen.map((difference) => ({
      ...difference,
      object: difference.object.replaceAll('app.', `${schema}.`),
      before: difference.before?.replaceAll('app.', `${schema}.`) ?? null,
      after: difference.after?.replaceAll('app.', `${schema}.`) ?? null,
    }));

  const statementsOf = (script: string): readonly string[] => script.split(/;\s+/);
  const forgetful = casesHere
    .filter(({ undo, alone }) => !undo.includes('$') && !alone && statementsOf(undo).length > 1)
    .flatMap((present) =>
      statementsOf(present.undo).map((forgotten) => ({
        ...present,
        forgotten,
        undo: statementsOf(present.undo)
          .filter((statement) => statement !== forgotten)
          .join('; '),
      })),
    );

  it('is tried with many forgotten statements', () => {
    expect(forgetful.length).toBeGreaterThan(30);
  });

  it.each(forgetful)('$name: «$forgotten» is missed', async ({ setup, change, undo, teardown }) => {
    await shop.run('create schema app');
    onTestFinished(() => shop.run('drop schema app cascade'));
    await shop.run(`${commonSetup}; ${setup ?? ''}`, 'app');
    if (teardown) onTestFinished(() => shop.run(teardown, 'app'));
    const before = await shop.snapshot();
    await shop.run(change, 'app');
    try {
      await shop.run(undo, 'app');
    } catch (error) {
      expect(error).toHaveProperty('code'); // the server's: the rest cannot run without the forgotten statement
      return;
    }
    expect(diffSnapshots(before, await shop.snapshot())).not.toEqual([]);
  });
});
