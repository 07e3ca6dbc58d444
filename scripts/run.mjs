// The one way into every command: `npm run quickstart` and the others come here. Runs on Node 20 with nothing
// installed: installs the packages if the lock changed, then runs scripts/commands/<command>.ts on the Node they bring.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install/install-packages.mjs';
import { projectNode } from './install/project-node.mjs';
import { EXIT_WITH_PARENT, exitWithParent } from './processes/exit-with-parent.mjs';
import { runChild } from './processes/run-child.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const [command = '', ...rest] = process.argv.slice(2);
const file = path.join('scripts', 'commands', `${command.replace(':', '-')}.ts`);

process.chdir(root);
exitWithParent();
if (!/^[a-z]+(:[a-z]+)?$/.test(command) || !existsSync(file)) {
  fail(`There is no command "${command}": package.json names them all.`);
}
try {
  await installPackages(root);
  const { node, env } = projectNode(root, process.env);
  process.exitCode = await runChild(node, [...EXIT_WITH_PARENT, '--import', 'tsx', file, ...rest], { env });
} catch (problem) {
  fail(problem instanceof Error ? problem.message : String(problem));
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
