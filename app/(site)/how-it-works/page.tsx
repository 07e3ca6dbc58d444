import type { Metadata } from 'next';
import { CodeBlock } from '@/components/site/code-block';
import { formula } from '@/components/site/formula';
import { OwnBucket } from '@/components/site/own-bucket';
import { PolicyTable } from '@/components/site/policy-table';
import { Section } from '@/components/site/section';
import { decide } from '@/lib/evaluation/gate';
import { currentAccount } from '@/lib/identity/current-account';
import { SITE_FLAGS } from '../site-flags';

export const metadata: Metadata = { title: 'How it works' };

export default async function HowItWorksPage() {
  const [decisions, account] = await Promise.all([
    Promise.all(SITE_FLAGS.map((key) => decide(key, false))),
    currentAccount(),
  ]);
  const [own] = decisions;
  return (
    <div className="grid max-w-3xl gap-12">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">How it works</h1>
        <p className="mt-2 text-ink-muted text-lg">
          A flag that is on for 25{'\u00a0'}% is on for the same 25{'\u00a0'}% every time: everybody falls into one of a
          hundred buckets, and the flag is open up to a bucket.
        </p>
      </div>
      <Section title="Your buckets">
        <ul>
          {decisions.map((decision) => (
            <OwnBucket key={decision.flagKey} decision={decision} signInHref="/sign-in?next=/how-it-works" />
          ))}
        </ul>
      </Section>
      <Section title="The formula">
        <p className="text-ink-muted">
          The flag’s key and your id are hashed together. The key is part of it so that being early for one feature says
          nothing about the next. This is yours; any language with MD5 gives the same.
        </p>
        {own && <CodeBlock label="The formula in Python">{formula(own)}</CodeBlock>}
        <p className="text-ink-muted">
          Your position never moves, so raising a percentage only ever adds people, and lowering it takes the last ones
          out again. At 0{'\u00a0'}% and 100{'\u00a0'}% nothing is hashed.
        </p>
      </Section>
      <Section title="Before and after signing in">
        <p className="text-ink-muted">
          A flag says when it is made which id it goes by.{' '}
          {account ? `You are signed in as ${account.name}.` : 'You are not signed in.'}
        </p>
        <PolicyTable isSignedIn={account !== null} />
        <p className="text-ink-muted">
          A browser whose cookies are cleared is a new device, in new buckets. An account keeps its own everywhere.
        </p>
      </Section>
      <Section title="What your browser has to do with it">
        <p className="text-ink-muted">
          It sends a cookie. The first request already gets its id, and the page that answers it is made with that id:
          there is no second look, no flicker, and no request for a flag to be seen in the network tab.
        </p>
      </Section>
    </div>
  );
}
