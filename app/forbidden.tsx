import type { Metadata } from 'next';
import { MessagePage } from '@/components/site/message-page';
import { ButtonLink } from '@/components/ui/button-link';
import { currentAccount } from '@/lib/identity/current-account';

export const metadata: Metadata = { title: 'Not for this account' };

export default async function Forbidden() {
  const account = await currentAccount();
  return (
    <MessagePage
      title="Only admins come in here"
      actions={
        <>
          <ButtonLink href="/">To the start</ButtonLink>
          <ButtonLink href="/admin/sign-in">Sign in with another account</ButtonLink>
        </>
      }
    >
      <p>
        {account ? `${account.name}, your account is a member’s` : 'Your account is a member’s'}: it signs in to the
        public pages and changes no flags.
      </p>
      <p>Ask an admin to make the change for you.</p>
    </MessagePage>
  );
}
