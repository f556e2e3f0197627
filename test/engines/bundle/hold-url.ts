import process from 'node:process';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { createUrlEngine } from '../../../src/engines/url/url.js';

/** Makes a scratch database with all that a run may have, says what it is called, and stays until it is killed. */
const [, , reaper = ''] = process.argv;
const databaseUrl = await text(process.stdin);
const engine = createUrlEngine({ reaper: pathToFileURL(reaper) });
const server = await engine.start({ statementTimeoutMs: 0, databaseUrl });
const database = await server.createDatabase();
const connection = await database.connect();
if (server.major >= 16) await connection.execute('CREATE ROLE of_a_run');
process.stdout.write(`${server.roles.migrator}\n`);
await connection.execute('DO $$ BEGIN LOOP END LOOP; END $$');
