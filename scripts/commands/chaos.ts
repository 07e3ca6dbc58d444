import { chaos } from '@/bench/chaos/chaos';
import { command } from '../command';

await command((stop) => chaos(process.argv.slice(2), stop));
