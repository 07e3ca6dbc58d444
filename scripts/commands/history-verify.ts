import { runWithDatabase } from '../app/run-with-database';
import { command } from '../command';

await command((stop) => runWithDatabase(['scripts/history-verify.ts'], stop));
