import { expect, test } from 'vitest';
import { beforeSignIn } from './before-sign-in';

test('before somebody signed in, a page knew the device and nothing of the account', () => {
  const signedIn = {
    identities: { device: 'd', user: '7', first: 'f' },
    attributes: { signed_in: true, account: { id: 7, name: 'Ada' }, language: 'de' },
  };
  expect(beforeSignIn(signedIn)).toEqual({
    identities: { device: 'd' },
    attributes: { signed_in: false, language: 'de' },
  });
});

test('before somebody signed in, a service sent the anonymous id alone', () => {
  const attributes = { anonymousId: 'd', userId: 7, firstId: 'f', plan: 'pro' };
  expect(beforeSignIn({ identities: { device: 'd', user: '7', first: 'f' }, attributes })).toEqual({
    identities: { device: 'd' },
    attributes: { anonymousId: 'd', plan: 'pro' },
  });
});

test.each([{}, { identities: { device: 'd' } }, { identities: { user: '7' } }, { targetingKey: 'x' }])(
  'there is no before for %j',
  (context) => expect(beforeSignIn(context)).toBeNull(),
);
