import type { LoosePart } from '../../sql/composed-text.js';
import { SourceText } from '../../sql/source-text.js';
import type { Argument } from './arguments.js';
import { FileRun } from './file-run.js';
import { placesOfInclude } from './include-path.js';
import type { PsqlSession } from './session.js';
import { PsqlVariables } from './variables.js';

/** What calls psql, once or several times. */
export type PsqlHost = Pick<PsqlSession, 'files' | 'script' | 'composer' | 'remarks'>;

/** In characters, what one call may add. */
const longestCall = 4 * 1024 * 1024;

/** `psql -f NAME`: the file is read as psql reads it; where it cannot be had, a remark says so. */
export async function includeByName(
  { text, unknown }: Argument,
  part: LoosePart,
  host: PsqlHost,
): Promise<void> {
  const notRead = (because: string): void => {
    const message = `psql will run a file here that was not read: ${because}.`;
    host.remarks.push({ part, severity: 'warning', message });
  };
  if (unknown !== undefined) {
    notRead(`what the shell puts in for ${unknown} is not known`);
    return;
  }
  const places = placesOfInclude(text, { relative: false, within: host.script, script: host.script });
  if ('because' in places) {
    notRead(`${text}, for ${places.because}`);
    return;
  }
  for (const path of places.paths) {
    const found = await host.files.readIncluded(path);
    if (!found) continue;
    const session: PsqlSession = {
      ...host,
      variables: new PsqlVariables(),
      budget: { left: longestCall - found.text.length },
      switches: [],
      includes: 0,
      isElsewhere: false,
    };
    if (found.unreadable) notRead(`${path}, for ${found.unreadable.message}`);
    else await new FileRun(session, { path, source: new SourceText(found.text) }, [host.script]).read();
    return;
  }
  notRead(`there is no ${text}`);
}
