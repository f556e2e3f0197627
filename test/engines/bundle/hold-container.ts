import process from 'node:process';
import { createDockerEngine } from '../../../src/engines/docker/docker.js';

/** Starts a container, says how its server calls its host, and stays until it is killed. */
const [image = ''] = process.argv.slice(2);
const server = await createDockerEngine().start({ statementTimeoutMs: 0, image });
const database = await server.createDatabase();
const supervisor = await database.connectAsSupervisor();
const [row] = await supervisor.query("SELECT pg_read_file('/etc/hostname') AS host");
const connection = await database.connect();
process.stdout.write(String(row?.['host']));
await connection.execute('DO $$ BEGIN LOOP END LOOP; END $$');
