import { describe, expect, test } from 'vitest';
import { callEndpoint } from '@/e2e/support/call-endpoint';
import { flagWorld } from '@/e2e/support/flag-world';
import { deleteSchedule } from './delete-schedule';
import { getFlagSchedules, getSchedules } from './get-schedules';
import { patchSchedule } from './patch-schedule';
import { postSchedule } from './post-schedule';

const { db, ada, flag } = await flagWorld();
const BODY = { rollout_percentage: 25, at: '2030-06-01T09:00', time_zone: 'America/New_York', note: 'launch' };

const post = (key: string, body: unknown, path = '/') =>
  callEndpoint<'key'>((incoming) => postSchedule(ada, incoming), { path, method: 'POST', params: { key }, body });
const patch = (id: string, body: unknown) =>
  callEndpoint<'id'>((incoming) => patchSchedule(ada, incoming), { method: 'PATCH', params: { id }, body });
const cancel = (id: string, path = '/') =>
  callEndpoint<'id'>((incoming) => deleteSchedule(ada, incoming), { path, method: 'DELETE', params: { id } });

describe('schedules over REST', () => {
  test('are made (201), listed (200), edited (200) and cancelled (200)', async () => {
    const key = await flag('rest');
    const made = await post(key, BODY);
    expect(made.status).toBe(201);
    const schedule = {
      flag: key,
      environment: 'production',
      enabled: null,
      rollout_percentage: 25,
      at: '2030-06-01T09:00',
      time_zone: 'America/New_York',
      due_at: '2030-06-01T13:00:00.000Z',
      note: 'launch',
      state: 'pending',
      made_by: 'Ada',
      version: 1,
    };
    expect(made.body).toMatchObject(schedule);
    const { id } = made.body;
    const ofFlag = await callEndpoint<'key'>(
      (incoming) => getFlagSchedules({ db, actor: { type: 'system' } }, incoming),
      {
        params: { key },
      },
    );
    expect(ofFlag.body).toMatchObject({ environment: 'production', flag: key, schedules: [{ id, ...schedule }] });
    const all = await callEndpoint((incoming) => getSchedules({ db, actor: { type: 'system' } }, incoming));
    expect(all.body.schedules).toContainEqual(expect.objectContaining({ id }));
    expect(await patch(`${id}`, { rollout_percentage: 12.5, enabled: true })).toMatchObject({
      status: 200,
      body: { id, rollout_percentage: 12.5, enabled: true, version: 2 },
    });
    expect(await cancel(`${id}`, '/?note=later')).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect(await cancel(`${id}`)).toMatchObject({ status: 409 });
  });

  test('a bad time is 422 and names its field; what there is not is 404', async () => {
    const key = await flag('bad');
    const bad = await post(key, { ...BODY, at: '2030-03-10T02:30' });
    expect(bad).toMatchObject({ status: 422, body: { error: { field: 'at' } } });
    expect(await post('nobody', BODY)).toMatchObject({ status: 404 });
    expect(await post(key, BODY, '/?environment=moon')).toMatchObject({ status: 404 });
    for (const id of ['999999', 'x', '-1', '9999999999999999999']) expect((await cancel(id)).status).toBe(404);
  });
});
