/** How much has been written. */
export function TextCount({ text }: { text: string }) {
  const words = text.split(/\s+/).filter((word) => /\p{L}|\p{N}/u.test(word)).length;
  return (
    <p className="text-ink-muted text-sm">
      {words} {words === 1 ? 'word' : 'words'}, {text.length} characters
    </p>
  );
}
