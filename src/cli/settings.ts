import type { EvaluationOptions } from '../evaluate/options.ts';
import { type Paint, painter, wantsColor } from '../report/paint.ts';
import type { Io } from './io.ts';
import type { UsageProblem } from './usage.ts';

/** Flags that every command takes. */
export interface CommonArguments {
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet: boolean;
  readonly unknown: boolean;
  readonly now?: string | undefined;
}

export function paintFor({ color }: Pick<CommonArguments, 'color'>, io: Io): Paint {
  return painter(wantsColor(color, io.environment, io.isTerminal));
}

/** How to decide: the clock is the machine's unless told. */
export function evaluationOptions(
  { unknown, now }: Pick<CommonArguments, 'unknown' | 'now'>,
  io: Io,
): EvaluationOptions | UsageProblem {
  const instant = now === undefined ? io.now() : readInstant(now);
  if (instant === undefined) {
    return {
      problem: `--now \`${now}\` is not a time`,
      help: 'write `2026-11-22T10:00:00Z`, or seconds since 1970',
    };
  }
  return { unspecifiedKeys: unknown ? 'unknown' : 'absent', now: instant };
}

function readInstant(text: string): number | undefined {
  if (/^\d{1,11}$/.test(text)) return Number(text) * 1000;
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z)?$/.test(text)) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}
