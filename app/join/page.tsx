import type { Metadata } from 'next';
import { AccountForm } from '@/components/auth/account-form';
import { AccountPage } from '@/components/auth/account-page';
import { LinkOnHold } from '@/components/auth/link-on-hold';
import { PasswordForm } from '@/components/auth/password-form';
import { ButtonLink } from '@/components/ui/button-link';
import { linkPurpose } from '../link-purpose';
import type { Search } from '../search';
import { joinFromForm, newPasswordFromForm } from './actions';

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' };

export default async function JoinPage({ searchParams }: { searchParams: Search }) {
  const { token, purpose } = await linkPurpose(searchParams);
  if (purpose === 'unavailable') return <LinkOnHold />;
  if (purpose === 'password') {
    return (
      <AccountPage title="Choose another password" explanation="It signs you out everywhere else, and in here.">
        <PasswordForm action={newPasswordFromForm.bind(null, token)} />
      </AccountPage>
    );
  }
  if (purpose !== 'invite') return <SpentInvitation />;
  return (
    <AccountPage
      title="You are invited"
      explanation="Make an account, and flags that go by the account have an answer for you on every device."
    >
      <AccountForm
        action={joinFromForm.bind(null, token)}
        nameHint="Shown at the top of the pages."
        submitLabel="Make the account"
      />
    </AccountPage>
  );
}

function SpentInvitation() {
  return (
    <AccountPage
      title="This link opens nothing any more"
      explanation="A link like this works once and within 24 hours. This one has been used, has expired, or was cut short on its way. Ask whoever sent it for another."
    >
      <p>
        <ButtonLink href="/sign-in">Sign in instead</ButtonLink>
      </p>
    </AccountPage>
  );
}
