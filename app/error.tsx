'use client'; // Next hands the failure of a page to a client component.

import { MessagePage } from '@/components/site/message-page';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';

/** Says nothing of the failure itself: the number finds it in the server's log. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <MessagePage
      title="This page could not be made"
      actions={
        <>
          <Button variant="primary" onClick={retry} className="noscript:hidden">
            Try again
          </Button>
          <ButtonLink href="/">To the start</ButtonLink>
        </>
      }
    >
      <p>Something broke on our side, or the database did not answer. Nothing was changed.</p>
      {digest && (
        <p>
          In the server’s log it is number <span className="font-mono text-ink text-sm">{digest}</span>.
        </p>
      )}
    </MessagePage>
  );
}
