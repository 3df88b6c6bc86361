// The ways in which a SUT can be asked for what it has stored.

/** C-GET, C-MOVE to this program, and WADO-RS. */
export const retrieveWays = ['get', 'move', 'wado'] as const;
export type RetrieveWay = (typeof retrieveWays)[number];

/** @throws RangeError in one line for what is no http or https URL */
export function checkBaseUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new RangeError(`${text} is no http or https URL`);
}
