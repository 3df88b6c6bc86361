// A find of the fuzzer as text: what is wrong, with which input, and how it is seen again.

import type { FuzzFind } from '../model/fuzz-run.ts';

/** Lines; the first says it all in one sentence. What came from the SUT is not escaped. */
export function findLines(find: FuzzFind, seed: number): readonly string[] {
  const { title, seen, clause, demand, inputs, explanation, replay, runScenario, path } = find;
  return [
    title,
    `  seen      ${seen}`,
    `  clause    ${clause}: ${demand}`,
    ...inputs.map((input) => `  input     ${input}`),
    ...explanation.map((line) => `  matters   ${line}`),
    `  drawn     seed ${seed}, path ${path}`,
    `  scenario  ${runScenario}`,
    `  replay    ${replay}`,
  ];
}
