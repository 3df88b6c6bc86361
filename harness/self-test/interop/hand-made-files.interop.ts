/** The files made by hand, on which our validator is tested, before a checker that was not written for us. */

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { runTool } from './peers/tool.ts';
import { requireTools } from './require-peers.ts';

const folder = fileURLToPath(new URL('../../../src/data-set/validate/fixtures/', import.meta.url));

/** What dciodvfy says of the files whose mistake it looks for; of the others it says nothing. */
const complaints: Readonly<Record<string, RegExp>> = {
  'color-palette-descriptor-vm-2': /Bad attribute Value Multiplicity .*RedPaletteColorLookupTableDescriptor/,
  'color-palette-person-name-six-components': /0x0070,0x0084.* Too many delimiters/,
  'color-palette-utf8-without-character-set': /0x0070,0x0081.* invalid for character repertoire/,
  'color-palette-wrong-vr': /Invalid Value Representation SH .*ContentLabel/,
  'hanging-protocol-empty-name': /Empty attribute .*HangingProtocolName/,
  'hanging-protocol-enumerated-value': /Unrecognized enumerated value <WARD>/,
  'hanging-protocol-lower-case-code-string': /0x0008,0x0060.* Character invalid for this VR/,
  'hanging-protocol-meta-uid-mismatch': /MediaStorageSOPInstanceUID different from SOPInstanceUID/,
  'hanging-protocol-missing-definition-sequence': /Missing attribute Type 1 .*HangingProtocolDefinitionSequence/,
  'hanging-protocol-uid-leading-zero': /0x0008,0x0018.* Leading zeroes/,
};

describe('A file made by hand', () => {
  const names = readdirSync(folder).filter((name) => /^(hanging-protocol|color-palette)-.*\.dcm$/.test(name));
  for (const file of names) {
    const name = file.replace('.dcm', '');
    const complaint = complaints[name];
    it(`is ${complaint ? '' : 'not '}complained of by dciodvfy: ${name}`, async function () {
      requireTools(this, 'dciodvfy');
      const { stdout, stderr } = await runTool('dciodvfy', [folder + file]);
      const errors = `${stdout}\n${stderr}`.split('\n').filter((line) => line.includes('Error - '));
      if (complaint) expect(errors.join('\n')).to.match(complaint);
      else expect(errors).to.deep.equal([]);
    });
  }
});
