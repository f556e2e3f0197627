import process from 'node:process';
import { startEngine } from '../../../src/engines/choose-engine.js';

/** What the bundle's test runs: an engine, from nothing but the files of the bundle. */
const options = { statementTimeoutMs: 20_000 };
const { server: started, reason } = await startEngine('embedded', options);
await using server = started;
await using database = await server.createDatabase();
await using connection = await database.connect();
await connection.execute('CREATE EXTENSION pgcrypto; CREATE TABLE t (a int)');
const rows = await connection.query("SELECT digest('x', 'md5') AS digest, current_user AS role");
process.stdout.write(JSON.stringify({ reason, major: server.major, rows }));
