/** Where the palette opens: the environment that is looked at, and where it leads. */
export interface PalettePlace {
  readonly environment: string;
  /** The list of flags, which each flag's page lies under. */
  readonly flagsPath: string;
  readonly historyPath: string;
  readonly pages: readonly { readonly label: string; readonly href: string }[];
  readonly environments: readonly { readonly name: string; readonly href: string; readonly isCurrent: boolean }[];
}
