import { changeContext } from '@/lib/http/change-context';
import { route } from '@/lib/http/route';
import { deleteSchedule } from '@/lib/http/schedules/delete-schedule';
import { patchSchedule } from '@/lib/http/schedules/patch-schedule';

export const PATCH = route<'id'>(async (incoming) => patchSchedule(await changeContext(incoming), incoming));
export const DELETE = route<'id'>(async (incoming) => deleteSchedule(await changeContext(incoming), incoming));
