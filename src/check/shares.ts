import { type LintMigration, type LintProject, pendingMigrations } from '../lint/project.js';
import type { Migration } from '../migration-tools/migration-tool.js';
import type { Finding } from '../report.js';
import { type Share, shareOf } from '../shard.js';
import { type FoundMigrations, readMigrations } from './read-migrations.js';
import type { CheckRequest } from './request.js';

/**
 * How long the runs of pending migrations are that one run must check: those that have a file in common, for what is said
 * of the file; and all of a tool that runs them in one transaction.
 */
async function piecesIn(request: CheckRequest): Promise<readonly number[]> {
  const { tool, migrations, isPending } = await readMigrations(request);
  return piecesOf(migrations.filter(isPending), tool);
}

/** Where a file comes again further down, all in between belongs to the piece. */
export function piecesOf(
  pending: readonly Migration[],
  { sharesTransaction }: Pick<FoundMigrations['tool'], 'sharesTransaction'>,
): readonly number[] {
  if (sharesTransaction) return pending.length === 0 ? [] : [pending.length];
  const last = new Map(pending.flatMap((one, index) => scriptFiles(one).map((file) => [file, index])));
  const pieces: number[] = [];
  let [start, end] = [0, 0];
  for (const [index, migration] of pending.entries()) {
    end = Math.max(end, ...scriptFiles(migration).map((file) => last.get(file) ?? index));
    if (index < end) continue;
    pieces.push(index + 1 - start);
    start = end = index + 1;
  }
  return pieces;
}

const scriptFiles = ({ up, down, verify = [] }: Migration): readonly string[] =>
  [up, ...(down ? [down] : []), ...verify].map(({ file }) => file);

/**
 * The requests, each with the share of its pending migrations that its shard makes of those of all projects.
 * @param within tells of which project an error is
 */
export async function withShares(
  requests: readonly CheckRequest[],
  within: <Result>(request: CheckRequest, run: () => Promise<Result>) => Promise<Result>,
): Promise<readonly CheckRequest[]> {
  const shard = requests[0]?.shard;
  if (!shard) return requests;
  const pieces: (readonly number[])[] = [];
  for (const request of requests) pieces.push(await within(request, () => piecesIn(request)));
  const { from, to } = shareOf(pieces.flat(), shard);
  let before = 0;
  return requests.map((request, index) => {
    const count = (pieces[index] ?? []).reduce((sum, next) => sum + next, 0);
    const place = (at: number): number => Math.min(count, Math.max(0, at - before));
    const share: Share = { from: place(from), to: place(to) };
    before += count;
    return { ...request, share };
  });
}

type Shared = Pick<CheckRequest, 'share' | 'shard'>;

/** The pending migrations that this run proves and reports on. */
export const ownMigrations = (project: LintProject, { share }: Shared): readonly LintMigration[] =>
  pendingMigrations(project).slice(share?.from, share?.to);

/** Those that another run proves: what precedes its own, and what comes behind. */
export function othersMigrations(
  project: LintProject,
  { share }: Shared,
): { readonly before: ReadonlySet<LintMigration>; readonly behind: ReadonlySet<LintMigration> } {
  const pending = pendingMigrations(project);
  return {
    before: new Set(share && pending.slice(0, share.from)),
    behind: new Set(share && pending.slice(share.to)),
  };
}

/**
 * Whether this run tells what is found by reading the file: so it does of its own migrations. What lies in no pending
 * migration is for the first shard to tell.
 */
export function tellsOf(project: LintProject, request: Shared): (finding: Pick<Finding, 'file'>) => boolean {
  const { shard } = request;
  if (!shard) return () => true;
  const own = new Set(ownMigrations(project, request).flatMap(scriptFiles));
  const all = new Set(pendingMigrations(project).flatMap(scriptFiles));
  return ({ file }) => (all.has(file) ? own.has(file) : shard.index === 1);
}
