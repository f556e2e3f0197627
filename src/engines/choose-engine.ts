import { EngineError } from '../errors.js';
import type { Engine, EngineKind, EngineOptions } from './engine.js';

export interface EngineChoice {
  readonly engine: Engine;
  /** One sentence: why this one, and why not those before it in order. */
  readonly reason: string;
}

/** In the order in which `auto` tries them. Loaded only when their turn comes. */
export type EngineLoaders = readonly {
  readonly kind: EngineKind;
  readonly load: () => Promise<Engine>;
  readonly onlyWhenAskedFor?: true;
}[];

const allEngines: EngineLoaders = [
  { kind: 'local', load: async () => (await import('./local/local.js')).createLocalEngine() },
  { kind: 'embedded', load: async () => (await import('./embedded/embedded.js')).createEmbeddedEngine() },
  { kind: 'url', load: async () => (await import('./url/url.js')).createUrlEngine(), onlyWhenAskedFor: true },
];

/**
 * Finds an engine that can be used here.
 * @param kind the one that is asked for; `auto`: a server of this machine, of the major version that is asked for
 *   if one is, else the embedded one
 * @throws EngineError where none can be used
 */
export async function chooseEngine(
  kind: EngineKind | 'auto',
  options: EngineOptions,
  engines: EngineLoaders = allEngines,
): Promise<EngineChoice> {
  const passedOver: string[] = [];
  for (const candidate of engines.filter((one) =>
    kind === 'auto' ? !one.onlyWhenAskedFor : one.kind === kind,
  )) {
    const engine = await candidate.load();
    const obstacle = await engine.unavailable(options);
    if (obstacle === undefined) return { engine, reason: explain(engine, kind, options, passedOver) };
    passedOver.push(`not ${engine.kind}, because ${obstacle}`);
  }
  throw noEngine(kind, passedOver);
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
  return [chosen, ...(caveat === undefined ? [] : [caveat]), ...passedOver].join('; ');
}

function noEngine(kind: EngineKind | 'auto', passedOver: readonly string[]): EngineError {
  const what = kind === 'auto' ? 'No engine can be used' : `The engine "${kind}" cannot be used`;
  const hint =
    kind === 'local'
      ? 'Install PostgreSQL, set PGBIN to the folder with its initdb and postgres, or choose the engine "auto".'
      : 'Reinstall Drydock, or set PGBIN to a folder with initdb and postgres for the engine "local".';
  return new EngineError(`${what}: ${passedOver.join('; ')}`, hint);
}
