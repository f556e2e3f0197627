import { callOf } from './call-arguments.js';
import { type CallFinding, type Try, upper } from './call-makers.js';
import { argumentsToDrop, saysWhen } from './drop-arguments.js';
import type { MaintenanceRoutine } from './maintenance-routines.js';
import { oldPartitions } from './old-partitions.js';
import type { Part, Timeline } from './timeline.js';
import type { Trial } from './trial.js';

/**
 * Calls a routine that drops partitions where there are some of long ago: what takes the rows of the present and of
 * the future has to stay. Whether the old ones go is not judged, for a table of settings may say how long they are kept.
 */
export async function callDropper(
  routine: MaintenanceRoutine,
  timeline: Timeline,
  tryOut: Try,
): Promise<CallFinding | undefined> {
  const about = `${routine.kind} ${routine.signature}`;
  const call = callOf(routine, argumentsToDrop(timeline));
  if (!call.ok) {
    const message = `Whether ${about} keeps the partitions of the present is not known, for ${call.because}: it was not called.`;
    return { kind: 'not-called', message };
  }
  const said = `${upper(about)}, called as ${call.shown}`;
  const finding = await tryOut((trial) => callOnce(trial, call.call, said, timeline));
  const mayBeOurs = finding?.kind === 'failed' && routine.parameters.some(saysWhen);
  return mayBeOurs ? undefined : finding;
}

async function callOnce(
  trial: Trial,
  call: string,
  said: string,
  timeline: Timeline,
): Promise<CallFinding | undefined> {
  for (const { sql } of oldPartitions(timeline)) if (sql !== undefined) await trial.tryTo(sql);
  const before = await trial.look();
  const error = await trial.attempt(call);
  if (error) return { kind: 'failed', message: `${said}, fails: ${error.message}.`, error };
  const after = await trial.look();
  for (const { table, parts } of before) {
    const left = after.find((one) => one.table === table);
    const [first, ...others] = left ? goneOf(parts, left.parts) : [];
    if (first) return { kind: 'drops-current', message: `${said}, ${loss(table, first, others.length)}.` };
  }
  return undefined;
}

/** One that was made anew, with other rows or another form, has one of its bounds still. */
const goneOf = (before: readonly Part[], after: readonly Part[]): readonly Part[] =>
  before.filter(
    ({ when, start, stop }) =>
      (when === 'present' || when === 'future') &&
      !after.some((part) => part.start === start || part.stop === stop),
  );

function loss(table: string, { name, when }: Part, others: number): string {
  const more = others === 0 ? '' : `, and ${others} later ${others === 1 ? 'one' : 'ones'}`;
  return `removes partition ${name} of ${table.replace(/^table /, '')}, which takes rows of the ${when}${more}`;
}
