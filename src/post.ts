import { endLeases } from './engines/reaper/leases.js';
import { leasesOfMain } from './github/leases.js';
import { log } from './github/log.js';

// The post part of the step: cleans up where the main part was killed before it could. It changes no verdict.
const folder = leasesOfMain();
if (folder !== undefined) {
  try {
    const count = await endLeases(folder);
    if (count > 0) log(`Drydock cleaned up after a run that was killed (${count} on record).`);
  } catch (error) {
    log(`Drydock could not clean up: ${error instanceof Error ? error.message : String(error)}`);
  }
}
