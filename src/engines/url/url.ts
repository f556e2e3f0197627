import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EngineError, UserError } from '../../errors.js';
import type { Engine, EngineOptions, PostgresServer } from '../engine.js';
import { NativeServer } from '../native/native-server.js';
import { connectClient } from '../native/pg-connection.js';
import { nodeReaping, startReaper } from '../reaper/start-reaper.js';
import { findHost, type Resolve } from './find-host.js';
import { addressAt, reachServer, type ServerPlace, superviseShared, whatWentWrong } from './reach-server.js';
import type { ReaperTask } from './reaper-script.js';
import { createMigrator, newScratch, type Scratch } from './scratch.js';
import { readFacts, serverCaveat, type ServerFacts, whyUnusable } from './server-rights.js';
import { readServerUrl } from './server-url.js';
import { UrlProcess } from './url-process.js';

/** Beside the bundle; where this runs from its source, in what `npm run build` and the set-up of the tests have made. */
const usualReaper = new URL(
  `${import.meta.url.endsWith('.ts') ? '../../../dist/' : './'}drydock-reaper.js`,
  import.meta.url,
);

export interface UrlEngineParts {
  readonly reaper?: URL;
  readonly resolve?: Resolve;
}

interface Inspection {
  readonly place: ServerPlace;
  readonly facts: ServerFacts;
}

/** The engine that makes a scratch database on a server that somebody else runs. */
export function createUrlEngine({ reaper = usualReaper, resolve }: UrlEngineParts = {}): Engine {
  const script = fileURLToPath(reaper);
  let known: ServerFacts | undefined;
  const inspect = async ({
    databaseUrl,
    allowRemoteDatabase = false,
  }: EngineOptions): Promise<Inspection> => {
    if (!existsSync(script)) throw new EngineError(`The file ${script} is missing.`, 'Reinstall Drydock.');
    const url = readServerUrl(databaseUrl);
    const place = await reachServer(url, await findHost(url.host, allowRemoteDatabase, resolve));
    const facts = (known = await superviseShared(addressAt(place), readFacts));
    const why = whyUnusable(facts);
    if (why !== undefined) throw new EngineError(`The server of the database URL cannot be used: ${why}`);
    return { place, facts };
  };
  return {
    kind: 'url',
    /** Throws UserError where it is the options that must be mended. */
    unavailable: (options) =>
      inspect(options).then(
        () => undefined,
        (error: unknown) => {
          if (error instanceof EngineError) return asClause(error.message);
          throw error;
        },
      ),
    caveat: ({ postgresMajor }) => known && serverCaveat(known, postgresMajor),
    start: async (options, signal) => {
      const began = performance.now();
      return start(await inspect(options), { script, options, signal, began });
    },
  };
}

const asClause = (message: string): string => message.replace(/^The /, 'the ').replace(/\.$/, '');

interface Start {
  readonly script: string;
  readonly options: EngineOptions;
  readonly signal: AbortSignal | undefined;
  readonly began: number;
}

async function start(
  { place, facts }: Inspection,
  { script, options, signal, began }: Start,
): Promise<PostgresServer> {
  const scratch = newScratch();
  const task: ReaperTask = { place, scratch };
  const password = randomBytes(24).toString('hex');
  const reaper = startReaper(nodeReaping([script], task), options.leases);
  const server = new UrlProcess(place, scratch, facts, password, reaper);
  try {
    signal?.throwIfAborted();
    await server.supervise((client) => createMigrator(client, scratch, password, facts));
    await tryLogin(server, scratch);
    signal?.throwIfAborted();
    const { version, major } = facts;
    return new NativeServer(
      server,
      { kind: 'url', version, major, startupMs: performance.now() - began },
      options,
    );
  } catch (error) {
    await server.dispose();
    throw error instanceof UserError
      ? error
      : new EngineError(`No scratch database could be made: ${server.name} ${whatWentWrong(error)}`);
  }
}

/** Class 28, “Invalid Authorization Specification”: `pg_hba.conf` may let in the role of the URL, and no other one. */
async function tryLogin(server: UrlProcess, { migrator }: Scratch): Promise<void> {
  try {
    await (await connectClient(server.address('migrator'), {})).end();
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    if (code?.startsWith('28') !== true) return;
    throw new EngineError(
      `The server of the database URL does not let in the role ${migrator}, which migrations are to run as: ${message}`,
      'Let roles log in by password from here in pg_hba.conf: host all all 127.0.0.1/32 scram-sha-256.',
    );
  }
}
