import { once } from 'node:events';
import { stdin } from 'node:process';
import { embeddedPostgres } from '../../scripts/postgres/embedded-postgres';
import { testDataDir } from './test-data-dir';

// What these give away is durability across a power cut, nothing that a test can see.
const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' };

// Prints the address of the tests' PostgreSQL and keeps it until the input ends: whoever runs the tests may be killed,
// and could not stop it then.
const { urlOf, release } = await embeddedPostgres(testDataDir(process.env), SETTINGS);
console.log(urlOf('postgres'));
await once(stdin.resume(), 'end');
await release();
