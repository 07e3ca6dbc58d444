import { benchTable } from '@/bench/table/bench-table';
import { command } from '../command';

await command((stop) => benchTable(stop));
