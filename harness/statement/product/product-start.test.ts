import { expect } from 'chai';
import { parseFacts } from '../facts/read-facts.ts';
import { statementFiles } from '../render/statement-files.ts';
import { factsFrom, measuredText } from '../testing/example-facts.ts';
import { productStart } from './product-start.ts';

/** What a vendor gets by taking the # away from every value: those lines go on with spaces, or are a key. */
function withAllValues(text: string): string {
  const isValue = (line: string) => /^#(?: {2}|[a-z]+:$)/.test(line) && !line.includes('cstore');
  return text
    .split('\n')
    .map((line) => (isValue(line) ? line.slice(1) : line))
    .join('\n');
}

describe('The start of a product file', () => {
  it('is a file of facts that claims nothing', () => {
    const read = parseFacts('product.yaml', productStart());
    if (!('facts' in read)) throw new Error(JSON.stringify(read.problems));
    expect(read.facts).to.deep.equal({
      schemaVersion: 1,
      kind: 'claimed',
      standard: '2024c',
      product: { name: { basis: 'unknown' } },
      applicationEntities: [{ name: 'STORE_SCP' }],
    });
  });

  it('has everything that only the vendor can say of an SCP: with all of it, nothing but the name is open', async () => {
    const product = factsFrom(withAllValues(productStart()));
    const { open } = await statementFiles(factsFrom(measuredText), { product, formats: ['markdown'] });
    expect(open.map(({ key }) => key)).to.deep.equal(['product.name']);
  });
});
