// A step of a scenario in one line.

/** More of a step is not shown. */
const longest = 200;

/** Verb and arguments, e.g. `c-store: valid`, or `send: {pdu:A-ABORT}`; what is long is cut. */
export function stepText({ verb, args }: { readonly verb: string; readonly args: unknown }): string {
  const given = typeof args === 'string' ? args : (JSON.stringify(args ?? {}) ?? '').replaceAll('"', '');
  const text = given === '' || given === '{}' ? verb : `${verb}: ${given}`;
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}
