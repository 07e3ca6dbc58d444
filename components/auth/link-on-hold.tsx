import { AccountPage } from './account-page';

/** A link that cannot be looked up at this moment, good or not. */
export function LinkOnHold() {
  return (
    <AccountPage
      title="Nobody can be let in at this moment"
      explanation="The database does not answer. The link is not used up: open it again in a minute."
    />
  );
}
