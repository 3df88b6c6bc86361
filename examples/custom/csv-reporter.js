// A report format of one's own: a line of comma-separated values (RFC 4180) for each case, for a spreadsheet.

const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** As the formats of cstore are: what it makes of a result is files by their names. */
export const csvReporter = {
  name: 'csv',
  description: 'a line for each case',
  end({ cases }) {
    const rows = cases.map(({ id, verdict, requirement }) => [id, verdict, requirement.level, requirement.ref]);
    return {
      'cases.csv': [['case', 'verdict', 'level', 'clause'], ...rows]
        .map((row) => `${row.map(cell).join()}\r\n`)
        .join(''),
    };
  },
};
