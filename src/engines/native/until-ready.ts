import { setTimeout as sleep } from 'node:timers/promises';

/** A server that is starting, or recovering. */
export interface ComingServer {
  /** How it ended; undefined where it has not. */
  ended(): Promise<string | undefined>;
  answers(): Promise<boolean>;
  readonly withinMs: number;
  readonly lookEveryMs: number;
}

/** Waits until the server answers. Rejects with a sentence. */
export async function untilReady(server: ComingServer): Promise<void> {
  const deadline = performance.now() + server.withinMs;
  for (;;) {
    const end = await server.ended();
    if (end !== undefined) throw new Error(end);
    if (await server.answers()) return;
    if (performance.now() > deadline)
      throw new Error(`the server did not answer within ${server.withinMs / 1000} s`);
    await sleep(server.lookEveryMs);
  }
}
