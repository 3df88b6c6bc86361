// How a SUT is asked for what it has stored, as plain data.

/** Ways in which a SUT gives back what it has stored. */
export const retrieveWays = ['get'] as const;
export type RetrieveWay = (typeof retrieveWays)[number];

/** How to ask for what was stored. */
export type RetrieveSpec = { readonly by: 'get' };
