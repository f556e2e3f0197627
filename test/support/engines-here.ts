import process from 'node:process';
import { createEmbeddedEngine } from '../../src/engines/embedded/embedded.js';
import type { Engine, EngineOptions } from '../../src/engines/engine.js';
import { findInstallations, type SearchPlaces, usualPlaces } from '../../src/engines/local/find-binaries.js';
import { createLocalEngine } from '../../src/engines/local/local.js';
import { type Major, newestMajor, supportedMajors } from '../../src/postgres/versions.js';

/** Whether the machine has PostgreSQL's programs; CI installs them, a machine with Node alone has none. */
export const hasLocalPostgres = (await findInstallations(usualPlaces(process.env))).length > 0;

/** The folders that `npm run proof` has a server of each major in; `npm test` takes what the machine has. */
const { DRYDOCK_POSTGRES_BINS: proofFolders } = process.env;

/** The engines that can be used here; `npm run proof` is about the local one. */
export const enginesHere: readonly ('local' | 'embedded')[] = [
  ...(hasLocalPostgres ? (['local'] as const) : []),
  ...(proofFolders === undefined ? (['embedded'] as const) : []),
];

/**
 * Judging is the same on every engine: where the local one has been asked all of it, one case of `every` shows that the
 * slower engine tells the same.
 */
export const casesFor = <Case>(
  kind: 'local' | 'embedded',
  cases: readonly Case[],
  every = 8,
): readonly Case[] =>
  cases.filter((_, index) => kind === 'local' || !hasLocalPostgres || index % every === 0);

/** Two engines that are asked the same share it out between them; `npm run proof` asks every server all of it. */
export const sharedOut = <Case>(
  kind: 'local' | 'embedded',
  cases: readonly Case[],
  onlyLocal: (one: Case) => boolean,
): readonly Case[] =>
  cases.filter((one, index) => {
    if (proofFolders !== undefined || !hasLocalPostgres) return true;
    return (index % 2 === 0) === (kind === 'local') || (kind === 'local' && onlyLocal(one));
  });

/** A PostgreSQL that claims are proven on. */
export interface ProofPlace {
  readonly name: string;
  readonly engine: Engine;
  readonly options: EngineOptions & { readonly postgresMajor: Major };
}

const proofSearch: SearchPlaces =
  proofFolders === undefined
    ? usualPlaces(process.env)
    : { preferred: undefined, patterns: [], path: proofFolders };

const native = createLocalEngine(proofSearch);

const placeOf = (name: string, engine: Engine, postgresMajor: Major): ProofPlace => ({
  name,
  engine,
  options: { statementTimeoutMs: 60_000, postgresMajor },
});

/** Every supported major, as its own server; whether it is here is to be asked. */
export const nativePlaces = supportedMajors.map((major) => placeOf(`PostgreSQL ${major}`, native, major));

/** Every supported major that can be had here, and the one that is built in. Throws where `npm run proof` lacks one. */
export async function findProofPlaces(): Promise<readonly ProofPlace[]> {
  const places = [...nativePlaces, placeOf('the embedded PostgreSQL', createEmbeddedEngine(), newestMajor)];
  const missing = await Promise.all(places.map(({ engine, options }) => engine.unavailable(options)));
  const absent = places.filter((_, index) => missing[index] !== undefined).map(({ name }) => name);
  if (absent.length > 0) {
    const said = `Claims are not proven here on ${absent.join(', ')}: not on this machine.`;
    if (proofFolders !== undefined) throw new Error(said);
    console.info(said);
  }
  return places.filter((_, index) => missing[index] === undefined);
}
