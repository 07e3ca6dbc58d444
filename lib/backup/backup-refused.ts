/** Why there is no backup, or why one was not restored; nothing was written. Its message is for a person. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}
