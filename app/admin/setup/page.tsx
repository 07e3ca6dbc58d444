import type { Metadata } from 'next';
import { AccountForm } from '@/components/auth/account-form';
import { AccountPage } from '@/components/auth/account-page';
import { CommandLine } from '@/components/auth/command-line';
import { LinkOnHold } from '@/components/auth/link-on-hold';
import { ButtonLink } from '@/components/ui/button-link';
import { linkPurpose } from '../../link-purpose';
import type { Search } from '../../search';
import { makeAdminFromForm } from './actions';

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' };

const SHOWN = 'Shown beside what you change.';

export default async function SetupPage({ searchParams }: { searchParams: Search }) {
  const { token, purpose } = await linkPurpose(searchParams);
  switch (purpose) {
    case 'setup':
      return (
        <AccountPage
          title="Make the first account"
          explanation="It is an admin’s: it changes flags and invites others."
        >
          <AccountForm action={makeAdminFromForm.bind(null, token)} nameHint={SHOWN} submitLabel="Make the account" />
        </AccountPage>
      );
    case 'reset':
      return (
        <AccountPage
          title="Get back in"
          explanation="An account with this address gets the new password, becomes an admin’s and is signed out everywhere else. Any other address gets a new account."
        >
          <AccountForm action={makeAdminFromForm.bind(null, token)} nameHint={SHOWN} submitLabel="Set the password" />
        </AccountPage>
      );
    case 'unavailable':
      return <LinkOnHold />;
    case 'invite':
    case 'password':
    case null:
      return <SpentLink />;
  }
}

function SpentLink() {
  return (
    <AccountPage
      title="This link opens nothing any more"
      explanation="A setup link works once and within 24 hours. This one has been used, has expired, or was cut short on its way."
    >
      <div className="grid gap-2">
        <p>On the machine that Sluice runs on, this prints a new one:</p>
        <CommandLine>npm run admin:reset</CommandLine>
      </div>
      <p>
        <ButtonLink href="/admin/sign-in">Sign in instead</ButtonLink>
      </p>
    </AccountPage>
  );
}
