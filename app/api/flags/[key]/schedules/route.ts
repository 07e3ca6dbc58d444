import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { getFlagSchedules } from '@/lib/http/schedules/get-schedules';
import { postSchedule } from '@/lib/http/schedules/post-schedule';

export const GET = route<'key'>(async (incoming) =>
  getFlagSchedules(await readContext(incoming, 'GET /api/flags/{key}/schedules'), incoming),
);
export const POST = route<'key'>(async (incoming) =>
  postSchedule(await changeContext(incoming, 'POST /api/flags/{key}/schedules'), incoming),
);
