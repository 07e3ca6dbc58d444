import { runScript } from '../run-script';
import { appEnvironment } from './app-environment';

/** Runs scripts, one after the other, on the app's database, which runs already or is started for them. */
export async function runWithDatabase(
  scripts: readonly (string | readonly string[])[],
  stop: AbortSignal,
): Promise<undefined> {
  const { env, release } = await appEnvironment(process.env);
  try {
    for (const script of scripts) await runScript(script, { env, stop });
  } finally {
    await release();
  }
}
