// Sections that do not apply if another does not: a service that a product does not have (PS3.2 Annex N).

/** For a section, the one that settles it; numbers without N. */
export const follows: Readonly<Record<string, string>> = {
  ...settledBy('1.1.1', '10'),
  ...settledBy('1.2.3', '5.2.1', '5.2.2', '5.2.3', '5.2.4', '5.2.6', '6.2.1', '6.2.2', '6.2.3', '6.2.4', '6.2.6'),
  ...settledBy('1.2.3', '7.3.2.1', '7.3.2.2', '7.3.2.3', '7.3.2.4', '7.3.2.6', '12'),
  ...settledBy('1.2.4', '5.2.7', '6.2.7', '7.3.2.7'),
  ...settledBy('1.2.5', '5.2.8', '6.2.8', '7.3.2.8'),
  ...settledBy('1.3', '5.3', '6.3', '7.3.3', '8.6'),
  ...settledBy('1.4', '5.4', '6.4', '8.4.3', '8.7.1'),
  ...settledBy('1.5', '5.5', '6.5'),
  ...settledBy('1.6', '8.4.4', '11.2.6'),
  ...settledBy('5.2.5.1', '5.2.5.1.1', '7.3.1.1', '7.3.2.5.1', '8.5.1'),
  ...settledBy('5.2.5.2', '7.3.1.2', '7.3.2.5.2', '8.5.2'),
  ...settledBy('6.6', '11.2.2', '11.2.3', '11.2.4'),
  ...settledBy('8.2', '11.1'),
  ...settledBy('8.4.5', '11.2.7'),
  ...settledBy('8.4.6', '11.2.8'),
};

function settledBy(number: string, ...settled: readonly string[]): Record<string, string> {
  return Object.fromEntries(settled.map((section) => [section, number]));
}
