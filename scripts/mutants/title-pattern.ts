/** The regular expression that finds just this text, as runners want a title. */
export function titlePattern(title: string): string {
  return title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
