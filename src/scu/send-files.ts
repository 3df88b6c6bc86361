/** Sends files over as many associations as they need, and goes on after a failure: PS3.4 GG.4.1, PS3.7 9.1.1. */
import type { Association } from '../association/association.ts';
import type { ReaderLimits } from '../data-set/read/limits.ts';
import { AssociationAborted, DicomNetworkError } from '../errors.ts';
import { cStore } from './c-store.ts';
import { dataSetOf, type FileToSend, readFileToSend, transferSyntaxFor } from './file-to-send.ts';
import { inParallel } from './in-parallel.ts';
import { NoPresentationContext } from './no-presentation-context.ts';
import { type OpenAssociationOptions, openAssociation, type Peer } from './open-association.ts';
import { notTheAnswer, type SendOutcome } from './send-outcome.ts';
import { SendPlan } from './send-plan.ts';

export type { SendOutcome } from './send-outcome.ts';

export interface SendFilesOptions extends Omit<OpenAssociationOptions, 'presentationContexts'> {
  /** Default: MEDIUM, 0x0000. */
  readonly priority?: number;
  /** Whether a file that is no sound Data Set is refused before, or at the latest while, it is sent. Default: true. */
  readonly strict?: boolean;
  /** Bytes of the largest Data Set sent, those that a deflated one inflates to included. Default: 2 GiB, and 512 MiB. */
  readonly dataSetLimit?: number;
  /** Deepest nesting of sequences. Default: 64. */
  readonly depthLimit?: number;
}

/** An association is opened for at most so many files, whose heads are read before. */
const filesAtOnce = 2000;

/** Operations at once where the window has no limit. */
const unlimitedWindow = 32;

/**
 * Sends files of PS3.10 and yields what became of each, as it is known. Proposes what the files need, which may take
 * several associations; keeps as many operations outstanding as `asyncWindow` allows; streams large files; transcodes
 * among the uncompressed Transfer Syntaxes where the peer accepts only another one. A file that cannot be read or is
 * refused, an association that is rejected or ends early: all this is in the outcomes, and the next file is tried.
 *
 * Throws the signal's reason after aborting. Ending the loop over the outcomes aborts as well.
 */
export async function* sendFiles(
  peer: Peer,
  paths: Iterable<string> | AsyncIterable<string>,
  options: SendFilesOptions,
): AsyncGenerator<SendOutcome> {
  const sending = new Sending(peer, options);
  let plan = new SendPlan();
  let files: FileToSend[] = [];
  for await (const path of paths) {
    options.signal?.throwIfAborted();
    const file = await readHead(path, sending.limits);
    if ('error' in file) {
      yield file;
      continue;
    }
    if (files.length === filesAtOnce || !plan.add(file.head)) {
      yield* sending.send(files, plan);
      plan = new SendPlan();
      plan.add(file.head);
      files = [];
    }
    files.push(file);
  }
  yield* sending.send(files, plan);
}

async function readHead(
  path: string,
  limits: Partial<ReaderLimits>,
): Promise<FileToSend | (SendOutcome & { error: Error })> {
  try {
    return await readFileToSend(path, limits);
  } catch (error) {
    return { path, stored: false, error: asError(error) };
  }
}

/** What became of one file, or that it has to be sent again. */
interface Attempt {
  readonly file: FileToSend;
  readonly outcome: SendOutcome;
  readonly again: boolean;
}

class Sending {
  readonly limits: Partial<ReaderLimits>;
  readonly #peer: Peer;
  readonly #options: SendFilesOptions;
  #associations = 0;
  /** Resolves when the file before has been given to the association, or never will be. */
  #turn = Promise.resolve();

  constructor(peer: Peer, options: SendFilesOptions) {
    this.#peer = peer;
    this.#options = options;
    const { dataSetLimit: size, depthLimit: depth } = options;
    this.limits = {
      ...(size === undefined ? {} : { size, inflatedSize: size }),
      ...(depth === undefined ? {} : { depth }),
    };
  }

