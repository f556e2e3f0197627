import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasLocalPostgres } from '../../support/engines-here.js';
import { realAlembic } from './alembic.js';
import { deployBothWays } from './both-ways.js';
import { realDbmate } from './dbmate.js';
import { realDrizzle } from './drizzle.js';
import { expectSame, type Outcome, projectFolder, unreadable } from './expect-same.js';
import { realGraphileMigrate } from './graphile-migrate.js';
import { realKnex } from './knex.js';
import { realNodePgMigrate } from './node-pg-migrate.js';
import { type ProofServer, startProofServer } from './proof-server.js';
import type { RealTool } from './real-tool.js';
import { realSqitch } from './sqitch.js';
import { isHere } from './tools-here.js';

const shop = ['schema shop'];
const first = ['table public.first'];
const half = ['table public.first', 'table public.second'];

/** `index-…` are about CREATE INDEX CONCURRENTLY; a `half-way` file fails at its second statement of three. */
const outcomes: readonly (readonly [RealTool, readonly Outcome[]])[] = [
  [
    realDbmate,
    [
      { project: 'applies', applied: ['20240101000000', '20240102000000', '20240103000000'], left: shop },
      { project: 'applies', revert: true, applied: ['20240101000000', '20240102000000'], left: shop },
      { project: 'fails', applied: ['1'], fails: '23505', left: first },
      { project: 'half-way', applied: ['1'], fails: '23505', left: first },
      { project: 'commits-half-way', applied: ['1'], fails: '23505', left: half },
      { project: 'index-fails', applied: ['1'], fails: '23505', left: first },
      { project: 'index-beside', applied: ['1'], fails: '25001', left: first },
      { project: 'order', applied: ['09', '10', '9'], left: ['table public.older', 'table public.steps'] },
      { project: 'no-down', applied: ['1'], fails: unreadable, says: 'to define a down block', left: first },
      {
        project: 'stray',
        applied: ['1'],
        fails: unreadable,
        says: 'does not support statements preceding',
        left: first,
      },
      {
        project: 'mark-in-body',
        applied: ['1'],
        fails: unreadable,
        says: "requires every '-- migrate:down'",
        left: first,
      },
    ],
  ],
  [
    realAlembic,
    [
      { project: 'applies', applied: ['a2'], left: shop },
      { project: 'applies', revert: true, applied: ['b1'], left: shop },
      { project: 'fails', applied: [], fails: '23505', left: [] },
    ],
  ],
  [
    realKnex,
    [
      { project: 'applies', applied: ['1_shop', '2_index'], left: shop },
      { project: 'applies', revert: true, applied: ['1_shop'], left: shop },
      { project: 'fails', applied: [], fails: '23505', left: [] },
    ],
  ],
  [
    realDrizzle,
    [
      { project: 'applies', applied: ['1704067200000', '1704153600000'], left: shop },
      { project: 'fails-at-once', applied: [], fails: '23505', left: [] },
      { project: 'index-beside', applied: [], fails: '25001', left: [] },
      { project: 'commits-itself', applied: ['1', '2'], left: half },
      { project: 'order', applied: ['30', '10', '20'], left: ['table public.steps'] },
      { project: 'commented-breakpoint', applied: ['1'], left: [...half, 'table public.third'] },
      {
        project: 'breakpoint-in-body',
        applied: [],
        fails: unreadable,
        says: 'unterminated dollar-quoted string',
        left: [],
      },
      {
        project: 'byte-order-mark',
        applied: [],
        fails: unreadable,
        says: 'syntax error at or near "\uFEFFCREATE"',
        left: [],
      },
    ],
  ],
  [
    realNodePgMigrate,
    [
      { project: 'applies', applied: ['1704067200000_ground', '1704153600000_paid'], left: shop },
      { project: 'applies', revert: true, applied: ['1704067200000_ground'], left: shop },
      {
        project: 'order',
        applied: [
          'initial',
          '9_nine',
          '10_ten',
          '1704067199999_before',
          '20240101000000000_date',
          '1704067200001_after',
        ],
        left: ['table public.steps'],
      },
      { project: 'index-beside', applied: [], fails: '25001', left: [] },
      {
        project: 'byte-order-mark',
        applied: [],
        fails: unreadable,
        says: 'syntax error at or near',
        left: [],
      },
    ],
  ],
  [
    realGraphileMigrate,
    [
      { project: 'applies', applied: ['000001', '000002', '000003'], left: shop },
      { project: 'fails', applied: ['000001'], fails: '23505', left: first },
      { project: 'half-way', applied: ['000001'], fails: '23505', left: first },
      { project: 'commits-half-way', applied: ['000001'], fails: '23505', left: half },
      { project: 'index-fails', applied: ['000001'], fails: '23505', left: first },
      { project: 'index-beside', applied: ['000001'], fails: '25001', left: first },
      { project: 'late-header', applied: ['000001'], fails: '25001', left: first },
      { project: 'order', applied: ['000001', '000002', '000003'], left: ['table public.steps'] },
    ],
  ],
  [
    realSqitch,
    [
      { project: 'applies', applied: ['ground', 'index', 'paid'], left: shop },
      { project: 'applies', revert: true, applied: ['ground', 'index'], left: shop },
      { project: 'fails', applied: ['first'], fails: '23505', left: first },
      { project: 'half-way', applied: ['first'], fails: '23505', left: half },
      { project: 'index-fails', applied: ['first'], fails: '23505', left: first },
      { project: 'index-beside', applied: ['first', 'index'], left: half },
      { project: 'order', applied: ['zebra', 'apple', 'mango', 'apple'], left: ['table public.steps'] },
      { project: 'session', applied: ['first', 'second'], left: ['schema app', 'table public.second'] },
    ],
  ],
];

describe.runIf(hasLocalPostgres)('a folder that the real tool runs, and Drydock', () => {
  let proof: ProofServer;
  beforeAll(async () => {
    proof = await startProofServer();
  });
  afterAll(() => proof[Symbol.asyncDispose]());

  for (const [real, ownOutcomes] of outcomes)
    for (const outcome of ownOutcomes) {
      const name = `${real.name}: ${outcome.project}${outcome.revert ? ', the last one taken back' : ''}`;
      it.runIf(isHere(real))(name, () => expectSame(proof, real, outcome));
    }

  it.runIf(isHere(realSqitch))('sqitch takes for deployed what Drydock says is never committed', async () => {
    const folder = projectFolder(realSqitch, 'open-transaction');
    const { tool, drydock, left } = await deployBothWays(proof, realSqitch, { folder });
    expect(tool).toMatchObject({ applied: ['first', 'second'], error: undefined });
    expect(drydock).toMatchObject({ applied: ['first'], sqlState: '25000' });
    expect(left).toEqual(first);
    expect(tool.catalog).toEqual(drydock.catalog);
  });
});
