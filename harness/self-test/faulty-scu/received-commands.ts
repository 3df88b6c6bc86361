// PS3.8 Annex E: the Command Sets that an SCP sends, put together from their fragments.

import { type CommandSet, MessageAssembler, type Pdv } from '../../../src/wire.ts';

interface ReceivedCommand {
  readonly command: CommandSet;
  readonly contextId: number;
}

export class ReceivedCommands {
  readonly #assembler: MessageAssembler;
  #complete: ReceivedCommand[] = [];

  /** `onViolation` is told of fragments that belong to no message. */
  constructor(onViolation: (text: string) => void) {
    this.#assembler = new MessageAssembler({
      onCommand: ({ command }, contextId) => this.#complete.push({ command, contextId }),
      onDataFragment: () => {},
      onViolation: ({ text }) => onViolation(text),
    });
  }

  /** The commands that are complete with these PDVs. */
  take(pdvs: readonly Pdv[]): readonly ReceivedCommand[] {
    this.#assembler.pushAll(pdvs);
    const complete = this.#complete;
    this.#complete = [];
    return complete;
  }
}
