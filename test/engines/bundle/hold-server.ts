import process from 'node:process';
import { createLocalEngine } from '../../../src/engines/local/local.js';

/** Starts a server, says where it is, and stays until it is killed. */
const server = await createLocalEngine().start({ statementTimeoutMs: 0 });
const database = await server.createDatabase();
const supervisor = await database.connectAsSupervisor();
const [row] = await supervisor.query("SELECT current_setting('data_directory') AS folder");
const connection = await database.connect();
process.stdout.write(`${String(row?.['folder'])}\n`);
await connection.execute('DO $$ BEGIN LOOP END LOOP; END $$');
