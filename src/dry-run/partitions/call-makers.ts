import type { PostgresError } from '../../engines/engine.js';
import { type ArgumentOf, argumentsToMake, callOf, integersToMake } from './call-arguments.js';
import type { MaintenanceRoutine } from './maintenance-routines.js';
import { nextPeriodOf } from './periods.js';
import type { Part, Timeline } from './timeline.js';
import type { Trial } from './trial.js';

/** What calling a routine told; nothing where all went well. */
export type CallFinding =
  | { readonly kind: 'failed'; readonly message: string; readonly error: PostgresError }
  | { readonly kind: 'wrong' | 'not-called' | 'drops-current'; readonly message: string };

/** Runs something on the database as it is, and forgets what it did. */
export type Try = <Result>(run: (trial: Trial) => Promise<Result>) => Promise<Result>;

/** Calls the routine for the period that follows the partitions of the table, twice. */
export async function callMaker(
  routine: MaintenanceRoutine,
  timeline: Timeline,
  tryOut: Try,
): Promise<CallFinding | undefined> {
  const argumentOf = argumentsFor(timeline);
  const about = `${routine.kind} ${routine.signature}`;
  const notCalled = (because: string): CallFinding => ({
    kind: 'not-called',
    message: `Whether ${about} makes the next partition is not known, for ${because}: it was not called.`,
  });
  if (!argumentOf) return notCalled('the last partition has no upper bound that could be passed');
  const call = callOf(routine, argumentOf);
  if (!call.ok) return notCalled(call.because);
  const said = `${about}, called as ${call.shown}`;
  for (const removed of call.takesTime ? removals.slice(0, 1) : removals) {
    const made = await tryOut((trial) => callTwice(trial, { call: call.call, said, removed, timeline }));
    if (made !== 'nothing') return made === 'fine' ? undefined : made;
  }
  // One that is told nothing looks at the rows to see which integers come next.
  if (!timeline.isTime && routine.parameters.length === 0) return undefined;
  return { kind: 'wrong', message: `${upper(said)}, makes no partition.` };
}

function argumentsFor(timeline: Timeline): ArgumentOf | undefined {
  if (!timeline.isTime) return integersToMake(timeline);
  const next = nextPeriodOf(timeline);
  return next && argumentsToMake(timeline, next);
}

/** Partitions that are there already, and so are not made: without them a routine has something to do. */
const removals: readonly (readonly Part['when'][])[] = [[], ['future'], ['present', 'future']];

interface MakerCall {
  readonly call: string;
  /** How to speak of it. */
  readonly said: string;
  readonly removed: readonly Part['when'][];
  readonly timeline: Timeline;
}

async function callTwice(
  trial: Trial,
  { call, said, removed, timeline }: MakerCall,
): Promise<CallFinding | 'nothing' | 'fine'> {
  const outdated = timeline.parts.filter(({ when }) => removed.includes(when));
  if (removed.length > 0 && outdated.length === 0) return 'nothing';
  for (const { name } of outdated) if (!(await trial.tryTo(`DROP TABLE ${name}`))) return 'fine';
  const before = await trial.look();
  const error = await trial.attempt(call);
  if (error) return { kind: 'failed', message: `${upper(said)}, fails: ${error.message}.`, error };
  const after = await trial.look();
  const made = newParts(before, after);
  if (made.length === 0) return 'nothing';
  const gap = gapBehind(made, before, after);
  if (gap) return { kind: 'wrong', message: `${upper(said)}, ${gap}.` };
  const again = await trial.attempt(call);
  if (!again) return 'fine';
  const message = `${upper(said)}, makes its partition, and fails when it is called once more for the same period: ${again.message}.`;
  return { kind: 'failed', message, error: again };
}

export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const partsOf = (timelines: readonly Timeline[]): readonly Part[] => timelines.flatMap(({ parts }) => parts);

function newParts(before: readonly Timeline[], after: readonly Timeline[]): readonly Part[] {
  const known = new Set(partsOf(before).map(({ oid }) => oid));
  return partsOf(after).filter(({ oid }) => !known.has(oid));
}

/** A new partition that begins later than the one before it ends, where there was no gap before. */
function gapBehind(
  made: readonly Part[],
  before: readonly Timeline[],
  after: readonly Timeline[],
): string | undefined {
  const fresh = new Set(made.map(({ oid }) => oid));
  for (const { table, parts } of after) {
    const last = before.find((one) => one.table === table)?.parts.at(-1);
    for (const [index, { oid, start }] of parts.entries()) {
      const previous = parts[index - 1];
      const isBehind = previous && (fresh.has(previous.oid) || previous.oid === last?.oid);
      if (!fresh.has(oid) || !isBehind || previous.stop === start) continue;
      return `leaves a gap: no partition takes the rows from ${previous.stop} to just before ${start}`;
    }
  }
  return undefined;
}
