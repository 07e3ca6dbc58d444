import { runWithDatabase } from '../app/run-with-database';
import { command } from '../command';

await command((stop) =>
  runWithDatabase(
    ['scripts/migrate.ts', ['scripts/restore.ts', ...process.argv.slice(2)], 'scripts/history-verify.ts'],
    stop,
  ),
);
