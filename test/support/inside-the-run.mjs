// Loaded into the process of a run before all else (node --import): lets a test see and disturb it from inside.
import { writeSync } from 'node:fs';
import process from 'node:process';
import { Worker } from 'node:worker_threads';

process.on('SIGHUP', () => process.exit(9));
process.on('SIGUSR2', () => {
  throw new Error('something is wrong inside');
});

/** The embedded engine asks its worker by messages: each that holds the mark is told, and the start of each worker. */
const { on, postMessage } = Worker.prototype;
const tell = (what) => writeSync(2, `inside: ${what}\n`);
const started = new WeakSet();
Worker.prototype.on = function (...args) {
  if (!started.has(this)) {
    started.add(this);
    tell('starts');
  }
  return Reflect.apply(on, this, args);
};
Worker.prototype.postMessage = function (message, ...rest) {
  if (message?.sql?.includes('it waits here')) tell('waits');
  return Reflect.apply(postMessage, this, [message, ...rest]);
};
