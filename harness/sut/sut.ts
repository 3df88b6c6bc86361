// A system under test: where the harness reaches it, or how it is asked to send.

import type { TlsOptions } from '../../src/wire.ts';
import type { ScpScript } from '../language/scp-script.ts';
import type { Role } from '../model/role.ts';
import type { StoredInstances } from '../retrieve/stored-instances.ts';
import type { ListenPlace } from './listen-place.ts';
import type { Seen } from './operator.ts';

/** Where a Storage SCP listens, and the names to call it by. */
export interface ScpEndpoint {
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsOptions;
  readonly calledAETitle: string;
  readonly callingAETitle: string;
  readonly user?: string;
  readonly password?: string;
  /** Where it writes what it stores, as far as that is known. */
  readonly store?: StoredInstances;
  /** Keyword of a SOP Class that it accepts, where that is known without asking. */
  readonly knownSopClass?: string;
}

/** What can be seen of the process of an SCU while it runs; undefined where the system does not tell. */
export interface ProcessWatch {
  /** The most resident memory that it has had, in bytes. */
  peakMemory(): Promise<number | undefined>;
  /** The time of a processor that it has taken, in milliseconds. */
  cpuMs(): Promise<number | undefined>;
}

/** One SOP Instance that an SCU is asked to send. */
export interface InstanceToSend {
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  readonly transferSyntax: string;
  readonly bytes: Uint8Array;
  /** So many zeros follow the bytes, as the value of their last element; too many to hold in memory. */
  readonly zeros?: number;
}

/** What an SCU is asked to do: send these instances, over one association or several, to this SCP. */
export interface SendOrder {
  readonly host: string;
  readonly port: number;
  readonly calledAETitle: string;
  readonly callingAETitle: string;
  readonly instances: readonly InstanceToSend[];
  readonly timeoutMs: number;
  /** What the case is about, for a person who sends. */
  readonly title?: string;
  /** Aborted when nothing has happened for so long that nothing more is waited for: what still runs then is ended. */
  readonly stalled?: AbortSignal;
  /** Told while the harness prepares what is to be sent, in which time nothing can happen. */
  readonly onBusy?: () => void;
  /** Told of the process when it has been started. */
  readonly onStarted?: (process: ProcessWatch) => void;
  /** What has come until now. */
  readonly seen?: () => Seen;
  /** Forgets what has come: the system sends once more, from the beginning. */
  readonly startAgain?: () => void;
}

/** What the SCU itself said of one instance it was asked to send. */
export interface ReportedOutcome {
  readonly stored: boolean;
  /** Status or error, in one line. */
  readonly text: string;
}

/** What was seen of the process that sent. None of it is understood; it is compared. */
export interface ProcessReport {
  /** How it ended, e.g. `exit code 3` or `signal SIGSEGV`. */
  readonly end: string;
  /** It was killed by a signal that the harness did not send. */
  readonly hasCrashed: boolean;
  /** It did not end by itself. */
  readonly wasEnded: boolean;
  /** The end of what it printed. */
  readonly output: string;
  readonly durationMs: number;
  /** The most resident memory that was seen, in bytes. */
  readonly memoryBytes?: number;
  /** Processes that it started and that outlived it. */
  readonly leftRunning: number;
}

/** What a person said of a system that has no process here. */
export interface Attestation {
  readonly text: string;
  /** ISO 8601 date and time. */
  readonly at: string;
}

/** What the SCU showed, beside what went over the wire. */
export interface SendReport {
  /** Of each instance, in the order of the request, if it tells that to a program. */
  readonly outcomes?: readonly ReportedOutcome[];
  readonly process?: ProcessReport;
  readonly attested?: Attestation;
  /** What differs between any two runs and may stand in the output, such as the folder of the files. */
  readonly volatile?: readonly string[];
}

/** Why a case cannot be run against this SUT, with the evidence. */
export interface NotApplicable {
  readonly notApplicable: string;
}

/** The process of a SUT that the harness starts and watches. */
export interface SutProcess {
  /** How it ended, in one line with the end of its output; undefined while it runs. */
  readonly death: string | undefined;
  /** Aborted when it ends; a new signal after every start, undefined before the first. */
  readonly life: AbortSignal | undefined;
  /** Starts it unless it runs, and waits until it listens. Rejects with one line when it does not come to that. */
  start(signal: AbortSignal): Promise<void>;
  /** Ends it if it runs, and starts it again; absent where that cannot be done. */
  restart?(signal: AbortSignal): Promise<void>;
  /** Resident memory now, in bytes; undefined where the system does not tell. */
  memory?(): Promise<number | undefined>;
  /** What was observed of it since the last `start`, such as the growth of its memory. */
  notes(): Promise<readonly string[]>;
}

/** How the harness deals with a SUT. Each of these is a decision of its own. */
export interface SutPolicies {
  /** Whether it is asked before the first case what it accepts, stores and serves at once (preflight). */
  readonly isAskedFirst: boolean;
  /** Whether its SCP does what the `scp` of a scenario says; cases that need that are selected for no other. */
  readonly isScriptable: boolean;
  /**
   * Whether its health is part of the judgement: an ill SUT is given up after some cases, and is looked at once more after
   * the last one.
   */
  readonly isWatched: boolean;
  /** Whether a case that finds it unreachable waits until it is back, and then runs again. */
  readonly isWaitedFor: boolean;
  /** Whether a case that it may have had no time for beside others is run again alone before it is judged. */
  readonly retriesAlone: boolean;
  /** Cases that are busy with it at once, unless the run says otherwise. */
  readonly concurrency: number;
  /** Whose implementation the results name: what the SUT says of itself, or this program. */
  readonly identity: 'its own' | 'ours';
  /** Where the harness listens for an SCU; default: a free port of 127.0.0.1. */
  readonly listensOn?: ListenPlace;
  /** Whether an SCU sends what the harness has made; others send what they have. */
  readonly sendsGivenInstances?: boolean;
  /** Whether a person sends, or a system by itself, so that it may take long and is asked as little as possible. */
  readonly asksPerson?: boolean;
  /** The tag of the scenarios that are run where nobody chooses any; default: all. */
  readonly usualTag?: string;
}

/** Another program that looks at the instances that an SCU sends. */
export interface InstanceValidator {
  /** What it prints, line by line, each with its name. Never rejects for what the program does. */
  check(instance: InstanceToSend): Promise<readonly string[]>;
}

/** A system under test. `close` ends whatever was started for it. */
export interface Sut {
  readonly role: Role | 'pair';
  /** How it is called in reports: `AET@host:port` or `built-in`. */
  readonly address: string;
  /** The roles whose cases it can be judged by. */
  readonly roles: readonly Role[];
  /** How the harness deals with it. */
  readonly policies: SutPolicies;
  /** Another program that looks at the instances that an SCU sends. */
  readonly validator?: InstanceValidator;
  /** Aborted when the person who operates it wants no more cases. */
  readonly stopped?: AbortSignal;
  /** Where the harness starts and supervises it. */
  readonly process?: SutProcess;
  /**
   * The SCP to run a case against, scripted as the scenario asks. `caseId` tells apart cases whose scripts keep state.
   * Rejects when the harness could not start it.
   */
  scp(script: ScpScript | undefined, caseId: string, scenarioFile: string): Promise<ScpEndpoint | NotApplicable>;
  /**
   * Asks the SCU to send; what it reports is data. Rejects Inconclusive when nobody made it send, and with another error
   * when it could not be asked.
   */
  send(order: SendOrder, signal: AbortSignal): Promise<SendReport | NotApplicable>;
  close(): Promise<void>;
}
