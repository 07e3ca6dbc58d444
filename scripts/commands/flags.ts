import { CommanderError } from 'commander';
import { command } from '../command';
import { flagsProgram } from '../flags/program';

await command(async () => {
  try {
    await flagsProgram(console.log).parseAsync(process.argv.slice(2), { from: 'user' });
    return 0;
  } catch (error) {
    // It has said what is wrong, or what there is.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
});
