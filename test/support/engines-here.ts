import process from 'node:process';
import { findInstallations, usualPlaces } from '../../src/engines/local/find-binaries.js';

/** Whether the machine has PostgreSQL's programs; CI installs them, a machine with Node alone has none. */
export const hasLocalPostgres = (await findInstallations(usualPlaces(process.env))).length > 0;

/** The engines that can be used here. */
export const enginesHere: readonly ('local' | 'embedded')[] = hasLocalPostgres
  ? ['local', 'embedded']
  : ['embedded'];
