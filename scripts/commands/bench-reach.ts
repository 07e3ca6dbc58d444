import { benchReach } from '@/bench/reach/bench-reach';
import { command } from '../command';

await command((stop) => benchReach(process.argv.slice(2), stop));
