import { configuration } from '@/lib/configuration';
import { database } from '@/lib/database';
import { calendarOf } from '@/lib/lifecycle/calendar';
import { isCalendarSecret } from '@/lib/lifecycle/calendar-secret';
import { listReminders } from '@/lib/lifecycle/list-reminders';
import type { Incoming } from '../incoming';
import { environmentAsked } from '../known-environment';
import { nothingHere } from '../nothing-here';
import { queryParameter } from '../query-parameter';

/** `GET /api/cleanup/calendar?environment=…&secret=…`: the reminders for a calendar. Without the secret there is nothing here. */
export async function getCalendar({ request, query, now }: Incoming): Promise<Response> {
  const environment = environmentAsked(query);
  if (!isCalendarSecret(environment, queryParameter(query, 'secret') ?? '')) return nothingHere();
  const origin = configuration().PUBLIC_URL ?? new URL(request.url).origin;
  const reminders = await listReminders(database(), environment);
  const headers = { 'content-type': 'text/calendar; charset=utf-8' };
  return new Response(calendarOf(reminders, { environment, now, origin }), { headers });
}
