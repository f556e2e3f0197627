import pc from 'picocolors';
import type { Severity } from '../report.js';

type Paint = (text: string) => string;

/** Colours by what they mean; without colour each returns its text. */
export interface Palette {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly good: Paint;
  readonly bad: Paint;
  readonly doubtful: Paint;
  readonly place: Paint;
  readonly faint: Paint;
}

/** Colours where they are welcome. */
export function paletteOf(color: boolean): Palette {
  const { red, yellow, cyan, green, bold, dim } = pc.createColors(color);
  return {
    severity: { error: red, warning: yellow, info: cyan },
    good: green,
    bad: red,
    doubtful: yellow,
    place: bold,
    faint: dim,
  };
}
