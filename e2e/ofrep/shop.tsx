import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature, OpenFeatureProvider, type Provider, useFlag } from '@openfeature/react-sdk';
import { createRoot } from 'react-dom/client';

// A page of another site, as its developers would write it: the official packages, unmodified.
const sluice = new URLSearchParams(location.search).get('sluice') ?? '';

function Checkout() {
  const { value, reason, variant } = useFlag('shop-checkout', false);
  return <p role="status">{`${value ? 'The new checkout' : 'The old checkout'} (${variant}, ${reason})`}</p>;
}

await OpenFeature.setContext({ targetingKey: 'visitor-1' });
const provider = new OFREPWebProvider({ baseUrl: sluice, pollInterval: 0 });
// Its declarations say `hooks?: Hook[] | undefined`, where the SDK's, under exactOptionalPropertyTypes, say `hooks?: Hook[]`.
OpenFeature.setProvider(provider as Provider);
createRoot(document.body.appendChild(document.createElement('main'))).render(
  <OpenFeatureProvider suspend={false}>
    <Checkout />
  </OpenFeatureProvider>,
);
