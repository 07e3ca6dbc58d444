import { z } from 'zod';
import { flagPatchInput } from '@/lib/flags/schema';

/** Pending schedules that an environment may have. */
export const SCHEDULES_PENDING_MAX = 1_000;
/** How far ahead one may be made. */
export const SCHEDULE_AHEAD_YEARS_MAX = 5;

const wallTime = z.string({ error: 'Give a date and a time, such as 2026-12-01T09:00.' });
const timeZone = z.string({ error: 'Name a time zone, such as Europe/Berlin or UTC.' }).max(64);
const fields = {
  enabled: flagPatchInput.shape.enabled,
  rollout_percentage: flagPatchInput.shape.rollout_percentage,
};

/** What makes a schedule: what to set, and when by the clock on the wall of a time zone. */
export const newScheduleInput = z
  .strictObject({ ...fields, at: wallTime, time_zone: timeZone, note: flagPatchInput.shape.note })
  .refine(({ enabled, rollout_percentage }) => enabled !== undefined || rollout_percentage !== undefined, {
    path: ['rollout_percentage'],
    error: 'Say what to set then: a percentage, the switch, or both.',
  });

/** What may be edited of a pending schedule; what is absent stays, and null takes a field out of it. */
export const schedulePatchInput = z.strictObject({
  enabled: fields.enabled.nullable(),
  rollout_percentage: fields.rollout_percentage.nullable(),
  at: wallTime.optional(),
  time_zone: timeZone.optional(),
  note: flagPatchInput.shape.note.unwrap().optional(),
  version: z.number().int().positive().optional(),
});

export const cancelScheduleInput = z.strictObject({ note: flagPatchInput.shape.note });
