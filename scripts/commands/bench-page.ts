import { benchPage } from '@/bench/page/bench-page';
import { command } from '../command';

await command(benchPage);