  /** Sends all files of a plan; over another association when one ends early. */
  async *send(files: readonly FileToSend[], plan: SendPlan): AsyncGenerator<SendOutcome> {
    let left = [...files];
    while (left.length > 0) {
      const association = await this.#open(plan);
      if (association instanceof Error) {
        for (const file of left) yield failed(file, association);
        return;
      }
      const before = left.length;
      const again: Attempt[] = [];
      for await (const attempt of this.#sendOver(association, left)) {
        if (attempt.again) again.push(attempt);
        else {
          left = left.filter((file) => file !== attempt.file);
          yield attempt.outcome;
        }
      }
      if (left.length < before) continue;
      yield* this.#giveUp(association, left, again);
      return;
    }
  }

  /** The association brought no file forward, so another one would not either. */
  *#giveUp(
    association: Association,
    files: readonly FileToSend[],
    attempts: readonly Attempt[],
  ): Generator<SendOutcome> {
    const error =
      association.end?.error ?? new DicomNetworkError('RELEASED', 'The peer released the association at once');
    for (const file of files) {
      yield attempts.find((attempt) => attempt.file === file)?.outcome ?? failed(file, error, this.#associations);
    }
  }

  async #open(plan: SendPlan): Promise<Association | Error> {
    try {
      const association = await openAssociation(this.#peer, {
        ...this.#options,
        presentationContexts: plan.presentationContexts,
      });
      this.#associations++;
      return association;
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      return asError(error);
    }
  }

  /** One operation more than the window is prepared, so that reading a file does not hold up the sending. */
  async *#sendOver(association: Association, files: readonly FileToSend[]): AsyncGenerator<Attempt> {
    const { invoked } = association.negotiated.asyncWindow;
    const limit = (invoked === 0 ? unlimitedWindow : invoked) + 1;
    const { signal } = this.#options;
    const over = (): boolean => association.end !== undefined;
    const stopped = (): boolean => over() || signal?.aborted === true;
    try {
      yield* inParallel(files.values(), limit, stopped, (file) => this.#attempt(association, file));
      signal?.throwIfAborted();
      if (!over()) await association.release({ signal }).catch(() => signal?.throwIfAborted());
    } finally {
      if (!over()) association.abort();
    }
  }

  /** Files are read at the same time, but sent in their order. */
  async #attempt(association: Association, file: FileToSend): Promise<Attempt> {
    const turn = this.#turn;
    let passTurn: () => void = () => undefined;
    this.#turn = new Promise((resolve) => {
      passTurn = resolve;
    });
    try {
      return { file, outcome: await this.#store(association, file, turn, passTurn), again: false };
    } catch (thrown) {
      const error = asError(thrown);
      return { file, outcome: failed(file, error, this.#associations), again: isAnothersFault(error) };
    } finally {
      void turn.then(passTurn);
    }
  }

  async #store(
    association: Association,
    file: FileToSend,
    turn: Promise<void>,
    onSent: () => void,
  ): Promise<SendOutcome> {
    const { path, head } = file;
    const { priority, signal, strict = true } = this.#options;
    const { sopClassUID, sopInstanceUID } = head;
    const transferSyntax = transferSyntaxFor(association, file);
    if (transferSyntax === undefined) throw new NoPresentationContext(association, sopClassUID, head.transferSyntax);
    const dataSet = await dataSetOf(file, transferSyntax, { strict, limits: this.limits });
    await turn;
    const request = { sopClassUID, sopInstanceUID, transferSyntax, dataSet, priority };
    const response = cStore(association, request, { signal });
    onSent();
    const { status, category, errorComment, offendingElements, command } = await response;
    const error = notTheAnswer(command.CommandField);
    return {
      path,
      stored: !error && (category === 'Success' || category === 'Warning'),
      status,
      category,
      errorComment,
      offendingElements,
      error,
      sopClassUID,
      sopInstanceUID,
      transferSyntax,
      association: this.#associations,
    };
  }
}

function failed({ path, head }: FileToSend, error: Error, association?: number): SendOutcome {
  const { sopClassUID, sopInstanceUID } = head;
  return { path, stored: false, error, sopClassUID, sopInstanceUID, association };
}

/** This side ended the association for the sake of a file that has an error of its own. */
function isAnothersFault(error: Error): boolean {
  return error instanceof AssociationAborted && error.by === 'local';
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
