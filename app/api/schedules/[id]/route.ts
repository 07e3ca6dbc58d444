import { changeContext } from '@/lib/http/change-context';
import { readContext } from '@/lib/http/read-context';
import { route } from '@/lib/http/route';
import { deleteSchedule } from '@/lib/http/schedules/delete-schedule';
import { getSchedule } from '@/lib/http/schedules/get-schedules';
import { patchSchedule } from '@/lib/http/schedules/patch-schedule';

export const GET = route<'id'>(async (incoming) =>
  getSchedule(await readContext(incoming, 'GET /api/schedules/{id}'), incoming),
);
export const PATCH = route<'id'>(async (incoming) =>
  patchSchedule(await changeContext(incoming, 'PATCH /api/schedules/{id}'), incoming),
);
export const DELETE = route<'id'>(async (incoming) =>
  deleteSchedule(await changeContext(incoming, 'DELETE /api/schedules/{id}'), incoming),
);
