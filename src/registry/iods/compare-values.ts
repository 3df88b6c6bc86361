// The order of two values of one Value Representation: PS3.5 6.2, for ranges (PS3.3 10.25) and dates (PS3.3 C.38).

const numeric = ['DS', 'FD', 'FL', 'IS', 'SL', 'SS', 'UL', 'US'];
const temporal = ['DA', 'DT', 'TM'];

/** Below 0 if the first is lower, above 0 if it is higher; undefined if the values alone do not tell. */
export function orderOf(vr: string, first: string, second: string): number | undefined {
  if (numeric.includes(vr)) return Number(first) - Number(second);
  if (vr === 'AS') return ageOrder(first, second);
  return temporal.includes(vr) ? temporalOrder(first, second) : undefined;
}

/** Ages in different units need a calendar. */
function ageOrder(first: string, second: string): number | undefined {
  if (first.at(-1) !== second.at(-1)) return undefined;
  return Number.parseInt(first, 10) - Number.parseInt(second, 10);
}

/** Compared as far as both go: what is cut off may be anything. Offsets from UTC are not for text to compare. */
function temporalOrder(first: string, second: string): number | undefined {
  if (/[+-]/.test(first + second)) return undefined;
  const length = Math.min(first.length, second.length);
  const [a, b] = [first.slice(0, length), second.slice(0, length)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
