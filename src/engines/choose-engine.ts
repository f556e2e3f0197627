import { EngineError } from '../errors.js';
import type { Engine, EngineKind, EngineOptions, PostgresServer } from './engine.js';

interface EngineChoice {
  readonly engine: Engine;
  /** One sentence: why this one, and why not those before it in order. */
  readonly reason: string;
}

export interface StartedEngine {
  readonly server: PostgresServer;
  readonly reason: string;
}

/** Loaded only when their turn comes. `auto` tries them in this order, and only those that need not be asked for. */
export type EngineLoaders = readonly {
  readonly kind: EngineKind;
  readonly load: () => Promise<Engine>;
  readonly onlyWhenAskedFor?: true;
}[];

const allEngines: EngineLoaders = [
  { kind: 'local', load: async () => (await import('./local/local.js')).createLocalEngine() },
  { kind: 'docker', load: async () => (await import('./docker/docker.js')).createDockerEngine() },
  { kind: 'embedded', load: async () => (await import('./embedded/embedded.js')).createEmbeddedEngine() },
  { kind: 'url', load: async () => (await import('./url/url.js')).createUrlEngine(), onlyWhenAskedFor: true },
];

/** What a start tells and heeds. */
export interface StartContext {
  readonly starting?: (kind: EngineKind) => void;
  readonly signal?: AbortSignal;
}

/**
 * Starts an engine that can be used here: the one that is asked for; for `auto` a server of this machine, of the major
 * version that is asked for if one is, else the next in order. One that cannot be started is passed over as well.
 * @throws EngineError where none can be used
 */
export async function startEngine(
  kind: EngineKind | 'auto',
  options: EngineOptions,
  { starting, signal }: StartContext = {},
  engines: EngineLoaders = allEngines,
): Promise<StartedEngine> {
  const passedOver: string[] = [];
  for await (const { engine, reason } of usable(kind, options, engines, passedOver)) {
    starting?.(engine.kind);
    try {
      const server = await engine.start(options, signal);
      return { server, reason: [reason, ...otherMajor(server, engine, options)].join('; ') };
    } catch (error) {
      if (!(error instanceof EngineError) || kind !== 'auto' || signal?.aborted) throw error;
      passedOver.push(`not ${engine.kind}, because ${error.message}`);
    }
  }
  throw noEngine(kind, passedOver);
}

/** Where only the running server could tell, as an image of any name. */
const otherMajor = (server: PostgresServer, engine: Engine, options: EngineOptions): readonly string[] =>
  options.postgresMajor === undefined ||
  options.postgresMajor === server.major ||
  engine.caveat(options) !== undefined
    ? []
    : [`it is PostgreSQL ${server.major}, although ${options.postgresMajor} is asked for`];

async function* usable(
  kind: EngineKind | 'auto',
  options: EngineOptions,
  engines: EngineLoaders,
  passedOver: string[],
): AsyncGenerator<EngineChoice> {
  const inTurn = engines.filter((one) => (kind === 'auto' ? !one.onlyWhenAskedFor : one.kind === kind));
  for (const candidate of inTurn) {
    const engine = await candidate.load();
    const obstacle = await engine.unavailable(options);
    if (obstacle === undefined) yield { engine, reason: explain(engine, kind, options, passedOver) };
    else passedOver.push(`not ${engine.kind}, because ${obstacle}`);
  }
}

function explain(
  engine: Engine,
  kind: EngineKind | 'auto',
  options: EngineOptions,
  passedOver: readonly string[],
): string {
  const chosen =
    kind === 'auto' ? `${engine.kind} is the first engine that can be used` : `${engine.kind} is asked for`;
  const caveat = engine.caveat(options);
  const unused =
    kind === 'auto' && options.databaseUrl !== undefined
      ? ['not url, because DATABASE_URL is used only when the engine url is asked for']
      : [];
  return [chosen, ...(caveat === undefined ? [] : [caveat]), ...passedOver, ...unused].join('; ');
}

const hints: Readonly<Record<EngineKind | 'auto', string>> = {
  local:
    'Install PostgreSQL, set PGBIN to the folder with its initdb and postgres, or choose the engine "auto".',
  docker: 'Start Docker, set DOCKER_HOST to its socket, or choose the engine "auto".',
  url: 'Give another --database-url, or choose the engine "auto".',
  embedded: 'Reinstall Drydock, or set PGBIN to a folder with initdb and postgres for the engine "local".',
  auto: 'Reinstall Drydock, or set PGBIN to a folder with initdb and postgres for the engine "local".',
};

function noEngine(kind: EngineKind | 'auto', passedOver: readonly string[]): EngineError {
  const what = kind === 'auto' ? 'No engine can be used' : `The engine "${kind}" cannot be used`;
  return new EngineError(`${what}: ${passedOver.join('; ')}`, hints[kind]);
}
