import { createOpenFeatureAdapter } from '@flags-sdk/openfeature';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import type { Identify } from 'flags';
import { flag } from 'flags/next';

const sluice = createOpenFeatureAdapter(async () => {
  const headers: [string, string][] = [['Authorization', `Bearer ${process.env.SHOP_SLUICE_TOKEN}`]];
  await OpenFeature.setProviderAndWait(new OFREPProvider({ baseUrl: `${process.env.SHOP_SLUICE_URL}`, headers }));
  return OpenFeature.getClient();
});

const identify: Identify<{ targetingKey: string; country: string }> = ({ cookies, headers }) => ({
  targetingKey: cookies.get('visitor')?.value ?? '',
  country: headers.get('x-country') ?? 'SE',
});

export const newCheckout = flag({
  key: 'sdk-checkout',
  defaultValue: true,
  identify,
  adapter: sluice.booleanValue(),
});

export const greeting = flag({
  key: 'sdk-greeting',
  defaultValue: 'hello',
  identify,
  adapter: sluice.stringValue(),
});
