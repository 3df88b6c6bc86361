/** How often a run is repeated with the same seed: three times, as each takes minutes; `REPETITIONS=10` for more. */
export const repetitions = Number(process.env.REPETITIONS ?? 3);
