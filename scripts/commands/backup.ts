import { runWithDatabase } from '../app/run-with-database';
import { command } from '../command';

await command((stop) => runWithDatabase([['scripts/backup.ts', ...process.argv.slice(2)]], stop));
