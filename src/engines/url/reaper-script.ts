import process from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { released } from '../reaper/start-reaper.js';
import { dropScratch } from './drop-scratch.js';
import type { ServerPlace } from './reach-server.js';
import type { Scratch } from './scratch.js';

/** What the reaper of the url engine is told. */
export interface ReaperTask {
  readonly place: ServerPlace;
  readonly scratch: Scratch;
}

const tries = 15;
const pauseMs = 2_000;

const [first = '', second] = (await text(process.stdin)).split('\n');
if (second !== released) await drop(JSON.parse(first) as ReaperTask);

/** The server may be recovering, or what a session does may not have ended yet. */
async function drop({ place, scratch }: ReaperTask): Promise<void> {
  for (let left = tries; left > 0; left -= 1) {
    try {
      await dropScratch(place, scratch);
      return;
    } catch {
      await sleep(pauseMs);
    }
  }
}
