import { runCluster } from '../app/run-cluster';
import { command } from '../command';

// `npm run cluster -- 3` runs three instances over one database.
await command((stop) => runCluster(Number(process.argv[2] ?? 3), stop));
