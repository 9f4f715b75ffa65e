import type { Contender, Prepared } from './contender.ts';
import type { Workload } from './workloads/workload.ts';

/** What contenders did on one workload. */
export interface Comparison {
  readonly title: string;
  readonly requests: number;
  /** How many requests the first contender allows. */
  readonly allowed: number;
  readonly contenders: readonly Measured[];
  /** Those that cannot take this workload. */
  readonly unfit: readonly string[];
}

export interface Measured {
  readonly name: string;
  readonly package: string;
  readonly version: string;
  readonly note?: string;
  /** The numbers of the requests that it answers otherwise than the first contender. */
  readonly differences: readonly number[];
  /** Nanoseconds for one request, a figure a round. */
  readonly times: readonly number[];
}

export interface Pace {
  readonly rounds: number;
  /** Milliseconds that a contender runs before it is timed. */
  readonly warm: number;
  /** Milliseconds that a slice lasts at least. */
  readonly slice: number;
  /** The share of a slice that a contender runs untimed before it. */
  readonly leadIn: number;
}

export const usualPace: Pace = { rounds: 16, warm: 300, slice: 20, leadIn: 0.5 };

/** Adds up what contenders answer, so that no answer can be optimised away. */
export const sink = { allowed: 0 };

/**
 * Lets contenders answer the same requests, and tells how long each takes. What they decide is
 * compared before any of them is timed.
 */
export async function compare(
  workload: Workload,
  contenders: readonly Contender[],
  pace: Pace = usualPace,
): Promise<Comparison> {
  const requests = workload.requests.length;
  const fit: { contender: Contender; prepared: Prepared; answers: readonly boolean[] }[] = [];
  const unfit: string[] = [];
  for (const contender of contenders) {
    const prepared = await contender.prepare(workload);
    if (prepared) fit.push({ contender, prepared, answers: await answersOf(prepared, requests) });
    else unfit.push(contender.name);
  }
  const times = await interleave(
    fit.map(({ prepared }) => ({ prepared, requests })),
    pace,
  );
  const answers = fit[0]?.answers ?? [];
  return {
    title: workload.title,
    requests,
    allowed: answers.filter(Boolean).length,
    contenders: fit.map(({ contender, answers: its }, index) => ({
      name: contender.name,
      package: contender.package,
      version: contender.version,
      ...(contender.note !== undefined && { note: contender.note }),
      differences: its.flatMap((answer, request) => (answer === answers[request] ? [] : [request])),
      times: times[index] ?? [],
    })),
    unfit,
  };
}

async function answersOf(prepared: Prepared, requests: number): Promise<readonly boolean[]> {
  const answers: boolean[] = [];
  for (let request = 0; request < requests; request++) answers.push(await prepared.ask(request));
  return answers;
}

/** Something to time, with how many different requests it can be asked. */
export interface Entry {
  readonly prepared: Prepared;
  readonly requests: number;
}

/**
 * Runs all entries in turn, a slice each, round after round, so that whatever else the machine does
 * hits all of them. Gives nanoseconds for one request, a list an entry, a figure a round.
 */
export async function interleave(
  entries: readonly Entry[],
  pace: Pace = usualPace,
): Promise<readonly (readonly number[])[]> {
  const runners = entries.map((entry): Runner => ({ ...entry, times: [], calls: 1, next: 0 }));
  for (const runner of runners) await warmUp(runner, pace);
  for (let round = 0; round < pace.rounds; round++) await playRound(runners, round, pace);
  return runners.map(({ times }) => times.map((time) => Math.round(time * 10) / 10));
}

/** The contenders take turns in coming first: what follows a forced collection runs slower. */
async function playRound(runners: readonly Runner[], round: number, pace: Pace): Promise<void> {
  // A collection that one contender's litter causes must not fall into another's slice.
  globalThis.gc?.();
  const first = round % runners.length;
  for (const runner of [...runners.slice(first), ...runners.slice(0, first)]) {
    await leadIn(runner, pace);
    runner.times.push(await slice(runner));
  }
}

interface Runner extends Entry {
  readonly times: number[];
  /** How many requests a slice asks. */
  calls: number;
  /** The request to go on with: a slow contender's slice is not a whole pass. */
  next: number;
}

/** Runs until the code is optimised, and finds out how many calls fill a slice. */
async function warmUp(runner: Runner, pace: Pace): Promise<void> {
  const until = performance.now() + pace.warm;
  let each = await slice(runner);
  while (performance.now() < until) {
    runner.calls = Math.max(1, Math.ceil(((pace.slice / 4) * 1e6) / each));
    each = await slice(runner);
  }
  const calls = Math.ceil((pace.slice * 1e6) / each);
  const passes = Math.ceil(calls / runner.requests);
  runner.calls = calls >= runner.requests ? passes * runner.requests : Math.max(1, calls);
}

/** Untimed: gets code and data of a fast contender back into the caches. */
async function leadIn(runner: Runner, pace: Pace): Promise<void> {
  const calls = runner.calls;
  if (calls < runner.requests) return;
  runner.calls = Math.max(runner.requests, Math.ceil(calls * pace.leadIn));
  await slice(runner);
  runner.calls = calls;
}

/** Nanoseconds for one request. */
async function slice(runner: Runner): Promise<number> {
  const { prepared, calls, next, requests } = runner;
  runner.next = (next + calls) % requests;
  const start = process.hrtime.bigint();
  if (prepared.kind === 'synchronous') run(prepared.ask, calls, next, requests);
  else await runAsynchronously(prepared.ask, calls, next, requests);
  return Number(process.hrtime.bigint() - start) / calls;
}

function run(ask: (request: number) => boolean, calls: number, from: number, requests: number) {
  let allowed = 0;
  let request = from;
  for (let call = 0; call < calls; call++) {
    if (ask(request)) allowed++;
    if (++request === requests) request = 0;
  }
  sink.allowed += allowed;
}

async function runAsynchronously(
  ask: (request: number) => Promise<boolean>,
  calls: number,
  from: number,
  requests: number,
): Promise<void> {
  for (let call = 0; call < calls; call++) {
    if (await ask((from + call) % requests)) sink.allowed++;
  }
}
