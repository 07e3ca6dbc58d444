import { runApp } from '../app/run-app';
import { command } from '../command';

await command((stop) => runApp({ mode: 'dev', builds: false, seeds: true, stop }));
