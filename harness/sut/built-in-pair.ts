// Our own SCU and SCP in this process: every SCP script gets a listening SCP of its own, shared by its cases.

import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type ListenOptions, listen, nonPatientSopClasses, type Scp } from '../../src/index.ts';
import type { ScpScript } from '../language/scp-script.ts';
import { sentDepth, sentSopClasses } from '../language/sent-sop-classes.ts';
import { sendWithBuiltInScu } from './built-in-scu.ts';
import { listenOptionsOf } from './scp-options.ts';
import { StoreFolder } from './store-folder.ts';
import type { ScpEndpoint, Sut, SutPolicies } from './sut.ts';

export interface BuiltInPairOptions {
  /** Laid over the options of every SCP that is started, e.g. other `checks`. */
  readonly listen?: Partial<ListenOptions>;
}

const callingAETitle = 'CSTORE_SCU';
const calledAETitle = 'CSTORE_SCP';

/** The pair of this process is known, and mostly waits for the disk. */
export const builtInPolicies: SutPolicies = {
  isAskedFirst: false,
  isScriptable: true,
  isWatched: false,
  isWaitedFor: false,
  retriesAlone: false,
  concurrency: 8,
  identity: 'ours',
};

/** The built-in pair as the system under test. */
export function builtInPair(options: BuiltInPairOptions = {}): Sut {
  const pool = new ScpPool(options.listen ?? {});
  return {
    role: 'pair',
    address: 'built-in',
    roles: ['scp', 'scu'],
    policies: builtInPolicies,
    scp: (script, caseId, scenarioFile) => pool.endpoint(script ?? {}, caseId, scenarioFile),
    // It gives up well before the harness does, so that what it does then is seen.
    send: (order, signal) => sendWithBuiltInScu({ ...order, timeoutMs: order.timeoutMs / 2 }, signal),
    close: () => pool.close(),
  };
}

/** All cases come from one address, and those about a crowd run beside others: none is to be refused for them. */
const roomForAll = { maxAssociations: 1000, maxAssociationsPerAddress: 1000 };

interface StartedScp {
  readonly scp: Scp;
  /** Undefined where it discards what it receives. */
  readonly store?: StoreFolder;
}

class ScpPool {
  readonly #overrides: Partial<ListenOptions>;
  readonly #scps = new Map<string, Promise<StartedScp>>();
  readonly #folders: string[] = [];

  constructor(overrides: Partial<ListenOptions>) {
    this.#overrides = overrides;
  }

  async endpoint(script: ScpScript, caseId: string, scenarioFile: string): Promise<ScpEndpoint> {
    const key = keepsState(script) ? `${caseId}\n${JSON.stringify(script)}` : JSON.stringify(script);
    const started = this.#scps.get(key) ?? this.#start(script, scenarioFile);
    this.#scps.set(key, started);
    const { scp, store } = await started;
    return {
      host: '127.0.0.1',
      port: scp.port,
      calledAETitle: firstTitle(script.calledAETitles) ?? script.aeTitle ?? calledAETitle,
      callingAETitle: firstTitle(script.callingAETitles) ?? callingAETitle,
      knownSopClass: script.sopClasses?.[0] ?? nonPatientSopClasses[0]?.keyword ?? '',
      ...(store && { store }),
      ...firstUser(script.users),
    };
  }

  async close(): Promise<void> {
    const scps = await Promise.allSettled(this.#scps.values());
    await Promise.all(
      scps.map((scp) => (scp.status === 'fulfilled' ? scp.value.scp.close({ graceMs: 0 }) : undefined)),
    );
    await Promise.all(this.#folders.map((folder) => fs.rm(folder, { recursive: true, force: true })));
  }

  async #start(script: ScpScript, scenarioFile: string): Promise<StartedScp> {
    const scripted = await listenOptionsOf(script, scenarioFile, () => this.#folder());
    const options = { sopClasses: sentSopClasses, depthLimit: sentDepth, ...roomForAll, ...scripted };
    const { store } = { ...options, ...this.#overrides };
    const scp = await listen({ ...options, ...this.#overrides, port: 0, host: '127.0.0.1' });
    // The response leaves after the file is in its place.
    return typeof store === 'object' ? { scp, store: new StoreFolder(store.directory, { isPrompt: true }) } : { scp };
  }

  async #folder(): Promise<string> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'cstore-conformance-'));
    this.#folders.push(folder);
    return folder;
  }
}

/** A store fills up and `byCall` counts, so that such an SCP serves one case only. */
function keepsState({ store, handler }: ScpScript): boolean {
  const counts = handler !== undefined && 'byCall' in handler && handler.byCall !== undefined;
  return counts || (typeof store === 'object' && store.quotaBytes !== undefined);
}

function firstTitle(titles: ScpScript['calledAETitles']): string | undefined {
  return typeof titles === 'string' ? undefined : titles?.[0];
}

function firstUser(users: ScpScript['users']): Pick<ScpEndpoint, 'user' | 'password'> {
  const [first] = Object.entries(users ?? {});
  if (!first) return {};
  const [user, password] = first;
  return { user, ...(password !== null && { password }) };
}
