/** The last line of a server's log that tells of an error; without one the last line. */
export function tellingLine(log: string): string | undefined {
  // The answers to our own knocking say nothing of the server.
  const lines = log.split('\n').filter((line) => line.trim() !== '' && !line.includes('is starting up'));
  return lines.findLast((line) => /FATAL:|PANIC:|error:/i.test(line)) ?? lines.at(-1);
}
