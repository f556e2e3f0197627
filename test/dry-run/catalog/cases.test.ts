import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { diffSnapshots } from '../../../src/dry-run/catalog/diff.js';
import { sharedOut } from '../../support/engines-here.js';
import { noPlainPostgres, plainMajor } from '../../support/plain-postgres.js';
import { type Case, commonSetup } from './cases/case.js';
import { cases } from './cases/index.js';
import { openShop, type Shop } from './shop.js';

const notElsewhere = ({ notOnPglite }: Case): boolean => notOnPglite !== undefined;
const casesHere = sharedOut('local', cases, notElsewhere).filter(({ since = 0 }) => since <= plainMajor);

describe.skipIf(noPlainPostgres)('the catalog before and after a change, beside pg_dump', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  const look = async () => {
    const [catalog, dump] = await Promise.all([shop.snapshot(), shop.dump()]);
    return { catalog, dump };
  };

  it.each(casesHere)('$name', async ({ setup, change, undo, seen, left = [], teardown, dump }) => {
    await shop.run('create schema app');
    onTestFinished(() => shop.run('drop schema app cascade'));
    await shop.run(commonSetup, 'app');
    if (setup) await shop.run(setup, 'app');
    if (teardown) onTestFinished(() => shop.run(teardown, 'app'));
    const before = await look();
    await shop.run(change, 'app');
    const changed = await look();
    await shop.run(undo, 'app');
    const undone = await look();

    const difference = diffSnapshots(before.catalog, changed.catalog);
    const remainder = diffSnapshots(before.catalog, undone.catalog);
    expect.soft(difference).toEqual(seen);
    expect.soft(remainder).toEqual(left);
    if (before.dump === undefined) return;
    const sameDump = { changed: before.dump === changed.dump, undone: before.dump === undone.dump };
    const sameCatalog = { changed: difference.length === 0, undone: remainder.length === 0 };
    if (dump) expect.soft(sameDump).not.toEqual(sameCatalog);
    else expect.soft(sameDump).toEqual(sameCatalog);
  });
});
