import type { Metadata } from 'next';
import { MessagePage } from '@/components/site/message-page';
import { ButtonLink } from '@/components/ui/button-link';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <MessagePage title="There is nothing at this address" actions={<ButtonLink href="/">To the start</ButtonLink>}>
      <p>It may have been mistyped, or what was here has another name now.</p>
    </MessagePage>
  );
}
