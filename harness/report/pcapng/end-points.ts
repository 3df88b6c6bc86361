// The addresses and ports of a capture: those of the connection as far as a reader needs them, else made up.

import { addressBytes, type EndPoint } from '../../capture/packets.ts';
import type { ConnectionFacts } from '../../model/traffic.ts';
import { visibleLine } from '../../words/visible-text.ts';

/** The port that Wireshark takes for DICOM without being told. */
const dicomPort = 104;
/** AE titles of systems on this machine that have an address of their own; others share the last. */
const mostTitles = 250;
/** An AE title has 16 characters (PS3.5 6.2); escapes make it longer. */
const longestName = 64;

/** Both ends as a capture has them, with what is not as it was. */
export interface ChosenEndPoints {
  readonly requestor: EndPoint;
  readonly acceptor: EndPoint;
  readonly notes: readonly string[];
}

/** Which connections have which addresses, if the run is a part of one: no part has those of another. */
export interface AddressShare {
  /** The number of the first, from 1. */
  readonly first: number;
  /** How far the next is. */
  readonly step: number;
}

/**
 * Chooses end points. Wireshark puts the fragments of messages together by addresses alone, whatever the ports: so the harness
 * has another address on each connection, from 127.1.0.1 (or fd00::1) on. The system under test has its own, unless it is on
 * this machine: then each of its AE titles has one, from 127.0.0.1 on. The acceptor has the port of DICOM.
 */
export class EndPoints {
  readonly #titles = new Map<string, Uint8Array>();
  readonly #names = new Map<string, readonly [Uint8Array, string]>();
  readonly #share: AddressShare;
  #connections = 0;

  constructor(share: AddressShare = { first: 1, step: 1 }) {
    this.#share = share;
  }

  /** Addresses with the AE title of each, the first that was seen. */
  get names(): readonly (readonly [Uint8Array, string])[] {
    return [...this.#names.values()];
  }

  choose(facts: ConnectionFacts): ChosenEndPoints {
    const isOurs = facts.by === 'harness';
    const [ourTitle, itsTitle] = isOurs
      ? [facts.callingAETitle, facts.calledAETitle]
      : [facts.calledAETitle, facts.callingAETitle];
    const its = this.#addressOfSut(facts, itsTitle);
    const ours = this.#nextAddress(its.length === 4);
    this.#name(its, itsTitle);
    this.#name(ours, ourTitle);
    const { port } = isOurs ? facts.sut : facts.harness;
    const notes = port === dicomPort ? [] : [`the TCP port of the acceptor was ${port}; it is written as ${dicomPort}`];
    return isOurs
      ? { requestor: { address: ours, port: facts.harness.port }, acceptor: { address: its, port: dicomPort }, notes }
      : { requestor: { address: its, port: facts.sut.port }, acceptor: { address: ours, port: dicomPort }, notes };
  }

  #addressOfSut({ harness, sut }: ConnectionFacts, title: string): Uint8Array {
    const address = addressBytes(sut.address);
    const isHere = sut.address === harness.address || address === undefined || isLoopback(address);
    return isHere ? this.#addressOfTitle(title) : address;
  }

  #addressOfTitle(title: string): Uint8Array {
    const known = this.#titles.get(title);
    if (known) return known;
    const address = Uint8Array.of(127, 0, 0, 1 + Math.min(this.#titles.size, mostTitles));
    if (this.#titles.size < mostTitles) this.#titles.set(title, address);
    return address;
  }

  #nextAddress(isV4: boolean): Uint8Array {
    const { first, step } = this.#share;
    const at = first + this.#connections * step;
    this.#connections += 1;
    const number = Buffer.alloc(isV4 ? 4 : 16);
    number.writeUInt32BE(isV4 ? 0x7f010000 + (at % 0xfe0000) : at, number.length - 4);
    if (!isV4) number[0] = 0xfd;
    return number;
  }

  #name(address: Uint8Array, title: string): void {
    const name = visibleLine(title.trim()).slice(0, longestName);
    const key = address.join('.');
    if (name !== '' && !this.#names.has(key)) this.#names.set(key, [address, name]);
  }
}

function isLoopback(address: Uint8Array): boolean {
  return address.length === 4 ? address[0] === 127 : address.every((byte, at) => byte === (at === 15 ? 1 : 0));
}
