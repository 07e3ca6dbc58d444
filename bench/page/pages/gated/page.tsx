import { isEnabled } from '@/lib/evaluation/gate';
import { Answers } from '../answers';
import { KEYS } from '../keys';

/** The page that bench:page measures: twenty flags asked for, each in the way that pages do. */
export default async function GatedPage() {
  return <Answers answers={await Promise.all(KEYS.map((key) => isEnabled(key)))} />;
}
