/** How often an instance tells of itself. */
export const HEARTBEAT_MS = 2_000;
/** Not heard of for longer than three heartbeats and a little, an instance is silent: killed, frozen or cut off. */
export const SILENT_AFTER_MS = 7_000;
/** How long one that stopped or fell silent is still shown. */
export const FORGOTTEN_AFTER_MS = 600_000;
/** How long acknowledgements say how fast a change travelled. The newest of each instance is kept longer. */
export const ACKNOWLEDGED_FOR_MS = 3_600_000;
