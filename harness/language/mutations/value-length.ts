// The operation that declares another Value Length for an element of the first level; the value stays as it is (PS3.5 7.1.1).

import { z } from 'zod';
import { readDataSet, transferSyntaxByUid } from '../../../src/index.ts';
import { ScenarioError } from '../../model/outcome.ts';
import { longForm } from '../element-spec.ts';
import { tag, tagNumber } from '../values.ts';
import { operation } from './operation.ts';

export const valueLength = operation({
  name: 'length',
  subject: 'data set',
  clause: 'PS3.5 7.1.1',
  does: 'Declare another Value Length for an element of the first level',
  argument: z.strictObject({ tag, to: z.int().min(0).max(0xffffffff) }),
  apply: (bytes, { tag: named, to }, transferSyntax) => {
    const syntax = transferSyntaxByUid(transferSyntax);
    if (syntax?.deflated) throw new ScenarioError('a length cannot be changed in a deflated Data Set');
    const element = readDataSet(bytes, transferSyntax).elements.find((candidate) => candidate.tag === tagNumber(named));
    if (!element) throw new ScenarioError(`the Data Set has no ${named} on its first level`);
    const copy = Buffer.from(bytes);
    if (!syntax?.explicitVR) copy.writeUInt32LE(to, element.offset + 4);
    else if (longForm.has(copy.toString('latin1', element.offset + 4, element.offset + 6))) {
      write(copy, 4, to, element.offset + 8, syntax.littleEndian);
    } else write(copy, 2, to & 0xffff, element.offset + 6, syntax.littleEndian);
    return copy;
  },
});

function write(bytes: Buffer, count: 2 | 4, value: number, at: number, littleEndian: boolean): void {
  if (littleEndian) bytes.writeUIntLE(value, at, count);
  else bytes.writeUIntBE(value, at, count);
}
