import type { Metadata } from 'next';
import { SignInForm } from '@/components/auth/sign-in-form';
import { safeNext } from '@/lib/auth/safe-next';
import { currentAccount } from '@/lib/identity/current-account';
import { firstOf, type Search } from '../../search';
import { signInFromForm } from '../../sign-in';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const [account, search] = await Promise.all([currentAccount(), searchParams]);
  const returnTo = safeNext(firstOf(search.next) ?? '/');
  return (
    <div className="mx-auto grid max-w-sm gap-6 py-6">
      <div className="grid gap-1.5">
        <h1 className="font-semibold text-2xl tracking-tight">Sign in</h1>
        <p className="text-ink-muted">
          {account
            ? `You are signed in as ${account.name}. Signing in again changes to another account.`
            : 'Flags that go by the account then have an answer for you. Accounts are made by invitation.'}
        </p>
      </div>
      <SignInForm action={signInFromForm.bind(null, returnTo)} />
    </div>
  );
}
