import { parentPort, workerData } from 'node:worker_threads';
import { PostgresError } from '../engine.js';
import type { Reply, Request, WorkerStart } from './messages.js';
import { WorkerPostgres } from './worker-postgres.js';

/** The entry of the worker thread. Each call of PGlite blocks it: only its end can stop a statement. */
async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const postgres = await WorkerPostgres.start(workerData as WorkerStart, new URL('./', import.meta.url));
  port.on('message', (request: Request) => {
    void postgres
      .answer(request)
      .catch(toReply)
      .then((reply) => {
        port.postMessage(reply, reply.kind === 'saved' ? [reply.dataFolder] : []);
      });
  });
  port.postMessage({ kind: 'ready', versionNumber: await postgres.versionNumber() } satisfies Reply);
}

const toReply = (error: unknown): Reply =>
  error instanceof PostgresError
    ? { kind: 'postgres-error', message: error.message, fields: error.fields }
    : { kind: 'broken', message: error instanceof Error ? error.message : String(error) };

if (parentPort) await serve(parentPort);
