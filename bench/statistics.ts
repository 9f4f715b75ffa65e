/** Of a list of measurements. */
export interface Summary {
  readonly min: number;
  readonly median: number;
  readonly p90: number;
}

export function summary(values: readonly number[]): Summary {
  return { min: quantile(values, 0), median: median(values), p90: quantile(values, 0.9) };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that at least this share of the values does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[index] ?? Number.NaN;
}

/** How many times as long the one took as the other: the median over the rounds. */
export function ratio(times: readonly number[], others: readonly number[]): number {
  return median(times.map((time, round) => time / (others[round] ?? Number.NaN)));
}
