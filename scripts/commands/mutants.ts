import { command } from '../command';
import { runMutants } from '../mutants/run-mutants';

await command((stop) => runMutants(process.argv.slice(2), stop));
