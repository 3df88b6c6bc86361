// A Storage SCU in few lines, for programs that are started by the harness: PS3.8 9.3, PS3.7 9.3.1. It knows only what it needs to
// be taken for one, and starts in no time, since it imports nothing of the project.

import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const text = (value) => Buffer.from(value, 'latin1');

function uint16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const item = (type, value) => Buffer.concat([Buffer.of(type, 0), uint16(value.length), value]);
const pdu = (type, value) => Buffer.concat([Buffer.of(type, 0), uint32(value.length), value]);

/** SOP Class, SOP Instance, Transfer Syntax and Data Set of a DICOM file (PS3.10 7.1). */
export function readInstance(path) {
  const bytes = readFileSync(path);
  const end = 144 + bytes.readUInt32LE(140);
  const meta = {};
  for (let at = 144; at < end; ) {
    const element = bytes.readUInt16LE(at + 2);
    const isLong = ['OB', 'UN', 'SQ'].includes(bytes.toString('latin1', at + 4, at + 6));
    const length = isLong ? bytes.readUInt32LE(at + 8) : bytes.readUInt16LE(at + 6);
    const start = at + (isLong ? 12 : 8);
    meta[element] = bytes.toString('latin1', start, start + length).replace(/\0$/, '');
    at = start + length;
  }
  return { sopClass: meta[2], sopInstance: meta[3], transferSyntax: meta[16], dataSet: bytes.subarray(end) };
}

/** An A-ASSOCIATE-RQ for one SOP Class in its Transfer Syntax and in Implicit VR Little Endian. */
export function associateRQ({ sopClass, transferSyntax }) {
  const syntaxes = [...new Set([transferSyntax, '1.2.840.10008.1.2'])];
  const contexts = syntaxes.map((uid, at) =>
    item(0x20, Buffer.concat([Buffer.of(2 * at + 1, 0, 0, 0), item(0x30, text(sopClass)), item(0x40, text(uid))])),
  );
  const user = Buffer.concat([item(0x51, uint32(16_384)), item(0x52, text('1.2.826.0.1.3680043.9.1'))]);
  const fixed = [uint16(1), uint16(0), text('CSTORE_SCP'.padEnd(16)), text('DEGENERATE'.padEnd(16)), Buffer.alloc(32)];
  return pdu(1, Buffer.concat([...fixed, item(0x10, text('1.2.840.10008.3.1.1.1')), ...contexts, item(0x50, user)]));
}

/** One PDV in a P-DATA-TF, on the first context. */
export function pData(control, fragment) {
  return pdu(4, Buffer.concat([uint32(fragment.length + 2), Buffer.of(1, control), fragment]));
}

/** The command of a C-STORE-RQ. */
export function cStoreRQ({ sopClass, sopInstance }, messageId) {
  const element = (tag, value) => {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(tag, 2);
    head.writeUInt32LE(value.length, 4);
    return Buffer.concat([head, value]);
  };
  const us = (value) => Buffer.of(value & 0xff, value >> 8);
  const ui = (value) => text(value.length % 2 === 0 ? value : `${value}\0`);
  const elements = Buffer.concat([
    element(0x0002, ui(sopClass)),
    element(0x0100, us(1)),
    element(0x0110, us(messageId)),
    element(0x0700, us(0)),
    element(0x0800, us(1)),
    element(0x1000, ui(sopInstance)),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(elements.length);
  return Buffer.concat([element(0x0000, length), elements]);
}

export const releaseRQ = pdu(5, Buffer.alloc(4));

/** A connection from which PDUs are awaited one by one; undefined when it has ended. */
export async function open(host, port) {
  const socket = connect(Number(port), host);
  let received = Buffer.alloc(0);
  let isOver = false;
  let wake = () => {};
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    wake();
  });
  const over = () => {
    isOver = true;
    wake();
  };
  socket.on('error', over);
  socket.on('close', over);
  socket.on('end', over);
  async function next() {
    for (;;) {
      const length = received.length < 6 ? Number.POSITIVE_INFINITY : 6 + received.readUInt32BE(2);
      if (received.length >= length) {
        const whole = received.subarray(0, length);
        received = received.subarray(length);
        return whole;
      }
      if (isOver) return undefined;
      await new Promise((resolve) => {
        wake = resolve;
      });
    }
  }
  await new Promise((resolve) => {
    socket.once('connect', resolve);
    socket.once('error', resolve);
  });
  return {
    socket,
    next,
    get isOver() {
      return isOver;
    },
  };
}

/** Sends each file over one association. Resolves with the statuses, and the connection, which is still open. */
export async function storeAll(host, port, paths) {
  const instances = paths.map(readInstance);
  const connection = await open(host, port);
  const statuses = [];
  connection.socket.write(associateRQ(instances[0]));
  const answer = await connection.next();
  if (answer?.[0] !== 2) return { connection, statuses };
  for (const [at, instance] of instances.entries()) {
    connection.socket.write(pData(3, cStoreRQ(instance, at + 1)));
    for (let from = 0; from < instance.dataSet.length; from += 16_000) {
      const fragment = instance.dataSet.subarray(from, from + 16_000);
      connection.socket.write(pData(from + 16_000 >= instance.dataSet.length ? 2 : 0, fragment));
    }
    const response = await connection.next();
    if (response?.[0] !== 4) break;
    // Status (0000,0900), wherever it is.
    const found = response.indexOf(Buffer.of(0, 0, 0, 9, 2, 0, 0, 0));
    statuses.push(found < 0 ? 0xffff : response.readUInt16LE(found + 8));
  }
  return { connection, statuses };
}

/** Releases the association and waits until it is. */
export async function release({ socket, next }) {
  socket.write(releaseRQ);
  await next();
  socket.end();
}
