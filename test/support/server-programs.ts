import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { findInstallations, usualPlaces } from '../../src/engines/local/find-binaries.js';

/** Where `npm run proof` installs a server of each major. */
const ofProof = fileURLToPath(new URL('../../.build/postgres-majors/node_modules', import.meta.url));

const { DRYDOCK_POSTGRES_BINS: given = '' } = process.env;
const installed = existsSync(ofProof)
  ? readdirSync(ofProof).map((name) => join(ofProof, name, 'native/bin'))
  : [];

const found = await findInstallations({
  ...usualPlaces(process.env),
  path: [...given.split(delimiter), ...installed, process.env['PATH'] ?? ''].join(delimiter),
});

/** Folder by major: of the servers that are on this machine, one of each. */
export const serverPrograms: ReadonlyMap<number, string> = new Map(
  found.map(({ major, folder }) => [major, folder] as const).reverse(),
);
