import { greeting, newCheckout } from '../flags';

export default async function Page() {
  const said = await greeting();
  const name = (await newCheckout()) ? 'new' : 'old';
  return <p role="status">{`${said}: the ${name} checkout`}</p>;
}
