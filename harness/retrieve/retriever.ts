// What a SUT gives back when it is asked for what it has stored, as a place in which instances are read.

import type { InstanceFile } from '../model/instance-file.ts';
import type { Retrieval, RetrievedInstance } from './retrieved-instance.ts';
import type { FoundInstance, NotFound, ReadLimits, StoredInstances, WantedInstance } from './stored-instances.ts';

/** One way to ask for an instance. */
export interface RetrieveMethod {
  /** As reports name it: `C-GET`. */
  readonly name: string;
  ask(wanted: WantedInstance, limits: ReadLimits): Promise<Retrieval>;
  close?(): Promise<void>;
}

export class Retriever implements StoredInstances {
  readonly place: string;
  readonly isPrompt = false;
  /** Each look is a retrieval. */
  readonly pollMs = 500;
  misses = 0;
  readonly #method: RetrieveMethod;
  /** By SOP Instance UID: what was given back, and what was asked for in vain. */
  readonly #found = new Map<string, InstanceFile>();
  readonly #absent = new Map<string, WantedInstance>();

  constructor(method: RetrieveMethod) {
    this.#method = method;
    this.place = `in what ${method.name} gives`;
  }

  async read(wanted: WantedInstance, limits: ReadLimits): Promise<FoundInstance | NotFound> {
    const retrieval = await this.#ask(wanted, limits);
    if ('unavailable' in retrieval) return retrieval;
    const { instances, answer, isConclusive } = retrieval;
    if (instances.length > 0) {
      this.#absent.delete(wanted.sopInstanceUID);
      this.#found.set(wanted.sopInstanceUID, fileOf(wanted, this.#method.name));
      return chosen(instances, wanted, this.#method.name);
    }
    // A coerced instance is found under other identifiers, of which nobody knows.
    const isUncertain = !isConclusive || wanted.isWarned === true;
    if (!isUncertain) this.#absent.set(wanted.sopInstanceUID, wanted);
    return { absent: `${this.#method.name} gives no SOP Instance ${wanted.sopInstanceUID}: ${answer}`, isUncertain };
  }

  /** What the SUT does to an association or a connection says nothing of the instance. */
  async #ask(wanted: WantedInstance, limits: ReadLimits): Promise<Retrieval> {
    try {
      return await this.#method.ask(wanted, limits);
    } catch (error) {
      limits.signal.throwIfAborted();
      return { instances: [], answer: (error as Error).message, isConclusive: false };
    }
  }

  covers(sopInstanceUID: string): boolean {
    return this.#found.has(sopInstanceUID) || this.#absent.has(sopInstanceUID);
  }

  /** What was given back; what was not is asked for once more. */
  async survey(which: 'recent' | 'all', limits: ReadLimits): Promise<readonly InstanceFile[]> {
    if (which === 'recent') for (const wanted of [...this.#absent.values()]) await this.read(wanted, limits);
    return [...this.#found.values()];
  }

  async close(): Promise<void> {
    await this.#method.close?.();
  }
}

function fileOf({ sopClassUID, sopInstanceUID, transferSyntax }: WantedInstance, name: string): InstanceFile {
  return { path: name, dataSet: { sopClassUID, sopInstanceUID, transferSyntax }, isRetrieved: true };
}

/** The instance that was asked for, or what is wrong with what was given. */
function chosen(instances: readonly RetrievedInstance[], wanted: WantedInstance, name: string): FoundInstance {
  const right = instances.find(({ sopInstanceUID }) => sopInstanceUID === wanted.sopInstanceUID);
  const others = instances.filter((one) => one !== right).map(({ sopInstanceUID }) => sopInstanceUID ?? 'no UID');
  if (!right) {
    const wrong = `${name} of ${wanted.sopInstanceUID} gives ${others.join(', ')}`;
    return { where: name, content: { wrong } };
  }
  const { transferSyntax, bytes, sopClassUID = wanted.sopClassUID, wrong } = right;
  if (wrong !== undefined) return { where: name, content: { wrong } };
  if (sopClassUID !== wanted.sopClassUID) {
    const wrong = `${name} gives it as an instance of ${sopClassUID}, and it was sent as one of ${wanted.sopClassUID}`;
    return { where: name, transferSyntax, content: { wrong } };
  }
  const note = others.length > 0 ? `${name} also gives ${others.join(', ')}` : right.note;
  return { where: name, transferSyntax, content: bytes, ...(note !== undefined && { note }) };
}
