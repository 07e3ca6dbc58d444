import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';

/** Over every public page while its operator sees other answers than their own. */
export function PreviewBanner({ preview: { variants, expiresAt }, end }: PreviewBannerProps) {
  const until = new Date(expiresAt).toISOString();
  return (
    <section aria-label="Your view" className="border-attention-line border-b bg-attention-soft text-attention text-sm">
      <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 sm:px-6">
        <p className="min-w-0 break-words">
          Only in this browser:{' '}
          {Object.entries(variants).map(([key, variant], index) => (
            <span key={key}>
              {index > 0 && ', '}
              <code>{key}</code> is <code>{variant}</code>
            </span>
          ))}
          . It ends <Time at={until} now={Date.now()} />.
        </p>
        <form action={end}>
          <SubmitButton variant="secondary" pendingLabel="One moment…">
            See your own answer
          </SubmitButton>
        </form>
      </div>
    </section>
  );
}

interface PreviewBannerProps {
  /** Flags’ keys with the variant seen of each; `expiresAt` in ms. */
  preview: { readonly variants: Readonly<Record<string, string>>; readonly expiresAt: number };
  end: () => Promise<void>;
}
