import type { Metadata } from 'next';
import { AccountPage } from '@/components/auth/account-page';
import { SignInForm } from '@/components/auth/sign-in-form';
import { safeNext } from '@/lib/auth/safe-next';
import { firstOf, type Search } from '../../search';
import { signInFromForm } from '../../sign-in';

export const metadata: Metadata = { title: 'Sign in' };

export default async function AdminSignInPage({ searchParams }: { searchParams: Search }) {
  const returnTo = safeNext(firstOf((await searchParams).next));
  return (
    <AccountPage title="Sign in to the admin" explanation="Here flags are changed, and everything is recorded.">
      <SignInForm action={signInFromForm.bind(null, returnTo)} />
    </AccountPage>
  );
}
