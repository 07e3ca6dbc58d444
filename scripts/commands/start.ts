import { runApp } from '../app/run-app';
import { command } from '../command';

await command((stop) => runApp({ mode: 'start', builds: false, seeds: false, stop }));
