import Bowser from 'bowser';

/** A browser and where it runs, in the words that people use for them; what it calls itself where that says neither. */
export function deviceWords(userAgent: string): string {
  if (userAgent === '') return 'An unknown browser';
  const { browser, os } = Bowser.parse(userAgent);
  const words = [browser.name, os.name && `on ${os.name}`].filter(Boolean).join(' ');
  return words === '' ? userAgent.slice(0, 60) : words;
}
