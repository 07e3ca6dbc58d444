import { ensureFirstAdmin } from './auth/first-admin';
import { ensureFirstToken } from './auth/first-token';
import { vouchForRequests } from './auth/vouch-for-requests';
import { upstash } from './cache/upstash';
import { ConfigurationError, configuration } from './configuration';
import { closeDatabase, database } from './database';
import { endInOrder } from './end-in-order';
import { flushEvaluationCounts } from './evaluation-counts/flush';
import { startFlushing } from './evaluation-counts/start-flushing';
import { startHeartbeat } from './instances/heartbeat';
import { leaveInstances } from './instances/leave-instances';
import { log } from './log';
import { atEnd } from './process-end';
import { startScheduler } from './scheduler/start-scheduler';
import { startResident } from './snapshot/resident';
import { residentSnapshots } from './snapshot/resident-snapshots';
import { tellRevision } from './snapshot/revision-news';
import { flushVisitors } from './visitors/flush-visitors';
import { recentContexts } from './visitors/recent-contexts';
import { visitorRing } from './visitors/visitor-ring';

/**
 * Starts what lives as long as a serving process: its snapshots and what it tells of itself. Makes the first account and
 * token where the settings name them.
 */
export async function startProcess(): Promise<void> {
  const settings = settingsOrExit();
  endInOrder();
  vouchForRequests({ trusted: settings.SLUICE_TRUSTED_PROXIES, isSecure: settings.cookiesAreSecure });
  const db = database();
  atEnd('the pool', closeDatabase);
  const heartbeat = startHeartbeat({ db, snapshots: residentSnapshots });
  const resident = await startResident({
    db,
    listenUrl: settings.SLUICE_LISTEN === 'off' ? null : (settings.DATABASE_URL_DIRECT ?? settings.DATABASE_URL),
    upstash: upstash(),
    secret: settings.SESSION_SECRET,
    environment: settings.SLUICE_ENVIRONMENT,
    pollIntervalMs: settings.SLUICE_POLL_SECONDS * 1000,
    onAccepted: ({ snapshot }) => {
      heartbeat.acknowledge(snapshot.environment);
      tellRevision(snapshot);
    },
  });
  atEnd('the listener and the poll', () => resident.stop());
  atEnd('the word that this instance stopped', () => leaveInstances(db, heartbeat));
  atEnd('the step that the scheduler is taking', startScheduler(db));
  const stopFlushing = startFlushing(db);
  // Each has its own second: many visitors must not cost the counts theirs.
  atEnd('who was seen since the last flush', () =>
    flushVisitors(db, { ring: visitorRing(), contexts: recentContexts(), secret: settings.SESSION_SECRET }),
  );
  atEnd('what was counted since the last flush', () => {
    stopFlushing();
    return flushEvaluationCounts(db);
  });
  try {
    await ensureFirstAdmin(db, settings, new Date());
    await ensureFirstToken(db, settings, new Date());
  } catch (error) {
    log.error(
      { error },
      'the first admin or token of the settings could not be made; restart once the database answers',
    );
  }
}

function settingsOrExit() {
  try {
    return configuration();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
