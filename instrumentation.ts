/** Runs once in every serving process, before its first answer; not during a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startProcess } = await import('./lib/start-process');
    await startProcess();
  }
}
