/** Curves as SVG: a panel for each, a logarithmic axis to the right, one from 0 upwards, and the value at each point. */

export interface Panel {
  readonly title: string;
  readonly points: readonly (readonly [at: number, value: number])[];
}

const [width, height, margin] = [420, 220, 44];

/** The panels, two beside each other. */
export function chart(panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / 2);
  const size = `width="${2 * width}" height="${rows * height}" viewBox="0 0 ${2 * width} ${rows * height}"`;
  const drawn = panels.map((panel, at) => {
    const place = `translate(${(at % 2) * width} ${Math.floor(at / 2) * height})`;
    return `<g transform="${place}">${drawPanel(panel)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#fff"/>
${drawn.join('\n')}
</svg>
`;
}

function drawPanel({ title, points }: Panel): string {
  const logs = points.map(([at]) => Math.log10(at));
  const [left, right] = [Math.min(...logs), Math.max(...logs)];
  const top = Math.max(...points.map(([, value]) => value)) || 1;
  const x = (at: number) => margin + ((Math.log10(at) - left) / (right - left || 1)) * (width - 2 * margin);
  const y = (value: number) => height - margin - (value / top) * (height - 2 * margin);
  const base = height - margin;
  const line = points.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const marks = points.map(
    ([at, value]) =>
      `<circle cx="${x(at).toFixed(1)}" cy="${y(value).toFixed(1)}" r="2.5" fill="#0b5394"/>` +
      `<text x="${x(at).toFixed(1)}" y="${(y(value) - 6).toFixed(1)}" text-anchor="middle">${short(value)}</text>` +
      `<text x="${x(at).toFixed(1)}" y="${base + 15}" text-anchor="middle" fill="#555">${short(at)}</text>`,
  );
  return [
    `<text x="${margin}" y="16" font-weight="bold">${title}</text>`,
    `<line x1="${margin}" y1="${base}" x2="${width - margin}" y2="${base}" stroke="#999"/>`,
    `<polyline points="${line}" fill="none" stroke="#0b5394" stroke-width="1.5"/>`,
    ...marks,
  ].join('');
}

/** `950`, `9.5k`, `100M`. */
function short(value: number): string {
  const [unit, by] = value >= 1e6 ? ['M', 1e6] : value >= 1e4 ? ['k', 1e3] : ['', 1];
  const scaled = value / by;
  return `${scaled < 10 && !Number.isInteger(scaled) ? scaled.toFixed(1) : scaled.toFixed(0)}${unit}`;
}
