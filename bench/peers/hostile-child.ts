import type { Contender } from '../contender.ts';
import { decide } from '../contenders.ts';
import { hostile, hostileShapes } from '../workloads/hostile.ts';
import { asParsed } from '../workloads/workload.ts';
import { cedar } from './cedar.ts';
import { unsafe } from './iam-simulate.ts';
import { pbac } from './pbac.ts';

// `hostile-child.ts <contender> <shape> <length>` prints the milliseconds of the best of three.

const contenders: Readonly<Record<string, Contender>> = {
  decide,
  'iam-simulate': unsafe,
  pbac,
  'cedar-wasm': cedar,
};
const [name = '', shapeName, length] = process.argv.slice(2);
const shape = hostileShapes.find((one) => one.name === shapeName);
if (!shape) throw new Error(`there is no shape \`${shapeName}\``);
const prepared = await contenders[name]?.prepare(
  asParsed(hostile(shape, Number(length), Number(length))),
);
if (!prepared) throw new Error(`there is no contender \`${name}\``);
const times: number[] = [];
for (let time = 0; time < 3; time++) {
  const start = performance.now();
  await prepared.ask(0);
  times.push(performance.now() - start);
}
process.stdout.write(String(Math.min(...times)));
