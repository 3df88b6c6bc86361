// Configuration in the structure of PS3.2 Annex A: AE Titles with their ports, and parameters.

import { generalParameters } from '../annex-n/configuration.ts';
import { ask, fill, hasRole, type Input, pathOf } from '../annex-n/input.ts';
import { more } from '../annex-n/vendor-text.ts';
import type { Block } from '../document/document.ts';
import { head, paragraph, row, table } from '../document/make.ts';

/** Table A.4.4-1. */
export function localTitles(input: Input): Block[] {
  const rows = input.facts.applicationEntities.map((entity) => {
    const title = fill(input, entity.title, { path: pathOf(entity, 'title') });
    const port = entity.acceptor ? fill(input, input.facts.security?.port, { path: 'security.port' }) : 'N/A';
    return row(entity.name, title, port);
  });
  return [
    table(
      'A.4.4-1',
      'AE Title Configuration',
      head('Application Entity', 'Default AE Title', 'Default TCP/IP Port'),
      ...rows,
    ),
  ];
}

export function remoteTitles(input: Input): Block[] {
  const said = more(input, '6.2.5');
  if (said.length > 0) return said;
  const how = hasRole(input, 'SCU')
    ? 'how remote hosts, ports and AE Titles are configured'
    : 'how many remote hosts can be configured';
  return [paragraph(ask('sections."6.2.5"', how))];
}

/** The parameters of Table N.6-1. */
export function parameters(input: Input): Block[] {
  return generalParameters(input);
}
