import { benchVisitors } from '@/bench/visitors/bench-visitors';
import { command } from '../command';

await command(async () => benchVisitors());
